import pytest

from nlu.dangers import DANGER_OF
from nlu.evaluate import macro_f1, outcome, report, safety_report
from nlu.frozen_sets import Message, SafetyMessage
from nlu.parse import Parse, Ranked
from nlu.report_text import as_text, safety_as_text


def message(*right, language="uk", line=2):
    return Message(language, right, f"message {line}", line)


def parse(intent, *others, confidence=0.8, action="answer", engine="embedded"):
    ranked = tuple(Ranked(name, 0.1) for name in others)
    return Parse(
        text="x",
        language="uk",
        intent=intent,
        confidence=confidence,
        ranking=(Ranked(intent, confidence), *ranked),
        action=action,
        engine=engine,
        danger=DANGER_OF.get(intent) if action == "emergency" else None,
    )


def test_accuracy_counts_every_acceptable_intent():
    judged = [
        (message("work.find"), parse("work.find")),
        (message("work.find", "work.rights"), parse("work.rights")),
        (message("docs.brp", language="nl", line=7), parse("work.find")),
        (message("docs.brp", language="nl"), parse("work.find", "docs.brp")),
    ]
    figures = report(judged)
    assert (figures.messages, figures.accuracy, figures.strict, figures.first_three) == (4, 0.5, 0.25, 0.75)
    assert figures.by_language == {"nl": (2, 0.0), "uk": (2, 1.0)}
    assert figures.by_intent["docs.brp"] == (2, 0.0)
    assert figures.confusions == {("docs.brp", "work.find"): 2}
    assert [miss.message.line for miss in figures.misses] == [7, 2]


@pytest.mark.parametrize(
    ("right", "given", "expected"),
    [
        ("work.find", parse("work.find"), "answered right"),
        ("docs.brp", parse("work.find"), "answered wrong"),
        ("docs.brp", parse("work.find", "docs.brp", action="choose"), "choice with the right one"),
        ("docs.brp", parse("out_of_scope", "a", "b", "docs.brp", action="choose"), "choice with the right one"),
        ("docs.brp", parse("a", "b", "c", "docs.brp", action="choose"), "choice without it"),
        ("docs.brp", parse("docs.brp", action="fallback"), "fallback, in scope"),
        ("out_of_scope", parse("out_of_scope", action="fallback"), "fallback, out of scope"),
        ("safety.suicide", parse("safety.violence", action="emergency"), "emergency, rightly"),
        ("work.find", parse("emergency", action="emergency"), "emergency, false alarm"),
    ],
)
def test_what_happened_to_whoever_sent_it(right, given, expected):
    assert outcome(message(right), given) == expected


def test_macro_f1_is_the_mean_over_expected_intents():
    pairs = [("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]
    assert macro_f1(pairs) == pytest.approx((2 / 3 + 4 / 5) / 2)
    assert macro_f1([("a", "z")]) == 0
    assert macro_f1([]) == 0


def test_rules_do_not_flatter_the_calibration():
    judged = [
        (message("emergency"), parse("emergency", confidence=1.0, action="emergency", engine="safety")),
        (message("docs.brp"), parse("work.find", confidence=0.5)),
    ]
    assert report(judged).calibration_error == 0.5


def test_no_messages_no_figures():
    assert report([]).accuracy == 0
    assert "messages           0" in as_text(report([]))


def test_the_text_names_figures_worst_intents_confusions_and_every_miss():
    judged = [
        (message("work.find"), parse("work.find")),
        (message("docs.brp", line=7), parse("work.find", confidence=0.42)),
    ]
    text = as_text(report(judged))
    assert "accuracy           0.500" in text
    assert "  1  docs.brp -> work.find" in text
    assert "  answered wrong                 1  0.500" in text
    assert "misses (1)\n  line 7 [uk] docs.brp -> work.find 0.42 answer: message 7" in text


def danger(intent, line=2, language="uk"):
    return SafetyMessage(language, intent, f"message {line}", line)


@pytest.fixture
def safety():
    return safety_report(
        [
            (danger("suicide"), parse("safety.suicide", action="emergency", engine="safety")),
            (danger("life"), parse("safety.violence", action="emergency")),
            (danger("violence", line=4, language="nl"), parse("complaint.residents")),
            (danger("violence"), parse("safety.violence", action="emergency", engine="safety")),
            (danger(None), parse("work.find")),
            (danger(None, line=9), parse("emergency", action="emergency", engine="safety")),
        ]
    )


def test_safety_counts_any_alarm_and_the_right_one(safety):
    assert (safety.dangers, safety.recall, safety.right_kind, safety.by_rules) == (4, 0.75, 0.5, 0.5)
    assert safety.by_language == {"nl": (1, 0.0), "uk": (3, 1.0)}
    assert [message.line for message, _ in safety.missed] == [4]
    assert [message.line for message, _ in safety.false_alarms] == [9]


@pytest.mark.parametrize(
    ("given", "share"),
    [
        (parse("emergency", action="emergency"), 1),
        (parse("work.find", "safety.violence", action="choose"), 1),
        (parse("a", "b", "c", "safety.violence", action="choose"), 0),
        (parse("work.find", "docs.brp", action="choose"), 0),
        (parse("work.find", "safety.violence", action="answer"), 0),
    ],
)
def test_help_is_within_reach_where_a_button_leads_to_it(given, share):
    assert safety_report([(danger("violence"), given)]).within_reach == share


def test_the_safety_text_names_every_miss_and_false_alarm(safety):
    text = safety_as_text(safety)
    assert "recall        0.750" in text
    assert "within reach  0.750" in text
    assert "false alarms  0.500   (by rules alone: 0.500)" in text
    assert "missed (1)\n  line 4 [nl] violence -> embedded complaint.residents 0.80 answer: message 4" in text
    assert "false alarms (1)\n  line 9 [uk] harmless -> safety life 0.80 emergency: message 9" in text
