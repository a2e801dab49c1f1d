from pathlib import Path

import pytest

from nlu.examples import read_examples
from nlu.intents import DANGER
from nlu.safety_files import SafetyFileError, fold, read_rules
from nlu.safety_rules import SafetyRules, shipped_rules

HERE = Path(__file__).parent
RULES = shipped_rules().rules
CATCHES = [(rule, message) for rule in RULES for message in rule.catches]
IGNORES = [(rule, message) for rule in RULES for message in rule.ignores]


def named(value):
    return value if isinstance(value, str) else f"{value.intent}:{value.id}"


def lines_of(name):
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line]


@pytest.mark.parametrize(("rule", "message"), CATCHES, ids=named)
def test_a_rule_catches_the_messages_written_beside_it(rule, message):
    assert rule in shipped_rules().matching(message)


@pytest.mark.parametrize(("rule", "message"), IGNORES, ids=named)
def test_a_rule_ignores_the_messages_written_beside_it(rule, message):
    assert rule not in shipped_rules().matching(message)


@pytest.mark.parametrize("message", lines_of("danger.txt"))
def test_danger_raises_the_alarm(message):
    assert shipped_rules().check(message)


@pytest.mark.parametrize("message", lines_of("harmless.txt"))
def test_harmless_messages_do_not(message):
    assert shipped_rules().check(message) is None


def test_few_examples_of_other_intents_raise_the_alarm():
    """Two of three thousand when the rules were written; five is the most to live with."""
    alarms = [each.text for each in read_examples() if each.intent not in DANGER and shipped_rules().check(each.text)]
    assert len(alarms) <= 5, alarms


def test_every_danger_has_rules_in_order_of_gravity():
    intents = [rule.intent for rule in RULES]
    assert list(dict.fromkeys(intents)) == ["emergency", "safety.suicide", "safety.violence", "safety.exploitation"]


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("чоловік б'є мене зараз, викличте поліцію", "emergency"),
        ("мене б'є чоловік, не хочу більше жити", "safety.suicide"),
        ("шеф забрав паспорт і б'є мене", "safety.violence"),
        ("шеф забрав паспорт і не віддає", "safety.exploitation"),
    ],
)
def test_the_gravest_danger_wins(message, intent):
    assert shipped_rules().check(message).intent == intent


@pytest.mark.parametrize(
    "message",
    [
        "Чоловік  БʼЄ  мене!!!",
        "чоловiк б`є мене",
        "чоловік бє мене",
        "чоловік бьє мене",
        "cholovik b'je mene",
        "муж бьёт меня",
        "muzh b'et menya",
    ],
)
def test_spelling_does_not_hide_danger(message):
    assert shipped_rules().check(message).intent == "safety.violence"


def test_latin_and_cyrillic_may_be_mixed_in_one_match():
    assert shipped_rules().check("baas забрав мій паспорт і не віддає")
    assert shipped_rules().check("mij cholovik бʼє мене")


def test_folding_keeps_pain_and_blows_apart():
    assert fold("біль") != fold("бил")
    assert fold("був") != fold("бив")
    assert fold("б'є") == fold("бьє") == fold("бэ")


@pytest.mark.parametrize("message", ["", " ", "???", "a" * 20000, "швидк " * 3000, "\0", "і" * 4096])
def test_strange_messages_are_harmless_and_quick(message):
    assert shipped_rules().check(message) is None


# -- how rules are read -------------------------------------------------------------------------------------------


def rules_from(folder, rule, *, file="violence", top="intent: safety.violence\n"):
    dangers = {"emergency": "emergency", "suicide": "safety.suicide", "exploitation": "safety.exploitation"}
    for name, intent in (dangers | {"violence": "safety.violence"}).items():
        text = f"intent: {intent}\nrules: []\n"
        (folder / f"{name}.yaml").write_text(top + "rules:\n" + rule if name == file else text, encoding="utf-8")
    (folder / "words.yaml").write_text("me: [мене, меня]\n", encoding="utf-8")
    return SafetyRules(read_rules(folder))


RULE = """
  - id: hits
    about: Somebody is hit.
    near: 3
    all:
      - [б'є, луп*, дає .. ляпаса]
      - ["@me", сина]
    never: [не б'є]
    unless: [струмом]
    alone: [бійка]
    catches: [він б'є мене]
    ignores: [він мене не б'є]
"""


@pytest.mark.parametrize(
    ("message", "matches"),
    [
        ("він б'є мене", True),
        ("мене він б'є", True),
        ("він лупцює сина", True),
        ("він б'є стіну", False),
        ("мене дуже дуже дуже часто хтось б'є", False),  # further apart than three words
        ("він не б'є мене", False),
        ("він не б'є мене але лупить", True),
        ("він б'є мене струмом", False),
        ("він дає мені іноді ляпаса сина", True),
        ("дає сина", False),
        ("бійка", True),
        ("бійка була", False),
    ],
)
def test_what_the_parts_of_a_rule_mean(tmp_path, message, matches):
    assert bool(rules_from(tmp_path, RULE).check(message)) is matches


def test_a_files_own_never_holds_for_all_its_rules(tmp_path):
    rules = rules_from(tmp_path, RULE, top="intent: safety.violence\nnever: [б'є рекорди]\n")
    assert rules.check("б'є рекорди мене") is None
    assert rules.check("б'є мене")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("@me", "@nobody", "violence.yaml hits: no word list @nobody"),
        ("near: 3", "nearby: 3", "violence.yaml hits: a rule has id, about and some of"),
        ("    near: 3\n", "", "violence.yaml hits: all needs near"),
        ("catches: [він б'є мене]", "catches: []", "violence.yaml hits: needs phrases, and examples"),
        ("луп*", "л*п", "violence.yaml hits: 'л*п' cannot be read"),
        ("[не б'є]", "не б'є", "violence.yaml hits: expected a list of words"),
        ("дає .. ляпаса", ".. ляпаса", "violence.yaml hits: '.. ляпаса' begins with a gap"),
        ("alone:", "any: [x]\n    alone:", "violence.yaml hits: needs either any or all"),
        ("[струмом]", "[струмом", "violence.yaml: while parsing"),
    ],
)
def test_a_rule_that_cannot_be_used_is_named(tmp_path, old, new, complaint):
    with pytest.raises(SafetyFileError) as caught:
        rules_from(tmp_path, RULE.replace(old, new))
    assert complaint in str(caught.value)


def test_two_rules_of_one_name_are_refused(tmp_path):
    with pytest.raises(SafetyFileError, match="two rules are called hits"):
        rules_from(tmp_path, RULE + RULE)


def test_only_dangers_have_safety_rules(tmp_path):
    with pytest.raises(SafetyFileError, match=r"violence\.yaml: expected a danger as intent"):
        rules_from(tmp_path, RULE, top="intent: work.find\n")
