"""What a word can be: a name of some kind, a place, an ordinary word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag, auto


class Kind(IntFlag):
    """``SURE``: on our list of given names. ``ALSO``: a name that is an everyday word too.

    ``FUNCTION``: a pronoun, preposition, adverb or the like, whatever else it can be. ``ACT``: a verb
    in the past or third person, such as people are the subject of.
    """

    FIRST = auto()
    PATRONYMIC = auto()
    SURNAME = auto()
    PLACE = auto()
    WORD = auto()
    SURE = auto()
    ALSO = auto()
    FUNCTION = auto()
    ACT = auto()


ANY_NAME = Kind.FIRST | Kind.PATRONYMIC | Kind.SURNAME
NOTHING = Kind(0)


@dataclass(frozen=True, slots=True)
class Reading:
    """``lemmas``: the dictionary forms of the name it can be, which inflected forms of one name share."""

    kinds: Kind = NOTHING
    lemmas: frozenset[str] = frozenset()

    @property
    def known(self) -> bool:
        return bool(self.kinds)

    def can_be(self, kinds: Kind) -> bool:
        # Of plain numbers: an enumeration's own "and" makes a new member each time, which a tenth of the time went to.
        return int.__and__(self.kinds, kinds) != 0


UNKNOWN = Reading()
