"""The checker finds what would leave a resident without a right answer."""

from __future__ import annotations

from datetime import date

import pytest

from routekaart.check import check
from routekaart.loader import load_with_files

TOPIC = "national/topics/school.enrol.yaml"
EMERGENCY = "national/topics/emergency.yaml"
FACTS = "national/facts/child.yaml"
CONTACTS = "national/contacts/all.yaml"
EXAMPLE = "municipalities/voorbeeldstad/municipality.yaml"
ALARMS = "national/alarms.yaml"
DAY = date(2026, 11, 22)


def found(draft, on=DAY, intents=()):
    return [str(problem) for problem in check(load_with_files(draft.documents), on=on, intents=intents)]


def test_a_sound_map_has_no_problems(draft):
    assert found(draft, intents=["emergency", "school.enrol"]) == []


def test_the_small_map_is_sound_on_the_last_day_of_everything(draft):
    assert found(draft, on=date(2026, 12, 31)) == []


def test_someone_whom_no_rule_fits_is_named(draft):
    draft.edit(TOPIC, "  - outcome: fine\n", "  - when: {has_place: 'yes'}\n    outcome: fine\n")
    draft.edit(TOPIC, "rules:", "§rules:")
    message = "no rule holds for child_age=adult, has_place=no: end with a rule that has no 'when'"
    assert found(draft) == [f"{draft.mark}: {message}"]


def test_of_someone_whom_no_rule_fits_only_what_matters_is_named(draft):
    draft.edit(TOPIC, "  - outcome: fine\n", "  - when: {child_age: age_5_17}\n    outcome: fine\n")
    draft.edit(TOPIC, "rules:", "§rules:")
    message = "no rule holds for child_age=adult: end with a rule that has no 'when'"
    assert found(draft) == [f"{draft.mark}: {message}"]


def test_a_rule_that_can_never_decide_is_found(draft):
    draft.edit(
        TOPIC,
        "  - outcome: fine\n",
        "  - §when: {child_age: [age_5_17, under_5], has_place: 'no'}\n    outcome: fine\n  - outcome: fine\n",
    )
    assert found(draft) == [f"{draft.mark}: rule 3 never decides: earlier rules take all it could"]


def test_a_rule_after_one_that_always_holds_is_found(draft):
    draft.edit(TOPIC, "  - outcome: fine\n", "  - outcome: fine\n  - §outcome: fine\n")
    assert found(draft) == [f"{draft.mark}: rule 4 never decides: earlier rules take all it could"]


def test_an_outcome_that_no_rule_leads_to_is_found(draft):
    draft.edit(
        TOPIC,
        "  fine:\n",
        "  §spare:\n    answer: {uk: Ні., nl: Nee.}\n    contacts: [leerplicht]\n"
        "    confidence: high\n    sources: [lowan]\n  fine:\n",
    )
    assert found(draft) == [f"{draft.mark}: no rule leads to outcome 'spare'"]


def more_facts(draft, count):
    """Facts f1, f2… with choices ``a`` and ``b``."""
    text = "{uk: Ні, nl: Nee}"
    choices = f"[{{id: a, label: {text}}}, {{id: b, label: {text}}}]"
    facts = "".join(f"  f{n}: {{question: {text}, name: {text}, choices: {choices}}}\n" for n in range(1, count + 1))
    draft.documents["national/facts/more.yaml"] = "facts:\n" + facts


def test_four_questions_are_allowed_and_five_are_too_many(draft):
    more_facts(draft, 2)
    draft.edit(TOPIC, "  - outcome: fine\n", "  - when: {f1: a, f2: a}\n    outcome: early\n  - outcome: fine\n")
    assert found(draft) == []
    more_facts(draft, 3)
    draft.edit(TOPIC, "f2: a}", "f2: a, f3: a}")
    draft.edit(TOPIC, "rules:", "§rules:")
    message = "up to 5 questions are asked (child_age, has_place, f1, f2, f3), at most 4 may be"
    assert found(draft) == [f"{draft.mark}: {message}"]


