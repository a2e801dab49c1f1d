"""Makes the model of `issues.redaction.learned.tagger` from examples/*.tsv: ``make redaction``.

The examples are complaints that were thought up for this, with what must go marked in them; no resident wrote them, and
no text that is measured with is among them. Two minutes on one core; the same examples and rules give the same model.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from issues.redaction.folding import fold
from issues.redaction.learned.features import features_of
from issues.redaction.learned.tagger import MODEL, OTHER, begins, goes_on
from issues.redaction.redactor import pieces_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from issues.redaction.folding import Folded
    from issues.redaction.learned.pieces import Piece

EXAMPLES = Path(__file__).parent / "examples"
MADE_OF = MODEL.with_suffix(".sha256")
"""Says of which examples the model was made, for the test that it is of these."""
LEARNED = ("name", "room")
_SETTINGS = {"c1": 0.1, "c2": 0.2, "max_iterations": 100, "feature.possible_transitions": True}
"""Both penalties, so that most weights are nothing and the model is small; found by cross-validation."""


class Place(NamedTuple):
    start: int
    end: int
    type: str


class Example(NamedTuple):
    text: str
    places: tuple[Place, ...]


def read_examples(folder: Path = EXAMPLES) -> list[Example]:
    """Every line of every file: text, spans (``type=piece;type=piece`` in their order), language.

    Raises:
        ValueError: with file and line, where one is not like that.
    """
    return [example for file in sorted(folder.glob("*.tsv")) for example in read_file(file)]


def read_file(file: Path) -> Iterator[Example]:
    """The examples of one file, in their order; errors as `read_examples`."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            text, said, _language = line.split("\t")
            yield Example(text, tuple(_places(text, said)))
        except ValueError as problem:
            message = f"{file.name}:{number}: {problem}"
            raise ValueError(message) from None


def _places(text: str, said: str) -> Iterator[Place]:
    at = 0
    for span in filter(None, said.split(";")):
        kind, _, piece = span.partition("=")
        start = text.index(piece, at)
        at = start + len(piece)
        yield Place(start, at, kind)


def labels_of(pieces: Sequence[Piece], folded: Folded, places: Iterable[Place]) -> list[str]:
    """Which name or room each piece begins or goes on."""
    learned = [place for place in places if place.type in LEARNED]
    labels, last = [], None
    for piece in pieces:
        start, end = folded.original(piece.start, piece.end)
        place = next((one for one in learned if start < one.end and one.start < end), None)
        labels.append(OTHER if place is None else goes_on(place.type) if place is last else begins(place.type))
        last = place
    return labels


def made_of(folder: Path = EXAMPLES) -> str:
    """A fingerprint of the examples."""
    digest = hashlib.sha256()
    for file in sorted(folder.glob("*.tsv")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def train(examples: Iterable[Example], model: Path) -> None:
    """Writes the model of these examples."""
    from pycrfsuite import Trainer  # noqa: PLC0415 – the running program does not train

    trainer = Trainer(verbose=False)
    for example in examples:
        folded = fold(example.text)
        pieces = pieces_in(folded)
        if pieces:
            trainer.append(features_of(pieces, 0, len(pieces)), labels_of(pieces, folded, example.places))
    trainer.set_params(_SETTINGS)
    trainer.train(str(model))


if __name__ == "__main__":
    train(read_examples(), MODEL)
    MADE_OF.write_text(f"{made_of()}\n")
