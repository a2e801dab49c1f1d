"""One of every reply of the complaint, plain or filled with the worst that can stand in it."""

from __future__ import annotations

from datetime import date
from typing import get_args

from guide.intake import ending
from guide.intake import reply as say
from guide.lines import ContactLine, Labelled
from issues.redaction.preview import Item

HOUSING = Labelled(id="housing", label="🏠 Житло")
READER = ending.Reader(queue="location", name="Менеджер, De Linde", deputy="Заступниця, De Linde")
APART = ending.Reader(queue="confidant", name="Vertrouwenspersoon", deputy="Plaatsvervanger")
UP = (ContactLine(id="national_ombudsman", name="Nationale ombudsman", phone="0800 335 55 55"),)
NOTICES = get_args(say.Notice)
CODE = "1234567890123456"


def question(**changes):
    plain = {
        "question": "where_room", "text": "Де саме?", "choices": (Labelled(id="room", label="У кімнаті"), HOUSING),
        "chosen": (), "many": False, "can_type": True, "typed": None, "number": 1, "total": 5,
    }  # fmt: skip
    return say.IntakeQuestion(**plain | changes)


def summary(text="Пліснява на стіні.", **changes):
    lines = (
        say.SummaryLine(step="kind", label="", value="signal"),
        say.SummaryLine(step="theme", label="", value="Житло"),
        say.SummaryLine(step="sub_theme", label="", value="Пліснява"),
        say.SummaryLine(step="decision", label="", value="unsure"),
        say.SummaryLine(step="letter_date", label="", value="2026-11-05"),
        say.SummaryLine(step="about", label="", value="staff"),
        say.SummaryLine(step="where_room", label="Де саме?", value="у кімнаті"),
        say.SummaryLine(step="since", label="Відколи?", value=""),
        say.SummaryLine(step="place", label="", value="De Linde"),
        say.SummaryLine(step="name", label="", value="Олена"),
        say.SummaryLine(step="address", label="", value="Dorpsstraat 1"),
    )
    plain = {
        "kind": "signal", "lines": lines, "text": text, "removed": 2, "photos": 3, "reader": READER, "flagged": True,
        "due": date(2026, 12, 4),
    }  # fmt: skip
    return say.Summary(**plain | changes)


def items(number):
    return tuple(Item(id=f"{one:08}", mark=f"[ім’я {one}]", words=("О" * 200, "Олені")) for one in range(number))


def receipt(**changes):
    plain = {
        "number": "W7K-4QX9", "code": CODE, "kind": "signal", "reader": READER, "due": date(2026, 12, 4),
        "reach": "here", "flagged": False, "up": UP,
    }  # fmt: skip
    return ending.Receipt(**plain | changes)


def letter(text="Geachte gemeente,\n\nEr is schimmel.\n", pdf=b"%PDF-1.4"):
    return ending.Letter(text=text, pdf=pdf, up=UP)


def every():
    """At least one of each kind."""
    return [
        say.DraftWaiting(theme=None),
        say.DraftWaiting(theme="Житло"),
        say.ChooseKind(current="signal", info=HOUSING),
        say.ChooseTheme(kind="formal", themes=(HOUSING,) * 11, text_kept=True),
        say.ChooseSubTheme(theme=HOUSING, options=(Labelled(id="housing.mould", label="Пліснява"),)),
        say.AskDecision(),
        say.AskLetterDate(),
        say.ObjectionTerm(letter=None, last_day=None, passed=False, help=UP),
        say.ObjectionTerm(letter=date(2026, 11, 5), last_day=date(2026, 12, 17), passed=False, help=UP),
        say.ObjectionTerm(letter=date(2026, 1, 5), last_day=date(2026, 2, 16), passed=True, help=()),
        question(),
        question(many=True, chosen=("room",), theme=HOUSING, text_kept=True, info=HOUSING),
        question(typed="12б"),
        say.AskAbout(words=("охоронець", "beheerder")),
        say.AskAbout(words=()),
        say.AskText(current=""),
        say.AskText(current="Пліснява"),
        say.AskText(current="[ім’я 1] не відчиняє", removed=1),
        say.Preview(words=("Пліснява.",), items=(), unknown=0),
        say.Preview(words=("[ім’я 1] і [ім’я 2]", "у [ім’я 1]"), items=items(2), unknown=1),
        say.Preview(words=("слово " * 700,), items=items(30), unknown=3, first=16),
        say.ConfirmPutBack(item=Item(id="0f0f0f0f", mark="[телефон 1]", words=("06 <b>12345678", "я" * 4000))),
        say.AskPhotos(kept=0, most=3),
        say.AskPhotos(kept=2, most=3),
        say.ExplainFormal(),
        say.AskIdentity(part="name"),
        say.AskIdentity(part="address"),
        say.AskPlace(places=(Labelled(id="voorbeeldstad/de-linde", label="De Linde"),)),
        say.AskPlace(places=(Labelled(id="voorbeeldstad", label="Voorbeeldstad"),), of_host=True),
        summary(),
        summary(kind="formal", text="", removed=0, photos=0, reader=APART, flagged=False),
        summary(reader=None, due=None),
        say.ChooseReach(formal=False),
        say.AskContact(),
        *(receipt(kind=kind) for kind in ("signal", "formal", "idea")),
        *(receipt(reach=reach, flagged=True, reader=APART) for reach in ("here", "code", "contact")),
        ending.TooManyToday(most=3, up=UP),
        ending.NotFiled(),
        letter(),
        ending.NoDraft(),
        ending.NoDraft(expired=True),
        ending.AskCancel(),
        ending.Cancelled(),
    ]
