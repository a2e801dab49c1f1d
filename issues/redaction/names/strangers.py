"""Capitals in Dutch and English that no list has: a person by grammar, or a shop, a medicine, a street.

Neither language writes an ordinary word with a capital inside a sentence, so an unknown one is a name of somebody or
something. Things are gone to, bought and taken, and have articles; what is left is people. At the start of a sentence a
capital says nothing, but a singular noun has an article there, and a name has none: "Toon heeft mijn brood opgegeten".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from issues.redaction.names import clues
from issues.redaction.names.common_words import is_common
from issues.redaction.names.reading import Kind
from issues.redaction.word_lists import context, given_names
from language.frequent_words import DUTCH, ENGLISH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from issues.redaction.names.word import Word
    from issues.redaction.tokens import Token

_SHORTEST = 3
_REACH = 6
_BEFORE_THINGS = frozenset(
    """
    de het een the a an dit dat deze die this that these mijn my ons onze our jullie your geen no some veel elke
    elk ieder welke welk which wat dienst afdeling team bij in te uit naar vanuit buiten langs richting to at
    near into within around op via per als like on merk brand app winkel supermarkt store shop medicijn pil
    pillen tablet tabletten zalf siroop medicine pills tablets boek film serie spel game krant school straat
    hotel stichting bedrijf firma company park plein wijk buurt stad dorp provincie club station halte partij
    taal restaurant cafe café bar model type kamer gebouw schip boot ship neem neemt nam koop koopt kocht
    gekocht gebruik gebruikt slik slikt eet drink drinkt lees kijk speel speelt draag draagt take takes took buy
    bought use used uses eat watch play read wear installeer download krijg krijgt kreeg gekregen got sint saint
    san
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)
_BEHIND_THINGS = frozenset(
    """
    pillen tabletten tablet app kaart card zalf creme winkel store shop school straat street park hotel mg ml gram
    pasta melk kaas chips saus bier koffie thee schoenen jas telefoon laptop scooter
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)
_OF_A_PEOPLE = ("aan", "ijn", "ees", "iër", "ian", "ese")
_OF_COMMON_THINGS = re.compile(
    r"\w{3,}(?:ziekte|knop|machine|kast|pas|kaart|deur|lamp|brief|formulier|verzekering|toeslag|plek|kosten|geld|les"
    r"|lijst|sleutel|stoel|tafel|middel|test|auto|fiets|afspraak|melding|alarm|koffer|doos|rooster|papier|wagen|ruimte"
    r"|kraan|douche|apparaat|toestel|meter|regeling|regels|rechten|wet|plicht|aanvraag|uitkering|rekening|nummer|code)n?s?"
)
"""Suikerziekte, Alarmknop: what some write with a capital by habit."""
_IS_A = frozenset("is was ben bent zijn waren am are were".split())  # noqa: SIM905 – reads as words
"""Hij is Algerijn."""
_OF_THINGS = ("ing", "heid", "tie", "sel", "schap", "ment", "ness", "tion", "teit", "age")
_OF = frozenset({"van", "of", "from", "with", "by"})
_HAVE = frozenset("heb hebt heeft hebben had hadden have has".split())  # noqa: SIM905 – reads as words
_WHOSE = frozenset("mijn m'n onze ons zijn haar hun my our his her their".split())  # noqa: SIM905 – reads as words
_MASS = frozenset(
    """
    mei juni juli april maart hoop hope faith grace joy will may june vrede rust liefde roos kaas melk brood
    bier wijn zomer winter lente herfst regen sneeuw storm wind zon zand goud bill mark rose summer autumn dawn
    eve bloem beer
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)
"""Names that begin a sentence without an article as words too: "Mei was koud", "Roos is vervelend"."""


@cache
def _people_are() -> frozenset[str]:
    return frozenset(context().people_are)


@cache
def _verbs() -> frozenset[str]:
    return frozenset((*context().will_latin, *context().has_or_is_latin))


