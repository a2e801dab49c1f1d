"""An explanation as text for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlu.decision import OFFERED
from nlu.explain import file_of
from nlu.intents import OUT_OF_SCOPE
from nlu.lint import place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nlu.explain import Explanation
    from nlu.parse import Parse


def as_text(found: Explanation) -> str:
    """What was read, what each step saw, what is done about it."""
    return "\n".join(_lines(found))


def _lines(found: Explanation) -> Iterator[str]:
    heard, levels = found.heard, found.levels
    yield f"normalised     {found.normalised}"
    yield f"language       {found.language}"
    yield f"own script     {found.own_script}"
    yield "\nsafety rules"
    for rule in found.rules:
        yield f"  {'sign' if rule.sign else 'alarm'}  {rule.id} ({file_of(rule)}): {rule.about}"
    if not found.rules:
        yield "  none matches"
    yield "\ndanger model"
    yield f"  {heard.chance:.3f}  {heard.danger}"
    sign, offer = levels.alarm_with_sign, levels.mention
    yield f"  alarm from {levels.alarm:.2f}, with a sign from {sign:.2f}, offered from {offer:.2f}"
    yield "\nnearest examples"
    for example, cosine in found.nearest:
        yield f"  {cosine:.3f}  {example.intent:<22} {place(example.path, example.line)}: {example.text}"
    yield "\nintents"
    for one in found.ranking:
        yield f"  {one.confidence:.3f}  {one.intent}"
    yield f"\n{found.parse.action}: {', '.join(_done(found.parse))}"
    yield f"  because {found.why}"


def _done(parse: Parse) -> Sequence[str]:
    """What is answered, offered or feared; of a fallback what was believed."""
    if parse.action == "choose":
        return parse.requests or [one.intent for one in parse.ranking if one.intent != OUT_OF_SCOPE][:OFFERED]
    return [parse.danger or parse.intent]
