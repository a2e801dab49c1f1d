"""An e-mail to one account: how many cases of each kind, and the link to the desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from issues.outbox import FILED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from locales import Texts


@dataclass(frozen=True, slots=True)
class Letter:
    """Ready to be sent. The address is never shown in a log."""

    to: str = field(repr=False)
    subject: str
    text: str


def letter(to: str, name: str, counts: Mapping[str, int], unseen: int, address: str, _: Texts) -> Letter:
    """``counts``: by kind of notice, of cases that the account may open; ``unseen``: of those that it may not."""
    lines = [line.format(n=counts[kind]) for kind, line in _lines(_) if counts.get(kind)]
    if unseen:
        lines.append(_("Nobody has opened it yet, and you cannot: with the confidential adviser: {n}").format(n=unseen))
    said = "\n".join(f"– {line}" for line in lines)
    text = "\n\n".join((
        _("Hello {name},").format(name=name),
        said,
        f"{address}/desk/cases",
        _("This message says how many, never what. You get it because you handle complaints in Wegwijzer."),
    ))  # fmt: skip
    subject = _("Wegwijzer: {n} to look at").format(n=sum(counts.values()) + unseen)
    return Letter(to, subject, text + "\n")


def _lines(_: Texts) -> tuple[tuple[str, str], ...]:
    return (
        (FILED, _("New: {n}")),
        ("unopened", _("Nobody has opened it yet: {n}")),
        ("overdue", _("Too late: {n}")),
        ("due_soon", _("Due soon: {n}")),
    )
