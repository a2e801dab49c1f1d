"""A small sound map, and a way to break it at a marked place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from content.problem import ContentError
from routekaart.loader import load

if TYPE_CHECKING:
    from routekaart.model import Routekaart

SMALL_MAP = {
    "national/themes.yaml": """\
themes:
  - id: school
    icon: 🎒
    title: {uk: Школа, nl: School}
    intro: {uk: Школа і садок, nl: School en opvang}
    ask: [location_desk]
    entries:
      - intent: school.enrol
        label: {uk: Записати до школи, nl: Inschrijven}
      - intent: school.preschool
        label: {uk: Дитячий садок, nl: Kinderopvang}
  - id: danger
    icon: 🆘
    title: {uk: Небезпека, nl: Gevaar}
    intro: {uk: Дзвоніть, nl: Bel}
    ask: [alarm]
    entries:
      - intent: emergency
        label: {uk: Небезпека, nl: Gevaar}
""",
    "national/roles.yaml": """\
roles:
  location_desk:
    name: {uk: Рецепція, nl: Balie}
    ask: {uk: Запитайте на вході, nl: Vraag bij de ingang}
""",
    "national/alarms.yaml": """\
alarms:
  life:
    title: {uk: Телефонуйте 112, nl: Bel 112}
    line: {uk: 'Скажіть, де ви', nl: Zeg waar u bent}
    contacts: [alarm]
    alone: true
    topic: emergency
  child:
    title: {uk: Допомога для дитини, nl: Hulp voor een kind}
    line: {uk: Не чекайте, nl: Wacht niet}
    contacts: [alarm, location_desk]
    topic: emergency
""",
    "national/facts/child.yaml": """\
facts:
  child_age:
    question: {uk: 'Скільки років дитині?', nl: 'Hoe oud is het kind?'}
    name: {uk: Вік дитини, nl: Leeftijd van het kind}
    choices:
      - id: under_5
        label: {uk: До 5, nl: Onder 5}
      - id: age_5_17
        label: {uk: Від 5 до 17, nl: Van 5 tot 17}
      - id: adult
        label: {uk: Від 18, nl: Vanaf 18}
  has_place:
    question: {uk: 'Є місце в школі?', nl: 'Is er een plek?'}
    name: {uk: Місце в школі, nl: Plek op school}
    choices:
      - id: 'yes'
        label: {uk: Так, nl: Ja}
      - id: 'no'
        label: {uk: Ні, nl: Nee}
""",
    "national/contacts/all.yaml": """\
contacts:
  alarm:
    name: {uk: Екстрена служба, nl: Alarmnummer}
    phone: '112'
    confidence: high
  leerplicht:
    name: {uk: Leerplicht, nl: Leerplicht}
    phone: 088-1234567
    hours: {uk: Будні, nl: Werkdagen}
    confidence: medium
    sources: [lowan]
""",
    "national/sources/all.yaml": """\
sources:
  lowan:
    title: LOWAN
    url: https://www.lowan.nl
    date: '2024-06-01'
""",
    "national/topics/school.enrol.yaml": """\
id: school.enrol
theme: school
owner: education
review_by: '2027-03-01'
title: {uk: Записати до школи, nl: Inschrijven op school}
rules:
  - when: {child_age: under_5}
    outcome: early
  - when: {child_age: age_5_17, has_place: 'no'}
    outcome: search
  - outcome: fine
outcomes:
  early:
    answer: {uk: Ще не час., nl: Nog geen tijd.}
    contacts: [location_desk]
    confidence: high
    sources: [lowan]
    valid_until: '2026-12-31'
  search:
    answer: {uk: Шукайте школу., nl: Zoek een school.}
    steps:
      - {id: ask, uk: Запитайте., nl: Vraag het.}
    contacts: [leerplicht, location_desk]
    confidence: medium
    check_with: leerplicht
    next: [emergency]
    sources: [lowan]
  fine:
    answer: {uk: Усе гаразд., nl: Alles is goed.}
    check_with: location_desk
    confidence: high
    sources: [lowan]
""",
    "national/topics/emergency.yaml": """\
id: emergency
theme: danger
owner: safety
review_by: '2027-03-01'
title: {uk: Небезпека, nl: Gevaar}
rules:
  - outcome: call
outcomes:
  call:
    urgent: true
    answer: {uk: Дзвоніть 112., nl: Bel 112.}
    contacts: [alarm]
    confidence: high
    sources: [lowan]
""",
    "municipalities/voorbeeldstad/municipality.yaml": """\
id: voorbeeldstad
name: {uk: Voorbeeldstad, nl: Voorbeeldstad}
example: true
contacts:
  location_desk:
    name: {uk: Рецепція міста, nl: Stadsbalie}
    phone: 010-1111111
    confidence: high
locations:
  - id: de-linde
    name: {uk: De Linde, nl: De Linde}
    contacts:
      location_desk:
        name: {uk: Рецепція Лінде, nl: Balie De Linde}
        address: Lindelaan 1
        confidence: high
  - id: de-eik
    name: {uk: De Eik, nl: De Eik}
""",
    "municipalities/echtstad/municipality.yaml": """\
id: echtstad
name: {uk: Echtstad, nl: Echtstad}
contacts:
  leerplicht:
    name: {uk: Leerplicht Echtstad, nl: Leerplicht Echtstad}
    phone: 020-2222222
    confidence: high
locations:
  - id: de-eik
    name: {uk: De Eik, nl: De Eik}
  - id: echtstad
    name: {uk: De Kern, nl: De Kern}
""",
}

MARK = "§"


class Draft:
    """The small map under an editor's hands. ``§`` in new text is taken out and remembered as the place to point at."""

    def __init__(self) -> None:
        self.documents = dict(SMALL_MAP)
        self.mark = ""

    def write(self, path: str, text: str) -> None:
        before, mark, after = text.partition(MARK)
        if mark:
            line = before.count("\n") + 1
            column = len(before) - (before.rfind("\n") + 1) + 1
            self.mark = f"{path}:{line}:{column}"
        self.documents[path] = before + after

    def edit(self, path: str, old: str, new: str) -> None:
        """Change the first ``old`` in a file; it must be there."""
        assert old in self.documents[path], f"{old!r} is not in {path}"
        self.write(path, self.documents[path].replace(old, new, 1))

    def problems(self) -> list[str]:
        """What loading says, as lines."""
        try:
            load(self.documents)
        except ContentError as error:
            return str(error).splitlines()
        return []


@pytest.fixture
def draft() -> Draft:
    return Draft()


@pytest.fixture(scope="session")
def small_map() -> dict[str, str]:
    return dict(SMALL_MAP)


@pytest.fixture(scope="session")
def kaart() -> Routekaart:
    return load(SMALL_MAP)
