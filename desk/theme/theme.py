"""The look of the desk as it is served: ours, or an organisation's over it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desk.static_files import FOLDER
from desk.theme.colours import DARK, shipped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk.theme.colours import Colours, Scheme

OUR_NAME: Mapping[str, str] = {"nl": "Wegwijzer", "uk": "Дороговказ"}
OUR_LOGO = "mark.svg"


def _nothing() -> dict[Scheme, Colours]:
    return {"light": {}, "dark": {}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """``name``: by language. ``logo``: the name of its file, ``picture`` what is in it where it is not ours.

    ``colours``: those that are not ours. ``warnings``: what an operator should look at.
    """

    name: Mapping[str, str] = field(default_factory=lambda: OUR_NAME)
    logo: str = OUR_LOGO
    picture: bytes = b""
    colours: Mapping[Scheme, Colours] = field(default_factory=_nothing)
    warnings: tuple[str, ...] = ()

    def files(self) -> dict[str, bytes]:
        """What is served beside our files, or in their place."""
        made = {self.logo: self.picture} if self.picture else {}
        if any(self.colours.values()):
            made["tokens.css"] = self._sheet().encode()
        return made

    def _sheet(self) -> str:
        """Ours and then theirs. Our dark ones again, as theirs for light would otherwise win over them."""
        light, dark = self.colours["light"], shipped()["dark"] | self.colours["dark"]
        ours = (FOLDER / "tokens.css").read_text("utf-8")
        return f"{ours}\n{_root(light)}\n{DARK} {{\n{_root(dark)}\n}}\n"


def _root(colours: Colours) -> str:
    lines = "".join(f"  --{name}: {colour};\n" for name, colour in colours.items())
    return f":root {{\n{lines}}}"
