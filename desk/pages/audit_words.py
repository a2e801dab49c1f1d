"""What the audit calls the things that are done, in the language of whoever reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from locales import Texts


def action_words(action: str, _: Texts) -> str:
    """What is not known any more is shown as it was written."""
    return {**_of_cases(_), **_of_accounts(_)}.get(action, action)


def _of_cases(_: Texts) -> dict[str, str]:
    return {
        "case.opened": _("opened the case"),
        "case.photo": _("looked at a photo"),
        "case.identity": _("opened the envelope with name and address"),
        "case.acknowledge": _("confirmed the receipt"),
        "case.take": _("took the case"),
        "case.put_back": _("put the case back"),
        "case.ask": _("asked a question"),
        "case.reply": _("wrote an answer"),
        "case.note": _("wrote a note"),
        "case.resolve": _("resolved the case"),
        "case.decline": _("declined the case"),
        "case.pass_on": _("passed the case on"),
        "case.extend": _("extended the term"),
        "case.change_theme": _("changed the theme"),
        "case.raise": _("raised the severity"),
        "case.lower": _("lowered the severity"),
        "case.redact": _("took out words that could tell who it is"),
        "case.merge": _("merged the case with another"),
        "case.close": _("closed the case"),
        "case.searched": _("searched in the words of cases"),
        "case.exported": _("exported cases"),
    }


def _of_accounts(_: Texts) -> dict[str, str]:
    return {
        "account.invited": _("made an invitation"),
        "account.accepted": _("took an invitation"),
        "account.signed_in": _("signed in"),
        "account.refused": _("wrote a wrong code"),
        "account.signed_out": _("signed out"),
        "account.changed": _("changed the roles"),
        "account.locked": _("locked the account"),
        "account.unlocked": _("opened the account again"),
        "account.deleted": _("deleted the account"),
        "account.sessions_ended": _("signed somebody out everywhere"),
        "account.password": _("changed the password"),
        "account.second_step": _("set up the second step"),
    }
