"""A complete Rasa project, written out: configuration, domain, examples, and the code its components are made of.

Runs on Python 3.10 too: Rasa's own environment writes the project where there is no other (``nlu/rasa/Dockerfile``).
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from nlu.examples import Example, ExamplesError, Problem, read_examples
from nlu.intents import INTENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ROOT = Path(__file__).parent.parent
RASA_FOLDER = Path(__file__).parent / "rasa"
MANIFEST = "EXPORTED"

CODE = (
    "language/*.py",
    "nlu/__init__.py",
    *(
        f"nlu/{name}.py"
        for name in (
            "calibration", "dangers", "decision", "intents", "ngrams", "parse", "sentences", "training", "tuned_layers",
            "voices", "weights",
        )
    ),
    "nlu/data/calibration.json",
    "nlu/data/tuned-layers.bin",
    "nlu/rasa/__init__.py",
    "nlu/rasa/serve.py",
    "nlu/rasa/quiet_log.py",
    "nlu/rasa/components/*.py",
    "LICENSE",
)  # fmt: skip
"""What of ours runs in Rasa's environment, as paths under the repository."""

AT_THE_TOP = ("config.yml", "requirements.txt", "requirements.lock", "compared/*.yml", "README.md")
"""Files of ``nlu/rasa/`` that stand at the project's top."""

ENTITY = re.compile(r"\[[^\]]+\]\s*[({]|\$\{")
"""What Rasa would read as an entity, or as a variable of the environment."""


class ProjectError(Exception):
    """The project cannot be written there."""


def write_project(folder: Path, *, at_most: int | None = None, examples: Sequence[Example] | None = None) -> int:
    """Writes the project and returns how many examples are in it. What an earlier export left is removed first.

    Args:
        at_most: So many examples of each intent; all when not given. Chosen by their text, so always the same.
        examples: Others than those that are shipped.

    Raises:
        ExamplesError: the example files cannot be trained on, by Rasa or at all.
        ProjectError: the folder holds what no export put there, or cannot be written.
    """
    chosen = _chosen(read_examples() if examples is None else examples, at_most)
    _refuse_markup(chosen)
    files = {**_copies(), "domain.yml": _domain().encode(), **_data(chosen)}
    try:
        _clear(folder)
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        (folder / MANIFEST).write_text("".join(f"{name}\n" for name in sorted(files)), encoding="utf-8")
    except OSError as error:
        message = f"{folder}: cannot be written ({error.strerror})"
        raise ProjectError(message) from None
    return len(chosen)


def _chosen(examples: Sequence[Example], at_most: int | None) -> list[Example]:
    if at_most is None:
        return list(examples)
    by_intent: dict[str, list[Example]] = defaultdict(list)
    for one in sorted(examples, key=lambda one: hashlib.blake2b(one.text.encode(), digest_size=8).digest()):
        by_intent[one.intent].append(one)
    return [one for each in by_intent.values() for one in each[:at_most]]


def _refuse_markup(examples: Iterable[Example]) -> None:
    problems = [
        Problem(one.path, one.line, "Rasa would read an entity or a variable in this") for one in examples
        if ENTITY.search(one.text)
    ]  # fmt: skip
    if problems:
        raise ExamplesError(problems)


def _copies() -> dict[str, bytes]:
    ours = {str(path.relative_to(ROOT)): path.read_bytes() for name in CODE for path in sorted(ROOT.glob(name))}
    top = {
        str(path.relative_to(RASA_FOLDER)): path.read_bytes()
        for name in AT_THE_TOP
        for path in sorted(RASA_FOLDER.glob(name))
    }
    return {**ours, **top}


def _domain() -> str:
    return 'version: "3.1"\nintents:\n' + "".join(f"  - {intent}\n" for intent in INTENTS)


def _data(examples: Iterable[Example]) -> Mapping[str, bytes]:
    """One file for each of ours, intents in its order."""
    by_file: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in examples:
        by_file[f"data/{one.language}/{one.path.name}"][one.intent].append(one.text)
    return {name: _as_yaml(intents).encode() for name, intents in by_file.items()}


def _as_yaml(intents: Mapping[str, Sequence[str]]) -> str:
    blocks = [
        f"  - intent: {intent}\n    examples: |\n" + "".join(f"      - {text}\n" for text in texts)
        for intent, texts in intents.items()
    ]
    return 'version: "3.1"\nnlu:\n' + "".join(blocks)


def _clear(folder: Path) -> None:
    """Removes what an earlier export wrote, and nothing else: models trained there stay."""
    if not folder.exists():
        return
    if not folder.is_dir():
        message = f"{folder}: is not a folder"
        raise ProjectError(message)
    manifest = folder / MANIFEST
    if not manifest.exists():
        if any(folder.iterdir()):
            message = f"{folder}: holds files that no export put there; name an empty folder or an earlier export"
            raise ProjectError(message)
        return
    inside = folder.resolve()
    for name in manifest.read_text(encoding="utf-8").splitlines():
        path = (inside / name).resolve()
        if path.is_relative_to(inside):
            path.unlink(missing_ok=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """For where there is nothing but Rasa's environment: ``python -m nlu.rasa_project FOLDER [AT_MOST]``."""
    folder, *at_most = sys.argv[1:] if arguments is None else arguments
    try:
        write_project(Path(folder), at_most=int(at_most[0]) if at_most else None)
    except (ExamplesError, ProjectError) as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
