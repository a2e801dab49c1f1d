"""`wegwijzer desk`: invite staff, and see that the audit is as it was written."""

from __future__ import annotations

import asyncio
import re
import sys
from typing import TYPE_CHECKING

import click

from wegwijzer import log
from wegwijzer.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from typing import Any

    from desk.audit.ports import Month
    from wegwijzer.staff import StaffCases

ROLES = ("location", "hosts", "coordinator", "confidant", "editor", "analyst", "admin")
"""As issues.readers has them; written out, so that `--help` loads nothing."""


@click.group("desk")
def command() -> None:
    """The desk: who may sign in, and what they did."""


@command.command("invite")
@click.argument("name")
@click.option("--email", required=True, help="With which they sign in.")
@click.option("--role", "roles", required=True, multiple=True, type=click.Choice(ROLES), help="Once for each role.")
@click.option("--municipality", required=True, help="Its id, e.g. voorbeeldstad.")
@click.option("--location", help="Its id, for location staff and a location's own confidant.")
@click.option("--deputy", is_flag=True, help="They stand in for whoever holds the role.")
@click.option("--language", type=click.Choice(("nl", "uk")), default="nl", show_default=True)
def invite(**asked: Any) -> None:  # noqa: ANN401 – as click hands them over
    """Print a link for NAME: it works once, within 72 hours. For an address that has an account: a new link to it."""
    from wegwijzer.desk_invitations import invited  # noqa: PLC0415 – kept out of `--help`

    log.configure("error")
    print(_with_staff(lambda staff: invited(staff, **asked)))


@command.group("audit")
def audit() -> None:
    """Who saw and did what, signed month by month."""


@audit.command("verify")
@click.option("--month", help="The rows of one month alone, e.g. 2026-11.")
def verify(month: str | None) -> None:
    """Exit 0 if every row is as it was written; 1 if one was changed, removed, put in or moved."""
    if month and not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", month):
        raise click.BadParameter("write year and month: 2026-11", param_hint="--month")
    log.configure("error")
    months, wrong = _with_staff(lambda staff: staff.audit.verify(month))
    for line in wrong:
        print(f"broken  {line}")
    if not wrong:
        _print_heads([one for one in months if month in {None, one.month}], month)
    sys.exit(1 if wrong else 0)


def _print_heads(months: Sequence[Month], month: str | None) -> None:
    """Copied elsewhere, a head shows later that not even whole months were taken off the end."""
    for one in months:
        dropped = ", dropped when its term was over" if one.dropped else ""
        print(f"ok      {one.month}: {one.count} rows, head {one.head.hex()[:32]}{dropped}")
    if not months:
        print(f"ok      no rows{f' of {month}' if month else ' yet'}")


def _with_staff(what: Callable[[StaffCases], Awaitable[Any]]) -> Any:  # noqa: ANN401 – whatever is asked
    from wegwijzer.staff import opened_staff  # noqa: PLC0415

    async def run() -> Any:  # noqa: ANN401
        async with opened_staff(load_settings()) as staff:
            return await what(staff)

    return asyncio.run(run())