def test_remembered_facts_that_lead_to_more_questions_are_found(draft):
    """From nothing f1 comes first and settles two rules: four questions. With f2 known, f1 comes fourth."""
    more_facts(draft, 6)
    whens = ("{f1: a, f2: a}", "{f3: a, f4: a, f5: a, f1: b}", "{f6: a, f1: a}")
    rules = "".join(f"  - when: {when}\n    outcome: call\n" for when in whens)
    draft.edit(EMERGENCY, "rules:\n", "§rules:\n" + rules)
    message = "up to 5 questions are asked (f3, f4, f5, f1, f6), at most 4 may be"
    assert f"{draft.mark}: {message}" in found(draft)


def test_a_topic_too_big_to_prove_is_not_called_sound(draft):
    more_facts(draft, 10)
    draft.edit(
        EMERGENCY,
        "  - outcome: call\n",
        "".join(f"  - when: {{f{n}: a}}\n    outcome: call\n" for n in range(1, 11)) + "  - outcome: call\n",
    )
    draft.edit(EMERGENCY, "rules:", "§rules:")
    message = "the facts of these rules combine in 59049 ways, more than can be walked: split the topic"
    assert found(draft) == [f"{draft.mark}: {message}"]


def test_choices_that_no_rule_tells_apart_do_not_multiply_the_walk(draft):
    text = "{uk: Ні, nl: Nee}"
    choices = ", ".join(f"{{id: c{n}, label: {text}}}" for n in range(8))
    facts = "".join(f"  f{n}: {{question: {text}, name: {text}, choices: [{choices}]}}\n" for n in range(1, 9))
    draft.documents["national/facts/more.yaml"] = "facts:\n" + facts
    draft.edit(
        EMERGENCY,
        "  - outcome: call\n",
        "".join(f"  - when: {{f{n}: [c7, c6]}}\n    outcome: call\n" for n in range(1, 9)) + "  - outcome: call\n",
    )
    assert ["up to 8 questions" in problem for problem in found(draft)].count(True) == 1


def test_an_outcome_that_names_nobody_is_found(draft):
    draft.edit(TOPIC, "    check_with: location_desk\n", "")
    draft.edit(TOPIC, "  fine:\n", "  §fine:\n")
    assert found(draft) == [f"{draft.mark}: outcome 'fine' names nobody to turn to: add a contact or role"]


@pytest.mark.parametrize("contacts", ["[§location_desk, alarm]", "[§police, alarm]"])
def test_an_urgent_outcome_names_112_first(draft, contacts):
    draft.edit(
        CONTACTS, "  alarm:\n", "  police: {name: {uk: А, nl: A}, phone: 0900-8844, confidence: high}\n  alarm:\n"
    )
    draft.edit("national/themes.yaml", "ask: [alarm]", "ask: [alarm, police]")
    draft.edit(EMERGENCY, "contacts: [alarm]", f"contacts: {contacts}")
    message = "outcome 'call' is urgent, so its first contact must be the one with phone 112"
    assert found(draft) == [f"{draft.mark}: {message}"]


def test_an_urgent_outcome_without_contacts_is_found(draft):
    draft.edit(EMERGENCY, "contacts: [alarm]", "check_with: alarm")
    draft.edit(EMERGENCY, "    urgent:", "    §urgent:")
    message = "outcome 'call' is urgent, so its first contact must be the one with phone 112"
    assert found(draft) == [f"{draft.mark}: {message}"]


def test_a_layer_that_takes_112_from_an_urgent_outcome_is_found(draft):
    for path in (EMERGENCY, "national/themes.yaml", TOPIC):
        draft.documents[path] = draft.documents[path].replace("emergency", "healthcare.gp")
    draft.documents["national/topics/healthcare.gp.yaml"] = draft.documents.pop(EMERGENCY)
    draft.documents[ALARMS] = "alarms: {}"
    draft.edit("national/topics/healthcare.gp.yaml", "[alarm]", "[§alarm]")
    assert found(draft) == []
    draft.documents[EXAMPLE] = draft.documents[EXAMPLE].replace("      location_desk:", "      alarm:")
    message = "outcome 'call' is urgent, so its first contact must be the one with phone 112 in voorbeeldstad/de-linde"
    assert found(draft) == [f"{draft.mark}: {message}"]


