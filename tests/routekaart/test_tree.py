"""A topic drawn as a tree: every rule is there, and nothing of the picture overlaps, in any language and place."""

from __future__ import annotations

import os
import re
import shutil
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from playwright.async_api import async_playwright

from locales import languages, texts
from routekaart.layers import lay
from routekaart.place import places
from routekaart.tree import Nothing, tree_of, ways
from routekaart.tree_layout import lay_out
from routekaart.tree_svg import DARK, LIGHT, tree_svg
from routekaart.tree_words import TreeWords, first_sentences, tree_lines
from wegwijzer.kaart import load_shipped

ON = date(2026, 11, 22)
KAART = load_shipped().kaart
LAID = {place: lay(KAART, place, ON) for place in (None, *places(KAART, examples=True))}
SVG = "{http://www.w3.org/2000/svg}"
CHROMIUM = "/usr/bin/chromium"
PICTURES = os.environ.get("TREE_PICTURES")
"""A folder for pictures of every tree, for people to look at."""


def words(topic, place=None, language="nl", on=ON):
    return TreeWords(LAID[place], topic, place, language, on)


def every_tree():
    """Each topic where it is first seen, in each language."""
    seen = set()
    for place, laid in LAID.items():
        for topic in laid.kaart.topics.values():
            if id(topic) not in seen:
                seen.add(id(topic))
                yield from (words(topic.id, place, language) for language in languages())


def test_every_rule_of_every_topic_is_in_its_tree():
    for place, laid in LAID.items():
        for topic in laid.kaart.topics.values():
            drawn = {way.ends.rule for way in ways(tree_of(laid, topic.id))}
            assert drawn == set(range(1, len(topic.rules) + 1)), f"{topic.id} in {place}"


def test_answers_that_lead_to_the_same_stand_together():
    found = {way.answers[-1][1]: way.ends.outcome for way in ways(tree_of(LAID[None], "money.leefgeld"))}
    assert found["no_bsn", "bsn_unsure"] == "register_first"


def test_the_terminal_shows_questions_answers_rules_layers_and_cards():
    de_linde = next(place for place in LAID if place and place.location == "de-linde")
    shown = "\n".join(tree_lines(words("housing.rules", de_linde)))
    assert shown.startswith("Huisregels\nhousing.rules · voorbeeldstad/de-linde · 2026-11-22 · kaart ")
    assert "? Wat is uw vraag over de huisregels? (rules_need)" in shown
    assert "├─ Ik wil de regels weten" in shown
    assert "│  → explain [regel 1 · landelijk · aangepast door: gemeente, opvanglocatie]" in shown
    assert "→ staff [regel 5 · landelijk]" in shown
    assert "→ times [regel 1 · opvanglocatie]" in "\n".join(tree_lines(words("local.laundry", de_linde)))


@pytest.mark.parametrize("language", ["uk", "nl", "en"])
def test_a_danger_card_and_a_withheld_one_say_so(language):
    said = {"uk": ("терміново", "цього дня не"), "nl": ("spoed", "op deze dag niet"), "en": ("urgent", "withheld on")}
    assert said[language][0] in "\n".join(tree_lines(words("healthcare.gp", language=language)))
    late = words("docs.residence", language=language, on=date(2027, 3, 5))
    assert said[language][1] in "\n".join(tree_lines(late))
    assert said[language][1] not in "\n".join(tree_lines(words("docs.residence", language=language)))


def test_lines_fit_the_terminal():
    assert max(len(line) for one in every_tree() for line in tree_lines(one, 100)) <= 100
    narrow = list(tree_lines(words("money.leefgeld"), 40))
    assert max(map(len, narrow)) <= 60
    assert narrow != list(tree_lines(words("money.leefgeld"), 100))


def test_a_map_with_a_hole_shows_the_hole():
    topic = KAART.topics["money.bank"]
    holed = topic.model_copy(update={"rules": topic.rules[:-1]})
    laid = lay(KAART.model_copy(update={"topics": {**KAART.topics, topic.id: holed}}), None, ON)
    assert any(isinstance(way.ends, Nothing) for way in ways(tree_of(laid, topic.id)))
    shown = TreeWords(laid, topic.id, None, "nl", ON)
    assert "✗ hier geldt geen regel" in "\n".join(tree_lines(shown))
    assert "hier geldt geen regel" in tree_svg(shown)


@pytest.mark.parametrize(
    ("text", "at_most", "shown"),
    [
        ("Eén. Twee. Drie.", 10, "Eén. Twee."),
        ("Eén zin die te lang is voor de plek.", 20, "Eén zin die te lang …"),
        ("Kort?", 20, "Kort?"),
    ],
)
def test_a_card_is_cut_between_sentences_or_words(text, at_most, shown):
    assert first_sentences(text, at_most) == shown


