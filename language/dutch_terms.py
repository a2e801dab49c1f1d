"""Dutch words that people keep in Dutch whatever language they write in."""

from __future__ import annotations

import re

DUTCH_TERMS = frozenset(
    """
    aangifte abn advocaat afspraak albert amro amsterdam apel apotheek arbeidscontract asielaanvraag asielzoeker
    asielzoekers autorijbewijs azc basisschool belasting belastingdienst bewoner bezwaar bezwaarschrift
    bibliotheek bijdrage brief brp bsn bso bunq burgerzaken caf cak centrum coa cv digid dokter duo eigen
    eindhoven email eori facebook flexwerk formulier gemeente gemeentehuis ggd ggz goo google groningen haag hbo
    heijn herhaalrecept huisarts huisartsenpost huisvesting huurcontract huurtoeslag iban icu id inburgering ind
    ing inschrijving instagram insurance iom isk jeugdgezondheidszorg jobcenter juridisch kinderbijslag
    kinderdagverblijf kinderen kinderopvang kinderopvangtoeslag klacht klachten kraamzorg kvk leefgeld
    leerplicht leerplichtambtenaar locatie loket loonstrook mail mbo medewerker mondzorg noodopvang ns nt
    oekraiense oekraine online opvang ouderbijdrage ov paspoort peuteropvang peuterspeelzaal polis politie
    praktijk rabobank rdw rechtsbijstand rijbewijs rmo rotterdam samsung schiphol school sepa slachtofferhulp
    sociaal spoed spoedeisende stichting sticker svb taalcoach taalles taalmaatje tandarts telefoon telegram
    terugkeer thuis tiktok toeslag tolk tram uitkering uitzendbureau uitzendburo utrecht uwv veilig
    verblijfsdocument verblijfsvergunning verhuizen verloskundige vertrouwenspersoon verzekering viber
    vluchteling vluchtelingenwerk vog voorschool werk werkgever whatsapp wifi wijkteam wmo wo woning youtube
    ziekenhuis zoom zorg zorgkosten zorgtoeslag zorgverzekering zzp
    """.split()  # noqa: SIM905 - a hundred quoted words a column would hide what is missing
)
_SHAPES = re.compile(
    r"(aa|oo|uu|ee[lrtnmdgsk]|oe|ij[nkdtvg]|uis|eur|bureau|centrum|opvang|geld|zorg|straat|kaart|schap|heid$|ing$|lijk)"
)
_LONG_ENOUGH = 6
"""Short words share their letter pairs with Ukrainian ones."""

_NOT_DUTCH = re.compile(r"(shch|zh|kh|yj|jut|yut|aje|aye|ogo|oho|omu|[aeiouy]v$|yty|aty|ity|^[yj]a|[ouyi]$)")


def is_dutch_term(word: str) -> bool:
    """Whether a Latin word amid Ukrainian is a Dutch one to leave alone: a known term, or shaped as only Dutch is."""
    if word in DUTCH_TERMS:
        return True
    return len(word) >= _LONG_ENOUGH and bool(_SHAPES.search(word)) and not _NOT_DUTCH.search(word)