def test_a_topic_past_its_review_is_reported_from_the_next_day(draft):
    draft.edit(TOPIC, "review_by: '2027-03-01'", "review_by: §'2026-11-21'")
    assert found(draft, on=date(2026, 11, 21)) == []
    message = "to be reviewed by 2026-11-21, which has passed on 2026-11-22"
    assert found(draft) == [f"{draft.mark}: {message}"]


def test_an_outcome_past_its_last_day_is_reported(draft):
    draft.edit(TOPIC, "until: '2026-12-31'", "until: §'2026-12-31'")
    message = "outcome 'early' holds until 2026-12-31, which has passed on 2027-01-01"
    assert found(draft, on=date(2027, 1, 1)) == [f"{draft.mark}: {message}"]


def test_an_intent_that_leads_nowhere_is_reported(draft):
    draft.edit("national/themes.yaml", "themes:", "§themes:")
    rest = "leads to no topic: write one, or give its entry in a theme another topic"
    assert found(draft, intents=["school.enrol", "school.preschool", "help.human"]) == [
        f"{draft.mark}: intent '{name}' {rest}" for name in ("help.human", "school.preschool")
    ]
    draft.edit(
        "national/themes.yaml", "intent: school.preschool\n", "intent: school.preschool\n        topic: school.enrol\n"
    )
    assert found(draft, intents=["school.preschool"]) == []


SWAPPED = [
    (TOPIC, "uk: Ще не час.", "uk: §Nog geen tijd.", "uk is hardly in Cyrillic letters: is it the right language?"),
    (TOPIC, "nl: Nog geen tijd.", "nl: §Ще не час.", "nl is hardly in Latin letters: is it the right language?"),
    (
        TOPIC,
        "nl: Nog geen tijd.",
        "nl: Nee., en: §Ще не час.",
        "en is hardly in Latin letters: is it the right language?",
    ),
    (
        TOPIC,
        "nl: Nog geen tijd.",
        "nl: Nee., ru: §Nog niet.",
        "ru is hardly in Cyrillic letters: is it the right language?",
    ),
    (FACTS, "uk: До 5", "uk: §Onder 5", "uk is hardly in Cyrillic letters: is it the right language?"),
    (FACTS, "uk: Вік дитини", "uk: §Leeftijd", "uk is hardly in Cyrillic letters: is it the right language?"),
    (
        "national/roles.yaml",
        "uk: Рецепція",
        "uk: §Balie",
        "uk is hardly in Cyrillic letters: is it the right language?",
    ),
    (CONTACTS, "uk: Будні", "uk: §Werkdagen", "uk is hardly in Cyrillic letters: is it the right language?"),
    (
        TOPIC,
        "uk: Ще не час.",
        "uk: §Школа (ISK) Nederlandse internationale schakelklas",
        "uk is hardly in Cyrillic letters: is it the right language?",
    ),
]


@pytest.mark.parametrize(("path", "old", "new", "message"), SWAPPED)
def test_a_text_in_the_wrong_letters_is_reported(draft, path, old, new, message):
    draft.edit(path, old, new)
    assert found(draft) == [f"{draft.mark}: {message}"]


@pytest.mark.parametrize(
    "text",
    [
        "Школа (internationale schakelklas voor nieuwkomers)",
        "Кл. «Internationale Schakelklas»",
        "Ваш BSN і DUO",
        "Сайт www.refugeehelp.nl",
        "24/7",
        "Запитайте Juridisch Loket про безкоштовну консультацію",
    ],
)
def test_dutch_terms_have_their_place_in_ukrainian_texts(draft, text):
    draft.edit(TOPIC, "uk: Ще не час.", f"uk: '{text}'")
    assert found(draft) == []