def test_a_picture_says_everything_in_text_and_in_its_description():
    one = words("money.leefgeld", language="uk")
    root = ET.fromstring(tree_svg(one))
    assert (root.get("role"), root.get("aria-labelledby"), root.get("aria-describedby")) == (
        "img",
        "title-money.leefgeld",
        "desc-money.leefgeld",
    )
    assert root.get("lang") == "uk"
    assert root.find(f"{SVG}title").text == "Дерево рішень: Гроші на життя (leefgeld)"
    described = root.find(f"{SVG}desc").text
    lines = [line for line in described.splitlines() if re.match(r"\d+\. ", line)]
    assert len(lines) == len(list(ways(one.tree)))
    drawn = re.sub(r"\s", "", "".join(text.text for text in root.iter(f"{SVG}text")))
    for way in ways(one.tree):
        for said in (way.ends.outcome, one.answer(way.ends), one.rule(way.ends)):
            assert said in described
            assert re.sub(r"\s", "", said) in drawn
        for fact, chosen in way.answers:
            for said in (one.question(fact), *one.choices(fact, chosen)):
                assert said in described
                assert re.sub(r"\s", "", said) in drawn


def test_a_picture_asks_nothing_of_the_network():
    picture = tree_svg(words("school.enrol"))
    for outside in ("href", "url(", "@import", "@font-face", "<script", "<image", "<foreignObject"):
        assert outside not in picture
    assert picture.count("http") == 1  # the name of SVG itself


def test_texts_are_written_as_text_whatever_stands_in_them(draft):
    from routekaart.loader import load  # noqa: PLC0415

    draft.edit("national/topics/school.enrol.yaml", "Nog geen tijd.", "<b>A & B</b> 'te \"vroeg\"'.")
    laid = lay(load(draft.documents), None, ON)
    root = ET.fromstring(tree_svg(TreeWords(laid, "school.enrol", None, "nl", ON)))
    assert any("<b>A & B</b>" in text.text for text in root.iter(f"{SVG}text"))


def test_no_two_boxes_overlap_in_any_picture():
    for one in every_tree():
        boxes = lay_out(one)
        for index, box in enumerate(boxes):
            for other in boxes[index + 1 :]:
                apart = (
                    box.x + box.width <= other.x
                    or other.x + other.width <= box.x
                    or box.y + box.height <= other.y
                    or other.y + other.height <= box.y
                )
                assert apart, f"{one.topic} in {one.language}: {box.lines} and {other.lines}"


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_can_be_told_apart(palette):
    for box in ("page", "question", "answer", "card", "urgent"):
        assert contrast(palette["ink"], palette[box]) >= 7
        assert contrast(palette["dim"], palette[box]) >= 4.5
    for edge in ("line", "question-edge", "answer-edge", "card-edge", "urgent-edge"):
        assert contrast(palette[edge], palette["page"]) >= 3


SPILLED = """() => [...document.querySelectorAll('svg')].flatMap(svg => {
  const boxes = [...svg.querySelectorAll('g rect')].map(one => one.getBoundingClientRect());
  const page = svg.getBoundingClientRect();
  const inside = (text, box) => text.left >= box.left && text.right <= box.right - 4
    && text.top >= box.top && text.bottom <= box.bottom;
  return [...svg.querySelectorAll('text')].filter(one => {
    const text = one.getBoundingClientRect();
    return one.closest('g') ? !boxes.some(box => inside(text, box)) : !inside(text, page);
  }).map(one => `${svg.querySelector('title').textContent}: ${one.textContent}`);
})"""


@pytest.mark.parametrize("language", languages())
async def test_every_text_stays_in_its_box_in_a_browser(language):
    """All pictures of a language on one page, which also shows that they keep out of each other's way."""
    if not shutil.which(CHROMIUM):
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI needs {CHROMIUM}")
        pytest.skip(f"no {CHROMIUM} here")
    trees = [one for one in every_tree() if one.language == language and one.place is None]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = await browser.new_page(viewport={"width": 2400, "height": 1200})
        await page.set_content("<br>".join(map(tree_svg, trees)))
        spilled = await page.evaluate(SPILLED)
        named = [await page.get_by_role("img", name=picture_title(one), exact=True).count() for one in trees[:5]]
        for one in trees if PICTURES else ():
            picture = page.locator(f'svg[aria-describedby="desc-{one.topic}"]')
            await picture.screenshot(path=f"{PICTURES}/{one.topic}-{one.language}.png")
        await browser.close()
    assert len(trees) == len(KAART.topics)
    assert spilled == []
    assert named == [1] * 5


def picture_title(tree):
    return texts(tree.language)("Decision tree: {topic}").format(topic=tree.heading)
