"""From a draft to the complaint that is sent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from guide.intake.answers import fitting
from issues.case import Complaint, Identity

if TYPE_CHECKING:
    from guide.intake.writing import Writing
    from issues.draft import Draft


def complaint_of(
    writing: Writing, *, photos: tuple[bytes, ...] = (), return_address: str | None = None
) -> Complaint | None:
    """What would be filed now; None while no subject is chosen.

    ``return_address`` is taken along only for whoever wants to be answered in this chat.
    """
    draft = fitting(writing.draft, writing.data)
    if writing.sub_theme is None or draft.theme is None or draft.sub_theme is None:
        return None
    home, reach = writing.home, draft.reach or "code"
    return Complaint(
        draft=bytes.fromhex(draft.id),
        kind=draft.kind,
        theme=draft.theme,
        sub_theme=draft.sub_theme,
        about=writing.about,
        answers={step: chosen for step, chosen in draft.answers.items() if chosen},
        details=draft.details,
        text=draft.text,
        photos=photos,
        municipality=home.municipality or "",
        location=home.location,
        language=writing.view.language,
        letter_date=date.fromisoformat(draft.letter_date) if draft.letter_date else None,
        identity=identity_of(draft),
        reach=reach,
        return_address=return_address if reach == "here" else None,
        contact=draft.contact if reach == "contact" else None,
    )


def identity_of(draft: Draft) -> Identity | None:
    """Only a formal complaint goes with a name; one that was typed for it before stays behind otherwise."""
    if draft.kind != "formal" or not draft.identity_name or not draft.identity_address:
        return None
    return Identity(name=draft.identity_name, address=draft.identity_address)
