"""Which words together are one name: first names, surnames, patronymics, initials, "van der"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from issues.redaction.finding import Finding
from issues.redaction.names import clues
from issues.redaction.names.cyrillic_words import glued_name
from issues.redaction.names.declension import stem_of
from issues.redaction.names.kept import may_be_surname
from issues.redaction.names.particles import (
    after_particles,
    is_in_t,
    is_listed,
    is_particle,
    is_told_of,
    short_places,
    surname_after_particles,
)
from issues.redaction.names.reading import ANY_NAME, Kind
from issues.redaction.names.word import shaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from issues.redaction.names.word import Word

_MOST_INITIALS = 5
_NO_PARTICLE_INSIDE = frozenset({"да", "ла", "op"})
"""Words that more often begin something else."""
_ONE_LETTER_WORDS = frozenset("АІВЗУОЯЙЄИКСAIUOVZ")
_TWO_SURNAMES = re.compile(r"[^\W\d_]\w{2,}-[^\W\d_]\w{2,}")
_ENDS_IN_PARTICLE = ("-de", "-van", "-den", "-der", "-ван", "-де")
"""As in Jansen-de Vries."""
_SHORT_NAMES = frozenset({"сан", "пал", "ал"})
_SHORT_PATRONYMIC = ("аныч", "алыч", "ексеич", "ергеич")
_NO_SURNAMES = frozenset({"зовуть", "звуть", "зовут", "звать", "ich", "ik"})


def joined(text: str, words: Sequence[Word]) -> Iterator[Finding]:
    """One finding for each name, with all of its words, initials and "van der"."""
    at = 0
    while at < len(words):
        run = _run(words, at)
        if run is None:
            at += 1
            continue
        first, last = run
        yield Finding(words[first].token.start, _end(text, words[last]), "name", tuple(_keys(words[first : last + 1])))
        at = last + 1


def _end(text: str, word: Word) -> int:
    """Where a name ends: behind the full stop of an initial and an "'s", before a "не" that was glued to it."""
    end = word.token.end
    if len(word.token.low) == 1 and text[end : end + 1] == ".":
        return end + 1
    if text[end : end + 2] == "'s" and not text[end + 2 : end + 3].isalnum():
        return end + 2
    name = None if word.reading.known or word.token.capital else glued_name(word.token.low)
    return end - (len(word.token.low) - len(name)) if name else end


def _run(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The first and last word of the name that begins with this word, if one does."""
    last = _core(words, at)
    if last is None:
        return None
    while (more := _more(words, last)) is not None:
        last = more
    return at, last


def _core(words: Sequence[Word], at: int) -> int | None:  # noqa: PLR0911 – one return for each reason
    """Where the first part that is surely a name ends: a name, initials or particles with one, a surname before one."""
    word = words[at]
    if word.kept:
        return None
    if word.name or _before_particles(words, at):
        return at
    if word.token.initial and _dotted(words, at):
        return _after_initials(words, at)
    if is_particle(word.token) and (end := after_particles(words, at)) is not None:
        return end
    if is_in_t(words, at) and (word.token.capital or is_told_of(words, at)):
        return after_particles(words, at + 1)
    if _surname_first(words, at):
        return at + 1
    return at if _before_initials(words, at) else None


def _before_particles(words: Sequence[Word], at: int) -> bool:
    """Whether a capital that can be a given name stands before a surname with particles: Франк ван Дален."""
    given = words[at].token.capital and words[at].reading.can_be(Kind.FIRST)
    following = words[at + 1] if given and at + 1 < len(words) else None
    if following is None or following.token.gap != " " or not is_particle(following.token):
        return False
    end = surname_after_particles(words, at + 1)
    if end is not None and words[at].reading.can_be(Kind.SURE) and is_listed(words[end]):
        return True
    return after_particles(words, at + 1) is not None


def _before_initials(words: Sequence[Word], at: int) -> bool:
    """Whether a capital that may be a surname stands before an initial with a full stop: Мельник І. В."""
    word = words[at]
    may_be = word.reading.can_be(Kind.SURNAME) or not word.reading.known
    if not may_be or not word.token.capital or word.single or word.token.initial or at + 1 >= len(words):
        return False
    initial = words[at + 1].token
    dotted = at + 2 >= len(words) or words[at + 2].token.gap.startswith(".")
    return initial.initial and initial.gap == " " and dotted


def _dotted(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].token.gap in {".", ". "}


def _after_initials(words: Sequence[Word], at: int) -> int | None:
    """The place of the surname behind the initials that begin at ``at``."""
    most = min(at + _MOST_INITIALS, len(words) - 1)
    next_at = next((one for one in range(at, most) if not (words[one].token.initial and _dotted(words, one))), most)
    word = words[next_at]
    if is_particle(word.token):
        return surname_after_particles(words, next_at)
    capital = word.token.capital and not word.kept and not word.token.initial and len(word.token.low) > 1
    many = next_at - at > 1 or bool(_TWO_SURNAMES.fullmatch(word.token.text))
    may_be = many or word.name or not word.surely_word or word.token.low.endswith(_ENDS_IN_PARTICLE)
    return next_at if capital and may_be else None


