"""Words lead to the topics that hold them, in every way people write, and nonsense leads nowhere."""

from __future__ import annotations

from datetime import date

import pytest

from routekaart.layers import lay
from routekaart.place import Place
from routekaart.search import KEPT, TopicIndex, topic_index
from wegwijzer.kaart import load_shipped

KAART = load_shipped().kaart
DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("language", "words", "topic"),
    [
        ("uk", "зубний лікар", "healthcare.dentist"),
        ("uk", "водійські права", "docs.driving_licence"),
        ("uk", "rakhunok u banku", "money.bank"),
        ("uk", "правила проживання", "housing.rules"),
        ("uk", "ЗАПЕРЕЧЕННЯ", "complaint.objection"),
        ("nl", "rijbewijs", "docs.driving_licence"),
        ("nl", "huisregels", "housing.rules"),
        ("nl", "toeslagen", "money.toeslagen"),
        ("nl", "ISK", "school.isk"),
    ],
)
def test_a_word_finds_its_topic(language, words, topic):
    found = TopicIndex(KAART, language).find(words, 3, among=KAART.topics)
    assert topic in found, found


@pytest.mark.parametrize("nonsense", ["", "  ", "?!", "бла абракадабра", "voetbal uitslag gisteren", "і та не", "😀"])
def test_what_no_topic_holds_finds_nothing(nonsense):
    for language in ("uk", "nl"):
        assert TopicIndex(KAART, language).find(nonsense, 3, among=KAART.topics) == ()


def test_every_topic_is_found_by_its_own_title_in_both_languages():
    for language in ("uk", "nl"):
        index = TopicIndex(KAART, language)
        for topic in KAART.topics.values():
            assert topic.id in index.find(topic.title.in_language(language), 3, among=KAART.topics), (
                language,
                topic.id,
            )


def test_a_municipalitys_own_topic_is_found_only_where_it_is_shown():
    index = topic_index(KAART, "nl")
    at_linde = lay(KAART, Place("voorbeeldstad", "de-linde"), DAY).kaart.topics
    assert "local.laundry" in index.find("wassen in De Linde", 3, among=at_linde)
    assert index.find("wassen in De Linde", 3, among=KAART.topics) == ()


def test_an_index_is_made_once_and_few_are_kept():
    first = topic_index(KAART, "nl")
    assert topic_index(KAART, "nl") is first
    for number in range(KEPT):
        topic_index(KAART.model_copy(update={"version": str(number), "topics": {}}), "nl")
    assert topic_index(KAART, "nl") is not first
