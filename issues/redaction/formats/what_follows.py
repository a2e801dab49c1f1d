"""What comes behind a number: a noun that it counts, or nothing of the kind."""

from __future__ import annotations

import re

from issues.redaction.names.clues import is_deed
from issues.redaction.names.cyrillic_words import read_cyrillic
from issues.redaction.names.reading import Kind
from issues.redaction.word_lists import context

NOISE = re.compile(
    r"\s(?:(?:знов|опять|снова|постійно|постоянно|вночі|ночью|завжди|всегда|вчора|вчера|сьогодні|весь|всю|щоночі|щодня)"
    r"\w{0,2}\s){0,2}"
    r"(?:шум|гуля|крич|репет|п'[юєя]|пь[юе]|бух|топ[чао]|топо|палить|палять|палили|кур[иея]|співа|поют|затоп|залив|залл"
    r"|тече|теч[её]т|протік|протек|не\sспить|не\sспят|б'[юєи]|груп?кає|гупа|вмика|включа|пахне|смерд|воня|kuryt|shumyt"
    r"|krych)",
    re.IGNORECASE,
)
HOME = re.compile(
    r"\s(?:\w{1,9}\s)?(?:жив[еуё]|мешка|прожив|zhyv|zhive|жиль?ц|woon|wonen|lives?\b|living)", re.IGNORECASE
)
"""What makes a room of a number behind "in", whatever the number is: в 12 живе алкоголік."""
_NEXT = re.compile(r"\s?(?:(?P<end>$|[.,;:!?)\]»\"\n…-])|(?P<word>[^\W\d_]+(?:['-][^\W\d_]+)*))")
_MAY_FOLLOW = frozenset(
    """
    is was zijn waren wordt werd staat en maar want dat die al weer nog niet geen ook steeds altijd heeft hebben had
    lekt roken rookt schreeuwt schreeuwen wil wij we ik daar waar omdat klemt stinkt
    the and but because again always they we i it there has have are smoke smokes leaks who where which
    znovu znov kuryt kuriat nema zavzhdy немає нема нет є есть будь пожалуйста клопи клопы миші холодно жарко темно
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)
_NEVER_FOLLOW = frozenset(
    """
    раз рази раза тому назад більше менше плюс мінус десь приблизно разом число числа числі року році
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)


def stands_alone(text: str, end: int) -> bool:
    """Whether no noun comes next that the number would count: a sign, a verb, an adverb do."""
    following = _NEXT.match(text, end)
    if following is None:
        return False
    word = (following["word"] or "").lower()
    if not word:
        return True
    if word in _NEVER_FOLLOW:
        return False
    if word in _MAY_FOLLOW or NOISE.match(text, end) or HOME.match(text, end):
        return True
    if word > "\u03ff":
        return is_deed(word) or read_cyrillic(word).can_be(Kind.ACT | Kind.FUNCTION)
    return word in context().acts_latin