def _surname_first(words: Sequence[Word], at: int) -> bool:
    """A surname, or a word that nobody knows, right before a name: Мельник Наталія, Zbyszko Nowak."""
    word = words[at]
    if at + 1 >= len(words) or not words[at + 1].name or words[at + 1].token.gap != " " or word.single:
        return False
    said = clues.is_role(word.token) or clues.is_title(word.token) or clues.is_act(word.token)
    if said or not word.token.capital or word.token.shouted or word.token.initial or word.token.low in _NO_SURNAMES:
        return False
    if not word.reading.known or _is_patronymic_of(word, words[at + 1]):
        return True
    return word.reading.can_be(ANY_NAME) and not word.reading.can_be(Kind.FUNCTION) and _agrees(word, words[at + 1])


def _is_patronymic_of(first: Word, patronymic: Word) -> bool:
    """Любовь Ивановна, Сан Саныч; not "Любовь Ивановны к сыну"."""
    if not patronymic.reading.can_be(Kind.PATRONYMIC) and not patronymic.token.low.endswith(_SHORT_PATRONYMIC):
        return False
    low = patronymic.token.low
    return first.token.low in _SHORT_NAMES or (first.reading.can_be(Kind.FIRST) and low.endswith(("ич", "ыч", "на")))


def _agrees(surname: Word, name: Word) -> bool:
    """Whether a surname that is a word stands in the case of the name behind it: "Мельник Наталія", not "Кіт Петра"."""
    if not surname.reading.can_be(Kind.WORD) or not surname.token.opens or not name.token.cyrillic:
        return True
    return surname.token.low not in surname.reading.lemmas or name.token.low in name.reading.lemmas


def _more(words: Sequence[Word], last: int) -> int | None:  # noqa: C901, PLR0911 – one return for each reason
    """The place of the next part of the same name."""
    if last + 1 >= len(words):
        return None
    word = words[last + 1]
    token = word.token
    if words[last].token.initial and token.gap in {".", ". "}:
        return last + 1 if token.initial and (token.gap == "." or _initial_follows(words, last + 1)) else None
    if token.gap not in {" ", "-"} or word.kept:
        return None
    if token.initial:
        return last + 1 if _initial_follows(words, last + 1) else None
    if _is_low_initial(words, last + 1):
        return last + 1
    if word.name:
        return last + 1
    if is_in_t(words, last + 1):
        return surname_after_particles(words, last + 2)
    if is_particle(token) and token.low not in _NO_PARTICLE_INSIDE:
        end = surname_after_particles(words, last + 1)
        return None if end is None or not _may_end_name(words, last, end) else end
    if not token.capital and not words[last].token.capital:
        return last + 1 if _is_low_surname(word) else None
    if not token.capital or not (_could_be_surname(word) or _is_brand_and_surname(words[last], word)):
        return None
    return last + 1 if _takes_surname(words[last]) or _strangers(words[last], word) else None


def _is_low_initial(words: Sequence[Word], at: int) -> bool:
    """Sasha b. from the chat."""
    token, first = words[at].token, words[at - 1]
    low = len(token.low) == 1 and not token.cyrillic and not token.capital and token.gap == " "
    return low and first.name and not first.token.capital and _dotted(words, at)


def _may_end_name(words: Sequence[Word], last: int, end: int) -> bool:
    """Behind a given name also what is a small town too: Annelot van Beek; not Olena van Vluchtelingenwerk."""
    word, first = words[end], words[last]
    if not word.single or not first.reading.can_be(Kind.FIRST):
        return not word.single
    return word.token.cyrillic or word.token.low in short_places()


def _is_low_surname(word: Word) -> bool:
    """вася пупкін, olena kovalchuk."""
    return not word.reading.can_be(Kind.WORD) and (word.reading.can_be(Kind.SURNAME) or shaped(word))


def _takes_surname(word: Word) -> bool:
    return word.reading.can_be(Kind.FIRST | Kind.PATRONYMIC) or word.token.low.endswith(_ENDS_IN_PARTICLE)


def _strangers(first: Word, word: Word) -> bool:
    """A name that nobody knows and a capital that nobody knows, or that is a surname, behind it: Илсе Мулдер."""
    unknown = first.name and not first.reading.known and first.token.capital
    particle = first.name and is_particle(first.token)
    return (unknown or particle) and (not word.reading.known or word.reading.can_be(Kind.SURNAME))


def _could_be_surname(word: Word) -> bool:
    role = clues.is_role(word.token) and not word.token.cyrillic
    return not (word.single or word.token.shouted or role)


def _is_brand_and_surname(first: Word, word: Word) -> bool:
    """Melanie Bosch: a surname of our list behind a given name, whatever else is called that."""
    if not word.token.cyrillic and word.token.low in short_places():
        return False
    if first.name and word.single and may_be_surname(word.token.low):
        return True
    return first.reading.can_be(Kind.SURE) and is_listed(word) and not word.token.shouted


def _initial_follows(words: Sequence[Word], at: int) -> bool:
    """Natasha B., Ткаченко І.В.: a capital letter with a dot."""
    dotted = at + 1 >= len(words) or words[at + 1].token.gap.startswith(".")
    return dotted or words[at].token.text not in _ONE_LETTER_WORDS


def _keys(words: Sequence[Word]) -> Iterator[str]:
    for word in words:
        if len(word.token.low) > 1 and not is_particle(word.token):
            lemmas = word.reading.lemmas if word.reading.can_be(ANY_NAME) else frozenset()
            yield "|".join(sorted(lemmas | {stem_of(word.token.low)}))
