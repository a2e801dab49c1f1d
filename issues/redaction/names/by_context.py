"""Which words are names because of what stands around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from issues.redaction.names import clues
from issues.redaction.names.concerned import acts_in_latin_next, is_told_of_after, is_whom_it_concerns, lives_next
from issues.redaction.names.kept import is_kept_stem, may_be_surname
from issues.redaction.names.latin_words import says_with_whom
from issues.redaction.names.reading import ANY_NAME, Kind
from issues.redaction.names.strangers import (
    is_common_thing,
    is_stranger_inside,
    is_subject_at_start,
    is_told_of_in_small_letters,
)
from issues.redaction.names.word import heard, shaped
from issues.redaction.word_lists import context, given_names
from language.frequent_words import DUTCH, ENGLISH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from issues.redaction.names.word import Word
    from issues.redaction.tokens import Token

_OF_A_WOMAN = re.compile(r"\w{2}ла(?:с[ья])?$")
_SHORTEST_LOW = 4
_PASSES = 2
"""What is found in the first makes names of what it is joined to: "Йоп, Кес і Вім"."""
_ARTICLES = frozenset({"de", "het", "een", "the", "a", "onze", "mijn"})
_WITH = frozenset({"z", "iz", "zi", "s"})
_ABOUT = frozenset(
    """
    про від од об о over about tegen against namens met door with by vid pro щодо стосовно проти против для
    voor for
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)
"""Before somebody who is complained of. "До" and "bij" stand before shops as often."""
_SOME = frozenset(
    """
    якийсь якась якогось якоїсь якомусь якійсь якусь якимсь якоюсь якійсь какой-то какая-то какого-то какому-то
    какую-то мій моя мого моєї моєму моїй мою моїм моєю мой моего моей моему моим моею наша нашої нашій нашу
    нашою нашей нашего нашему такий така такой такая цей цього цьому цим ця цю цієї цією этот этого этому этим эта эту
    этой
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)
"""Before somebody: якийсь Абду, моя Златуня."""
_WITH_CYRILLIC = frozenset({"з", "із", "зі", "из", "с"})
_WITH_WHOM = ("ом", "ем", "єм", "ою", "ею", "єю")
_TO_SOMEBODY = frozenset("я ми мы прошу будь чому коли дайте скажіть ви вы почему пожалуйста".split())  # noqa: SIM905 – reads as words
_IN = frozenset(
    """
    в у на до з із из с в
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)


def name_by_context(words: Sequence[Word]) -> None:
    """Marks what is a name because of what stands beside it."""
    tokens = [word.token for word in words]
    introduced = clues.introduced_at(tokens)
    for _ in range(_PASSES):
        for at, word in enumerate(words):
            if not (word.kept or word.name or word.token.initial):
                word.name = _told(words, tokens, at, introduced=at in introduced)


def _told(words: Sequence[Word], tokens: Sequence[Token], at: int, *, introduced: bool) -> bool:
    word = words[at]
    before = words[at - 1] if at and _beside(word.token) else None
    if introduced:
        return _may_be_introduced(word)
    if before and clues.bears_title(word.token, before.token):
        return _may_bear_title(word, before, tokens, at)
    if not word.token.capital:
        return _told_in_small_letters(words, tokens, at)
    if word.single or word.token.shouted:
        return False
    if not word.reading.known and not word.token.opens:
        return _stranger(words, tokens, at)
    follows = before is not None and clues.is_role(before.token) and not word.token.opens
    return (follows and (_may_be_of_role(word) or _has_surname_next(words, at))) or _does_what_people_do(
        words, tokens, at
    )


def _told_in_small_letters(words: Sequence[Word], tokens: Sequence[Token], at: int) -> bool:
    word = words[at]
    if telling := clues.titled_with_particles(tokens, at):
        return telling == "sure" or word.reading.can_be(Kind.SURNAME) or not word.reading.known
    sure = word.reading.can_be(Kind.SURE) and not word.reading.can_be(Kind.ALSO | Kind.FUNCTION)
    if (
        word.reading.can_be(Kind.SURE)
        and not word.reading.can_be(Kind.FUNCTION)
        and (lives_next(tokens, at) or acts_in_latin_next(word, tokens, at))
    ):
        return True
    if sure and (_has_a_job(tokens, at) or clues.works_next(tokens, at) or clues.acts_next(tokens, at)):
        return True
    surname = word.reading.can_be(Kind.SURNAME) and not word.reading.can_be(Kind.WORD)
    if surname and not word.token.cyrillic and clues.works_next(tokens, at):
        return True
    if word.token.cyrillic and len(word.token.low) >= _SHORTEST_LOW and _is_heard_of(word, tokens, at):
        return True
    return _named_behind_role(word, tokens, at) or is_told_of_in_small_letters(word, tokens, at)


