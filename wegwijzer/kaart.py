"""The shipped map, loaded once at start."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import routekaart
from content.documents import read_folder
from content.problem import ContentError
from nlu.intents import INTENTS
from routekaart.loader import LoadedKaart, load_with_files
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from routekaart.model import Routekaart

SHIPPED = Path(routekaart.__file__).parent / "kaart"


@dataclass(frozen=True, slots=True)
class FixedKaart:
    """A map that stays the same while the program runs."""

    kaart: Routekaart

    def current(self) -> Routekaart:
        return self.kaart


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
