"""Words lead to the topics that hold them, in every way people write, and nonsense leads nowhere."""

from __future__ import annotations

import pytest

from routekaart.search import TopicIndex
from wegwijzer.kaart import load_shipped

KAART = load_shipped().kaart


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
    found = TopicIndex(KAART, language).find(words, 3)
    assert topic in found, found


@pytest.mark.parametrize("nonsense", ["", "  ", "?!", "бла абракадабра", "voetbal uitslag gisteren", "і та не", "😀"])
def test_what_no_topic_holds_finds_nothing(nonsense):
    for language in ("uk", "nl"):
        assert TopicIndex(KAART, language).find(nonsense, 3) == ()


def test_every_topic_is_found_by_its_own_title_in_both_languages():
    for language in ("uk", "nl"):
        index = TopicIndex(KAART, language)
        for topic in KAART.topics.values():
            assert topic.id in index.find(topic.title.in_language(language), 3), (language, topic.id)
