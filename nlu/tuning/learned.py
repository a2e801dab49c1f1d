"""The tensors of a tuned model by the names of the wheel's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlu.tuning.encoder import FROZEN, Layer

if TYPE_CHECKING:
    from nlu.sentences import Floats
    from nlu.tuning.train import Tuned


def learned_tensors(tuned: Tuned) -> dict[str, Floats]:
    """The weights of every layer that learned, and the heads as ``head.danger`` and ``head.intent``."""
    tensors: dict[str, Floats] = {}
    for number, layer in enumerate(tuned.encoder.layers[FROZEN:], FROZEN):
        for name in (*Layer.LINEAR, *Layer.NORMS):
            part = getattr(layer, name)
            tensors[f"l{number}.{name}.w"] = part.weight.detach().numpy()
            tensors[f"l{number}.{name}.b"] = part.bias.detach().numpy()
    for name, head in (("danger", tuned.danger), ("intent", tuned.intent)):
        tensors[f"head.{name}.w"] = head.weight.detach().numpy()
        tensors[f"head.{name}.b"] = head.bias.detach().numpy()
    return tensors
