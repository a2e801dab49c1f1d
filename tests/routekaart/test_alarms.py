"""What is shown first to somebody in danger always has the number that helps now."""

from __future__ import annotations

from datetime import date

from routekaart.check import check
from routekaart.loader import load_with_files

ALARMS = "national/alarms.yaml"
CONTACTS = "national/contacts/all.yaml"
EXAMPLE = "municipalities/voorbeeldstad/municipality.yaml"
DAY = date(2026, 11, 22)
EVERYWHERE = (
    "",
    " in voorbeeldstad",
    " in voorbeeldstad/de-linde",
    " in voorbeeldstad/de-eik",
    " in echtstad",
    " in echtstad/de-eik",
    " in echtstad/echtstad",
)
"""Nowhere in particular, and every place of the small map."""


def found(draft, dangers=("life", "child")):
    return [str(problem) for problem in check(load_with_files(draft.documents), on=DAY, dangers=dangers)]


def test_an_alarm_for_every_danger_is_sound(draft):
    assert found(draft) == []


def test_a_danger_without_an_alarm_is_found(draft):
    draft.edit(ALARMS, "alarms:", "§alarms:")
    assert found(draft, dangers=["life", "suicide", "child"]) == [f"{draft.mark}: danger 'suicide' has no alarm"]


def test_a_map_without_alarms_lacks_every_danger(draft):
    draft.write(ALARMS, "§alarms: {}")
    assert found(draft) == [f"{draft.mark}: danger '{danger}' has no alarm" for danger in ("child", "life")]


def test_an_alarm_that_goes_on_to_something_harmless_is_found(draft):
    draft.edit(ALARMS, "topic: emergency", "topic: §school.enrol")
    message = "alarm 'life' goes on to 'school.enrol', which is not about safety"
    assert found(draft) == [f"{draft.mark}: {message}"]


def test_an_alarm_may_go_on_to_any_topic_about_safety(draft):
    text = draft.documents["national/topics/emergency.yaml"].replace("id: emergency", "id: safety.child")
    draft.write("national/topics/safety.child.yaml", text)
    draft.edit(ALARMS, "topic: emergency", "topic: safety.child")
    assert found(draft) == []


def test_a_second_contact_beside_the_one_that_stands_alone_is_found(draft):
    draft.edit(ALARMS, "contacts: [alarm]", "§contacts: [alarm, leerplicht]")
    draft.edit(ALARMS, "[alarm, location_desk]", "[alarm]")
    draft.documents["municipalities/echtstad/municipality.yaml"] = "id: echtstad\nname: {uk: А, nl: A}\n"
    message = "alarm 'life' is for a life in danger: one number stands there alone"
    assert found(draft) == [f"{draft.mark}: {message}"]


def test_an_alarm_that_does_not_stand_alone_may_have_more_contacts(draft):
    draft.edit(ALARMS, "    alone: true\n", "")
    draft.edit(ALARMS, "contacts: [alarm]", "contacts: [location_desk, alarm]")
    assert found(draft) == []


def test_an_alarm_without_112_is_found_wherever_it_is_shown(draft):
    draft.edit(ALARMS, "contacts: [alarm, location_desk]", "§contacts: [location_desk]")
    assert found(draft) == [f"{draft.mark}: alarm 'child' does not name 112{where}" for where in sorted(EVERYWHERE)]


def test_112_that_only_some_places_have_is_missed_in_the_others(draft):
    draft.edit(ALARMS, "contacts: [alarm, location_desk]", "§contacts: [location_desk]")
    draft.edit(EXAMPLE, "    phone: 010-1111111", "    phone: '112'")
    lacking = [place for place in sorted(EVERYWHERE) if place not in {" in voorbeeldstad", " in voorbeeldstad/de-eik"}]
    assert found(draft) == [f"{draft.mark}: alarm 'child' does not name 112{where}" for where in lacking]


def test_the_one_number_that_stands_alone_is_112(draft):
    """Another number before 112, in whatever place: 112 must be what is dialled."""
    draft.edit(ALARMS, "contacts: [alarm]", "§contacts: [location_desk, alarm]")
    must_begin = [f"{draft.mark}: alarm 'life' must begin with 112{where}" for where in sorted(EVERYWHERE)]
    assert [problem for problem in found(draft) if "must begin" in problem] == must_begin


def test_a_contact_whose_number_is_not_112_does_not_count_as_112(draft):
    draft.edit(CONTACTS, "phone: '112'", "phone: 0900-8844")
    problems = [problem for problem in found(draft) if problem.startswith(ALARMS)]
    assert len([problem for problem in problems if "does not name 112" in problem]) == 2 * len(EVERYWHERE)
    assert len([problem for problem in problems if "'life' must begin with 112" in problem]) == len(EVERYWHERE)
