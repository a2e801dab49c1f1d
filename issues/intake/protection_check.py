"""Can the questions harm whoever answers them? What must be sensitive is, and nobody is sent to whom it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from issues.intake.raw_intake import Part, questions, themes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from content.problem import Problem
    from content.yaml_file import YamlFile

MUST_BE_SENSITIVE = (
    "staff.threat", "safety.violence", "safety.sexual", "safety.exploitation", "safety.child", "safety.threats",
    "discrimination.lgbti",
)  # fmt: skip
"""Sub-themes that only a confidant may read, whatever an editor thinks: the rules of routing rely on it."""

AT_LOCATION = "location"
"""How the ids of choices begin that stand for people who work where the resident lives."""

MAY_BE_STAFF = ("staff", "other")
"""``other``: nobody knows yet whom it is about."""


def protection_problems(files: Sequence[YamlFile], staff_words: Callable[[str], tuple[str, ...]]) -> Iterator[Problem]:
    """Say where a sensitive matter is not marked as such, or where staff would be reported to that same staff.

    ``staff_words`` finds the jobs at a location in a text.
    """
    known = {question.id: question for question in questions(files)}
    to_staff = {name: list(_to_staff(question, staff_words)) for name, question in known.items()}
    for theme in themes(files):
        if theme.id == "staff" and theme.text("about") != "staff":
            yield theme.says("theme 'staff' is about staff: the location's own desk must not read it", "about")
        for sub_theme in theme.inside("sub_themes", "*"):
            yield from _sub_theme(theme, sub_theme)
            if _may_be_about_staff(theme, sub_theme, known):
                yield from _sent_back(sub_theme, to_staff)
        yield from _gone(theme)
    for question in known.values():
        for choice in question.inside("choices", "*"):
            if choice.text("severity") == "normal":
                yield choice.says("severity 'normal' raises nothing: leave it out", "severity")


def _gone(theme: Part) -> Iterator[Problem]:
    there = {f"{theme.id}.{sub_theme.id}" for sub_theme in theme.inside("sub_themes", "*")}
    for name in MUST_BE_SENSITIVE:
        if name.startswith(f"{theme.id}.") and name not in there:
            yield theme.file.at_key(("sub_themes",), f"sub-theme '{name}' must exist: routing protects it by its id")


def _sub_theme(theme: Part, sub_theme: Part) -> Iterator[Problem]:
    name = f"{theme.id}.{sub_theme.id}"
    if theme.id == "staff" and sub_theme.text("about") not in (None, "staff"):
        yield sub_theme.says(f"'{name}' is about staff: the location's own desk must not read it", "about")
    if sub_theme.value.get("sensitive") is True:
        return
    if name in MUST_BE_SENSITIVE:
        yield sub_theme.says(f"'{name}' must be sensitive: only a confidant may read it", "id")
    elif sub_theme.text("severity") == "urgent":
        yield sub_theme.says(f"'{name}' is urgent: then it must be sensitive too", "severity")


def _may_be_about_staff(theme: Part, sub_theme: Part, known: Mapping[str, Part]) -> bool:
    about = sub_theme.text("about") or theme.text("about")
    answers = (
        choice.text("about")
        for _, name in sub_theme.names("questions")
        if name in known
        for choice in known[name].inside("choices", "*")
    )
    return about in MAY_BE_STAFF or sub_theme.value.get("sensitive") is True or "staff" in answers


def _sent_back(sub_theme: Part, to_staff: Mapping[str, list[str]]) -> Iterator[Problem]:
    for path, name in sub_theme.names("questions"):
        for choice in to_staff.get(name, []):
            message = (
                f"question '{name}' offers '{choice}': '{sub_theme.id}' may be about staff, who must not be"
                " named as those to tell"
            )
            yield sub_theme.file.at_value(path, message)


def _to_staff(question: Part, staff_words: Callable[[str], tuple[str, ...]]) -> Iterator[str]:
    """The choices of a question that stand for telling people at the location."""
    for choice in question.inside("choices", "*"):
        labels = (text for label in choice.inside("label") for text in label.value.values() if isinstance(text, str))
        if choice.id.startswith(AT_LOCATION) or (question.id.startswith("reported") and any(map(staff_words, labels))):
            yield choice.id
