"""Every mistake in what a complaint asks is found where it stands, before it reaches anybody."""

from __future__ import annotations

import pytest

from tests.issues.small_intake import MARK, SMALL, broken, problems_of

MENU, SHARED, OWN = "menu.yaml", "questions.yaml", "questions/staff.yaml"
HOUSING, STAFF = "themes/housing.yaml", "themes/staff.yaml"
LONG = "ж" * 41
LOST = """text: {uk: Що, nl: Wat}, desk: Wat, choices: [
    {id: a, label: {uk: Так, nl: Ja}}, {id: b, label: {uk: Ні, nl: Nee}}]"""
FIVE = "[where, since, how_bad, affected, reported_to]"

MISTAKES = {
    "four questions": (HOUSING, FIVE, "§[where, since, how_bad, affected]", "at least 5 needed, 4 here"),
    "six questions": (HOUSING, FIVE, "§[where, since, how_bad, affected, reported_to, reported_outside]", "at most 5"),
    "a question twice": (HOUSING, FIVE, "[where, since, §where, affected, reported_to]", "'where' is asked twice"),
    "a question that is not there": (
        HOUSING,
        FIVE,
        "[where, §sinse, how_bad, affected, reported_to]",
        "no question 'sinse'; did you mean 'since'?",
    ),
    "a question that nobody asks": (
        OWN,
        "questions:\n",
        f"questions:\n  - {{id: §lost, {LOST}}}\n",
        "no sub-theme asks 'lost'",
    ),
    "two questions of one id": (
        OWN,
        "id: reported_outside",
        "id: §since",
        "question 'since' is already given in questions.yaml",
    ),
    "two choices of one id": (SHARED, "{id: kitchen,", "{id: §room,", "choice 'room' is already given"),
    "two sub-themes of one id": (HOUSING, "id: noise", "id: §mould", "sub-theme 'mould' is already given"),
    "one choice": (
        SHARED,
        "    choices:\n      - {id: today, label: {uk: Сьогодні, nl: Vandaag}}\n",
        "    choices:\n      ",
        "at least 2 needed, 1 here",
    ),
    "an id too long for a button": (HOUSING, "id: mould", f"id: §{'m' * 25}", "has 25 characters, 24 fit"),
    "a label too long for a button": (SHARED, "uk: Кімната", f"uk: §{LONG}", "has 41 characters, 40 fit"),
    "a title too long for a button": (HOUSING, "uk: Шум", f"uk: §{LONG}", "has 41 characters, 40 fit"),
    "a desk label too long": (SHARED, "desk: Waar", f"desk: §{'w' * 41}", "has 41 characters, 40 fit"),
    "a question too long": (SHARED, "'Де це?'", f"§'{LONG * 3}'", "has 123 characters, 120 fit"),
    "two buttons alike": (SHARED, "nl: Keuken", "nl: §Kamer", "'Kamer' is already on the button of line 7"),
    "two sub-themes called alike": (HOUSING, "nl: Lawaai", "nl: §Schimmel", "already on the button"),
    "Dutch in Ukrainian": (SHARED, "uk: Кухня", "uk: §Keuken2", "not written in Cyrillic letters, as uk is"),
    "Ukrainian in Dutch": (SHARED, "nl: Keuken", "nl: §Кухня", "not written in Latin letters, as nl is"),
    "Ukrainian at the desk": (SHARED, "desk: Waar", "desk: §Де", "not in Dutch, which the desk reads"),
    "a straight apostrophe": (SHARED, "uk: Кухня", 'uk: §"Здоров\'я"', "the Ukrainian apostrophe is ’"),
    "no Dutch": (SHARED, "label: {uk: Кухня, nl: Keuken}", "§label: {uk: Кухня}", "missing key 'nl'"),
    "half in English": (
        SHARED,
        "label: {uk: Кухня, nl: Keuken}",
        "label: {uk: Кухня, nl: Keuken, en: Kitchen}",
        "not in en, which other texts shown with it",
    ),
    "a picture of letters": (HOUSING, "icon: 🏠", "icon: §house", "one sign is enough"),
    "typing beside what is no place": (
        SHARED,
        "    desk: Sinds\n",
        "    desk: Sinds\n    can_type: true\n",
        "words may only be typed beside a place",
    ),
    "an intent of two themes": (
        STAFF,
        "[complaint.staff]",
        "[complaint.staff, §complaint.housing]",
        "already starts theme 'housing'",
    ),
    "what is no intent": (STAFF, "[complaint.staff]", "[§Klacht]", "small letters, with one dot"),
    "a theme without a file": (MENU, "[housing, staff]", "[housing, staff, §money]", "no file themes/money.yaml"),
    "a theme twice in the menu": (MENU, "[housing, staff]", "[housing, staff, §staff]", "listed twice"),
    "a theme that is not in the menu": (
        MENU,
        "[housing, staff]",
        "§[housing]",
        "theme 'staff' has a file and is not listed",
    ),
    "a theme in another's file": (HOUSING, "id: housing", "id: §hosing", "the file must be named after the id"),
    "staff read by their own desk": (STAFF, "about: staff", "about: §facilities", "theme 'staff' is about staff"),
    "a part of staff read by their own desk": (
        STAFF,
        "    title: {uk: Грубість,",
        "    about: §residents\n    title: {uk: Грубість,",
        "'staff.rude' is about staff",
    ),
    "a threat that is not sensitive": (STAFF, "    sensitive: true\n", "", "'staff.threat' must be sensitive"),
    "a threat renamed": (STAFF, "id: threat", "id: menace", "sub-theme 'staff.threat' must exist"),
    "urgent and not sensitive": (
        HOUSING,
        "    title: {uk: Шум,",
        "    severity: §urgent\n    title: {uk: Шум,",
        "'housing.noise' is urgent: then it must be sensitive too",
    ),
    "reporting staff to the location": (
        STAFF,
        "affected, reported_outside]",
        "affected, §reported_to]",
        "question 'reported_to' offers 'location': 'rude' may be about staff",
    ),
    "reporting staff to a job there": (
        OWN,
        "{id: town, label: {uk: Муніципалітету, nl: Aan de gemeente}}",
        "{id: desk, label: {uk: Рецепції, nl: Aan de balie}}",
        "question 'reported_outside' offers 'desk'",
    ),
    "reporting an unknown culprit to the location": (
        HOUSING,
        "    questions: [where",
        "    about: other\n    questions: [where",
        "question 'reported_to' offers 'location': 'mould' may be about staff",
    ),
    "something sensitive, with the location to tell": (
        HOUSING,
        "    questions: [where",
        "    sensitive: true\n    questions: [where",
        "question 'reported_to' offers 'location': 'mould' may be about staff",
    ),
    "an answer that says staff, with the location to tell": (
        SHARED,
        "{id: kitchen, label",
        "{id: kitchen, about: staff, label",
        "question 'reported_to' offers 'location'",
    ),
    "a severity that raises nothing": (SHARED, "severity: serious", "severity: §normal", "raises nothing"),
    "a severity that does not exist": (
        SHARED,
        "severity: serious",
        "severity: §terrible",
        "expected 'normal', 'serious' or 'urgent'",
    ),
    "a word that begins others": (HOUSING, "[=шум]", "[§шум]", "begins too many words: write '=шум'"),
    "a word in other letters": (HOUSING, "[плісня]", "[§schimmel]", "'schimmel' is not in Cyrillic letters"),
    "a word with capitals": (HOUSING, "[плісня]", "[§Плісня]", "has capitals"),
    "a word of two sub-themes": (HOUSING, "[lawaai]", "['lawaai', §'*schimmel']", "is a word of 'mould' too"),
    "a misspelt key": (HOUSING, "    words: {uk: [плісня]", "    §worsd: {uk: [плісня]", "did you mean 'words'?"),
    "no YAML": (HOUSING, "title: {uk: Житло,", "title: {uk: Житло", ""),
}


