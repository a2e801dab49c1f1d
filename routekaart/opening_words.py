"""Opening hours in words: "Понеділок–п’ятниця 9:00–17:00", "Maandag tot en met vrijdag 9.00–17.00 uur"."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from routekaart.opening import MINUTES_A_DAY, WEEK, Day, minutes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from language import Language
    from routekaart.opening import Span

SHORTEST_RUN = 3
"""Monday and Tuesday are two days; from three on they are "Monday to Wednesday"."""

ALL_DAYS = len(get_args(Day))

_ALWAYS: Mapping[Language, str] = {"uk": "Цілодобово", "nl": "Dag en nacht"}
_NAMES: Mapping[Language, tuple[str, ...]] = {
    "uk": ("понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя", "свята"),
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "feestdagen"),
}
_EVERY_DAY: Mapping[Language, str] = {"uk": "щодня", "nl": "elke dag"}
_HOLIDAYS_TOO: Mapping[Language, str] = {"uk": "щодня, також у свята", "nl": "elke dag, ook op feestdagen"}
_TO: Mapping[Language, str] = {"uk": "–", "nl": " tot en met "}


def in_words(hours: Iterable[Span], language: Language) -> str:
    """The hours as one phrase with a capital; days with the same hours are said once."""
    by_days: dict[tuple[Day, ...], list[tuple[int, int]]] = {}
    for span in hours:
        by_days.setdefault(span.days, []).append((minutes(span.start), minutes(span.end)))
    if any(_is_always(days, times) for days, times in by_days.items()):
        return _ALWAYS[language]
    said = "; ".join(f"{_days(days, language)} {_times(times, language)}" for days, times in by_days.items())
    return said[:1].upper() + said[1:]


def _is_always(days: tuple[Day, ...], times: list[tuple[int, int]]) -> bool:
    return len(set(days)) == ALL_DAYS and (0, MINUTES_A_DAY) in times


def _days(days: tuple[Day, ...], language: Language) -> str:
    numbers = sorted(get_args(Day).index(day) for day in days)
    if len(numbers) >= len(WEEK) and numbers[: len(WEEK)] == list(range(len(WEEK))):
        return (_HOLIDAYS_TOO if len(numbers) > len(WEEK) else _EVERY_DAY)[language]
    names = _NAMES[language]
    said: list[str] = []
    for run in _runs(numbers):
        if len(run) >= SHORTEST_RUN:
            said.append(names[run[0]] + _TO[language] + names[run[-1]])
        else:
            said += [names[number] for number in run]
    return _listed(said, language)


def _runs(numbers: list[int]) -> list[list[int]]:
    """Days that follow each other, together; holidays are no eighth day of the week."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1 and number < len(WEEK):
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _times(times: list[tuple[int, int]], language: Language) -> str:
    point = ":" if language == "uk" else "."
    said = [f"{_clock(begin, point)}–{_clock(end, point)}" for begin, end in sorted(times)]
    return _listed(said, language) + ("" if language == "uk" else " uur")


def _clock(minute: int, point: str) -> str:
    return f"{minute // 60}{point}{minute % 60:02}"


def _listed(items: list[str], language: Language) -> str:
    """Items with an "and" before the last; Ukrainian says «й» after a vowel."""
    if len(items) == 1:
        return items[0]
    *first, last = items
    also = "en" if language == "nl" else "й" if first[-1].endswith(("а", "я")) else "і"
    return f"{', '.join(first)} {also} {last}"
