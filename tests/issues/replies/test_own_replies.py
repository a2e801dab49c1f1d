"""What a municipality writes over the shipped replies is what its desk offers, as long as it is a reply."""

from __future__ import annotations

from dataclasses import replace

from issues.replies.own import OwnReply, body_of, faults_of, together
from tests.issues.replies.test_replies import THEMES, read_replies

SHIPPED = read_replies(THEMES)
BODY = {
    "actions": ["resolve"],
    "outcome": "mended",
    "title": {"nl": "Klaar", "uk": "Готово"},
    "text": {"nl": "Klaar op {date}.", "uk": "Готово {date}."},
}
OWN = OwnReply(municipality="voorbeeldstad", id="done", body=BODY)


def test_its_own_takes_the_place_of_the_shipped_one_and_order_stays():
    offered = together(SHIPPED, [OWN])
    assert offered.reply("done").text.nl == "Klaar op {date}."
    assert [one.id for one in offered.replies] == [one.id for one in SHIPPED.replies]


def test_a_new_one_comes_behind_and_a_hidden_one_is_not_offered():
    offered = together(SHIPPED, [replace(OWN, id="zz_new"), replace(OWN, hidden=True)])
    assert offered.replies[-1].id == "zz_new"
    assert offered.reply("done") is None
    assert together(SHIPPED, [replace(OWN, id="zz_new", hidden=True)]) == SHIPPED


def test_one_that_is_no_reply_any_more_gives_way_to_the_shipped_one():
    for body in ({**BODY, "text": {"nl": "{gone}", "uk": "{gone}"}}, {**BODY, "outcome": "gone"}, {}):
        assert together(SHIPPED, [replace(OWN, body=body)]) == SHIPPED


def test_what_is_wrong_with_one_is_said_before_it_is_kept():
    assert faults_of(OWN) == ()
    assert "leaves open" in faults_of(replace(OWN, body={**BODY, "text": {"nl": "Op {date}.", "uk": "Скоро."}}))[0]
    assert faults_of(replace(OWN, body={**BODY, "text": {"nl": "", "uk": "Скоро."}}))


def test_a_shipped_reply_survives_being_written_as_ones_own():
    for reply in SHIPPED.replies:
        own = OwnReply(municipality="voorbeeldstad", id=reply.id, body=body_of(reply))
        assert together(SHIPPED, [own]) == SHIPPED, reply.id
