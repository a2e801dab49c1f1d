"""Whether somebody is there now, in words. Weekdays, not "tomorrow": an old message stays in the chat."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from locales import Texts
    from routekaart.opening import Opening

A_WEEK = 7
"""Days ahead from which a weekday would be taken for the nearer one."""
ELEVEN = 11


def open_now(opening: Opening, _: Texts) -> str | None:
    """E.g. "open now, until 17:00"; None for day and night, of which the hours say all."""
    match opening.state:
        case "open" if opening.until:
            return _("open now, until {when}").format(when=_end(opening.until, opening.days_ahead, _))
        case "closed" if opening.until:
            return _("closed now, opens {when}").format(when=_begin(opening.until, opening.days_ahead, _))
        case "closed":
            return _("closed now")
        case "holiday":
            return _("a public holiday in the Netherlands today: may be closed")
        case _:
            return None


def clock(moment: datetime, _: Texts) -> str:
    """A time of day: "9:05"."""
    return _clock(moment.hour, moment.minute, _)


def _clock(hour: int, minute: int, _: Texts) -> str:
    return _("{hour}:{minute}").format(hour=hour, minute=f"{minute:02}")


def _end(moment: datetime, days_ahead: int, _: Texts) -> str:
    """The time, with its day from tomorrow on; midnight is the end of a day, 24:00, not the beginning of the next."""
    time = clock(moment, _)
    if moment.hour == moment.minute == 0:
        moment, time = moment - timedelta(minutes=1), _clock(24, 0, _)
    if days_ahead == 0:
        return time
    if days_ahead >= A_WEEK:
        return _("{day}/{month}, {time}").format(day=moment.day, month=moment.month, time=time)
    days = (
        # Translators: as in "open until Monday, 8:00".
        _("Monday, {time}"),
        _("Tuesday, {time}"),
        _("Wednesday, {time}"),
        _("Thursday, {time}"),
        _("Friday, {time}"),
        _("Saturday, {time}"),
        _("Sunday, {time}"),
    )
    return days[moment.weekday()].format(time=time)


def _begin(moment: datetime, days_ahead: int, _: Texts) -> str:
    """The time, with its day from tomorrow on."""
    # Translators: as in "opens at 9:00"; the second is for 11:00, because Ukrainian says «об одинадцятій».
    at = _("at {time}, eleven o'clock") if moment.hour == ELEVEN else _("at {time}")
    time = at.format(time=clock(moment, _))
    if days_ahead == 0:
        return time
    if days_ahead >= A_WEEK:
        return _("on {day}/{month}").format(day=moment.day, month=moment.month) + f" {time}"
    days = (
        # Translators: as in "opens on Monday at 9:00".
        _("on Monday"),
        _("on Tuesday"),
        _("on Wednesday"),
        _("on Thursday"),
        _("on Friday"),
        _("on Saturday"),
        _("on Sunday"),
    )
    return f"{days[moment.weekday()]} {time}"
