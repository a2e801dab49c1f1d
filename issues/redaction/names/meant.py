"""Names that mean a thing by the words near them: strawberries, a supermarket, a gale, a feast, a church."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from issues.redaction.names.clues import acts_next, complains, is_act, only_people_next
from issues.redaction.word_lists import keep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from issues.redaction.tokens import Token

_NEAR = 6


class _Meaning(NamedTuple):
    """``words``: beginnings of what is said near it; ``behind``: what stands right before it, if anything must.

    ``acts``: things of the name do what people do too: a storm takes the roof.
    """

    name: re.Pattern[str]
    words: tuple[str, ...]
    behind: frozenset[str] = frozenset()
    capital: bool = False
    acts: bool = False


_IN = frozenset("в у до из з із от від".split())  # noqa: SIM905 – reads as words
_NAMED = frozenset(
    """
    школа школи школу школі школе школы лікарня лікарні лікарню больница больнице больницу больницы клініка клініки
    мост моста мосту мостом мосте міст площа площі площу площадь площади парк парку парке госпіталь
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)
_MEANINGS = (
    _Meaning(
        re.compile("вікторі(?:я|ю|ї|єю)|виктори(?:я|ю|и|ей)|vikto?ri[jy]?a"),
        (
            "полуни",
            "клубник",
            "ягід",
            "ягод",
            "кисл",
            "солодк",
            "сладк",
            "гнил",
            "сгнил",
            "згнил",
            "зігнил",
            "варенн",
            "варень",
            "грядк",
            "теплиц",
            "polunyc",
            "jahod",
        ),
    ),
    _Meaning(re.compile("маргарит(?:а|у|и|ы|і|е|ою|ой)"), ("піц", "пицц", "pizza", "клумб", "горщ", "горшк")),
    _Meaning(
        re.compile("storm"),
        (
            "tent",
            "roof",
            "dak",
            "tree",
            "boom",
            "bomen",
            "fence",
            "hek",
            "wind",
            "wet",
            "nat",
            "rain",
            "regen",
            "lek",
            "window",
            "raam",
            "ramen",
            "schade",
            "damage",
            "sea",
            "zee",
        ),
        acts=True,
    ),
    _Meaning(
        re.compile("dirk|альберт(?:а|і|е|у)"),
        (
            "kassa",
            "bonnetje",
            "boodschap",
            "supermark",
            "aanbieding",
            "winkel",
            "korting",
            "heijn",
            "lidl",
            "jumbo",
            "aldi",
            "кас",
            "магаз",
            "супермар",
            "продукт",
            "чек",
        ),
        frozenset("de bij van naar в у до з из от від біля возле in at from".split()),  # noqa: SIM905 – reads as words
        capital=True,
    ),
    _Meaning(
        re.compile("вільгельмін(?:а|и|і|у|ою)|вильгельмин(?:а|ы|е|у|ой)|[еэ]разм(?:а|і|у|е|ом)?|радбау?д(?:а|і|у|е)?"),
        ("",),
        _IN | _NAMED,
        capital=True,
        acts=True,
    ),
    _Meaning(
        re.compile("sophia|wilhelmina|juliana|beatrix|catharina|antonius|franciscus|elisabeth|maria"),
        ("",),
        _NAMED | {"в"},
        capital=True,
        acts=True,
    ),
)
"""Names of things are behind a word for "in" where nobody is: "в Эразме", "в Sophia"."""
_FEAST = re.compile("святом?|свята|святу|святі|празднику?|праздника|день|дня|дні|дню")
_OF_FEAST = (
    "подар", "свят", "солод", "діт", "дет", "концерт", "ранк", "вихідн", "выходн", "канікул", "празд", "мандарин",
    "ялинк", "ёлк", "елк", "буде", "цукер",
)  # fmt: skip
_HOLY = re.compile("(?:пре)?свят(?:ий|ого|ому|им|а|ої|ій|у|ою|ой|ая|ую|ый|ым|ых)|св")


def means_a_thing(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that is a name too is rather a thing, and nobody acts."""
    token = tokens[at]
    meaning = next((one for one in _MEANINGS if one.name.fullmatch(token.low)), None)
    if meaning is None or (only_people_next(tokens, at) if meaning.acts else is_somebody(tokens, at)):
        return False
    before = tokens[at - 1].low if at and not token.gap.strip() else ""
    if meaning.behind and not (before in meaning.behind and token.capital):
        return False
    if not meaning.capital and token.capital and not token.opens:
        return False
    near = [one.low for place, one in enumerate(tokens[max(0, at - _NEAR) : at + _NEAR + 1]) if one is not token]
    return any(low.startswith(meaning.words) for low in near)


def is_somebody(tokens: Sequence[Token], at: int) -> bool:
    """Whether a person acts, or has a surname, whatever stands before."""
    following = tokens[at + 1 : at + 2]
    surname = bool(following) and following[0].capital and not following[0].gap.strip()
    return surname or acts_next(tokens, at) or only_people_next(tokens, at)


def is_feast(tokens: Sequence[Token], at: int) -> bool:
    """На Миколая дали подарунки, свято Миколая; not "На Івана кричать"."""
    before = tokens[at - 1] if at and not tokens[at].gap.strip() else None
    if before is None or tokens[at].low not in keep().feasts:
        return False
    following = tokens[at + 1 : at + 2]
    if any(map(is_act, following)) or any(one.capital and not one.gap.strip() for one in following):
        return False
    if _FEAST.fullmatch(before.low):
        return True
    near = tokens[max(0, at - _NEAR) : at + _NEAR + 1]
    if before.low not in {"на", "до", "після", "перед"} or complains(near):
        return False
    return (before.low == "на" and before.opens) or any(one.low.startswith(_OF_FEAST) for one in near)


def is_saint(tokens: Sequence[Token], at: int) -> bool:
    """Лікарня Святої Єлизавети, собор св. Юра; not "Святий Андрій" who acts."""
    before = tokens[at - 1] if at else None
    if before is None or not tokens[at].capital or not _HOLY.fullmatch(before.low) or tokens[at].gap.strip(" ."):
        return False
    return not only_people_next(tokens, at)
