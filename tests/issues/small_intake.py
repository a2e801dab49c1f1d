"""A small sound intake, and a way to break it at a marked place."""

from __future__ import annotations

from content.problem import ContentError
from issues.intake.loader import load_intake

MARK = "§"

SMALL = {
    "menu.yaml": "themes: [housing, staff]\n",
    "questions.yaml": """\
questions:
  - id: where
    text: {uk: 'Де це?', nl: 'Waar?'}
    desk: Waar
    can_type: true
    choices:
      - {id: room, label: {uk: Кімната, nl: Kamer}}
      - {id: kitchen, label: {uk: Кухня, nl: Keuken}}
  - id: since
    text: {uk: 'Відколи?', nl: 'Sinds wanneer?'}
    desk: Sinds
    choices:
      - {id: today, label: {uk: Сьогодні, nl: Vandaag}}
      - {id: weeks, label: {uk: Тижні, nl: Weken}}
  - id: how_bad
    text: {uk: 'Наскільки погано?', nl: 'Hoe erg?'}
    desk: Hoe erg
    choices:
      - {id: little, label: {uk: Трохи, nl: Een beetje}}
      - {id: bad, severity: serious, label: {uk: Дуже, nl: Heel erg}}
      - {id: worst, severity: urgent, sensitive: true, label: {uk: Небезпечно, nl: Gevaarlijk}}
  - id: affected
    text: {uk: 'Кому погано?', nl: 'Wie heeft er last van?'}
    desk: Last
    many: true
    choices:
      - {id: me, label: {uk: Мені, nl: Ikzelf}}
      - {id: child, label: {uk: Дитині, nl: Een kind}}
  - id: reported_to
    text: {uk: 'Кому казали?', nl: 'Aan wie gemeld?'}
    desk: Gemeld
    choices:
      - {id: nobody, label: {uk: Нікому, nl: Aan niemand}}
      - {id: location, label: {uk: На локації, nl: Op de locatie}}
""",
    "questions/staff.yaml": """\
questions:
  - id: reported_outside
    text: {uk: 'Кому казали?', nl: 'Aan wie verteld?'}
    desk: Verteld
    choices:
      - {id: nobody, label: {uk: Нікому, nl: Aan niemand}}
      - {id: town, label: {uk: Муніципалітету, nl: Aan de gemeente}}
""",
    "themes/housing.yaml": """\
id: housing
icon: 🏠
title: {uk: Житло, nl: Wonen}
about: facilities
intents: [complaint.housing]
sub_themes:
  - id: mould
    title: {uk: Пліснява, nl: Schimmel}
    questions: [where, since, how_bad, affected, reported_to]
    words: {uk: [плісня], nl: ['*schimmel']}
  - id: noise
    title: {uk: Шум, nl: Lawaai}
    questions: [where, since, how_bad, affected, reported_to]
    words: {uk: [=шум], nl: [lawaai]}
""",
    "themes/staff.yaml": """\
id: staff
icon: 👮
title: {uk: Працівники, nl: Medewerkers}
about: staff
intents: [complaint.staff]
sub_themes:
  - id: rude
    title: {uk: Грубість, nl: Grof gedrag}
    questions: [where, since, how_bad, affected, reported_outside]
  - id: threat
    title: {uk: Погрози, nl: Bedreiging}
    severity: serious
    sensitive: true
    questions: [where, since, how_bad, affected, reported_outside]
""",
}


def problems_of(documents: dict[str, str]) -> list[str]:
    """What loading says, as lines."""
    try:
        load_intake(documents)
    except ContentError as error:
        return str(error).splitlines()
    return []


def broken(path: str, old: str, new: str) -> tuple[dict[str, str], str]:
    """The small intake with the first ``old`` changed; ``§`` in ``new`` marks the place a problem must point at."""
    documents = dict(SMALL)
    assert old in documents[path], f"{old!r} is not in {path}"
    changed = documents[path].replace(old, new, 1)
    before, _, after = changed.partition(MARK)
    documents[path] = before + after
    line = before.count("\n") + 1
    return documents, f"{path}:{line}:{len(before) - (before.rfind(chr(10)) + 1) + 1}"
