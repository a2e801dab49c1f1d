"""From which level on the danger model's word counts, found on messages it was not trained on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nlu.cross_validation import lowest
from nlu.danger_model import DangerLevels
from nlu.danger_ngrams import DangerNgrams
from nlu.safety_rules import shipped_rules
from nlu.training import key_of
from nlu.tuned_layers import TunedLayers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from nlu.danger_messages import DangerMessage
    from nlu.danger_model import Heard

FALSE_ALARMS = 0.035
"""Share of harmless messages for which the model alone may raise the alarm; all of them lie close to danger, and a
message that does not lies far below. A missed danger is worse than a needless card."""

FALSE_ALARMS_WITH_SIGN = 0.019
"""The same for those in which a rule saw a sign, counted among all harmless ones."""

MENTIONS = 0.10
"""Share of harmless messages that may get a danger among their choices, or an alarm."""


def levels_key(unseen: Sequence[DangerMessage]) -> str:
    """Changes with the messages' texts and kinds, and with both models."""
    models = (("model", TunedLayers.read().key), ("letters", DangerNgrams.read().key))
    return key_of([*models, *((one.kind, one.text) for one in unseen)])


def find_levels(
    unseen: Sequence[DangerMessage], listen: Callable[[Sequence[str]], list[Heard]]
) -> tuple[DangerLevels, DangerLevels]:
    """The levels, and those for the letters alone, for a machine on which the sentence model does not run."""
    evidence = np.array([heard.evidence for heard in listen([one.text for one in unseen])])
    letters = evidence * np.array([0.0, 1.0])
    return _levels(unseen, evidence), _levels(unseen, letters)


def _levels(unseen: Sequence[DangerMessage], evidence: npt.NDArray[np.float64]) -> DangerLevels:
    """Only messages in which no rule sees danger count, as the others never come to the model."""
    mix = find_mix(evidence, [one.danger is not None for one in unseen])
    chances = 1 / (1 + np.exp(-(evidence @ np.array(mix[:2]) + mix[2])))
    seen = [shipped_rules().look(one.text) for one in unseen]
    quiet = np.array([look.danger is None for look in seen])
    signs = np.array([bool(look.signs) for look in seen])
    harmless = np.array([one.danger is None for one in unseen])

    def share(level: float, among: npt.NDArray[np.bool_]) -> float:
        return float((chances[harmless & quiet & among] >= level).sum() / harmless.sum())

    alarm = lowest(FALSE_ALARMS, lambda level: share(level, ~signs))
    with_sign = min(alarm, lowest(FALSE_ALARMS_WITH_SIGN, lambda level: share(level, signs)))
    mention = min(with_sign, lowest(MENTIONS, lambda level: share(level, np.ones_like(signs))))
    caught = ~quiet | (chances >= np.where(signs, with_sign, alarm))
    offered = ~caught & (chances >= mention)
    return DangerLevels(
        found_on=levels_key(unseen),
        mix=mix,
        alarm=alarm,
        alarm_with_sign=with_sign,
        mention=mention,
        measured={
            "recall": _mean(caught[~harmless]),
            "recall, rules alone": _mean(~quiet[~harmless]),
            "missed but offered": _mean(offered[~harmless]),
            "false alarms": _mean(caught[harmless]),
            "false alarms, rules alone": _mean(~quiet[harmless]),
            "offered for nothing": _mean(offered[harmless]),
        },
    )


def find_mix(evidence: npt.NDArray[np.float64], dangerous: Sequence[bool]) -> tuple[float, float, float]:
    """How much each kind of evidence counts: three numbers, by the likelihood of what the messages are."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 – a second to import

    model = LogisticRegression(C=1.0).fit(evidence, np.asarray(dangerous))
    sentence, letters = model.coef_[0].tolist()
    return round(sentence, 4), round(letters, 4), round(float(model.intercept_[0]), 4)


def _mean(shares: npt.NDArray[np.bool_]) -> float:
    return round(float(shares.mean()), 4)
