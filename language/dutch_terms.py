"""Dutch words that people keep in Dutch whatever language they write in."""

from __future__ import annotations

import re

DUTCH_TERMS = frozenset(
    """
    aangifte advocaat afspraak albert amsterdam apotheek arbeidscontract asielaanvraag asielzoeker asielzoekers autorijbewijs
    azc basisschool belasting belastingdienst bewoner bezwaar bezwaarschrift bibliotheek bijdrage bso brp brief bsn burgerzaken
    caf cak centrum coa cv digid dokter duo eigen eindhoven flexwerk formulier gemeente gemeentehuis ggd ggz goo
    groningen haag hbo heijn herhaalrecept huisarts huisartsenpost huisvesting huurcontract huurtoeslag icu id iban inburgering
    ind ing inschrijving insurance iom isk jobcenter juridisch jeugdgezondheidszorg kinderbijslag kinderdagverblijf
    kinderopvang kinderopvangtoeslag kinderen klacht klachten kraamzorg kvk leefgeld leerplicht leerplichtambtenaar loket
    loonstrook locatie mail mbo medewerker mondzorg noodopvang ns nt oekraine oekraiense opvang ouderbijdrage ov
     paspoort peuterspeelzaal peuteropvang politie polis praktijk rabobank rdw rechtsbijstand rijbewijs rmo rotterdam
    samsung school schiphol sepa slachtofferhulp sociaal spoed spoedeisende sticker stichting svb
    taalcoach taalmaatje taalles tandarts telefoon apel terugkeer toeslag tolk tram uitkering uitzendbureau uitzendburo
    utrecht uwv verblijfsdocument verblijfsvergunning verhuizen verloskundige vertrouwenspersoon verzekering veilig thuis vluchteling
    vluchtelingenwerk vog voorschool werk werkgever wijkteam wmo wo woning ziekenhuis zorg zorgkosten zorgtoeslag zorgverzekering zzp
    abn amro bunq eori youtube google instagram facebook whatsapp telegram tiktok viber zoom online ok email wifi 
    """.split() # noqa: SIM905 - a hundred quoted words a column would hide what is missing
)
_SHAPES = re.compile(r"(aa|oo|uu|ee[lrtnmdgsk]|oe|ij[nkdtvg]|uis|eur|bureau|centrum|opvang|geld|zorg|straat|kaart|schap|heid$|ing$|lijk)")
_NOT_DUTCH = re.compile(r"(shch|zh|kh|yj|jut|yut|aje|aye|ogo|oho|omu|[aeiouy]v$|yty|aty|ity|^[yj]a|[ouyi]$)")


def is_dutch_term(word: str) -> bool:
    """Whether a Latin word amid Ukrainian is a Dutch one to leave alone: a known term, or shaped as only Dutch is."""
    if word in DUTCH_TERMS:
        return True
    return len(word) > 5 and bool(_SHAPES.search(word)) and not _NOT_DUTCH.search(word)
