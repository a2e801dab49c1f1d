"""One of every reply about a case that was sent, plain or filled with the worst that can stand in it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

from guide.follow_up import reply as say
from guide.intake.reply import ConfirmPutBack, Preview
from guide.lines import ContactLine, Labelled
from issues.redaction.preview import Item
from issues.steps import OPEN

CODE = "1234567890123456"
NUMBER = "W7K-4QX9"
ID = "abcdef0123456789" * 2
DAY = date(2026, 11, 5)
WHO = "Менеджер, De Linde"
UP = (ContactLine(id="national_ombudsman", name="Nationale ombudsman", phone="0800 335 55 55"),)
ITEM = Item("ffffffff", "[ім’я 1]", ("Петро",))
DRAFT = Labelled(id="housing", label="🏠 Житло, їжа, чистота")
CODE_NOTICES = get_args(say.CodeNotice)
CASE_NOTICES = get_args(say.CaseNotice)
CAN = {
    "question": {"answer", "add_information", "want_language", "withdraw"},
    "passed_on": {"add_information", "not_solved", "want_language", "withdraw"},
    "resolved": {"thank", "not_solved", "want_language", "withdraw"},
    "declined": {"thank", "not_solved", "want_language", "withdraw"},
    "closed": {"destroy"},
    "withdrawn": set(),
}
"""As `issues.states` has it for a report; of every other open state: add, ask for a language, withdraw."""


def line(text="Отримано.", on=DAY, until=None):
    return say.CaseLine(on=on, text=text, date=until)


def case(state="received", **changes):
    can = CAN.get(state, {"add_information", "want_language", "withdraw"})
    plain = {
        "ref": CODE, "number": NUMBER, "kind": "signal", "state": state, "filed": DAY, "due": DAY + timedelta(days=14),
        "overdue": False, "who": WHO, "lines": (line(),), "can": frozenset(can), "readable": True,
        "up": () if state in OPEN else UP,
    }  # fmt: skip
    return say.CaseShown(**plain | changes)


def said(text="Пліснява.", who=None, **changes):
    return say.SaidLine(**{"who": who, "on": DAY, "text": text, "photos": 0} | changes)


def words(*lines, **changes):
    plain = {
        "ref": CODE,
        "number": NUMBER,
        "subject": "Житло · Пліснява",
        "said": lines,
        "can": frozenset(CAN["question"]),
    }
    return say.WordsShown(**plain | changes)


def ask(purpose="add", question=None, **changes):
    return say.AskMessage(**{"id": ID, "purpose": purpose, "question": question, "who": WHO} | changes)


def check(text="Ще й у ванній.", **changes):
    plain = {"id": ID, "purpose": "add", "text": text, "removed": 0, "photos": 0, "who": WHO}
    return say.CheckMessage(**plain | changes)


def removed(words="Приходив [ім’я 1].", items=None, **changes):
    """``items``: the one above where nothing else is said."""
    plain = {"words": (words,), "items": (ITEM,) if items is None else items, "unknown": 0}
    return say.LookAtRemoved(id=ID, preview=Preview(**plain | changes))


def every():
    return (
        say.AskCode(info=Labelled(id="complaint.procedure", label="Якщо не відповідають")),
        say.AskCode(notice="no_such_case", draft=DRAFT),
        case(),
        case("resolved", draft=DRAFT),
        words(said(), said("Welke kamer?", WHO, language="nl"), foreign=2),
        words(),
        say.AskReader(ref=CODE, back="Довірена особа", higher="Координатор"),
        ask(),
        check(),
        removed(),
        removed(unknown=1, items=()),
        say.PutBackInMessage(id=ID, confirm=ConfirmPutBack(item=ITEM)),
        say.NotSent(id=ID),
        say.NoMessage(),
        say.AskWithdraw(ref=CODE, kind="signal", closed=False),
        say.AskWithdraw(ref=CODE, kind="formal", closed=False),
        say.AskWithdraw(ref=CODE, kind="signal", closed=True),
    )
