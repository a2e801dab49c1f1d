"""`wegwijzer issues outbox`: what waits to be sent to residents, and what could not be."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, NamedTuple

import click

from wegwijzer.clock import now
from wegwijzer.problem import OperatorProblem
from wegwijzer.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from issues.outbox import DeadNotice, OutboxStore, Waiting
    from wegwijzer.settings import Settings

ALL = "all"


class Seen(NamedTuple):
    waiting: Mapping[str, Waiting]
    dead: Sequence[DeadNotice]
    revived: int


@click.command("outbox")
@click.option("--revive", metavar="ID|all", help="Try a dead notice again, or all of them.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def outbox(*, revive: str | None, as_json: bool) -> None:
    """Notices for residents: waiting, being sent, and dead with the kind of their last failure.

    "news" is for residents. "filed" is for the desk, of which there is none yet; after 30 days it goes.
    """
    if revive not in {None, ALL} and not (revive or "").isdecimal():
        message = f"--revive {revive}: the number of a dead notice, or {ALL}"
        raise OperatorProblem(message)
    seen = asyncio.run(_look(load_settings(), revive))
    print(json.dumps(as_data(seen)) if as_json else "\n".join(lines(seen)))


def lines(seen: Seen) -> Iterator[str]:
    if seen.revived:
        yield f"{seen.revived} tried again from now on."
    if not seen.waiting:
        yield "Nothing waits."
    for kind, one in seen.waiting.items():
        yield f"{kind:8} due {one.due}, later {one.later}, being sent {one.leased}, dead {one.dead}"
    for notice in seen.dead:
        tried = f"{notice.failures} failures, last due {notice.since:%Y-%m-%d}"
        yield f"dead     {notice.id}  {notice.kind}  {notice.error}  {tried}"


def as_data(seen: Seen) -> dict[str, object]:
    dead = [asdict(one) | {"since": one.since.isoformat()} for one in seen.dead]
    return {"kinds": {kind: asdict(one) for kind, one in seen.waiting.items()}, "dead": dead, "revived": seen.revived}


async def _look(settings: Settings, revive: str | None) -> Seen:
    from store.outbox import SqlOutboxStore  # noqa: PLC0415 – kept out of `--help`
    from wegwijzer.databases import opened  # noqa: PLC0415
    from wegwijzer.folder import prepare_folder  # noqa: PLC0415

    prepare_folder(settings)
    async with opened(settings) as databases:
        return await see(SqlOutboxStore(databases.main), revive)


async def see(store: OutboxStore, revive: str | None) -> Seen:
    """What there is, after the dead that were named were brought back. OperatorProblem where there is none such."""
    revived = 0
    if revive is not None:
        revived = await store.revive(now=now(), only=None if revive == ALL else int(revive))
        if not revived and revive != ALL:
            message = f"--revive {revive}: there is no dead notice with this number"
            raise OperatorProblem(message)
    return Seen(await store.count(now()), await store.dead(), revived)
