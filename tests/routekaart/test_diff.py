"""What is different between two maps is said in words, for whom, and nothing else is."""

from __future__ import annotations

import itertools
import random
from datetime import date

import pytest

from routekaart.diff import diff
from routekaart.diff_words import diff_lines
from routekaart.engine import decide
from routekaart.loader import load
from wegwijzer.kaart import load_shipped

TOPIC = "national/topics/school.enrol.yaml"
FACTS = "national/facts/child.yaml"
EXAMPLE = "municipalities/voorbeeldstad/municipality.yaml"
EARLY = "  - when: {child_age: under_5}\n    outcome: early\n"
RING = """\
outcome: ring
outcomes:
  ring:
    urgent: true
    answer: {uk: Так., nl: Ja.}
    contacts: [alarm]
    confidence: high
    sources: [lowan]
  call:"""


def lines(before, after, language="nl"):
    return list(diff_lines(diff(before, after), language))


@pytest.fixture
def change(draft, kaart):
    """Changes the small map and says in words what is different."""

    def changed(*edits, language="nl"):
        for path, old, new in edits:
            draft.edit(path, old, new)
        return lines(kaart, load(draft.documents), language)

    return changed


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "Er is niets veranderd."), ("en", "Nothing changed."), ("uk", "Нічого не змінилося.")]
)
def test_the_same_map_is_said_to_be_the_same(kaart, language, said):
    assert lines(kaart, kaart, language) == [said]
    assert not diff(kaart, kaart)


def test_a_changed_rule_is_said_for_whom(change):
    assert change((TOPIC, "child_age: age_5_17, has_place: 'no'", "child_age: age_5_17")) == [
        "school.enrol · Inschrijven op school",
        "  Voor wie: Leeftijd van het kind: Van 5 tot 17; Plek op school: Ja",
        "    nu: search “Zoek een school.”",
        "    eerst: fine “Alles is goed.”",
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "Voor wie: Leeftijd van het kind: Onder 5|nu: fine “Alles is goed.”|eerst: early “Nog geen tijd.”"),
        ("en", "For whom: Leeftijd van het kind: Onder 5|now: fine “Alles is goed.”|before: early “Nog geen tijd.”"),
        ("uk", "Для кого: Вік дитини: До 5|тепер: fine “Усе гаразд.”|раніше: early “Ще не час.”"),
    ],
)
def test_it_is_said_in_each_language(change, language, said):
    lines = change((TOPIC, EARLY, EARLY.replace("early", "fine")), language=language)
    assert [one.strip() for one in lines[1:4]] == said.split("|")


def test_choices_that_change_alike_are_said_once(change):
    said = change((TOPIC, "{child_age: under_5}", "{child_age: adult}"))
    assert [one for one in said if "Voor wie" in one] == [
        "  Voor wie: Leeftijd van het kind: Onder 5",
        "  Voor wie: Leeftijd van het kind: Vanaf 18",
    ]


def test_everyone_is_called_everyone(change):
    said = change(("national/topics/emergency.yaml", "outcome: call\noutcomes:\n  call:", RING))
    assert said[1:4] == ["  Voor iedereen", "    nu: ring “Ja.”", "    eerst: call “Bel 112.”"]


def test_a_card_with_another_name_is_no_other_card(change):
    assert change((TOPIC, "outcome: early", "outcome: soon"), (TOPIC, "  early:", "  soon:")) == [
        "school.enrol · Inschrijven op school",
        "  De kaart early heet nu soon. De inhoud is dezelfde.",
    ]


def test_rules_that_nobody_notices_and_questions_in_another_order_say_so(change):
    assert change((TOPIC, EARLY, f"{EARLY}  - when: {{child_age: under_5}}\n    outcome: fine\n")) == [
        "school.enrol · Inschrijven op school",
        "  De regels zijn anders geschreven. Niemand krijgt een andere kaart.",
    ]
    asked = change((TOPIC, EARLY, f"  - when: {{has_place: 'no', child_age: age_5_17}}\n    outcome: search\n{EARLY}"))
    assert asked == [
        "school.enrol · Inschrijven op school",
        "  Iedereen krijgt dezelfde kaart, maar na andere vragen of in een andere volgorde.",
    ]


def test_a_choice_that_comes_or_goes_is_no_surprise(change, kaart, draft):
    new = "      - id: adult\n        label: {uk: Від 18, nl: Vanaf 18}\n"
    said = change((FACTS, new, f"{new}      - id: unborn\n        label: {{uk: Ще ні, nl: Nog niet}}\n"))
    assert said == [
        "school.enrol · Inschrijven op school",
        "  Voor wie: Leeftijd van het kind: Nog niet",
        "    nu: fine “Alles is goed.”",
        "    eerst: dat antwoord kon men niet kiezen",
        "Al het andere",
        "  vraag child_age, antwoord unborn: nieuw: “Nog niet”",
    ]
    back = lines(load(draft.documents), kaart)
    assert "    nu: dat antwoord kon men niet kiezen" in back
    assert "  vraag child_age, antwoord unborn: weg: “Nog niet”" in back