def is_stranger_inside(words: Sequence[Word], tokens: Sequence[Token], at: int) -> bool:
    """Whether an unknown capital inside a Dutch or English sentence is a person's name."""
    token = tokens[at]
    if token.cyrillic or not token.text[1:].replace("-", "").isalpha() or len(token.low) < _SHORTEST or at == 0:
        return False
    before = tokens[at - 1]
    language_at = at - 1 if len(before.low) > 1 else max(at - 2, 0)
    apart = token.gap.strip()
    if (
        apart not in {"", ",", ":"}
        or before.cyrillic
        or token.text[1:].lower() != token.text[1:]
        or not _is_dutch(words, language_at)
    ):
        return False
    if is_common_thing(token) or (token.low.endswith(_OF_A_PEOPLE) and before.low in _IS_A):
        return False
    if not apart and (before.low in _BEFORE_THINGS or (before.low in _OF and not _is_somebodys(tokens, at))):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.gap.strip():
        return not apart or before.low not in _BEFORE_THINGS
    return following.low not in _BEHIND_THINGS


def _is_dutch(words: Sequence[Word], at: int) -> bool:
    """Whether the word is one of the language, or a name, and not one of Ukrainian in Latin letters."""
    word = words[at]
    return word.name or is_common(word.token.low)


def _is_somebodys(tokens: Sequence[Token], at: int) -> bool:
    """Excuses van Sikkema, de hond van Gökhan; not een brief van Zeeman."""
    return at > 1 and not tokens[at - 1].gap.strip() and tokens[at - 2].low in context().of_somebody


def is_common_thing(token: Token) -> bool:
    """Whether a Dutch word is built as what things are called: Alarmknop."""
    return not token.cyrillic and bool(_OF_COMMON_THINGS.fullmatch(token.low))


def is_subject_at_start(word: Word, tokens: Sequence[Token], at: int) -> bool:
    """Whether a capital at the start, which may be a name, is or did what only people are and do."""
    token = word.token
    if token.cyrillic or not token.opens or token.low in _MASS or clues.is_role(token):
        return False
    named = word.reading.can_be(Kind.FIRST) or token.low in given_names().surnames_latin
    if not named and (word.reading.known or len(token.low) < _SHORTEST or _is_misspelt(token.low)):
        return False
    following = tokens[at + 1 : at + 2]
    if not following or following[0].gap.strip():
        return False
    if token.low in given_names().surnames_latin and clues.works_next(tokens, at):
        return True
    verb = following[0].low
    if verb in context().will_latin:
        return (
            named
            or verb in {"wil", "wilde", "wou", "mag", "mocht", "durft", "durfde"}
            or is_person_told(tokens, at + 2)
        )
    return verb in _verbs() and is_person_told(tokens, at + 2)


def is_told_of_in_small_letters(word: Word, tokens: Sequence[Token], at: int) -> bool:
    """Ik heb koen al twee keer gewaarschuwd; mijn zoon evi krijgt geen les: a name that is a rare word."""
    low = word.token.low
    if word.token.cyrillic or at == 0 or word.token.gap != " " or not word.reading.can_be(Kind.SURE):
        return False
    if low in DUTCH or low in ENGLISH or len(low) < _SHORTEST:
        return False
    before = tokens[at - 1].low
    if before in _HAVE:
        return is_person_told(tokens, at + 1)
    kin = clues.is_role(tokens[at - 1]) and at > 1 and tokens[at - 2].low in _WHOSE and tokens[at - 1].gap == " "
    return kin and not word.reading.can_be(Kind.ALSO)


def _is_misspelt(low: str) -> bool:
    """Whether a word is built as things and doings are, or is an ordinary one but for doubled letters: beveilliging."""
    once = re.sub(r"(.)\1", r"\1", low)
    return low.endswith(_OF_THINGS) or is_common(once) or is_common(re.sub(r"([^aeiou])\1", r"\1", low))


def is_person_told(tokens: Sequence[Token], start: int) -> bool:
    """Whether what only people are or have done is said before the clause ends."""
    for token in tokens[start : start + _REACH]:
        if token.gap.strip():
            return False
        if token.low in _people_are():
            return True
    return False
