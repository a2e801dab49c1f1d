"""Training the danger model, and finding from which level on its word counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from language import in_own_script
from nlu.cross_validation import FOLDS, folds, lowest
from nlu.danger_messages import NONE, DangerMessage, read_danger_messages
from nlu.danger_model import DangerLevels, DangerModel
from nlu.safety_rules import shipped_rules
from nlu.sentences import SentenceStore, sentence_of
from nlu.training import fit, key_of, training_key
from nlu.weights import Weights, logits, probabilities

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy.typing as npt

    from nlu.sentences import Encoder, Floats, Progress

FILE_NAME = "danger-model.npz"

FALSE_ALARMS = 0.005
"""Share of harmless messages, all of them close to danger, for which the model alone may raise the alarm."""

FALSE_ALARMS_WITH_SIGN = 0.003
"""The same for those in which a rule saw a sign, counted among all harmless ones."""

MENTIONS = 0.06
"""Share of harmless messages that may get a danger among their choices, or an alarm."""


def messages_key(messages: Sequence[DangerMessage]) -> str:
    """Changes with any message's text or kind, not with the order they are read in."""
    return key_of((one.kind, one.text) for one in messages)


def load(data_folder: Path, encoder: Encoder, progress: Progress) -> DangerModel:
    """The model, trained earlier or now.

    Raises:
        DangerMessagesError: the messages cannot be learned from.
    """
    messages = read_danger_messages()
    weights = Weights.load(data_folder, FILE_NAME, training_key(messages_key(messages)))
    return DangerModel(weights, DangerLevels.read(), encoder) if weights else train(data_folder, encoder, progress)


def train(data_folder: Path, encoder: Encoder, progress: Progress) -> DangerModel:
    """Trains and keeps the result in the data folder.

    Raises:
        DangerMessagesError: the messages cannot be learned from.
    """
    messages = read_danger_messages()
    progress(f"training on {len(messages)} messages of danger and harmless ones")
    sentences = [sentence_of(one.text) for one in messages]
    features = SentenceStore.read().features(sentences, encoder, progress)
    weights = fit(
        [one.text for one in messages], [one.kind for one in messages], features, training_key(messages_key(messages))
    )
    progress(f"kept in {weights.save(data_folder, FILE_NAME)}")
    return DangerModel(weights, DangerLevels.read(), encoder)


def find_levels(messages: Sequence[DangerMessage], features: Floats, progress: Progress) -> DangerLevels:
    """The levels, from what models say of messages they had not seen.

    Only messages in which no rule sees danger count: the others never come to the model.

    Args:
        features: Sentence features of the messages, one row each.
    """
    chances = _unseen(messages, features, progress)
    seen = [shipped_rules().look(one.text) for one in messages]
    quiet = np.array([look.danger is None for look in seen])
    signs = np.array([bool(look.signs) for look in seen])
    harmless = np.array([one.danger is None for one in messages])
    every = int(harmless.sum())

    def share(level: float, among: npt.NDArray[np.bool_]) -> float:
        return float((chances[harmless & quiet & among] >= level).sum()) / every

    alarm = lowest(FALSE_ALARMS, lambda level: share(level, ~signs))
    with_sign = min(alarm, lowest(FALSE_ALARMS_WITH_SIGN, lambda level: share(level, signs)))
    mention = min(alarm, lowest(MENTIONS, lambda level: share(level, np.ones_like(signs))))
    caught = ~quiet | (chances >= np.where(signs, with_sign, alarm))
    measured = {
        "recall": float(caught[~harmless].mean()),
        "recall, rules alone": float((~quiet)[~harmless].mean()),
        "false alarms": float(caught[harmless].mean()),
        "false alarms, rules alone": float((~quiet)[harmless].mean()),
        "offered": float((~caught & (chances >= mention))[harmless].mean()),
        "missed but offered": float((~caught & (chances >= mention))[~harmless].mean()),
    }
    return DangerLevels(
        messages=messages_key(messages),
        alarm=alarm,
        alarm_with_sign=with_sign,
        mention=mention,
        measured={name: round(figure, 4) for name, figure in measured.items()},
    )


def _unseen(messages: Sequence[DangerMessage], features: Floats, progress: Progress) -> npt.NDArray[np.float64]:
    """How likely each message tells of danger, by a model trained without it."""
    texts, kinds = [one.text for one in messages], [one.kind for one in messages]
    chances = np.zeros(len(messages))
    for number, held in enumerate(folds(kinds), 1):
        progress(f"danger model, cross-validation {number} of {FOLDS}")
        rest = np.setdiff1d(np.arange(len(messages)), held)
        weights = fit([texts[i] for i in rest], [kinds[i] for i in rest], features[rest])
        scores = logits(weights, weights.ngrams(), [in_own_script(texts[i]) for i in held], features[held])
        harmless = weights.intents.tolist().index(NONE)
        chances[held] = 1 - probabilities(scores, 1.0)[:, harmless]
    return chances
