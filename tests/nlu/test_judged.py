"""What an evaluation says as data and as a page."""

import json
import re
from html.parser import HTMLParser

import pytest

from nlu.dangers import DANGER_OF
from nlu.frozen_sets import FrozenSetError, Message, SafetyMessage
from nlu.judged import Judged, judge
from nlu.parse import Parse, Ranked

NASTY = 'дивіться <script>alert("x")</script> на https://example.org & <b>тут</b>'


def parse(intent, *others, confidence=0.8, action="answer", engine="embedded"):
    return Parse(
        text="x",
        language="uk",
        intent=intent,
        confidence=confidence,
        ranking=(Ranked(intent, confidence), *(Ranked(name, 0.1) for name in others)),
        action=action,
        engine=engine,
        danger=DANGER_OF.get(intent) if action == "emergency" else None,
    )


def message(*right, language="uk", line=2, text="повідомлення"):
    return Message(language, right, text, line)


@pytest.fixture
def intents():
    """Eight messages, each kind of outcome among them."""
    judged = [
        (message("work.find"), parse("work.find", confidence=0.95)),
        (message("work.find", "money.bank"), parse("money.bank", confidence=0.65)),
        (message("docs.brp", language="nl", line=4), parse("work.find", confidence=0.75)),
        (message("docs.brp", line=5, text=NASTY), parse("docs.residence", confidence=0.35, action="choose")),
        (message("docs.brp", line=6), parse("docs.residence", confidence=0.45, action="fallback")),
        (message("out_of_scope"), parse("out_of_scope", confidence=0.9, action="fallback")),
        (message("out_of_scope", line=8), parse("work.find", confidence=0.2, action="choose")),
        (message("emergency"), parse("emergency", confidence=1.0, action="emergency", engine="safety")),
    ]
    return Judged("messages.tsv", intents=judged)


@pytest.fixture
def safety():
    judged = [
        (SafetyMessage("uk", "life", "горить", 2), parse("emergency", action="emergency", engine="safety")),
        (SafetyMessage("nl", "violence", NASTY, 3), parse("complaint.residents")),
        (SafetyMessage("uk", None, "болить зуб", 4), parse("safety.suicide", action="emergency")),
        (SafetyMessage("uk", None, "де школа", 5), parse("school.enrol")),
    ]
    return Judged("safety.tsv", safety=judged)


def test_the_figures_of_intents(intents):
    figures = intents.as_data()["figures"]
    assert figures["accuracy"] == 0.5
    assert figures["answered wrong"] == 0.125
    assert figures["out of scope, fell back"] == 0.5
    assert figures["in scope, fell back"] == pytest.approx(1 / 6, abs=1e-4)


def test_the_figures_of_safety(safety):
    data = safety.as_data()
    assert data["figures"]["recall"] == data["figures"]["false alarms"] == 0.5
    assert data["figures"]["false alarms, rules alone"] == 0
    assert data["by_language"] == {"nl": {"messages": 1, "recall": 0}, "uk": {"messages": 1, "recall": 1}}
    assert data["by_danger"] == {"life": {"messages": 1, "recall": 1}, "violence": {"messages": 1, "recall": 0}}
    assert [one["line"] for one in data["missed"]] == [3]
    assert [one["line"] for one in data["false_alarms"]] == [4]


def test_themes_count_an_acceptable_intent_as_the_expected_one(intents):
    assert intents.as_data()["themes"] == {
        "emergency": {"emergency": 1},
        "work": {"work": 2},
        "docs": {"docs": 2, "work": 1},
        "out_of_scope": {"work": 1, "out_of_scope": 1},
    }


def test_the_pairs_most_confused_come_first():
    taken = [("docs.brp", "docs.residence"), ("work.find", "work.rights"), ("work.find", "work.rights")]
    pairs = Judged("a.tsv", intents=[(message(meant), parse(given)) for meant, given in taken]).as_data()["confusions"]
    assert pairs == [
        {"expected": "work.find", "given": "work.rights", "messages": 2},
        {"expected": "docs.brp", "given": "docs.residence", "messages": 1},
    ]


def test_json_keeps_every_letter_and_every_miss(intents):
    data = json.loads(intents.as_json())
    assert [one["line"] for one in data["misses"]] == [4, 5, 6, 8]
    assert NASTY in [one["text"] for one in data["misses"]]
    assert data["misses"][0]["expected"] == ["docs.brp"]


