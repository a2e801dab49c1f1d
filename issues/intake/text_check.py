"""Do the texts fit a button, are they written in their language's letters, and is a question whole in each language?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content.script import MIN_SHARE, script_of, share_of
from issues.intake.raw_intake import Part, questions, themes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from content.problem import Problem
    from content.yaml_file import YamlFile

MAX_LABEL = 40
"""Characters that a phone shows on one button."""

MAX_QUESTION = 120
MAX_ICON = 2
"""Code points: a sign, and what makes it colourful."""

_STRAIGHT_APOSTROPHE = re.compile(r"(?<=\w)['ʼ`](?=\w)")


def text_problems(files: Sequence[YamlFile]) -> Iterator[Problem]:
    for theme in themes(files):
        titles = [text for part in (theme, *theme.inside("sub_themes", "*")) for text in part.inside("title")]
        yield from _labels(titles)
        yield from _half(titles)
        icon = theme.text("icon")
        if icon and len(icon) > MAX_ICON:
            yield theme.says(f"one sign is enough, '{icon}' has {len(icon)}", "icon")
    for question in questions(files):
        yield from _question(question)


def _question(question: Part) -> Iterator[Problem]:
    asked = list(question.inside("text"))
    labels = list(question.inside("choices", "*", "label"))
    for text in asked:
        yield from _said(text, MAX_QUESTION)
    yield from _labels(labels)
    yield from _half([*asked, *labels])
    desk = question.text("desk")
    if desk and len(desk) > MAX_LABEL:
        yield question.says(f"the desk's label has {len(desk)} characters, {MAX_LABEL} fit", "desk")
    if desk and share_of("Latin", desk) < MIN_SHARE:
        yield question.says(f"not in Dutch, which the desk reads: '{desk}'", "desk")
    if question.value.get("can_type") is True and "where" not in question.id:
        yield question.says("words may only be typed beside a place: the id of such a question has 'where' in it", "id")


def _labels(labels: Sequence[Part]) -> Iterator[Problem]:
    """Buttons beside each other: short, and no two alike."""
    first: dict[tuple[str, str], int] = {}
    for label in labels:
        yield from _said(label, MAX_LABEL)
        for language, text in _texts(label):
            line = label.at(language).line
            if first.setdefault((language, text), line) != line:
                yield label.says(f"'{text}' is already on the button of line {first[language, text]}", language)


def _said(text: Part, most: int) -> Iterator[Problem]:
    for language, said in _texts(text):
        if len(said) > most:
            yield text.says(f"'{said}' has {len(said)} characters, {most} fit", language)
        script = script_of(language)
        if script and share_of(script, said) < MIN_SHARE:
            yield text.says(f"not written in {script} letters, as {language} is: '{said}'", language)
        if language == "uk" and _STRAIGHT_APOSTROPHE.search(said):
            yield text.says(f"the Ukrainian apostrophe is ’: '{said}'", language)


def _half(texts: Sequence[Part]) -> Iterator[Problem]:
    """What is shown together is there in the same languages, or it would be shown half in Dutch."""
    languages = {language for text in texts for language, _ in _texts(text)}
    for text in texts:
        for language in sorted(languages - set(text.value)):
            message = f"not in {language}, which other texts shown with it are in: all would be shown in Dutch"
            yield text.file.at_key(text.path, message)


def _texts(text: Part) -> Iterator[tuple[str, str]]:
    for language, said in text.value.items():
        if isinstance(said, str):
            yield language, said.strip()
