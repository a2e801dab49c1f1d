"""The proof of the rules notices whatever breaks them. Each test breaks the shipped rules in one place."""

from __future__ import annotations

import re

import pytest

from content.problem import ContentError
from issues.intake.loader import read_intake
from issues.routing.check import check_rules
from issues.routing.loader import SHIPPED, load_rules

RULES = SHIPPED.read_text("utf-8")
TEN_DAYS = "due: {working_days: {normal: '10', serious: '3', urgent: '1'}}"


def block(rule):
    """The lines of one rule."""
    found = re.search(rf"^  - id: {rule}\n(?:    .*\n)+", RULES, re.MULTILINE)
    assert found, rule
    return found[0]


def problems(text, intake=None):
    """What is wrong, as (line, column, message); of a file that does not load too."""
    try:
        found = check_rules(load_rules(text), intake or read_intake())
    except ContentError as error:
        found = error.problems
    assert all(one.path == "rules.yaml" for one in found)
    return [(one.line, one.column, one.message) for one in found]


def line_of(text, part):
    return text[: text.index(part)].count("\n") + 1


def changed(rule, old, new):
    """The rules with one rule changed."""
    whole = block(rule)
    assert old in whole
    return RULES.replace(whole, whole.replace(old, new, 1))


def without(rule):
    return RULES.replace(block(rule), "")


def test_the_shipped_rules_are_sound():
    assert problems(RULES) == []


STAFF_AT_LOCATION = re.compile(
    r"rule '\w+': a complaint about staff reaches the location's own queue, e\.g\. \w+ \w+\.\w+ about "
)


@pytest.mark.parametrize("rule", ["about_staff", "staff", "formal", "discrimination_by_staff", "violence_by_staff"])
def test_a_rule_that_sends_complaints_about_staff_to_the_location_is_named_with_an_example(rule):
    queue = re.search(r"queue: \w+", block(rule))[0]
    found = [message for *_, message in problems(changed(rule, queue, "queue: location"))]
    named = [message for message in found if STAFF_AT_LOCATION.match(message)]
    assert [message.split("'")[1] for message in named] == [rule]


def test_the_locations_rule_may_not_take_complaints_about_staff():
    broken = without("about_staff").replace("about: [facilities, residents]", "about: [facilities, residents, staff]")
    assert any(STAFF_AT_LOCATION.match(message) for *_, message in problems(broken))


@pytest.mark.parametrize(
    ("rule", "old", "new", "part"),
    [
        ("sensitive", "confidant", "location", "what is sensitive or about safety reaches the location"),
        ("safety", "coordinator", "location", "what is sensitive or about safety reaches the location"),
        ("sensitive", "confidant", "coordinator", "not with the confidant"),
        ("harm", "    flagged: true\n", "", "not with the confidant, flagged"),
        ("harm", "normal: '1'", "normal: '2'", "next working day"),
        ("formal", "coordinator", "confidant", "a formal complaint is the coordinator's"),
        ("location", TEN_DAYS, "due: {weeks: '6'}", "six weeks are for formal complaints only"),
        ("location", "[location]", "[location, unknown]", "no location is known"),
        ("discrimination", "coordinator", "hosts", "no host family is concerned"),
    ],
)
def test_a_rule_that_breaks_a_promise_is_named_where_it_says_so(rule, old, new, part):
    broken = changed(rule, old, new)
    found = problems(broken)
    line, column, message = next(one for one in found if part in one[2])
    assert message.startswith(f"rule '{rule}': ")
    written = broken.splitlines()[line - 1]
    assert written[:column] == "    queue: " + written[column - 1]


def test_swapped_rules_name_the_one_that_hides_the_other():
    one, two = block("formal_safety"), block("formal")
    swapped = RULES.replace(one + two, two + one)
    assert swapped != RULES
    line = line_of(swapped, "id: formal_safety")
    hider = line_of(swapped, "id: formal\n")
    assert problems(swapped) == [(line, 9, f"rule 'formal_safety' never decides: hidden by 'formal' (line {hider})")]


def test_a_rule_after_the_one_without_conditions_is_hidden():
    moved = without("location") + block("location")
    assert any("rule 'location' never decides: hidden by 'municipality' " in message for *_, message in problems(moved))


def test_the_same_rule_twice_is_an_error_at_the_second():
    twice = RULES.replace(block("formal"), block("formal") * 2)
    line = line_of(twice, "id: formal\n")
    second = line + block("formal").count("\n")
    assert problems(twice) == [(second, 9, f"rule 'formal' is here twice, first in line {line}")]


