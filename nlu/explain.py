"""Why a message is understood as it is: what each step saw, in the order of the steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from language import MessageLanguage, detect, in_own_script, normalise
from nlu.decision import in_scope
from nlu.intents import DANGER, OUT_OF_SCOPE
from nlu.nearness import nearest
from nlu.understanding import MAX_CHARS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nlu.danger_model import DangerLevels, Heard
    from nlu.decision import Thresholds
    from nlu.examples import Example
    from nlu.parse import Parse, Ranking
    from nlu.safety_files import SafetyRule
    from nlu.safety_rules import SafetyRules
    from nlu.sentences import Floats
    from nlu.understanding import Glance, Listener, Understanding

NEAREST = 5
TOP = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What takes part in understanding, each piece by itself.

    ``features`` has a row for each of ``examples``; ``features_of`` gives those of a message; ``rank`` all intents.
    """

    understanding: Understanding
    rules: SafetyRules
    danger_model: Listener
    rank: Callable[[str], Ranking]
    thresholds: Thresholds
    examples: Sequence[Example]
    features: Floats
    features_of: Callable[[str], Floats]
    glance: Glance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """``heard`` and what follows it are what the models make of the message, also where a rule decided before them.

    ``nearest`` holds examples with their cosine. ``why`` names the step that decided, and the figures it compared.
    """

    normalised: str
    language: MessageLanguage
    own_script: str
    rules: tuple[SafetyRule, ...]
    heard: Heard
    levels: DangerLevels
    nearest: tuple[tuple[Example, float], ...]
    ranking: Ranking
    parse: Parse
    why: str


def explain(text: str, steps: Steps) -> Explanation:
    """All of it for one message; reads it three times, so it is for looking, not for answering."""
    read = text[:MAX_CHARS]
    matching = steps.rules.matching(text)
    heard = steps.danger_model.listen(read)
    parse = steps.understanding.parse(text)
    levels = steps.danger_model.levels
    near = nearest(steps.features, steps.features_of(read), NEAREST)
    return Explanation(
        normalised=normalise(read),
        language=detect(read),
        own_script=in_own_script(read),
        rules=tuple(matching),
        heard=heard,
        levels=levels,
        nearest=tuple((steps.examples[row], cosine) for row, cosine in near),
        ranking=steps.rank(read)[:TOP],
        parse=parse,
        why=_at_a_glance(parse, steps) or why(parse, matching, heard, levels, steps.thresholds),
    )


def _at_a_glance(parse: Parse, steps: Steps) -> str | None:
    """Whether the parse is what a glance gave, in which case no model read the message."""
    if steps.glance is None or parse.danger or not steps.danger_model.is_quiet(parse.text):
        return None
    plain = steps.glance(parse.text, parse.language)
    same = plain and plain.ranking == parse.ranking
    return f"short and plain: its letters alone say {parse.intent}; no model reads it" if same else None


def why(
    parse: Parse, matching: Sequence[SafetyRule], heard: Heard, levels: DangerLevels, thresholds: Thresholds
) -> str:
    """The step that decided, in the order in which ``nlu.understanding`` and ``nlu.decision`` take them."""
    signs = [rule for rule in matching if rule.sign]
    alarm = levels.alarm_with_sign if signs else levels.alarm
    if parse.engine == "safety":
        certain = next(rule for rule in matching if not rule.sign)
        return f"rule {certain.id} of {file_of(certain)} raises the alarm; no model is asked"
    if not any(letter.isalnum() for letter in parse.text):
        return "there is neither a letter nor a figure in it"
    if parse.action == "emergency":
        where = f"with the sign {signs[0].id}" if signs else "without a sign"
        return f"the danger model's {heard.chance:.2f} reaches the alarm {where}, {alarm:.2f}"
    if heard.chance >= levels.mention:
        return (
            f"the danger model's {heard.chance:.2f} is below the alarm, {alarm:.2f}, but reaches {levels.mention:.2f}"
        )
    return _of_engine(parse, thresholds)


def _of_engine(parse: Parse, thresholds: Thresholds) -> str:
    if parse.requests:
        asked = " and ".join(parse.requests)
        return f"two requests, {asked}: each part is surer than {thresholds.part:.2f}"
    top = parse.ranking[0]
    together = f"everything in scope together has {in_scope(parse.ranking):.2f}"
    if parse.action == "answer":
        return f"{top.intent} has {top.confidence:.2f}, an answer needs {thresholds.answer:.2f}"
    if parse.action == "choose" and top.intent in DANGER and top.confidence >= thresholds.answer:
        return f"{top.intent} has {top.confidence:.2f}, but a danger is only offered by the engine, never answered"
    unanswered = (
        "out of scope is likeliest"
        if top.intent == OUT_OF_SCOPE
        else f"{top.intent} has {top.confidence:.2f}, an answer needs {thresholds.answer:.2f}"
    )
    return f"{unanswered}; {together}, a choice needs {thresholds.choose:.2f}"


def file_of(rule: SafetyRule) -> str:
    """``nlu/safety/life.yaml``: a file is named after its danger."""
    return f"nlu/safety/{rule.danger}.yaml"
