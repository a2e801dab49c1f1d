"""A municipality's own standard replies: written over the shipped ones, beside them, or in their place hidden."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pydantic import ValidationError

from issues.replies.model import Replies, StandardReply

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnReply:
    """One reply of one municipality. ``id``: of the shipped one it stands for, or a new one; ``hidden``: not offered.

    ``version``: counts its changes from 1; ``body``: what `StandardReply` has beside its id, as JSON has it.
    """

    municipality: str
    id: str
    body: Mapping[str, object]
    hidden: bool = False
    version: int = 1


class StaleReply(Exception):
    """Somebody changed it since it was read; nothing was written."""


class OwnReplyStore(Protocol):
    """Every method is one transaction."""

    async def all(self, municipality: str) -> Sequence[OwnReply]:
        """By their ids."""

    async def put(self, reply: OwnReply) -> None:
        """Keeps it; ``version`` 1 for a new one, else one above what is kept.

        Raises:
            StaleReply: what is kept is not one below.
            ValueError: a table would refuse it.
        """

    async def remove(self, municipality: str, name: str) -> None:
        """The shipped one is offered again; nothing where there is none."""


def together(shipped: Replies, own: Sequence[OwnReply]) -> Replies:
    """What the desk of the municipality offers: the shipped ones in their order, its new ones behind them.

    One that no longer fits the program (a blank or an outcome that is gone) is left out for the shipped one.
    """
    read = {one.id: (one, reply_of(one, shipped)) for one in own}
    kept = [_chosen(one, read.get(one.id)) for one in shipped.replies]
    known = {one.id for one in shipped.replies}
    new = [reply for name, (one, reply) in read.items() if name not in known and not one.hidden]
    return Replies(replies=tuple(one for one in (*kept, *new) if one), outcomes=shipped.outcomes)


def reply_of(own: OwnReply, shipped: Replies) -> StandardReply | None:
    """The reply as it is written; None where it cannot be read any more."""
    try:
        found = StandardReply.model_validate_json(_json(own))
    except ValidationError:
        return None
    return found if found.outcome is None or found.outcome in shipped.outcomes else None


def faults_of(own: OwnReply) -> tuple[str, ...]:
    """Why it is no reply, a line each; nothing where it is one."""
    try:
        StandardReply.model_validate_json(_json(own))
    except ValidationError as error:
        return tuple(one["msg"].removeprefix("Value error, ") for one in error.errors())
    return ()


def body_of(reply: StandardReply) -> Mapping[str, object]:
    """What an own reply keeps of it."""
    body: Mapping[str, object] = reply.model_dump(mode="json", exclude={"id"}, exclude_none=True)
    return body


def _json(own: OwnReply) -> bytes:
    return json.dumps({**own.body, "id": own.id}).encode()


def _chosen(shipped: StandardReply, own: tuple[OwnReply, StandardReply | None] | None) -> StandardReply | None:
    if own is None:
        return shipped
    if own[0].hidden:
        return None
    return own[1] or shipped