def _has_a_job(tokens: Sequence[Token], at: int) -> bool:
    """Arie de chauffeur wacht niet; not "mijn nick is"."""
    after = tokens[at + 1 : at + 3]
    before = tokens[at - 1].low if at and not tokens[at].gap.strip() else ""
    job = len(after) > 1 and after[0].low in {"de", "the"} and after[0].gap == after[1].gap == " "
    return job and clues.is_role(after[1]) and before not in _ARTICLES | {"my", "m'n", "die", "dat"}


def _is_heard_of(word: Word, tokens: Sequence[Token], at: int) -> bool:
    """Суад сказала чекати, з фреком не поговориш: what sounds like a name where only a person can stand."""
    if is_kept_stem(word.token) or clues.is_role(word.token):
        return False
    does = clues.acts_next(tokens, at) or clues.only_people_next(tokens, at) or clues.works_next(tokens, at)
    before = tokens[at - 1] if at and not word.token.gap.strip() else None
    with_whom = before is not None and before.low in _WITH_CYRILLIC and word.token.low.endswith(_WITH_WHOM)
    asked = before is not None and clues.asks_about_next(before)
    return (does or with_whom or asked) and heard(word)


def _is_spoken_to(words: Sequence[Word], at: int) -> bool:
    """Розмарейн, я вас прошу."""
    following = words[at + 1 : at + 2]
    spoken = bool(following) and following[0].token.gap == ", " and following[0].token.low in _TO_SOMEBODY
    return spoken and heard(words[at])


def _named_behind_role(word: Word, tokens: Sequence[Token], at: int) -> bool:
    """Begeleidster marieke zei, begeleider sander is boos."""
    role = at > 0 and _beside(word.token) and clues.is_role(tokens[at - 1])
    if not role or not word.reading.can_be(Kind.FIRST) or word.reading.can_be(Kind.FUNCTION):
        return False
    plain = word.reading.can_be(Kind.SURE) and not word.reading.can_be(Kind.ALSO) and clues.is_told_next(tokens, at)
    return len(word.token.low) >= _SHORTEST_LOW and (plain or clues.acts_next(tokens, at))


def _stranger(words: Sequence[Word], tokens: Sequence[Token], at: int) -> bool:  # noqa: PLR0911 – each its own reason
    """For a capital that nobody knows: a person where somebody acts, works, is told of or stands beside a person."""
    token = tokens[at]
    if clues.is_greeted(tokens, at):
        return True
    if is_common_thing(token):
        return False
    before = tokens[at - 1] if at and not token.gap.strip() else None
    if before and before.low in context().place_prepositions:
        return before.low in _WITH and says_with_whom(token.low)
    if before and before.low == "на":
        return clues.complains(tokens[max(0, at - 4) : at - 1])
    if before and (_points_at_somebody(before, token) or clues.asks_about_next(before)):
        return True
    if clues.acts_next(tokens, at) or clues.works_next(tokens, at) or _does_something(words, at):
        return before is None or before.low not in _IN
    joined = clues.and_next(tokens, at)
    if joined is not None and words[joined].name:
        return True
    if at > 1 and clues.and_next(tokens, at - 2) == at and words[at - 2].name:
        return True
    return is_stranger_inside(words, tokens, at)


def _points_at_somebody(before: Token, token: Token) -> bool:
    """Whether the word before says that a person follows: охоронець, вигнали, про, якийсь, з Йеспером."""
    if clues.is_role(before) or clues.is_act(before) or before.low in _ABOUT:
        return True
    if not token.cyrillic or not token.text[1:].islower():
        return False
    return before.low in _SOME or (before.low in _WITH_CYRILLIC and token.low.endswith(_WITH_WHOM))


def _does_something(words: Sequence[Word], at: int) -> bool:
    """Whether a verb comes next that hope, faith and roses are not the subject of: Надія мовчить, Віра пішла."""
    for word in words[at + 1 : at + 4]:
        if word.token.gap.strip() or not word.token.cyrillic:
            return False
        if word.reading.can_be(Kind.ACT):
            return not clues.things_do(word.token)
        if not clues.may_stand_between(word.token):
            return False
    return False


def _beside(token: Token) -> bool:
    return not token.gap.strip(" .")


def _may_be_of_role(word: Word) -> bool:
    """In Latin letters a capital behind a job or kin word: mijn zoon Mees."""
    token = word.token
    if token.cyrillic or len(token.low) == 1 or token.low in _ARTICLES or token.low in context().particles_latin:
        return False
    return not (clues.is_role(token) or clues.is_title(token))


def _has_surname_next(words: Sequence[Word], at: int) -> bool:
    """Шеф Тон Янсен: a Cyrillic capital that is a word too, with a surname behind it."""
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or following.token.gap != " " or not following.token.capital or following.single:
        return False
    word = words[at]
    job = clues.is_role(word.token) and not word.reading.can_be(ANY_NAME)
    return not job and (following.name or not following.reading.known or following.reading.can_be(Kind.SURNAME))


