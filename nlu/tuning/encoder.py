"""The sentence model as a PyTorch module that learns on the wheel's four-bit grid."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F  # noqa: N812 – the library's own convention
from torch import Tensor, nn

from nlu.tuning.wheel_model import BLOCK

if TYPE_CHECKING:
    from nlu.tuning.wheel_model import WheelModel

DROPOUT = 0.1
FROZEN = 4
"""Layers at the bottom that stay as they are: they read letters into words, and half a run's time would go there."""


class OnGrid(torch.autograd.Function):
    """Weights rounded to four bits on the way forward; the gradient passes as if they were not.

    Rounding only afterwards would undo what was learned: the steps of training are smaller than the grid's.
    """

    @staticmethod
    def forward(_: object, weights: Tensor) -> Tensor:
        rows = weights.view(-1, BLOCK)
        largest = rows.gather(1, rows.abs().argmax(1, keepdim=True))
        scales = (largest / -8).half().float()
        steps = torch.where(scales == 0, torch.zeros_like(rows), rows / scales)
        return (torch.clamp(torch.round(steps), -8, 7) * scales).view_as(weights)

    @staticmethod
    def backward(_: object, gradient: Tensor) -> Tensor:
        return gradient


class GridLinear(nn.Linear):
    """A linear layer whose weights are used as four bits."""

    def forward(self, rows: Tensor) -> Tensor:
        return F.linear(rows, OnGrid.apply(self.weight), self.bias)


class Layer(nn.Module):
    """One transformer layer, by the names of the file."""

    LINEAR = ("q", "k", "v", "ao", "fi", "fo")
    NORMS = ("aln", "oln")

    def __init__(self, number: int, model: WheelModel) -> None:
        super().__init__()
        hidden, _, self.heads, forward, epsilon = model.shape
        for name in self.LINEAR:
            weights = torch.tensor(model.matrix(f"l{number}.{name}.w", forward if name == "fo" else hidden))
            linear = GridLinear(weights.shape[1], weights.shape[0])
            linear.weight.data, linear.bias.data = weights, torch.tensor(model.floats(f"l{number}.{name}.b"))
            self.add_module(name, linear)
        for name in self.NORMS:
            self.add_module(name, _norm(model, f"l{number}.{name}", hidden, epsilon))
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, rows: Tensor, mask: Tensor) -> Tensor:
        batch, length, hidden = rows.shape

        def heads(tensor: Tensor) -> Tensor:
            return tensor.view(batch, length, self.heads, hidden // self.heads).transpose(1, 2)

        # Not `scaled_dot_product_attention`: for short texts its backward pass takes a quarter of the whole time here.
        alike = heads(self.q(rows)) @ heads(self.k(rows)).transpose(2, 3) / math.sqrt(hidden // self.heads)
        seen = alike.masked_fill(~mask, -math.inf).softmax(-1).to(rows.dtype) @ heads(self.v(rows))
        rows = self.aln(rows + self.drop(self.ao(seen.transpose(1, 2).reshape(batch, length, hidden))))
        return self.oln(rows + self.drop(self.fo(F.gelu(self.fi(rows)))))


class SentenceEncoder(nn.Module):
    """Tokens to a row of length one; the word embeddings and the lowest layers stay as they are, the others learn."""

    def __init__(self, model: WheelModel) -> None:
        super().__init__()
        hidden, layers, _, _, epsilon = model.shape
        self.words = nn.Embedding.from_pretrained(torch.tensor(model.matrix("emb.word", hidden)), freeze=True)
        self.register_buffer("places", torch.tensor(model.floats("emb.pos")).view(-1, hidden))
        self.register_buffer("kind", torch.tensor(model.floats("emb.type")[:hidden]))
        self.norm = _norm(model, "emb.ln", hidden, epsilon).requires_grad_(requires_grad=False)
        self.layers = nn.ModuleList(Layer(number, model) for number in range(layers))
        for layer in self.layers[:FROZEN]:
            layer.requires_grad_(requires_grad=False)

    def forward(self, tokens: Tensor, mask: Tensor) -> Tensor:
        """``tokens`` and ``mask`` (True where there is one): a row a text."""
        wide = mask[:, None, None, :]
        with torch.no_grad():
            rows = self.norm(self.words(tokens) + self.places[: tokens.shape[1]] + self.kind)
            for layer in self.layers[:FROZEN]:
                rows = layer(rows, wide)
        for layer in self.layers[FROZEN:]:
            rows = layer(rows, wide)
        weight = mask[..., None].to(rows.dtype)
        mean = (rows * weight).sum(1) / weight.sum(1)
        return F.normalize(mean.float(), dim=-1)


def _norm(model: WheelModel, name: str, hidden: int, epsilon: float) -> nn.LayerNorm:
    norm = nn.LayerNorm(hidden, eps=epsilon)
    norm.weight.data, norm.bias.data = torch.tensor(model.floats(f"{name}.w")), torch.tensor(model.floats(f"{name}.b"))
    return norm
