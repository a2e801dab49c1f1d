"""Are the alarms sound: one for each kind of danger, with numbers that can be dialled at every place?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routekaart.layout import ALARMS
from routekaart.place import contact, places
from routekaart.validity import is_about_safety

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from content.problem import Problem
    from routekaart.loader import LoadedKaart
    from routekaart.model import Alarm

EMERGENCY_NUMBER = "112"


def alarm_problems(loaded: LoadedKaart, dangers: Collection[str]) -> Iterator[Problem]:
    """Say which kind of danger has no alarm, and which alarm would leave somebody without a number to call."""
    file = loaded.files.by_path[ALARMS]
    for danger in dangers:
        if danger not in loaded.kaart.alarms:
            yield file.at_key(("alarms",), f"danger '{danger}' has no alarm")
    for name, alarm in loaded.kaart.alarms.items():
        if alarm.topic and not is_about_safety(alarm.topic):
            message = f"alarm '{name}' goes on to '{alarm.topic}', which is not about safety"
            yield file.at_value(("alarms", name, "topic"), message)
        if alarm.alone and len(alarm.contacts) > 1:
            message = f"alarm '{name}' is for a life in danger: one number stands there alone"
            yield file.at_key(("alarms", name, "contacts"), message)
        yield from _numbers(loaded, name, alarm)


def _numbers(loaded: LoadedKaart, name: str, alarm: Alarm) -> Iterator[Problem]:
    kaart, file = loaded.kaart, loaded.files.by_path[ALARMS]
    for place in (None, *places(kaart, examples=True)):
        phones = [contact(kaart, one, place).phone for one in alarm.contacts]
        where = f" in {place}" if place else ""
        if EMERGENCY_NUMBER not in phones:
            yield file.at_key(("alarms", name, "contacts"), f"alarm '{name}' does not name 112{where}")
        if alarm.alone and phones[0] != EMERGENCY_NUMBER:
            yield file.at_key(("alarms", name, "contacts"), f"alarm '{name}' must begin with 112{where}")