def _may_be_introduced(word: Word) -> bool:
    if clues.is_title(word.token) or word.reading.can_be(Kind.FUNCTION):
        return False
    if word.single:
        # Прізвище Оостервейк.
        return word.token.capital and may_be_surname(word.token.low)
    if word.token.capital:
        return True
    return word.reading.can_be(Kind.FIRST) or not word.reading.known


def _may_bear_title(word: Word, title: Word, tokens: Sequence[Token], at: int) -> bool:  # noqa: PLR0911 – one return for each reason
    """After "mevrouw" or "пан": any capital; in small letters what can be a name and is no job."""
    if clues.is_formal_title(title.token) and word.token.low in given_names().surnames_latin:
        return True
    if word.token.capital:
        job = clues.is_role(word.token) or clues.is_title(word.token)
        particle = word.token.low in context().particles_latin
        return not (job or particle or word.token.initial or word.token.shouted or word.token.low in _ARTICLES)
    if clues.is_role(word.token) or clues.is_act(word.token) or word.reading.can_be(Kind.FUNCTION):
        return False
    if not clues.is_formal_title(title.token):
        return word.reading.can_be(Kind.SURE) and not word.reading.can_be(Kind.WORD)
    if word.reading.can_be(Kind.FIRST):
        return True
    dutch = not word.token.cyrillic and word.reading.can_be(Kind.SURNAME)
    if dutch and clues.is_formal_title(title.token):
        return True
    if clues.is_formal_title(title.token) and shaped(word):
        return True
    if clues.is_formal_title(title.token) and not word.token.cyrillic and clues.acts_next(tokens, at):
        return word.token.low not in DUTCH and word.token.low not in ENGLISH and len(word.token.low) >= _SHORTEST_LOW
    formal = clues.is_formal_title(title.token) and len(word.token.low) >= _SHORTEST_LOW
    return formal and (
        not word.reading.known or (word.reading.can_be(Kind.SURNAME) and not word.reading.can_be(Kind.WORD))
    )


def _does_what_people_do(words: Sequence[Word], tokens: Sequence[Token], at: int) -> bool:
    """For a capital at the start: "Надія вкрала", "Hope from the front desk", "Віра і Олена"."""
    word = words[at]
    if _is_a_mans(word) and at + 1 < len(tokens) and _OF_A_WOMAN.search(tokens[at + 1].low):
        return False
    if any(tells(word, tokens, at) for tells in (is_subject_at_start, is_whom_it_concerns, acts_in_latin_next)):
        return True
    if not _may_begin_as_name(word):
        return _is_a_surname_by_what_is_done(word, tokens, at)
    told = (clues.signs_off, clues.acts_next, clues.works_next, clues.has_job_next, lives_next, is_told_of_after)
    sure = word.reading.known or heard(word)
    told_of = clues.only_people_next(tokens, at) or (sure and _does_something(words, at)) or _is_spoken_to(words, at)
    if told_of or any(tells(tokens, at) for tells in told):
        return True
    joined = clues.and_next(tokens, at)
    return joined is not None and words[joined].name and (word.reading.can_be(Kind.FIRST) or heard(word))


def _is_a_surname_by_what_is_done(word: Word, tokens: Sequence[Token], at: int) -> bool:
    """Whether a trade or a beast is somebody's surname: Бондар ударив, Мельники шумлять."""
    low = word.token.low
    if low in given_names().surnames_cyrillic:
        return clues.acts_next(tokens, at) or clues.only_people_next(tokens, at)
    if clues.is_role(word.token) or not word.token.cyrillic:
        return False
    nominative = word.reading.can_be(Kind.SURNAME) and low in word.reading.lemmas
    return nominative and not word.reading.can_be(Kind.FUNCTION | Kind.ACT) and clues.only_people_next(tokens, at)


def _is_a_mans(word: Word) -> bool:
    """Whether a man's name that is a word too: of "Роман дочитала" somebody else is the subject."""
    low = word.token.low
    return word.token.cyrillic and word.reading.can_be(Kind.ALSO) and low[-1] not in "аяоеьв"


def _may_begin_as_name(word: Word) -> bool:
    """Whether a capital can be whom a sentence is about: a given name, undeclined, or a word that nobody knows."""
    said = clues.is_role(word.token) or clues.is_title(word.token)
    if said or (word.reading.can_be(Kind.FUNCTION) and not word.reading.can_be(Kind.SURE)):
        return False
    if not word.reading.known:
        return word.token.opens
    return word.reading.can_be(Kind.FIRST) and (not word.token.cyrillic or word.token.low in word.reading.lemmas)
