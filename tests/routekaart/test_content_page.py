"""The page about the content is as fresh as the content."""

from __future__ import annotations

from pathlib import Path

from routekaart.content_table import content_page
from wegwijzer.kaart import load_shipped

PAGE = Path(__file__).parent.parent.parent / "docs" / "content.md"


def test_the_page_is_fresh():
    """Otherwise: `wegwijzer routekaart content > docs/content.md`, or `make content`."""
    assert PAGE.read_text(encoding="utf-8") == content_page(load_shipped().kaart)


def test_every_answer_that_is_not_sure_is_on_the_list_to_verify():
    page = content_page(load_shipped().kaart)
    for topic in load_shipped().kaart.topics.values():
        for name, outcome in topic.outcomes.items():
            assert (f"| `{topic.id}/{name}` |" in page) == (outcome.confidence == "medium")
