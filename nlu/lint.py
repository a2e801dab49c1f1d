"""What is wrong with the examples as a whole: twins, texts of the frozen sets, languages left thin, strays."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from language import in_own_script, normalise
from language.spelling import words_of
from nlu.examples import EXAMPLES_FOLDER, Problem
from nlu.frozen_sets import INTENT_COLUMNS, columns_of, read_messages
from nlu.intents import INTENTS, OUT_OF_SCOPE
from nlu.nearness import TUNED, Level, Said, Stray, letters_of, same_between, same_within, strays
from nlu.sentences import sentence_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from nlu.examples import Example
    from nlu.sentences import Floats

EVALUATION_FOLDER = Path(__file__).parent / "evaluation"

TWINS_ALLOWED = 0.03
"""Share of an intent's examples that may have a twin: they teach nothing and make cross-validation look good."""

AT_LEAST = {"uk": 80, "nl": 60, "ru": 25, "uk-Latn": 8, "en": 5}
"""Examples an intent needs in each language; the folder ``ru`` holds Russian and surzhyk."""

OUT_OF_SCOPE_AT_LEAST = 500
STRAYS_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Frozen:
    """One message of a frozen set, and where it stands."""

    text: str
    path: Path
    line: int


@dataclass(frozen=True, slots=True)
class Lint:
    """``problems`` must be mended; ``strays`` are the worst of ``stray_count`` to look at, with their examples."""

    examples: int
    problems: tuple[Problem, ...]
    strays: tuple[tuple[Example, Stray], ...]
    stray_count: int


def lint(
    examples: Sequence[Example],
    frozen: Sequence[Frozen],
    features_of: Callable[[Sequence[str]], Floats],
    *,
    level: Level = TUNED,
    quick: bool = False,
) -> Lint:
    """Everything that is wrong with the examples.

    Args:
        features_of: Features of sentences; taken from the shipped ones where they are there, or this takes minutes.
        level: From where on two messages say the same, as these features have it.
        quick: Look for frozen texts by their letters only. Their features are not shipped, as whoever writes examples
            must not come near them, and take half a minute.
    """
    features = features_of([sentence_of(example.text) for example in examples])
    problems = [*thin(examples), *copied(examples, frozen)]
    letters = letters_of([in_own_script(text) for text in [*map(_text, examples), *map(_text, frozen)]])
    said = Said(features, letters[: len(examples)])
    problems += twins(examples, said, level)
    if not quick:
        sounds = features_of([sentence_of(one.text) for one in frozen])
        problems += echoed(examples, said, frozen, Said(sounds, letters[len(examples) :]), level)
    found = strays(features, [example.intent for example in examples])
    shown = tuple((examples[stray.row], stray) for stray in found[:STRAYS_SHOWN])
    return Lint(len(examples), tuple(problems), shown, len(found))


def read_frozen(folder: Path = EVALUATION_FOLDER) -> list[Frozen]:
    """All messages of the folder's sets of intents; sets of safety are about something else.

    Raises:
        FrozenSetError: a set that cannot be read.
    """
    paths = [path for path in sorted(folder.glob("*.tsv")) if columns_of(path) == INTENT_COLUMNS]
    return [Frozen(one.text, path, one.line) for path in paths for one in read_messages(path)]


def thin(examples: Sequence[Example]) -> Iterator[Problem]:
    """Intents with too few examples in a language, or out of scope in all."""
    counts = Counter((example.language, example.intent) for example in examples)
    for intent in INTENTS:
        for language, least in AT_LEAST.items():
            count = counts[language, intent]
            if count < least:
                yield _thin(intent, f" in {language}", count, least)
    total = sum(example.intent == OUT_OF_SCOPE for example in examples)
    if total < OUT_OF_SCOPE_AT_LEAST:
        yield _thin(OUT_OF_SCOPE, "", total, OUT_OF_SCOPE_AT_LEAST)


def _thin(intent: str, where: str, count: int, least: int) -> Problem:
    return Problem(EXAMPLES_FOLDER, 1, f"{intent} has {count} examples{where}, {least} are needed")


def twins(examples: Sequence[Example], said: Said, level: Level) -> Iterator[Problem]:
    """Each pair of twins of an intent that has too many of them."""
    of_intent: dict[str, list[int]] = defaultdict(list)
    for row, example in enumerate(examples):
        if _says_something(example.text):
            of_intent[example.intent].append(row)
    for intent, rows in of_intent.items():
        pairs = same_within(said[rows], level)
        share = len({row for pair in pairs for row in (pair.one, pair.other)}) / len(rows)
        for pair in pairs if share > TWINS_ALLOWED else ():
            one, other = examples[rows[pair.one]], examples[rows[pair.other]]
            message = (
                f"{other.text!r} says the same as {one.text!r} ({place(one.path, one.line)}, {pair.cosine:.3f}); "
                f"{share:.1%} of {intent} has a twin, allowed is {TWINS_ALLOWED:.0%}"
            )
            yield Problem(other.path, other.line, message)


def copied(examples: Sequence[Example], frozen: Sequence[Frozen]) -> Iterator[Problem]:
    """Examples with the same letters as a frozen text, whatever its label."""
    texts: dict[str, Frozen] = {}
    for one in frozen:
        texts.setdefault(_letters(one.text), one)
    for example in examples:
        same = texts.get(_letters(example.text))
        if same:
            yield _leaked(example, same, "is")


def echoed(
    examples: Sequence[Example], said: Said, frozen: Sequence[Frozen], sounds: Said, level: Level
) -> Iterator[Problem]:
    """Examples that say what a frozen text says in nearly the same words."""
    for pair in same_between(said, sounds, level) if frozen else ():
        example, same = examples[pair.one], frozen[pair.other]
        if _letters(example.text) != _letters(same.text) and _says_something(example.text):
            yield _leaked(example, same, f"says the same ({pair.cosine:.3f}) as")


def _letters(text: str) -> str:
    """Normalised, without punctuation; emoji count where there is nothing else."""
    return " ".join(words_of(normalise(text))) or normalise(text, emoji=True)


def _says_something(text: str) -> bool:
    """Emoji alone never come to a model, and have neither letters nor features of their own."""
    return any(letter.isalnum() for letter in text)


def _text(one: Example | Frozen) -> str:
    return one.text


def _leaked(example: Example, same: Frozen, how: str) -> Problem:
    """Without the frozen text itself: whoever mends the example should not read it."""
    message = f"{example.text!r} {how} the evaluation text {place(same.path, same.line)}; write another one"
    return Problem(example.path, example.line, message)


def place(path: Path, line: int) -> str:
    """``nlu/examples/uk/work.yml:12``: the same wherever the program is installed."""
    room = EXAMPLES_FOLDER.parent.parent
    return f"{path.relative_to(room) if path.is_relative_to(room) else path}:{line}"


def as_text(found: Lint) -> str:
    """Problems as ``file:line: message``, then what to look at, then the sum."""
    return "\n".join(_lines(found))


def _lines(found: Lint) -> Iterator[str]:
    for problem in found.problems:
        yield f"{place(problem.path, problem.line)}: {problem.message}"
    if found.strays:
        yield f"\nnearer to another intent ({found.stray_count}, the worst {len(found.strays)} here; none of it fails)"
    for example, stray in found.strays:
        nearness = f"{example.intent} {stray.own:.2f}, {stray.label} {stray.other:.2f}"
        yield f"{place(example.path, example.line)}: {nearness}: {example.text}"
    count = len(found.problems)
    yield f"\n{f'{count} problems' if count else 'sound'}: {found.examples} examples"
