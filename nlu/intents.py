"""The intents: the one list in the code of what a message can ask for."""

from __future__ import annotations

INTENTS: tuple[str, ...] = (
    "emergency",
    "safety.violence",
    "safety.suicide",
    "safety.exploitation",
    "complaint.file",
    "complaint.housing",
    "complaint.staff",
    "complaint.residents",
    "complaint.discrimination",
    "complaint.money",
    "complaint.status",
    "complaint.procedure",
    "healthcare.gp",
    "healthcare.dentist",
    "healthcare.mental",
    "healthcare.pharmacy",
    "healthcare.pregnancy",
    "healthcare.costs",
    "healthcare.child",
    "school.enrol",
    "school.preschool",
    "school.higher",
    "school.dutch_course",
    "school.online",
    "work.rights",
    "work.find",
    "work.exploitation",
    "work.self_employed",
    "money.leefgeld",
    "money.own_contribution",
    "money.bank",
    "housing.move",
    "housing.absence",
    "docs.brp",
    "docs.residence",
    "docs.vehicle",
    "return.programme",
    "return.asylum_withdrawal",
    "return.visit",
    "return.support",
    "return.stay",
    "help.legal",
    "help.interpreter",
    "help.human",
    "meta.greet",
    "meta.thanks",
    "meta.goodbye",
    "meta.help",
    "meta.language",
    "meta.privacy",
    "out_of_scope",
)

OUT_OF_SCOPE = "out_of_scope"
EMERGENCY = "emergency"

DANGER: tuple[str, ...] = tuple(intent for intent in INTENTS if intent == EMERGENCY or intent.startswith("safety."))
"""What may not wait: an answer with a phone number, before any question or menu."""


def theme_of(intent: str) -> str:
    """``school`` of ``school.enrol``; ``emergency`` and ``out_of_scope`` are themes of their own."""
    return intent.split(".", 1)[0]


THEMES: tuple[str, ...] = tuple(dict.fromkeys(theme_of(intent) for intent in INTENTS))
