"""docs/reliability.md: what is promised, and the table of the run that held it to account."""

from __future__ import annotations

from pathlib import Path
from string import Template

WORDS = Path(__file__).with_name("reliability.md.in")
DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
ROWS = (
    ("complaints filed, each shown a receipt", lambda one: f"{one.filings:,}"),
    ("steps of staff that residents hear of", lambda one: f"{one.replies:,}"),
    ("kills with SIGKILL: the program", lambda one: one.kills["program"]),
    ("… the process of staff", lambda one: one.kills["staff"]),
    ("… the program at its daily tidying up", lambda one: one.kills["sweep"]),
    ("Telegram answered 429", lambda one: f"{one.troubles['429']:,}"),
    ("Telegram answered 500, before or after it was done", lambda one: f"{one.troubles['500']:,}"),
    ("connection cut, before or after it was done", lambda one: f"{one.troubles['cut']:,}"),
    ("no answer at all, before or after it was done", lambda one: f"{one.troubles['hang']:,}"),
    ("updates that came more than once", lambda one: f"{one.repeats:,}"),
    ("**acknowledged and lost**", lambda one: f"**{one.lost}**"),
    ("**stored twice**", lambda one: f"**{one.twice}**"),
    ("**keys, addresses, photos or files left over**", lambda one: f"**{one.orphans}**"),
    ("other broken promises", lambda one: len(one.faults) - one.lost - one.twice - one.orphans),
    ("notices that came twice", lambda one: one.doubles),
    ("… times that the outbox counted it as possible", lambda one: one.doubts),
    ("keys and photos of unfinished complaints, swept away", lambda one: one.swept),
    ("minutes", lambda one: f"{one.seconds / 60:.0f}"),
)


def page(verdicts, day):
    """The whole page."""
    head = "| | " + " | ".join(DATABASES[one.database] for one in verdicts) + " |"
    lines = [head, "|---|" + "---:|" * len(verdicts)]
    lines += [f"| {name} | " + " | ".join(str(show(one)) for one in verdicts) + " |" for name, show in ROWS]
    words = Template(WORDS.read_text(encoding="utf-8"))
    return words.substitute(table="\n".join(lines), seed=verdicts[0].seed, day=f"{day.day} {day:%B %Y}")