def test_the_small_intake_is_sound():
    assert problems_of(SMALL) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_is_said_where_it_stands(mistake):
    path, old, new, message = MISTAKES[mistake]
    documents, place = broken(path, old, new)
    there = f"{place}: " if MARK in new else ""
    problems = problems_of(documents)
    assert [line for line in problems if line.startswith(there) and message in line], (there, problems)


def test_all_mistakes_are_said_at_once():
    documents = dict(SMALL)
    for mistake in ("a question twice", "Ukrainian at the desk", "a threat that is not sensitive"):
        path, old, new, _ = MISTAKES[mistake]
        documents[path] = documents[path].replace(old, new.replace(MARK, ""), 1)
    said = "\n".join(problems_of(documents))
    for mistake in ("a question twice", "Ukrainian at the desk", "a threat that is not sensitive"):
        assert MISTAKES[mistake][3] in said


def test_a_file_that_is_no_yaml_makes_nothing_else_look_missing():
    documents = {**SMALL, "questions/staff.yaml": "questions: ["}
    (problem,) = problems_of(documents)
    assert problem.startswith("questions/staff.yaml:1:")


@pytest.mark.parametrize("path", ["menu.yaml", "questions.yaml"])
def test_a_missing_file_is_named(path):
    documents = {name: text for name, text in SMALL.items() if name != path}
    assert f"{path}:1:1: this file is missing" in problems_of(documents)


def test_a_file_out_of_place_is_named():
    (problem,) = problems_of({**SMALL, "themes/housing.yml": SMALL["themes/housing.yaml"]})
    assert problem.startswith("themes/housing.yml:1:1: no file of the intake")
