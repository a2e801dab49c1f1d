"""What is counted for operators: how often, never by whom, of whom or in which words."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.responses import Response

REGISTRY = CollectorRegistry()
"""Ours alone: the library's default one also tells of the process and the platform."""

RASA_ANSWERS = Counter(
    "wegwijzer_rasa_answers",
    "Messages that Rasa was to read, by what came of it; all but 'answered' were read by the embedded engine.",
    ["outcome"],
    registry=REGISTRY,
)


def page() -> Response:
    """All counts in Prometheus' text format."""
    return Response(generate_latest(REGISTRY), headers={"Content-Type": CONTENT_TYPE_LATEST})
