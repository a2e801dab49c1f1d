"""The shipped map, loaded once at start."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import routekaart
from content.documents import read_folder
from content.problem import ContentError
from nlu.intents import INTENTS
from routekaart.loader import LoadedKaart, load_with_files
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from guide.view import KaartSource
    from routekaart.model import Routekaart

SHIPPED = Path(routekaart.__file__).parent / "kaart"


@dataclass(frozen=True, slots=True)
class FixedKaart:
    """A map that stays the same while the program runs."""

    kaart: Routekaart

    def current(self) -> Routekaart:
        return self.kaart


@runtime_checkable
class Followed(Protocol):
    """A source whose map can change while the program runs."""

    @property
    def refused(self) -> Refused | None:
        """The newer map that is not answered from."""

    async def follow(self) -> None:
        """Runs as long as the program."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A newer map that is not answered from. ``version`` is None where the folder could not be read at all."""

    version: str | None
    problems: int
    first: tuple[str, ...]
    """Where the first problems stand, as ``file:line:column``; what is wrong there is for ``routekaart check`` to say,
    as it quotes the file, and this is shown to whoever asks."""


def standing(source: KaartSource) -> dict[str, object]:
    """Which map is answered from, and which newer one is not, as ``/readyz`` says it."""
    refused = source.refused if isinstance(source, Followed) else None
    return {"version": source.current().version, "refused": asdict(refused) if refused else None}


def routed_intents() -> list[str]:
    """The intents that the map must lead somewhere: all but small talk and what is out of scope."""
    return [one for one in INTENTS if one != "out_of_scope" and not one.startswith("meta.")]


def load_shipped(folder: Path = SHIPPED) -> LoadedKaart:
    """The map in the folder; every problem of an unreadable one is named with file, line and column."""
    try:
        return load_with_files(read_folder(folder))
    except ContentError as error:
        lines = "\n".join(f"  {problem}" for problem in error.problems)
        message = f"the routekaart cannot be read:\n{lines}"
        raise OperatorProblem(message) from None
