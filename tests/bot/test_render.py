"""Everything the shipped map can say, as Telegram would get it: in both languages, at every place."""

from __future__ import annotations

import itertools
from datetime import date
from html.parser import HTMLParser

import pytest

from bot.render import render
from guide import reply as say
from guide.lines import ContactLine, Labelled, SourceLine, Trace
from guide.view import View
from routekaart.engine import decide, relevant_facts
from routekaart.layers import lay
from routekaart.place import places
from wegwijzer.kaart import load_shipped

KAART = load_shipped().kaart
TODAY = date(2026, 11, 22)
PLACES = [None, *places(KAART, examples=True)]
ALLOWED = {"b", "i", "a", "blockquote"}


class Telegram(HTMLParser):
    """Reads HTML as strictly as Telegram: known tags, all closed, in order."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        assert tag in ALLOWED, tag
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def read(html):
    parser = Telegram()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return parser.text


def decisions(topic):
    names = relevant_facts(KAART, topic)
    choices = [[one.id for one in KAART.facts[name].choices] for name in names]
    for values in itertools.product(*choices):
        known = dict(zip(names, values, strict=True))
        yield known, decide(KAART, topic, known, on=TODAY)


def acceptable(rendered):
    assert 0 < len(read(rendered.text)) <= 4096
    for row in rendered.keyboard.inline_keyboard if rendered.keyboard else []:
        for button in row:
            assert button.text.strip()
            assert len((button.callback_data or "").encode()) <= 64
            assert button.url is None or button.url.startswith("https://")


@pytest.mark.parametrize("language", ["uk", "nl"])
@pytest.mark.parametrize("topic", sorted(KAART.topics))
def test_every_card_of_the_map_is_acceptable_to_telegram(topic, language):
    shown = 0
    for place in PLACES:
        view = View(laid=lay(KAART, place, TODAY), language=language, place=place, on=TODAY)
        for known, decision in decisions(topic):
            card = view.card(decision, known)
            assert isinstance(card, say.Card)
            acceptable(render(card, language))
            shown += 1
    assert shown >= len(PLACES)


@pytest.mark.parametrize("language", ["uk", "nl"])
def test_an_urgent_card_has_112_in_its_first_line_and_no_other_number(language):
    urgent = 0
    for topic in KAART.topics:
        for known, decision in decisions(topic):
            view = View(laid=lay(KAART, None, TODAY), language=language, place=None, on=TODAY)
            card = view.card(decision, known)
            if card.urgent:
                rendered = render(card, language)
                assert "112" in rendered.text.splitlines()[0]
                assert rendered.calls.phone == "112"
                assert len(rendered.keyboard.inline_keyboard) == 2, "112, and a way on"
                urgent += 1
    assert urgent >= 2


@pytest.mark.parametrize("language", ["uk", "nl"])
@pytest.mark.parametrize("theme", [theme.id for theme in KAART.themes])
def test_every_theme_and_every_unanswered_request_is_acceptable(theme, language):
    view = View(laid=lay(KAART, None, TODAY), language=language, place=None, on=TODAY)
    found = view.theme(theme)
    acceptable(render(view.theme_menu(found), language))
    for entry in found.entries:
        if entry.intent not in KAART.topics:
            acceptable(render(view.theme_menu(found, unanswered=entry.intent), language))


@pytest.mark.parametrize("language", ["uk", "nl"])
def test_a_card_past_its_last_day_is_withheld_and_names_whom_to_ask(language):
    topic, outcome = next(
        (topic, name)
        for topic, one in KAART.topics.items()
        for name, outcome in one.outcomes.items()
        if outcome.valid_until
        for name in [name]
    )
    late = date(2030, 1, 1)
    view = View(laid=lay(KAART, None, late), language=language, place=None, on=late)
    known = next(facts for facts, decision in decisions(topic) if decision.outcome == outcome)
    card = view.card(decide(KAART, topic, known, on=late), known)
    assert isinstance(card, say.Withheld)
    assert "•" in render(card, language).text


def test_a_card_whose_review_is_overdue_says_so():
    late = date(2027, 6, 1)
    view = View(laid=lay(KAART, None, late), language="uk", place=None, on=late)
    decision = decide(KAART, "help.human", {}, on=late)
    assert "мали перевірити" in render(view.card(decision, {}), "uk").text


def test_texts_are_escaped():
    card = say.Card(
        topic="help.human",
        title="<b>&",
        answer="1 < 2",
        steps=("a & b",),
        contacts=(ContactLine(id="x", name="<i>", phone="112", ask='"q"'),),
        counter=("<u>", "<s>"),
        check_with=ContactLine(id="y", name="<a href>"),
        sources=(SourceLine(title="<x>", url='https://a.b/?"&c', date="2024-06-20"),),
        next=(Labelled(id="help.human", label="<y>"),),
        based_on=(Labelled(id="z", label="<z>"),),
        urgent=False,
        overdue=None,
        trace=Trace(version="<v>", card="<c>", layers=()),
    )
    text = read(render(card, "uk").text)
    for one in ("<b>&", "1 < 2", "a & b", "<i>", "<u>", "<s>", "<a href>", "<x>", "<z>"):
        assert one in text


@pytest.mark.parametrize(
    ("value", "uk", "nl"),
    [
        ("2024-06-20", "20 червня 2024 р.", "20 juni 2024"),
        ("undated", "без дати", "zonder datum"),
        ("about 2023", "приблизно 2023", "ongeveer 2023"),
        ("about 2023-05", "приблизно травень 2023", "ongeveer mei 2023"),
    ],
)
def test_a_sources_own_date_is_said_in_words(value, uk, nl):
    for language, expected in (("uk", uk), ("nl", nl)):
        card = say.Card(
            topic="t", title="t", answer="a", steps=(), contacts=(), counter=None, check_with=None,
            sources=(SourceLine(title="s", url="https://a.b", date=value),),
            next=(), based_on=(), urgent=False, overdue=None, trace=Trace(version="v", card="c", layers=()),
        )  # fmt: skip
        text = " ".join(render(card, language).text.split())  # the dates hold narrow unbreakable spaces
        assert expected in text