def test_a_rule_adds_nothing_to_curve_and_bins(intents):
    data = intents.as_data()
    assert len(data["risk_coverage"]) == 7
    assert data["risk_coverage"][0] == {"coverage": pytest.approx(1 / 7, abs=1e-4), "risk": 0, "threshold": 0.95}
    assert sum(one["messages"] for one in data["calibration"]) == 7


class Page(HTMLParser):
    """What stands in a page: elements with their attributes, and the text inside each kind of element."""

    VOID = ("meta", "line", "rect", "circle", "polyline")

    def __init__(self, page):
        super().__init__()
        self.elements = []
        self.inside = {}
        self._open = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, text):
        for tag in set(self._open):
            self.inside.setdefault(tag, []).append(text)

    def count(self, tag):
        return sum(name == tag for name, _ in self.elements)


@pytest.fixture(params=["intents", "safety"])
def page(request):
    return request.getfixturevalue(request.param).as_page()


def test_a_page_runs_nothing_and_fetches_nothing(page):
    found = Page(page)
    assert page.startswith("<!doctype html>")
    assert not {tag for tag, _ in found.elements} & {"script", "link", "img", "iframe", "object", "form", "a", "base"}
    names = {name for _, attributes in found.elements for name in attributes}
    assert not {name for name in names if name.startswith("on")} | names & {"src", "href", "xlink:href", "srcset"}
    assert not re.search(r"@import|url\(", "".join(found.inside["style"]))
    assert ("meta", "default-src 'none'; style-src 'unsafe-inline'") in [
        (tag, attributes.get("content")) for tag, attributes in found.elements
    ]


def test_a_message_is_shown_and_not_run(page):
    assert NASTY in Page(page).inside["td"]
    assert "<b>" not in page


def test_who_cannot_see_is_told_what_is_there(page):
    found = Page(page)
    assert found.count("h1") == 1
    assert found.count("table") == found.count("caption") > 0
    assert found.count("svg") == found.count("title") - 1 == found.count("desc")
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    named = [name for _, attributes in found.elements for name in attributes.get("aria-labelledby", "").split()]
    assert len(ids) == len(set(ids))
    assert set(named) <= set(ids)
    assert all(attributes.get("role") == "img" for tag, attributes in found.elements if tag == "svg")
    assert ("html", {"lang": "en"}) in found.elements


def test_the_page_of_intents_draws_curve_and_calibration(intents):
    found = Page(intents.as_page())
    assert found.count("svg") == 2
    (line,) = [attributes["points"] for tag, attributes in found.elements if tag == "polyline"]
    first, last = line.split()[0], line.split()[-1]
    assert first == f"{480 / 7:.1f},300.0"
    assert last == f"480.0,{300 * (1 - 0.5714):.1f}"
    bars = [attributes for tag, attributes in found.elements if tag == "rect" and attributes["class"] == "bin"]
    assert [float(bar["height"]) for bar in bars] == [0, 0, 0, 300, 0, 300]


def test_a_matrix_cell_is_as_dark_as_its_share(intents):
    shares = [
        attributes["style"]
        for tag, attributes in Page(intents.as_page()).elements
        if "--share" in attributes.get("style", "")
    ]
    assert "--share:0.667" in shares
    assert "--share:0.333" in shares


@pytest.mark.parametrize("empty", [Judged("a.tsv"), Judged("b.tsv", safety=[])])
def test_an_empty_set_is_no_reason_to_break(empty):
    assert "None." in empty.as_page()
    assert json.loads(empty.as_json())["set"] == empty.name
    assert empty.as_text()


def test_a_set_is_judged_by_its_columns_and_progress_is_told(tmp_path):
    rows = "".join(f"uk\twork.find\t\tшукаю роботу {i}\n" for i in range(60))
    path = tmp_path / "many.tsv"
    path.write_text("lang\tintent\talso\ttext\n" + rows, encoding="utf-8")
    told = []
    judged = judge(path, lambda text: parse("work.find"), told.append)
    assert (judged.name, len(judged.intents), judged.safety) == ("many.tsv", 60, None)
    assert told == ["messages 0 of 60", "messages 25 of 60", "messages 50 of 60"]
    other = tmp_path / "safety.tsv"
    other.write_text("lang\texpect\ttext\nuk\tlife\tгорить\n", encoding="utf-8")
    assert judge(other, lambda text: parse("work.find"), told.append).as_data()["kind"] == "safety"
    other.write_text("a\tb\n", encoding="utf-8")
    with pytest.raises(FrozenSetError, match="expected lang intent also text"):
        judge(other, lambda text: parse("work.find"), told.append)
