"""Finds the mix of voices and the thresholds on predictions for examples the model had not seen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from language import in_own_script
from nlu.calibration import Calibration, LettersAlone
from nlu.decision import OFFERED, Decision, Thresholds, decide, two_requests
from nlu.held_out import is_held_out
from nlu.intents import DANGER, OUT_OF_SCOPE
from nlu.parse import Ranked, Ranking
from nlu.parts import parts_of
from nlu.sentences import Encoder, Floats, Progress, in_batches, sentence_of
from nlu.training import examples_key, fit
from nlu.voices import LETTERS, Logs, Mix, Voices, mixed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nlu.examples import Example

CUT_IN_TWO = 0.04
"""Share of single requests that may be taken for two: that costs a tap, and the right one is mostly among the two."""

SENT_AWAY = 0.03
"""Share of requests in scope that may be told "not understood": so many more out of scope are told the same, rather
than being offered three things they did not ask for."""

COSTS = {
    "answered right": 0.0,
    "chose, right one offered": 1.0,
    "chose, right one missing": 3.0,
    "chose, nothing to offer": 2.0,
    "fell back, rightly": 0.0,
    "fell back, wrongly": 3.0,
    "answered wrong": 5.0,
}
"""In taps: a "did you mean" costs one, a menu three; a wrong answer costs reading it, disbelief and the menu."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """One example, as models trained without it rank it and its parts."""

    intent: str
    whole: Ranking
    parts: tuple[Ranking, ...]


def calibrate(examples: Sequence[Example], features: Floats, encoder: Encoder, progress: Progress) -> Calibration:
    """The mix of voices by likelihood, each threshold by what it may cost (the constants of this module).

    Found on the examples that the sentence model did not learn from (``nlu.held_out``), by a classifier trained on the
    others. Cross-validation over all of them would flatter: the model has seen nine in ten.

    Args:
        features: Sentence features of the examples, one row each.
    """
    held = np.array([is_held_out(example.text) for example in examples])
    unseen_examples = [example for example, out in zip(examples, held, strict=True) if out]
    weights = fit(
        [example.text for example, out in zip(examples, held, strict=True) if not out],
        [example.intent for example, out in zip(examples, held, strict=True) if not out],
        features[~held],
    )
    pieces = [parts_of(example.text) for example in unseen_examples]
    flat = [piece for part in pieces for piece in part]
    piece_features = in_batches([sentence_of(piece) for piece in flat], encoder, progress)
    voices, intents = Voices(weights), weights.intents.tolist()
    heard = voices.hear([in_own_script(example.text) for example in unseen_examples], features[held])
    of_pieces = voices.hear([in_own_script(piece) for piece in flat], piece_features)
    right = [one.intent for one in unseen_examples]
    labels = np.array([intents.index(intent) for intent in right])
    mix, alone = likeliest_mix(heard, labels), likeliest_mix(heard, labels, among=(LETTERS,))
    thresholds, measured = _judged(
        right, _rankings(mixed(heard, mix), intents), _rankings(mixed(of_pieces, mix), intents), pieces
    )
    by_letters, measured_by_letters = _judged(
        right, _rankings(mixed(heard, alone), intents), _rankings(mixed(of_pieces, alone), intents), pieces
    )
    return Calibration(
        examples=examples_key(examples),
        mix=mix,
        thresholds=thresholds,
        measured=measured,
        letters_alone=LettersAlone(mix=alone, thresholds=by_letters, measured=measured_by_letters),
    )


def _judged(
    right: Sequence[str], whole: Sequence[Ranking], of_pieces: Sequence[Ranking], pieces: Sequence[Sequence[str]]
) -> tuple[Thresholds, dict[str, float]]:
    """The thresholds for these rankings and what they give; each message has as many of the pieces as it was cut in."""
    parts = iter(of_pieces)
    unseen = [
        Unseen(intent, ranking, tuple(next(parts) for _ in part))
        for intent, ranking, part in zip(right, whole, pieces, strict=True)
    ]
    thresholds = find_thresholds(unseen)
    return thresholds, measure(unseen, thresholds)


def likeliest_mix(voices: Logs, right: npt.NDArray[np.intp], among: Sequence[int] | None = None) -> Mix:
    """The mix under which the right intents are most probable, to three places; it also sets how sure the whole is.

    Three numbers for over a thousand messages: fitted to nine in ten of them and tried on the rest, they are as good.

    Args:
        among: The voices to mix, by their place; all when not given. The others count nothing.
    """
    from scipy.optimize import minimize  # noqa: PLC0415 - offline only

    heard = list(range(len(voices)) if among is None else among)

    def mix_of(weights: npt.NDArray[np.float64]) -> Mix:
        every = np.zeros(len(voices))
        every[heard] = weights
        return Mix(*(round(float(weight), 3) for weight in every))

    def surprise(weights: npt.NDArray[np.float64]) -> float:
        return -float(np.log(mixed(voices, mix_of(weights))[np.arange(len(right)), right] + 1e-12).mean())

    return mix_of(minimize(surprise, np.full(len(heard), 0.5), method="Nelder-Mead").x)


def find_thresholds(unseen: Sequence[Unseen]) -> Thresholds:
    """The cut and the fallback by the share of messages they may disturb; then the cheapest answer."""
    harmless = [one for one in unseen if one.intent not in DANGER]
    part = lowest(CUT_IN_TWO, lambda level: sum(bool(two_requests(x.parts, level)) for x in harmless) / len(harmless))
    wanted = [one for one in harmless if one.intent != OUT_OF_SCOPE]

    def sent_away(level: float) -> float:
        """Share of requests in scope that fall back where less than 1 - ``level`` in scope is not worth a choice."""
        thresholds = Thresholds(answer=1.0, choose=1 - level, part=part)
        return sum(decide(one.whole, one.parts, thresholds).action == "fallback" for one in wanted) / len(wanted)

    choose = round(1 - lowest(SENT_AWAY, sent_away), 2)
    levels = [round(float(level), 2) for level in np.arange(0.3, 0.91, 0.05)]
    grid = [Thresholds(answer=answer, choose=choose, part=part) for answer in levels]
    return min(grid, key=lambda thresholds: cost(harmless, thresholds))


def lowest(allowed: float, share: Callable[[float], float]) -> float:
    """The lowest level whose share is within what is allowed."""
    levels = (round(float(level), 2) for level in np.arange(0.02, 1.0, 0.01))
    return next((level for level in levels if share(level) <= allowed), 1.0)


def cost(unseen: Sequence[Unseen], thresholds: Thresholds) -> float:
    """Taps a message costs on average."""
    return sum(COSTS[outcome(one, decide(one.whole, one.parts, thresholds))] for one in unseen) / len(unseen)


def outcome(one: Unseen, decision: Decision) -> str:
    """What a decision means for whoever sent this message; a key of ``COSTS``."""
    offered = [each.intent for each in decision.ranking if each.intent != OUT_OF_SCOPE][:OFFERED]
    match decision.action:
        case "answer":
            return "answered right" if decision.ranking[0].intent == one.intent else "answered wrong"
        case "choose" if one.intent == OUT_OF_SCOPE:
            return "chose, nothing to offer"
        case "choose":
            return "chose, right one offered" if one.intent in offered else "chose, right one missing"
        case _:
            return "fell back, rightly" if one.intent == OUT_OF_SCOPE else "fell back, wrongly"


def measure(unseen: Sequence[Unseen], thresholds: Thresholds) -> dict[str, float]:
    """What the shipped calibration gave on examples the models had not seen."""
    decisions = [decide(one.whole, one.parts, thresholds) for one in unseen]
    shares = Counter(decision.action for decision in decisions)
    outcomes = Counter(outcome(one, decision) for one, decision in zip(unseen, decisions, strict=True))
    figures = {
        "accuracy": sum(one.whole[0].intent == one.intent for one in unseen) / len(unseen),
        "accuracy, first three": sum(_among(one, OFFERED) for one in unseen) / len(unseen),
        **{f"share {action}": shares[action] / len(unseen) for action in ("answer", "choose", "fallback")},
        **{name: outcomes[name] / len(unseen) for name in COSTS},
    }
    return {name: round(figure, 4) for name, figure in figures.items()}


def _among(one: Unseen, first: int) -> bool:
    return any(ranked.intent == one.intent for ranked in one.whole[:first])


def _rankings(chances: npt.NDArray[np.float64], intents: Sequence[str]) -> list[Ranking]:
    return [
        tuple(
            sorted((Ranked(intent, p) for intent, p in zip(intents, row, strict=True)), key=lambda one: -one.confidence)
        )
        for row in chances.tolist()
    ]
