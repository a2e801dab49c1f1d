"""When somebody is there: opening hours as a map holds them, and whether they are open at a given moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias, get_args
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
"""The clock on every wall in the Netherlands: hours in the map are its hours."""

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"]
WEEK: tuple[Day, ...] = get_args(Day)[:7]
MINUTES_A_DAY = 24 * 60
HORIZON = 28
"""Days to look ahead. Christmas and New Year's Day take two Thursdays in a row from who opens on Thursdays only."""

State = Literal["always", "open", "closed", "holiday"]


def minutes(clock: str) -> int:
    """Minutes since midnight of a time as the map writes it: ``'09:30'`` is 570, ``'24:00'`` is 1440."""
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def _a_time(value: str) -> str:
    try:
        time.fromisoformat(value)
    except ValueError:
        sound = False
    else:
        sound = len(value) == len("09:00")
    if not sound and value != "24:00":
        message = "a time is written as 'HH:MM', from '00:00' to '24:00'"
        raise ValueError(message)
    return value


Clock = Annotated[str, AfterValidator(_a_time)]


class Span(BaseModel):
    """The same hours on some days, e.g. ``{days: [mon, tue], from: '09:00', to: '17:00'}``.

    Until the next day where ``to`` is not after ``from``. ``holiday`` stands for every Dutch public holiday: hours that
    name it hold there instead of the weekday's.
    """

    # A `Node` as all of the map, but the model of contacts, where `Node` is, needs this module.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    days: Annotated[tuple[Day, ...], Field(min_length=1)]
    start: Clock = Field(alias="from")
    end: Clock = Field(alias="to")

    @model_validator(mode="before")
    @classmethod
    def has_its_keys(cls, value: object) -> object:
        if isinstance(value, Mapping) and set(value) != {"days", "from", "to"}:
            message = f"hours have the keys days, from and to; here are {', '.join(value) or 'none'}"
            raise ValueError(message)
        return value

    @model_validator(mode="after")
    def lasts(self) -> Span:
        if minutes(self.start) % MINUTES_A_DAY == minutes(self.end):
            message = "from and to are the same time: a whole day is from '00:00' to '24:00'"
            raise ValueError(message)
        return self

    @property
    def stretch(self) -> tuple[int, int]:
        """Begin and end in minutes since the midnight with which the day begins; the end may be on the next day."""
        begin, end = minutes(self.start), minutes(self.end)
        return begin, end if end > begin else end + MINUTES_A_DAY


def _always(value: object) -> object:
    if value == "always":
        return ({"days": get_args(Day), "from": "00:00", "to": "24:00"},)
    if isinstance(value, str):
        message = "write always, or a list of hours: [{days: [mon], from: '09:00', to: '17:00'}]"
        raise ValueError(message)  # noqa: TRY004 – pydantic wants a ValueError of a validator
    return value


Hours: TypeAlias = Annotated[tuple[Span, ...], BeforeValidator(_always), Field(min_length=1)]
"""In a file: ``always``, or a list of spans."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Whether somebody is there at one moment.

    ``until``: when that changes, Amsterdam time; None for ``always``, for ``holiday``, and where nothing sure comes
    within four weeks. ``days_ahead``: how many midnights lie before it; closing at midnight is still today.
    ``holiday``: a public holiday makes unsure what would be open today.
    """

    state: State
    until: datetime | None = None
    days_ahead: int = 0


@dataclass(frozen=True, slots=True)
class _Stretch:
    begin: datetime
    end: datetime
    sure: bool
    """False on a public holiday whose hours nobody has written."""


def is_open(hours: Iterable[Span], at: datetime) -> Opening:
    """Say whether somebody with these hours is there at the moment ``at``, and until when that stays so.

    ``at`` must be aware, of any zone. On the days on which clocks change, hours are those on the wall. The next opening
    is the next sure one: a public holiday is passed over.
    """
    today = at.astimezone(AMSTERDAM).date()
    # From yesterday on: a night that began then may still last.
    near = sorted(_stretches(tuple(hours), today), key=lambda one: one.begin)
    end = _end_of_sure(near, at)
    if end and (end - at).days >= HORIZON - 1:
        return Opening(state="always")
    if end:
        return Opening(state="open", until=end, days_ahead=_midnights(today, end - timedelta(microseconds=1)))
    unsure = (one for one in near if not one.sure and one.end > at)
    if any(one.begin <= at or one.begin.astimezone(AMSTERDAM).date() == today for one in unsure):
        return Opening(state="holiday")
    begin = next((one.begin.astimezone(AMSTERDAM) for one in near if one.sure and one.begin > at), None)
    return Opening(state="closed", until=begin, days_ahead=_midnights(today, begin) if begin else 0)


def _end_of_sure(stretches: Iterable[_Stretch], at: datetime) -> datetime | None:
    """When the sure hours around ``at`` end, those that follow without a gap taken together; None outside them."""
    end = None
    for one in stretches:
        if one.sure and one.begin <= (end or at) < one.end:
            end = one.end
    return end.astimezone(AMSTERDAM) if end else None


def _midnights(today: date, moment: datetime) -> int:
    return (moment.astimezone(AMSTERDAM).date() - today).days


def _stretches(hours: tuple[Span, ...], today: date) -> Iterator[_Stretch]:
    for ahead in range(-1, HORIZON + 1):
        day = today + timedelta(days=ahead)
        weekday = [one for one in hours if WEEK[day.weekday()] in one.days]
        festive = [one for one in hours if "holiday" in one.days]
        holiday = is_holiday(day)
        for span in festive if holiday and festive else weekday:
            begin, end = (_moment(day, minute) for minute in span.stretch)
            # From 2:30 to 3:00 is no time at all in the night in which clocks go on.
            if begin < end:
                yield _Stretch(begin, end, sure=not holiday or bool(festive))


def _moment(day: date, minute: int) -> datetime:
    """When the wall clock shows it, in UTC: Python compares moments of one zone by what the clock shows."""
    days, rest = divmod(minute, MINUTES_A_DAY)
    clock = time(rest // 60, rest % 60)
    return datetime.combine(day + timedelta(days=days), clock, AMSTERDAM).astimezone(UTC)


def is_holiday(day: date) -> bool:
    """Whether the day is a national public holiday in the Netherlands."""
    return day in _holidays(day.year)


@cache
def _holidays(year: int) -> frozenset[date]:
    from holidays import country_holidays  # noqa: PLC0415 – loads every country's module; few commands need it

    return frozenset(country_holidays("NL", years=year))
