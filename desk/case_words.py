"""Ids of cases in the words of the desk: states, kinds, queues, what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from locales import Texts


def state_words(state: str, _: Texts) -> str:
    return {
        "received": _("New"),
        "acknowledged": _("Read"),
        "in_hand": _("Being worked on"),
        "question": _("Waiting for the resident"),
        "passed_on": _("Passed on, not read yet"),
        "reopened": _("Not solved, says the resident"),
        "resolved": _("Answered"),
        "declined": _("Declined"),
        "closed": _("Closed"),
        "withdrawn": _("Taken back by the resident"),
    }.get(state, state)


def kind_words(kind: str, _: Texts) -> str:
    return {"signal": _("Report"), "formal": _("Formal complaint"), "idea": _("Idea")}.get(kind, kind)


def queue_words(queue: str, _: Texts) -> str:
    return {
        "location": _("Staff of the location"),
        "coordinator": _("Complaints coordinator"),
        "confidant": _("Confidential adviser"),
        "hosts": _("Desk for host families"),
    }.get(queue, queue)


def severity_words(severity: str, _: Texts) -> str:
    return {"normal": _("Normal"), "serious": _("Serious"), "urgent": _("Urgent")}.get(severity, severity)


def about_words(about: str, _: Texts) -> str:
    return {
        "facilities": _("The building and what is in it"),
        "staff": _("Somebody who works there"),
        "residents": _("Other residents"),
        "municipality": _("The municipality"),
        "host": _("The host family"),
        "other": _("Something else"),
    }.get(about, about)


def event_words(kind: str, _: Texts) -> str:
    """What happened, as a line of the history at the desk."""
    return {
        "received": _("Received"),
        "acknowledged": _("Read for the first time"),
        "taken": _("Taken on"),
        "put_back": _("Put back"),
        "asked": _("Question to the resident"),
        "replied": _("Message to the resident"),
        "noted": _("Note for colleagues"),
        "resolved": _("Answered"),
        "declined": _("Declined"),
        "passed_on": _("Passed on"),
        "extended": _("Term made longer"),
        "theme_changed": _("Subject changed"),
        "raised": _("Made more urgent"),
        "lowered": _("Made less urgent"),
        "redacted": _("More was taken out of the words"),
        "merged": _("Handled together with another"),
        "closed": _("Closed"),
        "answered": _("The resident answered"),
        "added": _("The resident added something"),
        "thanked": _("The resident said thank you"),
        "reopened": _("The resident says that it is not solved"),
        "withdrawn": _("The resident took it back"),
        "destroyed": _("The resident deleted the words"),
        "reminded": _("Reminder"),
        "address_ended": _("The resident cannot be reached in the chat any more"),
        "language_wanted": _("The resident asks for this in their own language"),
    }.get(kind, kind)
