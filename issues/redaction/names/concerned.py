"""Who is meant by what is said of somebody: whom nothing is given, who lives in 88, whom "she" stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from issues.redaction.names import clues
from issues.redaction.names.common_words import is_common
from issues.redaction.names.cyrillic_words import tags_of
from issues.redaction.names.reading import Kind
from language.transliteration import transliterate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from issues.redaction.names.word import Word
    from issues.redaction.tokens import Token

_REACH = 6
_FROM = frozenset({"з", "із", "зі", "из", "с", "van", "uit", "from", "of", "iz", "z", "op", "in"})
_ROOM = re.compile(r" (?:№ ?)?\d{1,3}[a-zа-яіїє]?,? ", re.IGNORECASE)
_HAS = frozenset({"heeft", "is", "was", "had", "has", "krijgt", "wil", "kan"})
_FEELINGS = ("вір", "вер", "наді", "надеж", "любо", "любв", "люб", "мир", "слав", "влад", "рад", "світ", "дол", "вол")
_NEEDS = re.compile(
    r"(?:потріб|нуж)\w{1,4}|надо|треба|запрет\w{2,4}|заборон\w{2,5}|відмов\w{2,5}|отказа\w{1,4}|дали|дают|дають|пуска(?:ют|ють)"
    r"|пустили|исполн\w{2,6}|виповн\w{2,5}|назначили|призначили|обещали|обіцяли|сказали|взяли|беруть|берут|забрали"
)
_DECLINED = frozenset({"datv", "accs"})
_VOWELS = "аяуюіїеєиы"
_SHORTEST_DEED = 4
_SLAVIC: tuple[Literal["uk", "ru"], ...] = ("uk", "ru")
_PAST = frozenset({"left", "took", "lost", "forgot", "broke", "stole", "heeft", "had", "has", "kreeg", "vergat"})
_IS = frozenset({"is", "was", "isn't", "wasn't"})
_HIS = frozenset({"her", "his", "haar", "zijn", "zichzelf", "herself", "himself"})
_HE = frozenset({"she", "he", "her", "him", "zij", "hij", "ze", "hem", "haar"})


def lives_next(tokens: Sequence[Token], at: int) -> bool:
    """Света из 88 говорит, mila van 11 heeft: where somebody lives, and what he does."""
    following = tokens[at + 1 : at + 4]
    if len(following) < 2 or following[0].gap != " " or following[0].low not in _FROM:  # noqa: PLR2004 – from, and what is done
        return False
    if not _ROOM.fullmatch(following[1].gap):
        return False
    then = following[1:]
    return any(
        clues.is_act(one) or _is_slavic_deed(one) or one.low in _HAS
        for one in then[: 1 + clues.may_stand_between(then[0])]
    )


def acts_in_latin_next(word: Word, tokens: Sequence[Token], at: int) -> bool:
    """Nadiia zabula, sveta opyat zabrala: a sure name, and what somebody did, in Slavic in Latin letters."""
    if word.token.cyrillic or not word.reading.can_be(Kind.SURE) or word.reading.can_be(Kind.WORD):
        return False
    for token in tokens[at + 1 : at + 4]:
        if token.gap.strip() or token.cyrillic:
            return False
        if _is_slavic_deed(token):
            return True
        if not clues.may_stand_between(token):
            return False
    return False


def _is_slavic_deed(token: Token) -> bool:
    if len(token.low) < _SHORTEST_DEED or is_common(token.low):
        return False
    written = [transliterate(token.low, language) for language in _SLAVIC]
    return any(clues.is_deed(one) for one in written)


def is_whom_it_concerns(word: Word, tokens: Sequence[Token], at: int) -> bool:
    """Розе нужен переводчик, Соню не пускають, Марку 13: a declined name at the start, and what is withheld from it."""
    token = word.token
    if not token.cyrillic or not token.opens or not _is_declined(word):
        return False
    if at + 1 < len(tokens) and re.fullmatch(r" \d{1,2}(?:,| (?:рок\w{1,3}|років|лет|год\w?))? ?", tokens[at + 1].gap):
        return True
    for following in tokens[at + 1 : at + 4]:
        if following.gap.strip():
            return False
        if _NEEDS.fullmatch(following.low):
            return True
        if not clues.may_stand_between(following):
            return False
    return False


def _is_declined(word: Word) -> bool:
    """Whether a given name stands in the case of whom something is given or done to, and is no feeling."""
    if not word.reading.can_be(Kind.FIRST) or word.reading.can_be(Kind.FUNCTION):
        return False
    low = word.token.low
    cases = {str(tag.case) for tag in tags_of(low) if "Name" in str(tag)}
    return bool(cases & _DECLINED) and low[-1] in _VOWELS and not low.startswith(_FEELINGS)


def is_told_of_after(tokens: Sequence[Token], at: int) -> bool:
    """Faith left her umbrella; Grace is great, please give her a raise: what is a virtue too is a woman."""
    following = tokens[at + 1 : at + 3]
    if len(following) < 2 or following[0].gap != " ":  # noqa: PLR2004 – a verb, and whose
        return False
    if following[0].low in _PAST and following[1].low in _HIS:
        return True
    if following[0].low not in _IS:
        return False
    clause = [place for place in range(at + 2, min(at + 2 + _REACH, len(tokens))) if tokens[place].gap.strip() == ","]
    return bool(clause) and any(one.low in _HE for one in tokens[clause[0] : clause[0] + _REACH])
