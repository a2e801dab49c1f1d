"""Actions, and why one cannot be done, in the words of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from issues.handling.deed import Obstacle
    from issues.steps import Action, Refusal
    from locales import Texts


def action_label(action: Action, _: Texts) -> str:
    """On a button."""
    return {
        "take": _("Take on"),
        "put_back": _("Put back"),
        "ask": _("Ask something"),
        "reply": _("Send a message"),
        "note": _("Note for colleagues"),
        "resolve": _("Answer and finish"),
        "decline": _("Decline"),
        "pass_on": _("Pass on"),
        "extend": _("Take four weeks more"),
        "change_theme": _("Change the subject"),
        "raise": _("Make more urgent"),
        "lower": _("Make less urgent"),
        "redact": _("Recognisable: take out more"),
        "merge": _("Handle together with another"),
        "close": _("Close"),
    }.get(action, action)


def action_meaning(action: Action, _: Texts) -> str:
    """What happens, before it is done."""
    return {
        "take": _("Colleagues see that you are working on it. The resident sees that somebody began."),
        "put_back": _("Nobody is working on it then; colleagues can take it on."),
        "ask": _("The resident gets a notice that there is news, and reads your question. They need not answer."),
        "reply": _("The resident gets a notice that there is news, and reads your message."),
        "note": _("Only colleagues who may see this case read it. The resident does not."),
        "resolve": _("The resident reads your answer. For 30 days they can say that it is not solved."),
        "decline": _("The resident reads why. For 30 days they can say that it is not solved."),
        "pass_on": _("Others read it from then on, and you may not. The resident is told who reads it now."),
        "extend": _("Once, by four weeks, within the term (Awb 9:11). The resident is told why."),
        "change_theme": _(
            "The rules look again at who reads it. It may go to others, and never become less protected."
        ),
        "raise": _("It goes before others, and the promised day may come sooner."),
        "lower": _("Colleagues see why. The resident does not."),
        "redact": _("What you name goes out of the resident’s words, here and in their own chat. It is kept nowhere."),
        "merge": _(
            "When you answer one of them, the resident of each gets the answer. They learn nothing of each other."
        ),
        "close": _("The resident has thanked you. After closing, nothing more can be said in it."),
    }.get(action, "")


def why_not(why: Refusal | Obstacle, _: Texts) -> str:
    """What stands in the way, and what to do."""
    return {
        "not_yours": _("This is for somebody else to do."),
        "not_now": _("This cannot be done any more, as the case stands by now."),
        "no_reason": _("Please write something: it cannot be empty."),
        "unsaid": _("Please choose what is still open below."),
        "about_staff": _("It is about somebody who works at the location. Staff there may never read it."),
        "formal": _("A formal complaint is for the coordinator or the confidant alone."),
        "no_such_queue": _("That queue cannot have this case: it is not where the resident lives."),
        "lowers_protection": _("That would let more people read it. Only the coordinator may do that, with a reason."),
        "no_change": _("That is how it is already."),
        "only_formal": _("Only the term of a formal complaint can be made longer."),
        "extended_before": _("The term was made longer before. The law allows it once."),
        "too_late": _("The term has passed, so it cannot be made longer any more."),
        "too_early": _("It is too early for that."),
        "not_thanked": _("Only after the resident’s thanks; otherwise it closes by itself after 30 days."),
        "said_before": _("That was said before."),
        "gone": _("The resident has deleted the words of this case. Nothing can be added."),
        "no_such_theme": _("There is no such subject."),
        "nothing_taken_out": _("Those words stand nowhere in this case. Type them as they are written there."),
        "other_case_not_yours": _("There is no such case, or you may not handle it."),
        "same_case": _("That is this case itself. Type the number of the other one."),
    }[why]


def blank_label(blank: str, _: Texts) -> str:
    """What a standard reply leaves open."""
    return {
        "date": _("Date"),
        "time": _("Time"),
        "place": _("Place"),
        "who": _("Who"),
        "words": _("In your own words"),
    }.get(blank, blank)
