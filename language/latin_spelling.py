"""Habits of typing Ukrainian in Latin letters that no letter table can undo: ``h`` and ``ch`` for х, ``4`` for ч."""

from __future__ import annotations

import re

_HABITS = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"4(?=[aeiouy])", "ch"),
        (r"6(?=[aeiouy])", "sh"),
        # ``ch`` for х, as Dutch and Polish spell it; everywhere else it is ч.
        (r"\b(ni)?ch(?=to)", r"\1x"),
        (r"\b(ne|za)?ch(?=(oc[zh]|ot[ij]|od[yi]|vor|lop|olod|vyl|utk|arch))", r"\1x"),
        (r"\b(za|vy|pry|pere|pro|pid|u)ch(?=od)", r"\1x"),
        (r"(?<=dy|ra|hu)ch(?=a[ejlmtvy]|un)|(?<=slu|iji)ch(?=a)", "x"),
        # ``yi`` after a consonant is two letters (pryihaty, Kyiv), ``io`` after a soft one is a soft sign (tsioho).
        (r"(?<=r)yi(?=sh|m|n|t)|yi\b", "yj"),
        (r"\bpot([yji])ah", r"pot\1ag"),
        (r"(?<=[bcdfghklmnprstvz])yi(?=[hkvxdz])", "yji"),
        (r"(?<=[tcnszl])io(?!n)", "'o"),
    )
)

_PREFIX = "(?:ne|ni|po|za|na|pry|vy|pere|pid|vid|u|v|s|ob|pro|do|z|ro[zs])?"
_X_AT_START = """
    hto hoc hot[iyjv] hod(?!yn) hid(?!n[oi]) hvor hvyl hvil hvost hlop hlib hleb harc harak hud hat[auiy] hyb
    hres hirur himi holodno holodyl hol[oa]d[nu]?[oa]?$ holodn[oa] horosh horov hovaj hova[tv] huz
    """.split()  # noqa: SIM905 - stems read better in lines than in a column
_X_ANYWHERE = """
    dyha(?!l) opuh horon (?<=zha)hl rahu(?!v) rahun straho strahu straha jiha jihav yiha iiha kuhn kuhar sluha
    psyh tehn mehan tyho tyhi suho suhy duhov vuho muha buha verhn poverh(?!y) zahyst zahvor vyhid pryhid
    [iyaj]h$ (?<=[dbo]v)oh$ oboh$ troh$
    """.split()  # noqa: SIM905 - stems read better in lines than in a column
_H_IS_X = re.compile(rf"(?:^{_PREFIX}(?:{'|'.join(_X_AT_START)})|{'|'.join(_X_ANYWHERE)})")
_H_IS_G = re.compile(
    r"h(?:ub[yiul]|rosh|roš|em|ovor|odyn|odn|olov|oll?and|osp|rom|lia|lja|lya|arn|ryvn|otov|azet|rup|rud|uma|otel|orod|or[yi])|[oi]ho$"
    r"|[oie]hol?$|[mlo]oh[iuy]?$|oh[aiuoy]$|snih$|m[io]h$|uvah|vahi|ljuh|luh"
)


def undo_habits(word: str) -> str:
    """A Latin word with the spellings that a letter table reads wrong rewritten to those it reads right; ``x`` is х."""
    for pattern, instead in _HABITS:
        word = pattern.sub(instead, word)
    return _H_IS_X.sub(lambda match: match.group().replace("h", "x"), word)


def h_is_surely_g(word: str) -> bool:
    """Whether the h of a Latin word is г whatever the rest of the message does: ``hroshi``, ``dopomoha``, ``joho``."""
    return bool(_H_IS_G.search(word))
