"""Is a map sound? Proven by going through everything it can answer, for every place and language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from content.memo import Memo
from content.text_check import text_findings
from language import REQUIRED_LANGUAGES
from routekaart.alarm_check import alarm_problems
from routekaart.contact_check import contact_problems
from routekaart.date_check import date_problems
from routekaart.language_check import language_problems
from routekaart.layers import lay
from routekaart.layout import municipality_of, municipality_path, topic_path
from routekaart.loader import LoadedKaart, load_with_files
from routekaart.opening_check import opening_problems
from routekaart.place import Place, places
from routekaart.reach_check import reach_problems
from routekaart.scope import Scope, scope_of
from routekaart.topic_check import card_findings, topic_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from datetime import date

    from content.documents import Documents
    from content.finding import Finding
    from content.marks import KeyPath
    from content.problem import Problem
    from content.yaml_file import YamlFile
    from language import Language
    from routekaart.layers import LaidMap


@dataclass(frozen=True, slots=True)
class _Unit:
    """A topic at the places where it is the same, with where it is written.

    In a file of its own, or below ``prefix`` in that of a layer that changes its cards.
    """

    scope: Scope
    file: YamlFile
    prefix: KeyPath = ()

    @property
    def findings(self) -> Callable[[Scope], Iterator[Finding]]:
        return card_findings if self.prefix else topic_findings


class Checker:
    """Checks one map after another; of each it goes through what differs from the one before.

    ``intents``: those that must lead to a topic; leave out what the dialogue itself answers. ``dangers``: the kinds
    that must have an alarm. ``languages``: those the bot speaks; in each, every card must fit and every alarm be there.
    """

    def __init__(
        self,
        *,
        intents: Collection[str] = (),
        dangers: Collection[str] = (),
        languages: Collection[Language] = REQUIRED_LANGUAGES,
    ) -> None:
        self._intents = intents
        self._dangers = dangers
        self._languages = languages
        self._memo = Memo()
        self._is_checked = True

    def load(self, documents: Documents) -> LoadedKaart:
        """Begin with other documents; raises ContentError as the loader does, and then forgets nothing yet."""
        if self._is_checked:
            self._memo.end_round()
        self._is_checked = False
        self._memo.computed = 0
        return load_with_files(documents, self._memo)

    @property
    def computed(self) -> int:
        """How many files were read and topics gone through since the documents were loaded; the rest was known."""
        return self._memo.computed

    def check(
        self, loaded: LoadedKaart, *, on: date, municipality: str | None = None, dated: bool = True
    ) -> list[Problem]:
        """Say what would leave a resident without a right answer on the day ``on``; an empty list is the proof.

        What ``load`` refuses is not looked at again. ``municipality``: leave out the others' places and files.
        ``dated``: False leaves out what has run out; such cards are withheld, or say how old they are.
        """
        kaart = loaded.kaart
        self._is_checked = True
        problems = [*self._texts(loaded), *reach_problems(loaded, self._intents, on), *contact_problems(loaded)]
        problems += [*alarm_problems(loaded, self._dangers), *opening_problems(loaded)]
        problems += date_problems(loaded, on) if dated else ()
        problems += language_problems(loaded, self._languages)
        everywhere = [one for one in places(kaart, examples=True) if municipality in {None, one.municipality}]
        laid = {place: lay(kaart, place, on) for place in (None, *everywhere)}
        for unit in self._units(loaded, laid):
            key = (unit.findings, unit.scope.key())
            found = self._memo.recall(key, partial(_listed, unit.findings, unit.scope))
            problems += [one.located(unit.file, unit.prefix) for one in found]
        return sorted({one for one in problems if not municipality or municipality_of(one.path) in {"", municipality}})

    def _texts(self, loaded: LoadedKaart) -> Iterator[Problem]:
        for file in loaded.files.by_path.values():
            found = self._memo.recall((text_findings, file), partial(_texts_of, file))
            yield from (one.located(file) for one in found)

    def _units(self, loaded: LoadedKaart, laid: Mapping[Place | None, LaidMap]) -> Iterator[_Unit]:
        """Every topic of the nation's where no layer changes it, and what is different at each place."""
        for topic in loaded.kaart.topics.values():
            unchanged = tuple(place for place, here in laid.items() if here.kaart.topics[topic.id] is topic)
            scope = scope_of(loaded.kaart, topic, unchanged, self._languages)
            yield _Unit(scope, loaded.files.by_path[topic_path(topic.id)])
        for place, here in laid.items():
            for topic_id, topic in here.kaart.topics.items() if place else ():
                if place and loaded.kaart.topics.get(topic_id) is not topic:
                    yield _layered(loaded, place, scope_of(here.kaart, topic, (place,), self._languages))


def check(  # noqa: PLR0913 – one per thing that is known from elsewhere
    loaded: LoadedKaart,
    *,
    on: date,
    intents: Collection[str] = (),
    dangers: Collection[str] = (),
    languages: Collection[Language] = REQUIRED_LANGUAGES,
    municipality: str | None = None,
) -> list[Problem]:
    """Check one map from the beginning, as a ``Checker`` does."""
    checker = Checker(intents=intents, dangers=dangers, languages=languages)
    return checker.check(loaded, on=on, municipality=municipality)


def _texts_of(file: YamlFile) -> tuple[Finding, ...]:
    return tuple(text_findings(file.value, is_name=partial(_is_proper_name, file.path)))


def _is_proper_name(file: str, path: KeyPath) -> bool:
    """Whether a text is what an organisation or a place is called: that stays in its own letters.

    A role's name is a common noun, and so are the names of facts.
    """
    return path[-2] == "name" and not file.startswith(("national/roles", "national/facts"))


def _listed(find: Callable[[Scope], Iterator[Finding]], scope: Scope) -> tuple[Finding, ...]:
    return tuple(find(scope))


def _layered(loaded: LoadedKaart, place: Place, scope: Scope) -> _Unit:
    """A municipality's own topic in full, of others the cards."""
    topic_id = scope.topic.id
    if topic_id not in loaded.kaart.topics:
        return _Unit(scope, loaded.files.by_path[topic_path(topic_id, place.municipality)])
    return _Unit(scope, loaded.files.by_path[municipality_path(place.municipality)], ("topics", topic_id))
