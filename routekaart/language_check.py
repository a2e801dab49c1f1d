"""Languages beside the required ones: nothing has to be there but the alarms, and nothing may be half there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.kept import kept
from content.raw_values import find
from language import REQUIRED_LANGUAGES
from routekaart.layout import ALARMS, TOPIC_KINDS
from routekaart.wording import alarm_texts, is_whole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from content.marks import KeyPath
    from content.problem import Problem
    from content.yaml_file import Value, YamlFile
    from language import Language
    from routekaart.loader import LoadedKaart


def language_problems(loaded: LoadedKaart, languages: Collection[Language]) -> Iterator[Problem]:
    """Say which alarm is not whole in one of ``languages``, and which card or question is half in some language."""
    yield from _alarms(loaded, languages)
    for file in loaded.files.of(*TOPIC_KINDS):
        yield from kept(file, _half_cards, _half_cards)
    for file in loaded.files.of("facts"):
        yield from kept(file, _half_questions, _half_questions)


def _half_cards(file: YamlFile) -> tuple[Problem, ...]:
    cards = find(file.value, ("outcomes", "*"))
    parts: tuple[KeyPath, ...] = (("answer",), ("steps", "*"), ("counter",))
    return tuple(problem for path, card in cards for problem in _half(file, path, card, *parts))


def _half_questions(file: YamlFile) -> tuple[Problem, ...]:
    facts = find(file.value, ("facts", "*"))
    parts: tuple[KeyPath, ...] = (("question",), ("name",), ("choices", "*", "label"))
    return tuple(problem for path, fact in facts for problem in _half(file, path, fact, *parts))


def _alarms(loaded: LoadedKaart, languages: Collection[Language]) -> Iterator[Problem]:
    file = loaded.files.by_path[ALARMS]
    for name, alarm in loaded.kaart.alarms.items():
        texts = list(alarm_texts(loaded.kaart, alarm))
        for language in languages:
            if not is_whole(texts, language):
                yield file.at_key(("alarms", name), f"alarm '{name}', or whom it names, is not all in {language}")


def _half(file: YamlFile, path: KeyPath, value: Value, *patterns: KeyPath) -> Iterator[Problem]:
    """Texts that are shown together: a language that some of them have is missing from others."""
    texts: Mapping[KeyPath, Collection[str]] = {
        (*path, *inside): set(map(str, text)) - {"id"}
        for pattern in patterns
        for inside, text in find(value, pattern)
        if isinstance(text, dict)
    }
    for language in sorted(set().union(*texts.values()).difference(REQUIRED_LANGUAGES)):
        for place, there in texts.items():
            if language not in there:
                message = f"not in {language}, which other texts shown with it are in: all would be shown in Dutch"
                yield file.at_key(place, message)
