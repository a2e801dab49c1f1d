"""Real questions, by people who saw neither rules nor examples; and how a walk goes on."""

from __future__ import annotations

import csv
from pathlib import Path

FOLDER = Path(__file__).parent


def questions(name="ten_questions"):
    """``ten_questions``: ten in each language. ``sixty_questions``: thirty, every topic at least once; ``also`` names
    another card that is right, or for a topic that no intent stands for the one that leads to it."""
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def right_topics(row):
    return [row["topic"], *filter(None, row["also"].split(","))]


def labels_of(kaart, topic, language):
    """Whatever a button that leads to the topic may say."""
    entries = [entry for theme in kaart.themes for entry in theme.entries]
    labels = [entry.label for entry in entries if (entry.topic or entry.intent) == topic]
    return [label.in_language(language) for label in (*labels, kaart.topics[topic].title)]


def label_of(kaart, topic, language):
    """What a "did you mean" button calls the topic."""
    entries = (entry for theme in kaart.themes for entry in theme.entries)
    return next(entry.label.in_language(language) for entry in entries if entry.intent == topic)


def pending(kaart, text, language):
    """The choices of the question that a text ends with; None when it asks none."""
    asked = next((one for one in kaart.facts.values() if one.question.in_language(language) in text), None)
    return [choice.label.in_language(language) for choice in asked.choices] if asked else None


def is_card(kaart, topic, text, language):
    """Whether the text is a card of the topic, or the alarm that goes before it: one of its answers, word for word."""
    answers = [outcome.answer for outcome in kaart.topics[topic].outcomes.values()]
    alarms = [one.line for one in kaart.alarms.values() if (one.topic or "emergency") == topic]
    return any(one.in_language(language) in text for one in (*answers, *alarms))
