"""The labelled complaints and how redaction is counted on them; see README.md for what the files are."""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from issues.redaction.learned.training import EXAMPLES
from issues.redaction.redactor import redact

FOLDER = Path(__file__).parent
LANGUAGES = ("uk", "ru", "latn", "nl", "en", "mixed")
NAME = "name"
OPEN = ("open", "second_open", "third_open")
OF_LATER_SETS = ("second_", "third_", "fourth_")


@dataclass(frozen=True)
class Labelled:
    language: str
    text: str
    wanted: tuple[tuple[int, int, str], ...]


def read_half(half):
    """The texts of one half, with the places of what must go: open, frozen, second_open, third_frozen and so on."""
    return [Labelled(language, text, tuple(_places(text, spans))) for language, text, spans in _lines(half)]


def _lines(half):
    """Open halves are examples that the model learns from; of a frozen one each file holds nothing else."""
    if half in OPEN:
        for line in (EXAMPLES / f"{half if '_' in half else f'first_{half}'}.tsv").read_text("utf-8").splitlines():
            text, spans, language = line.split("\t")
            yield language, text, spans
    elif half.startswith(OF_LATER_SETS):
        for line in _read(f"{half}.tsv"):
            _, text, spans, language = line.split("\t")
            yield language, text, spans
    else:
        for language in LANGUAGES:
            for line in _read(f"{language}.tsv"):
                yield language, *line.split("\t")[1:]


def _read(name):
    return (FOLDER / name).read_text(encoding="utf-8").splitlines()[1:]


def _places(text, spans):
    at = 0
    for span in filter(None, spans.split(";")):
        kind, piece = span.split("=", 1)
        start = text.index(piece, at)
        at = start + len(piece)
        yield start, at, kind


@dataclass
class Count:
    """``right``: all of it taken out, as what it is; ``gone``: all of its letters and digits taken out, as whatever."""

    wanted: int = 0
    right: int = 0
    gone: int = 0


@dataclass
class Figures:
    counts: dict[tuple[str, str], Count] = field(default_factory=lambda: defaultdict(Count))
    clean: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def recall(self, *, names):
        counts = [count for (_, kind), count in self.counts.items() if (kind == NAME) == names]
        return sum(one.right for one in counts) / sum(one.wanted for one in counts)

    def touched(self):
        every = [one for touched in self.clean.values() for one in touched]
        return sum(every) / len(every)

    def report(self):
        """Counts per type and language, "right/wanted": a share of seven says less than it seems to."""
        kinds = sorted({kind for _, kind in self.counts})
        rows = [["", *LANGUAGES, "all", "gone"]]
        for kind in kinds:
            its = [self.counts.get((language, kind), Count()) for language in LANGUAGES]
            right, wanted, gone = (sum(getattr(one, name) for one in its) for name in ("right", "wanted", "gone"))
            cells = [f"{one.right}/{one.wanted}" if one.wanted else "" for one in its]
            rows.append([kind, *cells, f"{right}/{wanted}", f"{gone}/{wanted}"])
        clean = [self.clean.get(language, []) for language in LANGUAGES]
        touched = [f"{sum(one)}/{len(one)}" for one in clean]
        rows.append(["clean touched", *touched, f"{sum(map(sum, clean))}/{sum(map(len, clean))}", ""])
        return "\n".join(
            "".join(f"{cell:<{14 if at == 0 else 9}}" for at, cell in enumerate(row)).rstrip() for row in rows
        )


def counted(half):
    """What redaction finds of one half: numbers only, so that the frozen texts stay unread."""
    figures = Figures()
    for one in read_half(half):
        found = [(span.start, span.end, span.type) for span in redact(one.text, "uk").spans]
        if not one.wanted:
            figures.clean[one.language].append(bool(found))
        for start, end, kind in one.wanted:
            count = figures.counts[one.language, kind]
            count.wanted += 1
            count.right += any(a <= start and end <= b and kind == its for a, b, its in found)
            covered = {at for a, b, _ in found for at in range(a, b)}
            count.gone += all(at in covered for at in range(start, end) if one.text[at].isalnum())
    return figures


if __name__ == "__main__":
    for half in sys.argv[1:]:
        print(f"{half}\n{counted(half).report()}")  # noqa: T201 – the report is what it is for