def long_answer(draft, characters):
    """Ten full texts in the card of ``search``, and one that brings the whole to a given length."""
    line = "а" * 675
    steps = "".join(f"      - {{id: s{n}, uk: {line}, nl: Nee}}\n" for n in range(4))
    draft.edit(
        TOPIC,
        "      - {id: ask, uk: Запитайте., nl: Vraag het.}\n",
        steps + f"      - {{id: last, uk: {'а' * characters}, nl: Nee}}\n",
    )


def test_a_card_that_does_not_fit_one_message_is_reported_for_the_language_and_place(draft):
    long_answer(draft, 10)
    draft.edit(TOPIC, "  search:\n", "  §search:\n")
    assert found(draft) == []
    draft.edit("municipalities/echtstad/municipality.yaml", "    phone:", f"    address: {'Laan' * 100}\n    phone:")
    [problem] = found(draft)
    assert problem.startswith(f"{draft.mark}: the card in uk has up to 3")
    assert problem.endswith(" characters in echtstad, 3500 fit")


def test_a_button_must_fit_what_telegram_allows(draft):
    fact, limit = "c" * 40, 64 - len("q:school.enrol:") - 40 - len(":")
    for path in (TOPIC, FACTS):
        draft.documents[path] = draft.documents[path].replace("child_age", fact)
    draft.edit(FACTS, "id: adult", "id: " + "a" * limit)
    assert found(draft) == []
    draft.edit(FACTS, "id: " + "a" * limit, "id: " + "a" * (limit + 1))
    draft.edit(TOPIC, f"{{{fact}: under_5}}", f"{{§{fact}: under_5}}")
    message = f"a button for '{'a' * (limit + 1)}' needs 65 bytes, 64 fit: shorten an id"
    assert found(draft) == [f"{draft.mark}: {message}"]


def lacking(draft, languages=("uk", "nl")):
    return [str(one) for one in check(load_with_files(draft.documents), on=DAY, languages=languages)]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (TOPIC, "answer: {uk: Шукайте школу., nl: Zoek een school.}", "answer: {uk: А., nl: Zoek., en: Search.}"),
        (FACTS, "name: {uk: Вік дитини, nl: Leeftijd van het kind}", "name: {uk: Вік, nl: Leeftijd, en: Age}"),
    ],
)
def test_a_card_or_question_half_in_a_language_is_found(draft, path, old, new):
    """Or a forgotten step would make all of it Dutch, and nobody would know why."""
    draft.edit(path, old, new)
    problems = lacking(draft)
    assert problems
    assert all(one.startswith(path) and "not in en, which other texts shown with it are in" in one for one in problems)


def test_a_title_alone_in_a_language_is_no_half_card(draft):
    """It is a menu's label."""
    draft.edit(TOPIC, "title: {uk: Записати до школи, nl: Inschrijven op school}", "title: {uk: А, nl: B, en: Enrol}")
    assert lacking(draft) == []


def test_an_empty_text_in_a_language_is_refused(draft):
    draft.edit(TOPIC, "title: {uk: Записати до школи, nl: Inschrijven op school}", "title: {uk: А, nl: B, en: §' '}")
    assert draft.problems() == [f"{draft.mark}: the text is empty"]


def test_a_language_of_the_bot_needs_every_alarm_and_nothing_else(draft):
    assert lacking(draft, ("uk", "nl", "en")) == [
        f"{ALARMS}:{line}:3: alarm '{name}', or whom it names, is not all in en"
        for line, name in ((2, "life"), (8, "child"))
    ]
    draft.write(ALARMS, draft.documents[ALARMS].replace("nl: ", "en: Danger, nl: "))
    draft.edit(CONTACTS, "name: {uk: Екстрена служба, nl: Alarmnummer}", "name: {uk: А, nl: B, en: Emergency number}")
    assert lacking(draft, ("uk", "nl", "en")) == [f"{ALARMS}:8:3: alarm 'child', or whom it names, is not all in en"]
    draft.edit("national/roles.yaml", "nl: Balie", "nl: Balie, en: Desk")
    draft.edit("national/roles.yaml", "nl: Vraag bij de ingang", "nl: Vraag, en: Ask at the door")
    assert lacking(draft, ("uk", "nl", "en")) == []
