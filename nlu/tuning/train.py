"""The training loop: two linear heads, kind of danger and intent, on one sentence model."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812 – the library's own convention
from torch import Tensor, nn

from nlu.danger_model import KINDS
from nlu.tuning.encoder import SentenceEncoder
from nlu.tuning.lessons import UNKNOWN, Lesson, Lessons, as_people_type, batches

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from nlu.tuning.wheel_model import WheelModel

SCALE = 20.0
"""The heads read features of length one times this: without it a softmax over fifty classes stays flat."""

EPOCHS = 5
BATCH = 32
RATE = 1.2e-4
HEAD_RATE = 2e-3
WARM_UP = 0.06
SMOOTHING = 0.05
LIMIT = 112
"""Tokens; longer messages are cut while learning, not when they are read."""

SEED = 2022


class Tuned(nn.Module):
    """The sentence model with its heads."""

    def __init__(self, model: WheelModel, intents: int) -> None:
        super().__init__()
        self.encoder = SentenceEncoder(model)
        hidden = model.shape[0]
        self.danger, self.intent = nn.Linear(hidden, len(KINDS)), nn.Linear(hidden, intents)

    def forward(self, tokens: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        features = self.encoder(tokens, mask) * SCALE
        return self.danger(features), self.intent(features)


@dataclass(frozen=True, slots=True)
class Measured:
    """On messages not learned from: area under the curve and recall at 1, 2, 5 % false alarms; accuracy of intents."""

    area: float
    recall: tuple[float, float, float]
    intents: float


class Training:
    """One run. It keeps its state after every epoch, and goes on from there when it is started again."""

    def __init__(self, model: WheelModel, lessons: Lessons, say: Callable[[str], None]) -> None:
        torch.manual_seed(SEED)
        self.lessons = lessons
        self.tuned = Tuned(model, len(lessons.intents))
        self._tokens = model.tokens
        self._say = say
        heads = [*self.tuned.danger.parameters(), *self.tuned.intent.parameters()]
        layers = [one for one in self.tuned.encoder.parameters() if one.requires_grad]
        self._optimizer = torch.optim.AdamW(
            [{"params": layers, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01
        )
        steps = EPOCHS * -(-len(lessons.learned) // BATCH)
        rising = max(1, int(steps * WARM_UP))
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimizer, lambda step: min((step + 1) / rising, max(0.0, (steps - step) / (steps - rising)))
        )
        self._done = 0

    def run(self, state: Path) -> None:
        """All epochs that are still to do."""
        if state.exists():
            self._resume(state)
        for epoch in range(self._done, EPOCHS):
            self._epoch(epoch)
            self._done = epoch + 1
            self._keep(state)
            self._say(f"epoch {self._done} of {EPOCHS}: {self.measure(self.lessons.unseen)}")

    def _epoch(self, epoch: int) -> None:
        self.tuned.train()
        dice = Random(SEED + epoch)  # noqa: S311 – an order, not a secret
        groups = batches(self.lessons.learned, BATCH, dice)
        lost = 0.0
        for number, group in enumerate(groups, 1):
            loss = self._loss(group, dice)
            self._optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(self.tuned.parameters(), 1.0)
            self._optimizer.step()
            self._schedule.step()
            lost += loss.item()
            if number % 50 == 0:
                self._say(f"epoch {epoch + 1}: {number} of {len(groups)}, loss {lost / 50:.3f}")
                lost = 0.0

    def _loss(self, group: Sequence[Lesson], dice: Random) -> Tensor:
        texts = [as_people_type(one.text, dice) for one in group]
        with torch.autocast("cpu", torch.bfloat16):
            danger, intent = self.tuned(*self._rows(texts))
        kinds, intents = torch.tensor([one.kind for one in group]), torch.tensor([one.intent for one in group])
        loss = F.cross_entropy(danger.float(), kinds, label_smoothing=SMOOTHING)
        if (intents != UNKNOWN).any():
            loss = loss + F.cross_entropy(intent.float(), intents, ignore_index=UNKNOWN, label_smoothing=SMOOTHING)
        return loss

    def _rows(self, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
        tokens = [self._tokens.of(text, LIMIT) for text in texts]
        rows = torch.full((len(texts), max(map(len, tokens))), self._tokens.pad)
        for row, found in zip(rows, tokens, strict=True):
            row[: len(found)] = torch.tensor(found)
        return rows, rows != self._tokens.pad

    def measure(self, lessons: Sequence[Lesson]) -> Measured:
        self.tuned.eval()
        chances, right, asked = [], 0, 0
        order = sorted(lessons, key=lambda one: len(one.text))
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            for start in range(0, len(order), BATCH):
                group = order[start : start + BATCH]
                danger, intent = self.tuned(*self._rows([one.text for one in group]))
                chances += (1 - danger.float().softmax(1)[:, 0]).tolist()
                guessed = intent.argmax(1).tolist()
                of_examples = [(g, one.intent) for g, one in zip(guessed, group, strict=True) if one.intent != UNKNOWN]
                right, asked = right + sum(g == wanted for g, wanted in of_examples), asked + len(of_examples)
        dangerous = np.array([one.kind > 0 for one in order])
        return Measured(*_curve(np.array(chances), dangerous), round(right / max(asked, 1), 4))

    def _keep(self, state: Path) -> None:
        unfinished = state.with_suffix(".part")
        kept = {
            "lessons": self.lessons.key,
            "done": self._done,
            "tuned": self.tuned.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "schedule": self._schedule.state_dict(),
        }
        torch.save(kept, unfinished)
        unfinished.replace(state)

    def _resume(self, state: Path) -> None:
        kept = torch.load(state, weights_only=True)
        if kept["lessons"] != self.lessons.key:
            self._say("the messages have changed since: beginning anew")
            return
        self.tuned.load_state_dict(kept["tuned"])
        self._optimizer.load_state_dict(kept["optimizer"])
        self._schedule.load_state_dict(kept["schedule"])
        self._done = kept["done"]
        self._say(f"going on after epoch {self._done}")


def _curve(
    chances: npt.NDArray[np.float64], dangerous: npt.NDArray[np.bool_]
) -> tuple[float, tuple[float, float, float]]:
    harmless = np.sort(chances[~dangerous])
    area = float(np.searchsorted(harmless, chances[dangerous]).mean() / len(harmless))
    levels = [harmless[int(len(harmless) * (1 - share))] for share in (0.01, 0.02, 0.05)]
    one, two, five = (round(float((chances[dangerous] > level).mean()), 4) for level in levels)
    return round(area, 4), (one, two, five)
