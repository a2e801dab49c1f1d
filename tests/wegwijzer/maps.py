"""A municipality's own folder, sound and not."""

from __future__ import annotations

TOWN = "municipalities/echtstad/municipality.yaml"
SOUND = """\
id: echtstad
name: {uk: Ехтстад, nl: Echtstad}
contacts:
  location_desk:
    name: {uk: Рецепція Ехтстада, nl: Balie Echtstad}
    phone: 020-5555555
    confidence: high
locations:
  - id: de-kern
    name: {uk: Де Керн, nl: De Kern}
"""
UNSOUND = SOUND.replace("020-5555555", "020-55555")


def write(folder, text, path=TOWN):
    """As an editor's tool does: the whole file at once."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(file)
