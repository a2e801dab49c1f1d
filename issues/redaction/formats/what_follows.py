"""What comes behind a number: a noun that it counts, or nothing of the kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from issues.redaction.names.clues import is_deed
from issues.redaction.names.cyrillic_words import read_cyrillic, tags_of
from issues.redaction.names.reading import Kind
from issues.redaction.word_lists import context

if TYPE_CHECKING:
    from pymorphy3.tagset import OpencorporaTag

NOISE = re.compile(
    r"\s(?:(?:знов|опять|снова|постійно|постоянно|вночі|ночью|завжди|всегда|вчора|вчера|сьогодні|весь|всю|щоночі|щодня)"
    r"\w{0,2}\s){0,2}"
    r"(?:шум|гуля|крич|репет|п'[юєя]|пь[юе]|бух|топ[чао]|топо|палить|палять|палили|кур[иея]|співа|поют|затоп|залив|залл"
    r"|тече|теч[её]т|протік|протек|святку|бешкет|галас|сварят|лаєт|дебош|тусу|celebrate|feest|не\sспить|не\sспят|б'[юєи]|груп?кає|гупа|вмика|включа|пахне|смерд|воня|kuryt|shumyt"
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
    drink drinks shout shouts keep keeps play plays make makes cook cooks bang fight fights scream screams
    drinken roken schreeuwen maken draaien spelen koken vechten lachen klagen blijven bonken
    znovu znov kuryt kuriat nema zavzhdy немає нема нет є есть будь пожалуйста клопи клопы миші холодно жарко темно
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)
_NUMBER_BEFORE = re.compile(r"(?<!\d)(\d{1,4})$")
_WHICH_BEFORE = re.compile(r"(?:ій|ої|ою|ой|ей|-ї|-й|\dї|\dй)$")
"""An ending that no subject has: в сто першій потоп."""
_SUBJECT = frozenset({"nomn", "accs"})
"""The accusative looks like the nominative more often than not."""
_TEENS = range(11, 15)
_LARGE = re.compile(r"(?<!\d)[1-9]\d{2}$")
_VERB = re.compile(r"[a-z]{3,12}t")
"""Behind a large number, in Dutch: mijn zus op 302 durft niet."""
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
        return is_deed(word) or read_cyrillic(word).can_be(Kind.ACT | Kind.FUNCTION) or _is_not_counted(text, end, word)
    large = _LARGE.search(text, max(0, end - 4), end)
    return word in context().acts_latin or bool(large and _VERB.fullmatch(word))


def _is_not_counted(text: str, end: int, word: str) -> bool:
    """Whether a noun is the subject, in a form that the number before it does not ask for: в 305 миші, у 217 батарея.

    Five and more take the genitive plural, two to four the nominative plural or genitive, one the singular. Other cases
    may belong to the number (на 3 поверсі, в 12 кімнатах), and so may a word that no dictionary has.
    """
    number = _NUMBER_BEFORE.search(text, max(0, end - 5), end)
    if number is None:
        which = _WHICH_BEFORE.search(text, max(0, end - 5), end)
        tags = tags_of(word) if which else ()
        return bool(tags) and all(tag.case in _SUBJECT for tag in tags)
    said, tags = int(number[1]), tags_of(word)
    return bool(tags) and all(tag.case in _SUBJECT and _asks_not(said, tag) for tag in tags)


def _asks_not(number: int, tag: OpencorporaTag) -> bool:
    last = 0 if number % 100 in _TEENS else number % 10
    few = 1 < last < 5  # noqa: PLR2004 – two, three and four
    return not ((last == 1 and tag.number == "sing") or (few and tag.number == "plur"))
