"""The forms of a given name in Ukrainian and Russian, also of pet names that no dictionary has: Тьома, Тьоми, Тьомі."""

from __future__ import annotations

_A = ("а", "и", "і", "у", "ою", "о", "ы", "е", "ой")
_YA = ("я", "і", "ю", "ею", "є", "ї", "єю", "и", "е", "ей")
_O = ("о", "а", "у", "ові", "ом", "е", "ку")
_HARD = ("", "а", "у", "ові", "ом", "ем", "еві", "е", "і")
_SOFT = ("ь", "я", "ю", "еві", "єві", "ем", "ем", "і", "е", "ём")
_J = ("й", "я", "ю", "єві", "єм", "ї", "ю", "ем", "и", "е")
_BY_LAST = {"а": _A, "я": _YA, "о": _O, "ь": _SOFT, "й": _J}
_INDECLINABLE = "еєиіїуюэы"
_SOFTENED = {"к": "ц", "г": "з", "х": "с"}
_FLEETING = (
    ("ок", "к"),
    ("ёк", "ьк"),
    ("ек", "к"),
    ("ець", "ц"),
    ("ьок", "ьк"),
    ("ень", "н"),
    ("ел", "л"),
    ("ев", "ьв"),
)


def forms_of(name: str) -> frozenset[str]:
    """Singular forms, in small letters. More than are in use: what nobody writes does no harm."""
    name = name.lower()
    if name[-1] in _INDECLINABLE:
        return frozenset({name})
    endings = _BY_LAST.get(name[-1], _HARD)
    stem = name if endings is _HARD else name[:-1]
    forms = {stem + ending for ending in endings}
    if stem and stem[-1] in _SOFTENED and endings in (_A, _O):
        forms |= {stem[:-1] + _SOFTENED[stem[-1]] + ending for ending in "іе"}
    for full, short in _FLEETING:
        if endings is _HARD and name.endswith(full):
            forms |= {name[: -len(full)] + short + ending for ending in ("а", "у", "ові", "ом", "ом", "е")}
    if name in {"лев", "павел", "пётр"}:
        short = {"лев": "льв", "павел": "павл", "пётр": "петр"}[name]
        forms |= {short + ending for ending in ("а", "у", "ом", "ові", "е")}
    return frozenset(forms | {name})


def stem_of(word: str) -> str:
    """A word without what may be its ending, so that forms of an unknown surname meet: Гуменюк, Гуменюком."""
    low = word.lower()
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST_STEM:
            return low[: -len(ending)]
    return low


_SHORTEST_STEM = 3
_ENDINGS = (
    "ського", "ському", "ський", "ським", "ської", "ській", "ську", "ською", "ська",
    "ского", "скому", "ский", "ским", "ской", "скую", "ская",
    "ові", "еві", "єві", "ого", "ому", "ами", "ями",
    "ою", "ею", "єю", "ом", "ем", "єм", "им", "ім", "ий", "ій", "ой", "ів", "їв", "ов", "ах",
    "а", "у", "і", "и", "о", "е", "є", "ю", "я", "ы", "й", "ь",
)  # fmt: skip
