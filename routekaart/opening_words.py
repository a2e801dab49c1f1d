"""Opening hours in words: "Понеділок–п’ятниця 9:00–17:00", "Maandag tot en met vrijdag 9.00–17.00 uur"."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from locales import texts
from routekaart.opening import MINUTES_A_DAY, WEEK, Day, minutes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from language import Language
    from locales import Texts
    from routekaart.opening import Span

SHORTEST_RUN = 3
"""Monday and Tuesday are two days; from three on they are "Monday to Wednesday"."""

ALL_DAYS = len(get_args(Day))


def in_words(hours: Iterable[Span], language: Language) -> str:
    """The hours as one phrase with a capital; days with the same hours are said once."""
    _ = texts(language)
    by_days: dict[tuple[Day, ...], list[tuple[int, int]]] = {}
    for span in hours:
        by_days.setdefault(span.days, []).append((minutes(span.start), minutes(span.end)))
    if any(_is_always(days, times) for days, times in by_days.items()):
        return _("Day and night")
    # Translators: as in "Monday to Friday 9:00–17:00"; Dutch adds "uur".
    phrase = _("{days} {times}")
    said = "; ".join(phrase.format(days=_days(days, _), times=_times(times, _)) for days, times in by_days.items())
    return said[:1].upper() + said[1:]


def _is_always(days: tuple[Day, ...], times: list[tuple[int, int]]) -> bool:
    return len(set(days)) == ALL_DAYS and (0, MINUTES_A_DAY) in times


def _days(days: tuple[Day, ...], _: Texts) -> str:
    numbers = sorted(get_args(Day).index(day) for day in days)
    if len(numbers) >= len(WEEK) and numbers[: len(WEEK)] == list(range(len(WEEK))):
        return _("every day, also on public holidays") if len(numbers) > len(WEEK) else _("every day")
    names = _names(_)
    said: list[str] = []
    for run in _runs(numbers):
        if len(run) >= SHORTEST_RUN:
            said.append(_("{first} to {last}").format(first=names[run[0]], last=names[run[-1]]))
        else:
            said += [names[number] for number in run]
    return _listed(said, _)


def _names(_: Texts) -> tuple[str, ...]:
    return (
        # Translators: as in "Monday 9:00–17:00"; with a capital only where the language writes one in a sentence.
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
        _("public holidays"),
    )


def _runs(numbers: list[int]) -> list[list[int]]:
    """Days that follow each other, together; holidays are no eighth day of the week."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1 and number < len(WEEK):
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _times(times: list[tuple[int, int]], _: Texts) -> str:
    return _listed([f"{_clock(begin, _)}–{_clock(end, _)}" for begin, end in sorted(times)], _)


def _clock(minute: int, _: Texts) -> str:
    return _("{hour}:{minute}").format(hour=minute // 60, minute=f"{minute % 60:02}")


def _listed(items: list[str], _: Texts) -> str:
    """Items with an "and" before the last."""
    if len(items) == 1:
        return items[0]
    *first, last = items
    # Translators: the second is for after a vowel, where Ukrainian says «й».
    phrase = _("{items} and {last}, after a vowel") if first[-1].endswith(("а", "я")) else _("{items} and {last}")
    return phrase.format(items=", ".join(first), last=last)
