"""Streets with a house number, and postcodes. A street alone, a town or a park stays."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from issues.redaction.finding import Finding
from issues.redaction.word_lists import keep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from issues.redaction.source import Source

_UPPER = "A-ZÀ-ÖØ-ÞА-ЯІЇЄҐ"
_NAME = rf"[{_UPPER}][\w'.-]{{1,40}}"
_SMALL = r"(?:van|de|der|den|het|ten|ter|te|'t|op|aan|en|of|the)"
_DUTCH_SUFFIX = (
    r"straat|straatweg|weg|laan|plein|kade|gracht|singel|hof|dijk|steeg|pad|plantsoen|dreef|baan|allee|boulevard|ring"
    r"|kamp|veld|akker|weide|erf|hoek|brink|wal|wijk|markt|haven|burg|berg|dal|park|stede|horst|oord|lei"
    r"|esch|eind|kwartier|plaats|rak|poort|meent|zoom|warande|bos"
    r"|strjitte|dyk|diep|vaart|hove|hoeve|vliet|gaarde|waard|passage|promenade|pleintje|straatje|laantje|werf|drift|tuin"
)
_SURE_SUFFIX = r"straat|straatweg|laan|gracht|singel|steeg|plantsoen|dreef|kade|dijk|weg|plein|strjitte"
_CYRILLIC_SUFFIX = (
    r"страат|страт|штраат|вег|вех|лаан|лан|плейн|плайн|кейд|кад[еі]|грахт|сінгел|сингел|дейк|дайк|хоф|стег|дреф"
)
_UNIT = (
    r"(?!\s?(?:градус|graden|degree|°"
    r"|uur|u\b|euro|eur|€|%|km|m2|m²|meter|м2|м²|кв\.? ?м|minut|min\b|pers|mens|jaar|maand|dag"
    r"|week|weken|keer|graden|kamers|kamer(?!\s?\d)|woning|люд|чолов|челов|осіб|поверх|этаж|verdieping|floor"
    r"|рок|рік|лет|міс|мес|тиж|нед|ноч|доб|сут"
    r"|хв|год|дн|раз|євро|евро|грн|people|hours|days|weeks|months|years|times|meters))"
)
_FLAT_WORD = r"(?:кв|квартир[аиіу]|flat|app|appartement|apt|apartment|apartament|kv|kvartyr\w|kvartir\w|оф|под|під)"
_ROOM_WORD = (
    r"(?:kamer|kmr|unit|room|studio|suite|nr|кімната|кімн|комната|комн|ком|к|кім|юніт|юнит|студія|студия"
    r"|kimnata|kimn|komnata|корп|корпус|під'їзд|подъезд)"
)
_FLAT = (
    rf"(?:[,\s]{{1,3}}(?:{_FLAT_WORD}|{_ROOM_WORD})\.?\s?(?:№|nr\.?\s)?(?:[A-Za-zА-Я]-?)?"
    r"\d{1,4}(?:[.-]?\w{1,3})?(?!\w))"
)
_HOUSE = (
    r"\d{1,4}(?:[ -]?(?:bis|hs|huis|boven|zw|rd|rood|zwart)(?!\w)|\s?[/-]\s?\d{1,4}[A-Za-z]?(?!\w)"
    r"|-?[A-Za-zА-Яа-яіІ](?:-?\d{1,3})?(?!\w)|\s[A-Z](?:-?\d{1,3})?(?!\w)|\s[a-z]\d{1,2}(?!\w)|\s[b-h](?=\s?[,.;)]|$)"
    r"|[ -][IVX]{1,4}(?!\w)|[ -]\d ?hoog)?"
)
_NUMBER = rf"{_HOUSE}(?!\w|[:.]\d|[-/]\d){_UNIT}{_FLAT}{{0,3}}"
_STREET_AND_NUMBER = re.compile(
    rf"(?<![\w'-])(?P<street>\w[\w'-]{{2,39}})(?:,? (?:nr|no|nummer|number|huisnummer)\.? ?|,? ){_NUMBER}"
)
_STREET_ENDS = re.compile(rf"(?<![\w'-])(?P<street>\w[\w'-]{{2,39}}),? {_NUMBER}[,\s(]{{1,3}}$")
_TOWN_NEXT = re.compile(r"[,\s)]{1,3}(\w[\w-]{2,30})")
_TOWN_BEFORE = re.compile(r"(?<![\w-])(\w[\w-]{2,30})[,\s(]{1,3}$")
_FIRST_WORDS = re.compile(rf"(?:(?<![\w'-])\d{{1,2}}e )?(?<![\w'-])(?:{_NAME} (?:{_SMALL} ){{0,3}}){{1,3}}$")
_NO_FIRST_WORD = re.compile(
    r"^(?:in|op|aan|bij|mijn|ons|onze|ik|wij|we|ze|hij|adres|woonadres|naar|uit|at|on|my|our|the|from|to"
    r"|address|на|по|в|у|з|до|із|из|с|за|адреса|адрес|живу|живемо|мы|ми|я)[ :]",
    re.IGNORECASE,
)
_LAAN_VAN = re.compile(
    rf"(?<![\w'-])(?:Laan|Weg|Plein|Kade|Park|Hof|Straat) (?:{_SMALL} ){{1,3}}{_NAME}(?: {_NAME})? {_NUMBER}"
)
_ENGLISH = re.compile(
    rf"(?<!\w)(?:\d{{1,4}}[A-Za-z]? (?:{_NAME} ){{1,3}}(?:Street|Road|Avenue|Lane|Square|St|Rd|Ave)(?!\w){_FLAT}?"
    rf"|(?:{_NAME} ){{1,3}}(?:Street|Road|Avenue|Lane|Square) {_NUMBER})"
)
_STREET_WORD = (
    r"(?:вул|вулиц[яіюею]\w{0,2}|ул|улиц[аеуы]\w{0,2}|просп|проспект\w{0,2}|пр-т|пр|б-р|мкр|мікрорайон\w?"
    r"|бульв|бульвар\w{0,2}|бул|пров|провул\w{0,4}|пер|переул\w{0,4}|пл|площ\w{1,3}|шосе|шоссе|наб"
    r"|набережн\w{0,3}"
    r"|vul|vulyc\w{0,3}|vulyts\w{0,3}|ul|ulyc\w{0,3}|ulits\w{0,3}|prospekt\w?|bulvar\w?|prov)"
)
_CYRILLIC = re.compile(
    rf"(?<!\w)(?P<word>{_STREET_WORD})(?:\.\s?"
    rf"|\s)(?P<name>(?:[\w'.-]{{1,40}}[\s]){{0,3}}?[\w'.-]{{2,40}})(?:,\s?|\s)(?:буд|будинок|дом|д"
    rf"|bud)?\.?\s?{_NUMBER}",
    re.IGNORECASE,
)
_CYRILLIC_AFTER = re.compile(
    rf"(?<!\w)(?:{_NAME}\s){{1,2}}(?:вулиц\w{{1,3}}|улиц\w{{1,2}}|проспект\w{{0,2}}"
    rf"|бульвар\w{{0,2}}),?\s(?:буд|дом|д)?\.?\s?{_NUMBER}",
)
_BEFORE_POSTCODE = re.compile(rf"(?<![\w'-])(?:{_NAME} (?:{_SMALL} ){{0,2}}){{0,3}}{_NAME} {_NUMBER}$")
_LIKE_A_STREET = re.compile(rf"\w(?:{_DUTCH_SUFFIX})$")
_SURELY_A_STREET = re.compile(rf"\w{{3}}(?:{_SURE_SUFFIX})$")
_CYRILLIC_STREET = re.compile(rf"\w{{3}}(?:{_CYRILLIC_SUFFIX})[аеуиіу]?$")
_PLAIN_STREETS = (
    r"Gracht|Straat|Weg|Laan|Plein|Markt|Kade|Dijk|Brink|Singel|Hof|Pad|Steeg|Haven|Wal|Poort|Vest"
    r"|Voorhout|Spui|Damrak|Rokin|Neude"
)
_OF_A_YEAR = re.compile(
    rf"(?<![\w'-])(?:Plein|Straat|Laan|Park) 19\d{{2}},? (?:nr|no|nummer|huisnummer)?\.? ?{_NUMBER}"
)
"""Plein 1944, which is no number 1944."""
_WITH_FLAT = re.compile(
    rf"(?<![\w'-])(?P<street>(?:{_NAME} ){{0,2}}{_NAME}),? {_HOUSE}[,\s]{{1,3}}{_FLAT_WORD}\.?\s?\d{{1,4}}\w?(?!\w)"
)
_LIVES_BEHIND = re.compile(
    rf"(?<!\w)(?:op|aan|in|на|по|at|on) (?:de |het |the )?(?P<street>(?:{_NAME} ){{0,2}}{_NAME}),? {_NUMBER}"
    r"(?= (?:woon|woont|wonen|woonden?|ingeschreven|lives?|жив\w{2,3}|мешка\w{2,3}|прожива\w{2,3})(?!\w))"
)
"""Dat zij op de Zuiderdiep 19 woont."""
_OF_TWO_WORDS = re.compile(rf"(?<![\w'-])(?:(?:{_NAME}|de|het|De|Het) )?(?:{_PLAIN_STREETS}),? {_NUMBER}")
_LIVES = re.compile(
    r"(?<!\w)(?:woon\w*|wonen|woont|adres|woonadres|live|lives|living|address|жив[уеиі]\w{0,3}|живёт"
    r"|verhuisd|moved|переїха\w{1,3}|переехал\w?|postadres|доставк\w|bezorg\w*|deliver\w*"
    r"|мешка\w{1,3}|адрес\w?|zhyv\w{1,3}|прожива\w*|прописан\w*|зареєстр\w*|ingeschreven)"
    rf"(?:\s?[:-])?(?:\s(?:op|aan|in|at|on|на|в|у|за|по|is|адресою|адресі|адресу|het|de|na|v"
    r"|u|to|naar|зараз|тепер|сейчас|теперь|nu|now|за адресою|по адресу|стоїть|стоит|нова|новий|новый|стара|старий"
    rf"|старый|моя|мій|мой|це|это|ось|ist|staat)){{0,4}}\s(?P<street>(?:{_NAME}\s){{0,2}}{_NAME})(?:,\s?|\s){_NUMBER}"
)
_NO_STREET_WORD = re.compile(
    r"(?:kamer|room|unit|blok|block|gebouw|building|flat|apartment|appartement|studio|hotel|opvang|locatie"
    r"|azc|кімнат|комнат|корпус|блок|квартир|буд|готел|опванг|притул|bsn|tel|v-)\w*",
    re.IGNORECASE,
)
_TWINS = "АВСЕНІКМОРТХ"
_POSTCODE = re.compile(
    rf"(?<![\w€.,-])[1-9]\d{{3}} ?(?:[A-Z]{{2}}|[{_TWINS}]{{2}})(?!\w)|(?<![\w€.,-])[1-9]\d{{3}}[a-z]{{2}}(?!\w)"
)
_SOFT_POSTCODE = re.compile(r"(?<![\w€.,-])[1-9]\d{3}[ -]?[A-Za-zА-ЯІЇЄа-яіїє]{2}(?!\w)")
"""Any two letters: one only behind a street or before a town."""
_NO_POSTCODE = frozenset(
    """
    SA SD SS UA NL EU TV PC OK KM НЕ НА ТО МИ НЕ ВІ ТА АЕ ОК PM AM OF EN DE IK IN OP
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)
_UA_POSTCODE = re.compile(r"(?<![\w.,+-])\d{5}(?![\w]|[.,]\d)")
_POSTCODE_WORD = re.compile(
    r"(?:індекс|индекс|postcode|post code|поштов\w*|почтов\w*|indeks|zip)\W{0,3}(?:\w{1,10}\W{1,3})?$", re.IGNORECASE
)
_ANY_POSTCODE_WORD = re.compile(r"індекс|индекс|post ?code", re.IGNORECASE)
_CALLED_POSTCODE = re.compile(
    r"(?<!\w)(?:індекс|индекс|post ?code)(?: це| это| is|:)? ([1-9]\d{3})(?![\w]|[.,]\d| ?[A-Z]{2}\b)", re.IGNORECASE
)
_LOOK_BACK = 80
_STREET_SEEN = re.compile(rf"(?<!\w){_STREET_WORD}\.?\s.{{0,60}}$", re.IGNORECASE)
_LAST_WORD = re.compile(r"(?<![\w'-])(\w[\w'-]{2,39}),? $")
_STREET_BEFORE = re.compile(
    rf"(?<!\w){_STREET_WORD}(?:\.\s?|\s)(?:[\w'.-]{{1,40}}\s){{0,2}}[\w'.-]{{2,40}}(?:,\s?|\s)(?:буд|дом|д|bud)?\.?\s?$",
    re.IGNORECASE,
)
_MONTH_NEXT = re.compile(
    r" (?:січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд|янв|февр|март|апр|ма[йя]|июн|июл|авг|сент|окт"
    r"|ноя|дек|jan|feb|maart|march|apr|mei|may|jun|jul|aug|sep|oct|okt|nov|dec)\w{0,7}(?!\w)",
    re.IGNORECASE,
)
_NOT_ITS_NAME = re.compile(
    r"(?:мінус|минус|плюс|minus|plus|\d{1,2} (?:год|час|хв|мин|дн|раз|гр)\w*|було|была?|было|холодн\w*|стоїть|стоит"
    r"|зараз|сейчас|вже|уже|о|об|в|у|на|до|з|із|с|по|біля|около|близько|майже|почти|ще|ещё|тільки|только|всього|всего"
    r"|десь|где-то|я|ми|мы|від|от|понад|более|більше)(?!\w)",
    re.IGNORECASE,
)
"""What was outside in the street: на вулиці мінус 2."""
_NO_STREETS = frozenset(
    """
    onderweg terugweg snelweg autosnelweg omweg uitweg heenweg halfweg overweg weg erweg hierweg daarweg
    supermarkt arbeidsmarkt huizenmarkt markt speelveld voetbalveld vliegveld sportveld sportpark vakantiepark
    speelplein plein ring wijk woonwijk haven park pad bos hoek laan dijk kade brink berg vandaag middag burg
    baan werkbaan plaats werkplaats parkeerplaats slaapplaats standplaats zitplaats opvangplaats wachtplaats
    geboorteplaats woonplaats gerechtshof hof gevang poort oord dal deel verdeel aandeel landhof beweg waarweg
    op-weg straat afval interval verhoor
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)


def addresses(source: Source) -> Iterator[Finding]:
    text = source.text
    if not any(map(str.isdigit, text)):
        return
    yield from _called_streets(text)
    for pattern in (_LIVES, _LIVES_BEHIND, _WITH_FLAT):
        for match in pattern.finditer(text):
            if _may_be_street(match["street"]) and not _MONTH_NEXT.match(text, match.end()):
                yield _finding(text, match.start("street"), match.end())
    for pattern in (_OF_A_YEAR, _LAAN_VAN, _ENGLISH, _CYRILLIC_AFTER, _OF_TWO_WORDS):
        for match in pattern.finditer(text):
            yield _finding(text, match.start(), match.end())
    for match in _STREET_AND_NUMBER.finditer(text):
        if _is_street(match["street"]):
            yield _finding(text, _with_first_words(text, match.start()), match.end())


def _called_streets(text: str) -> Iterator[Finding]:
    for match in _CYRILLIC.finditer(text):
        named = match["name"][0].isupper() or not match["word"].lower().startswith("пл")
        if named and not _NOT_ITS_NAME.match(match["name"]):
            yield _finding(text, match.start(), match.end())


def _finding(text: str, start: int, end: int) -> Finding:
    return Finding(start, end, "address", (re.sub(r"\W+", " ", text[start:end].lower()),))


def _with_first_words(text: str, start: int) -> int:
    """Where a street begins whose name is of several words: Lange Nieuwstraat, Burgemeester van Karnebeeklaan."""
    back = max(0, start - _LOOK_BACK)
    match = _FIRST_WORDS.search(text[back:start])
    if not match:
        return start
    begin = back + match.start()
    while said := _NO_FIRST_WORD.match(text[begin:start]):
        begin += said.end()
    return begin if text[begin:start].strip()[:1].isupper() or begin == start else start


def _may_be_street(name: str) -> bool:
    """Whether a name that stands where a street does may be one, whatever it ends in."""
    return name.lower() not in _towns() and not any(map(_NO_STREET_WORD.match, name.split()))


def ends_in_street(before: str) -> bool:
    """Whether what stands before a number is a street."""
    last = _LAST_WORD.search(before)
    return bool(last and _is_street(last[1])) or bool(_STREET_BEFORE.search(before))


def _is_street(word: str) -> bool:
    """Whether a word shaped like a street is one: a town may be, and so may "onderweg"."""
    low = word.lower()
    if low in _NO_STREETS or low in _towns():
        return False
    if word[0].isupper():
        return bool(_LIKE_A_STREET.search(low) or _CYRILLIC_STREET.search(low))
    return bool(_SURELY_A_STREET.search(low))


@cache
def _towns() -> frozenset[str]:
    return frozenset(place.lower() for place in keep().places)


def postcodes(source: Source) -> Iterator[Finding]:
    """Postcodes, and the street with number right before one, whatever the street is called."""
    text = source.text
    for match in _POSTCODE.finditer(text):
        if match[0][-2:].upper() not in _NO_POSTCODE or _is_part_of_address(text, match) or _spoken_of(text, match):
            yield Finding(match.start(), match.end(), "postcode", (_compact(match[0]),))
            yield from _street_before(text, match.start())
    for match in _SOFT_POSTCODE.finditer(text):
        if match[0][-2:].upper() not in _NO_POSTCODE and _is_part_of_address(text, match):
            yield Finding(match.start(), match.end(), "postcode", (_compact(match[0]),))
    for match in _CALLED_POSTCODE.finditer(text):
        yield Finding(match.start(1), match.end(1), "postcode", (match[1],))
    for match in _UA_POSTCODE.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        if _POSTCODE_WORD.search(before) or _STREET_SEEN.search(before):
            yield Finding(match.start(), match.end(), "postcode", (_compact(match[0]),))


def _is_part_of_address(text: str, match: re.Match[str]) -> bool:
    """Whether a postcode is called one, stands behind a street with number, or before a town."""
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    if _POSTCODE_WORD.search(before):
        return True
    street = _STREET_ENDS.search(before)
    if street and _is_street(street["street"]):
        return True
    towns = (_TOWN_NEXT.match(text, match.end()), _TOWN_BEFORE.search(before))
    return any(town is not None and town[1].lower() in _towns() for town in towns)


def _spoken_of(text: str, match: re.Match[str]) -> bool:
    """Whether postcodes are what the sentences before are about."""
    return bool(_ANY_POSTCODE_WORD.search(text[max(0, match.start() - _LOOK_BACK) : match.start()]))


def _street_before(text: str, end: int) -> Iterator[Finding]:
    before = text[max(0, end - _LOOK_BACK) : end].rstrip(" ,")
    match = _BEFORE_POSTCODE.search(before)
    if match:
        start = max(0, end - _LOOK_BACK) + match.start()
        yield Finding(start, start + len(match[0]), "address", (match[0].lower(),))


def _compact(found: str) -> str:
    return found.replace(" ", "").upper()