PARTS = [
    (TOPIC, "nl: Zoek een school.", "nl: Bel een school.", "kaart search, antwoord (nl)"),
    (TOPIC, "nl: Vraag het.", "nl: Vraag het daar.", "kaart search, stap ask (nl)"),
    (TOPIC, "contacts: [leerplicht, location_desk]", "contacts: [location_desk]", "kaart search, contacten"),
    (TOPIC, "valid_until: '2026-12-31'", "valid_until: '2027-12-31'", "kaart early, geldt tot en met"),
    (TOPIC, "next: [emergency]", "next: [school.enrol]", "kaart search, gaat verder naar"),
    (TOPIC, "review_by: '2027-03-01'", "review_by: '2027-04-01'", "opnieuw te lezen vóór"),
    ("national/contacts/all.yaml", "088-1234567", "088-7654321", "contact leerplicht, telefoon"),
    ("national/contacts/all.yaml", "nl: Werkdagen", "nl: Ma-vr", "contact leerplicht, tijden in woorden (nl)"),
    ("national/roles.yaml", "nl: Vraag bij de ingang", "nl: Vraag boven", "rol location_desk, wie te vragen (nl)"),
    ("national/sources/all.yaml", "'2024-06-01'", "'2025-06-01'", "bron lowan, datum"),
    ("national/alarms.yaml", "nl: Zeg waar u bent", "nl: Zeg waar", "alarm life, regel tekst (nl)"),
    (FACTS, "nl: 'Hoe oud is het kind?'", "nl: 'Hoe oud?'", "vraag child_age, vraag (nl)"),
    (FACTS, "nl: Onder 5", "nl: Tot 5", "vraag child_age, antwoord under_5, opschrift (nl)"),
    ("national/themes.yaml", "nl: School en opvang", "nl: School", "thema school, intro (nl)"),
    (EXAMPLE, "010-1111111", "010-2222222", "gemeente voorbeeldstad, contact location_desk, telefoon"),
    (EXAMPLE, "Lindelaan 1", "Lindelaan 2",
     "gemeente voorbeeldstad, opvanglocatie de-linde, contact location_desk, adres"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "what"), PARTS)
def test_every_part_is_named_with_what_it_is_and_was(change, path, old, new, what):
    said = change((path, old, new))
    assert [one.strip() for one in said[1:2]] == [what]
    assert len(said) == 4
    assert said[2].strip().startswith("nu: ")
    assert said[3].strip().startswith("eerst: ")
    assert said[2].strip() != said[3].strip().replace("eerst", "nu")


def test_hours_are_said_in_words_and_yes_and_no_too(change):
    hours = "    confidence: high\n    open: [{days: [mon, tue], from: '09:00', to: '17:00'}]\n  leerplicht:"
    assert change(("national/contacts/all.yaml", "    confidence: high\n  leerplicht:", hours))[-1] == (
        "  contact alarm, openingstijden: nieuw: Maandag en dinsdag 9.00–17.00 uur"
    )
    assert change((TOPIC, "id: school.enrol\n", "id: school.enrol\nprotected: true\n"))[1:4] == [
        "  beschermd", "    nu: ja", "    eerst: nee",
    ]  # fmt: skip


def test_amounts_stand_apart(draft):
    draft.edit(TOPIC, "nl: Nog geen tijd.", "nl: 'U krijgt 252,18 euro of € 10 in 2025.'")
    before = load(draft.documents)
    draft.edit(TOPIC, "252,18 euro", "260,00 euro")
    said = lines(before, load(draft.documents))
    assert said[-1] == "    bedragen: nu 260,00, € 10; eerst 252,18, € 10"


def test_topics_that_come_and_go_are_named(draft, kaart):
    new = draft.documents[TOPIC].replace("school.enrol", "school.isk").replace("nl: Inschrijven op school", "nl: ISK")
    draft.write("national/topics/school.isk.yaml", new)
    local = new.replace("school.isk", "local.bus").replace("nl: ISK", "nl: De bus")
    draft.write("municipalities/voorbeeldstad/topics/local.bus.yaml", local)
    draft.edit(EXAMPLE, "example: true\n", "example: true\nlocal_topics: [local.bus]\n")
    more = load(draft.documents)
    assert lines(kaart, more)[:2] == [
        "Nieuw onderwerp: school.isk · ISK",
        "Nieuw onderwerp: local.bus (voorbeeldstad) · De bus",
    ]
    assert lines(more, kaart)[:1] == ["Dit onderwerp is weg: school.isk · ISK"]
    assert lines(kaart, more)[-1] == "  gemeente voorbeeldstad, eigen onderwerpen: nieuw: local.bus"


def broken_somewhere(kaart, chance):
    """The map with one rule of one topic deleted, moved up, or leading to another card."""
    topic = chance.choice([one for one in kaart.topics.values() if len(one.rules) > 1])
    rules = list(topic.rules)
    at = chance.randrange(len(rules) - 1)
    how = chance.choice(["delete", "move", "lead"])
    if how == "delete":
        del rules[at]
    elif how == "move":
        rules.insert(at, rules.pop(chance.randrange(len(rules))))
    else:
        rules[at] = rules[at].model_copy(update={"outcome": chance.choice(sorted(topic.outcomes))})
    return topic.id, kaart.model_copy(
        update={"topics": {**kaart.topics, topic.id: topic.model_copy(update={"rules": tuple(rules)})}}
    )


@pytest.fixture(scope="module")
def shipped():
    return load_shipped().kaart


@pytest.mark.parametrize("seed", range(40))
def test_whoever_gets_another_card_is_said_exactly(shipped, seed):
    """Counted without the diff: over every combination of all choices."""
    before = shipped
    topic, after = broken_somewhere(shipped, random.Random(seed))
    facts = dict.fromkeys(fact for kaart in (before, after) for rule in kaart.topics[topic].rules for fact in rule.when)
    offered = [[choice.id for choice in before.facts[fact].choices] for fact in facts]
    found = {one.topic: one for one in diff(before, after).topics}
    moved = found[topic].moved if topic in found else ()
    for combination in itertools.product(*offered):
        told = dict(zip(facts, combination, strict=True))
        was, now = (decide(kaart, topic, told, on=date.min).outcome for kaart in (before, after))
        said = [one for one in moved if all(told[fact] in chosen for fact, chosen in one.when.items())]
        assert {(one.before, one.after) for one in said} == ({(was, now)} if was != now else set())
