"""Habits of typing Ukrainian in Latin letters that no letter table can undo: ``h`` and ``ch`` for х, ``4`` for ч."""

from __future__ import annotations

import re

UNDO = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"4(?=[aeiouy])", "ch"),
        (r"6(?=[aeiouy])", "sh"),
        # ``ch`` for х, as Dutch and Polish spell it; everywhere else it is ч.
        (r"\b(ni)?ch(?=to)", r"\1x"),
        (r"\b(ne|za)?ch(?=(oc[zh]|ot[ij]|od[yi]|vor|lop|olod|vyl|utk|arch))", r"\1x"),
        (r"\b(za|vy|pry|pere|pro|pid|u)ch(?=od)", r"\1x"),
        (r"\b(dy|slu|jih|ra|stra|pryj?i|pojih?)ch(?=[auy])", r"\1x"),
        # ``yi`` after a consonant is two letters: pryihaty, vyihaty, Kyiv.
        (r"(?<=[bcdfghklmnprstvz])yi(?=[hkvxdz])", "yji"),
        (r"(?<=(ts|[tcnszl]))io(?!n)", "'o"),
        (r"\b(y|j)?ih\b", "jix"),
    )
)
"""Each pattern on a Latin word, and what the letter table reads better."""

X_FOR_H = re.compile(
    r"""
    (?<![czskgp])h(?: # the h of a word in which it can only be х
      (?<=\bh)(?=to|o[cč]|ot[ijyv]|ova[jvt]|oti|od[yiuzj]|vor|vil|vyl|vost|lop|lib|leb|arc|arakt|ud[yon]|at[auiy]\b|yba|rest|irur|imi
               |olodno|olodyl|olodn?o?\b|or[ov]sh|orosh)
      | (?<=\b(?:ni|ne|po|za)h)(?=to|oc[zhu]|och|oti|vor|od[yi]|yst|van)
      | (?<=\b(?:vy|pry|od)h)(?=[oi]d) | (?<=\b(?:pere|vidi)h)(?=od) | (?<=\b(?:pid)h)(?=od) | (?<=\bu?s[kx]h)(?=od|yl)
      | (?<=dyh)(?=a) | (?<=puh)(?=[lan]) | (?<=rah)(?=u|o[vn]) | (?<=stra[h])(?=[auiyo]|\b) | (?<=jih|yih)(?=a) | (?<=iih)(?=a)
      | (?<=kuh)(?=n|ar|o) | (?<=slu[h])(?=a) | (?<=psyh)(?=[oi]) | (?<=teh|meh)(?=n|an) | (?<=tyh)(?=[oaiy]) | (?<=suh)(?=[oyi])
      | (?<=duh|vuh|muh)(?=[oauyi]) | (?<=buh)(?=al|a\b|aj) | (?<=verh)(?=u|n) | (?<=nih|vsih|dvoh|oboh|svojih|mojih|yh|jih|ah|jah|yah|iah)\b
    )
    """.replace("(?<=\\b(?:ni|ne|po|za)h)", "(?<=\\bnih|\\bneh|\\bpoh|\\bzah)")
    .replace("(?<=\\b(?:vy|pry|od)h)", "(?:(?<=\\bvyh)|(?<=\\bpryh))"),
    re.VERBOSE,
)