def test_the_same_conditions_under_another_name_are_hidden():
    copy = block("formal").replace("id: formal", "id: formal_again")
    twice = RULES.replace(block("formal"), block("formal") + copy)
    ((line, _, message),) = problems(twice)
    assert line == line_of(twice, "id: formal_again")
    assert message == f"rule 'formal_again' never decides: hidden by 'formal' (line {line_of(twice, block('formal'))})"


def test_conditions_that_no_complaint_meets_together_are_an_error():
    never = changed("staff", "theme: [staff]", "theme: [staff]\n      sub_theme: [housing.mould]")
    line = line_of(never, "id: staff\n")
    assert (line, 9, "rule 'staff' never decides: no complaint meets all its conditions") in problems(never)


def test_a_value_that_decides_nothing_is_an_error_where_it_is_written():
    broken = changed("location", "[housing, residents, other]", "[housing, residents, safety, other]")
    line = line_of(broken, "[housing, residents, safety, other]")
    column = broken.splitlines()[line - 1].index("safety") + 1
    assert problems(broken) == [(line, column, "rule 'location' never decides for theme safety: take it out")]


def test_rules_that_leave_somebody_out_say_whom():
    broken = changed("municipality", "    queue:", "    when:\n      kind: [signal]\n    queue:")
    ((line, column, message),) = problems(broken)
    assert (line, column) == (line_of(broken, "rules:\n"), 1)
    assert message.startswith("no rule holds for: idea ")


@pytest.mark.parametrize(
    ("rule", "old", "new", "message"),
    [
        ("formal_safety", "[safety]", "[safty]", "the intake has no theme 'safty'; did you mean 'safety'?"),
        ("harm", "staff.threat", "staff.thret", "the intake has no sub_theme 'staff.thret'; did you mean"),
        ("location", "queue: location", "queue: locaton", "'locaton'"),
        ("formal", "[formal]", "[formel]", "'formel'"),
        ("about_host", "[host]", "[hosts]", "'hosts'"),
    ],
)
def test_an_unknown_id_is_an_error_where_it_is_written(rule, old, new, message):
    broken = changed(rule, old, new)
    value = new.strip("[]").removeprefix("queue: ")
    ((line, column, found),) = problems(broken)
    assert broken.splitlines()[line - 1][column - 1 :].startswith(value)
    assert message in found


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("{weeks: '6'}", "{weeks: '6', working_days: {normal: '3', serious: '2', urgent: '1'}}", "either"),
        ("{weeks: '6'}", "{}", "either"),
        ("{weeks: '6'}", "{weeks: '8'}", "6"),
        ("{weeks: '6'}", "{weeks: 6}", "number"),
        ("{weeks: '6'}", "{working_days: {normal: '3', serious: '4', urgent: '1'}}", "worse"),
        ("{weeks: '6'}", "{working_days: {normal: '0', serious: '0', urgent: '0'}}", "1"),
        ("queue: coordinator", "queue: coordinator\n    flaged: true", "flagged"),
        ("kind: [formal]", "kinds: [formal]", "kind"),
        ("kind: [formal]", "kind: []", "at least 1"),
    ],
)
def test_a_rule_of_another_form_does_not_load(old, new, part):
    found = problems(changed("formal", old, new))
    assert found
    assert any(part in message for *_, message in found), found


def test_a_protected_sub_theme_that_the_intake_lost_is_noticed():
    intake = read_intake()
    themes = tuple(
        theme.model_copy(update={"sub_themes": tuple(one for one in theme.sub_themes if one.id != "violence")})
        for theme in intake.themes
    )
    lost = intake.model_copy(update={"themes": themes})
    without_rule = without("violence_by_staff")
    assert any("no 'safety.violence', which is promised" in one for *_, one in problems(without_rule, lost))


def test_protection_does_not_hang_on_the_intake_calling_it_sensitive():
    intake = read_intake()
    plain = [
        theme.model_copy(
            update={"sub_themes": tuple(one.model_copy(update={"sensitive": False}) for one in theme.sub_themes)}
        )
        for theme in intake.themes
    ]
    forgotten = intake.model_copy(update={"themes": tuple(plain)})
    assert problems(RULES, forgotten) == []
    assert any("not with the confidant" in message for *_, message in problems(without("harm"), forgotten))
