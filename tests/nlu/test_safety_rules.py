import pytest

from nlu.danger_messages import read_danger_messages
from nlu.dangers import DANGERS
from nlu.examples import read_examples
from nlu.intents import DANGER
from nlu.safety_files import SafetyFileError, fold, read_rules
from nlu.safety_rules import SafetyRules, Sighting, shipped_rules

RULES = shipped_rules().rules
CATCHES = [(rule, message) for rule in RULES for message in rule.catches]
IGNORES = [(rule, message) for rule in RULES for message in rule.ignores]


def named(value):
    return value if isinstance(value, str) else f"{value.danger}:{value.id}"


@pytest.mark.parametrize(("rule", "message"), CATCHES, ids=named)
def test_a_rule_catches_the_messages_written_beside_it(rule, message):
    assert rule in shipped_rules().matching(message)


@pytest.mark.parametrize(("rule", "message"), IGNORES, ids=named)
def test_a_rule_ignores_the_messages_written_beside_it(rule, message):
    assert rule not in shipped_rules().matching(message)


def test_few_harmless_messages_raise_the_alarm():
    """All of them lie close to danger; the models add what the rules must leave out."""
    harmless = [one.text for one in read_danger_messages() if one.danger is None]
    alarms = [text for text in harmless if shipped_rules().check(text)]
    assert len(alarms) <= 0.01 * len(harmless), alarms


def test_few_examples_of_other_intents_raise_the_alarm():
    """Three in a thousand, and half of those deserve the card ("fell from the scaffolding")."""
    others = [each.text for each in read_examples() if each.intent not in DANGER]
    alarms = [text for text in others if shipped_rules().check(text)]
    assert len(alarms) <= 0.003 * len(others), alarms


def test_every_danger_has_rules_in_order_of_gravity():
    assert tuple(dict.fromkeys(rule.danger for rule in RULES)) == DANGERS


@pytest.mark.parametrize(
    ("message", "danger"),
    [
        ("чоловік б'є мене зараз, викличте поліцію", "life"),
        ("мене б'є чоловік, не хочу більше жити", "suicide"),
        ("чоловік б'є мене, а шеф забрав паспорт", "violence"),
        ("шеф забрав паспорт і не віддає", "exploitation"),
    ],
)
def test_the_gravest_danger_wins(message, danger):
    assert shipped_rules().check(message) == danger


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
    assert shipped_rules().check(message) == "violence"


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


def rules_from(folder, rule, *, file="violence", top="", forms="{}"):
    for name in DANGERS:
        text = top + "rules:\n" + rule if name == file else "rules: []\n"
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "words.yaml").write_text("me: [мене, меня]\n", encoding="utf-8")
    (folder / "forms.json").write_text(forms, encoding="utf-8")
    return SafetyRules(read_rules(folder, folder / "forms.json"))


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
    rules = rules_from(tmp_path, RULE, top="never: [б'є рекорди]\n")
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


def test_a_file_without_rules_is_refused(tmp_path):
    with pytest.raises(SafetyFileError, match=r"violence\.yaml: expected never and rules"):
        rules_from(tmp_path, RULE, top="intent: work.find\n")


# -- word forms, signs, vetoes --------------------------------------------------------------------------------------


def test_a_marked_word_stands_for_all_its_forms(tmp_path):
    rule = RULE.replace("б'є, луп*", "бити~, луп*")
    rules = rules_from(tmp_path, rule, forms='{"бити": ["бити", "бе", "бив", "битиме"]}')
    assert all(rules.check(f"він мене {form}") for form in ("б'є", "бє", "бив", "битиме"))
    assert rules.check("він мене бив'ячи") is None


def test_a_word_that_no_dictionary_has_is_named(tmp_path):
    with pytest.raises(SafetyFileError, match=r"violence\.yaml hits: no dictionary has 'бити~'; run `make forms`"):
        rules_from(tmp_path, RULE.replace("луп*", "бити~"))


def test_a_sign_raises_no_alarm_but_is_told(tmp_path):
    rules = rules_from(tmp_path, RULE.replace("near: 3", "sign: true\n    near: 3"))
    assert rules.look("він б'є мене") == Sighting(danger=None, rule=None, signs=frozenset({"violence"}))


def test_a_word_anywhere_may_veto_a_rule(tmp_path):
    rules = rules_from(tmp_path, RULE.replace("near: 3", "unless_anywhere: [фільм*]\n    near: 3"))
    assert rules.check("б'є мене") == "violence"
    assert rules.check("дивилися вчора довгий і дуже сумний фільм там він б'є мене") is None
