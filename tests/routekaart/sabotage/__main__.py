"""`python -m tests.routekaart.sabotage`: the table of kinds and what noticed them, as docs/sabotage.md has it."""

from __future__ import annotations

import pytest

from tests.routekaart.sabotage import complaints, kinds
from tests.routekaart.sabotage.judge import CASE, FOUND, SAME, SURVIVED, Judge
from tests.routekaart.sabotage.tally import EXPLAINED, tally

HEAD = """\
# Mistakes, and what notices them

Every kind of mistake, at twenty places of the shipped map and of the files about complaints, chosen by chance but
always the same (fewer where there are fewer). *Told by a case*: the map is sound, but a rule case, or a complaint whose
way is written down, comes out otherwise. *Without effect*: proven by asking for everybody, at every place, before and
after.
Made by `python -m tests.routekaart.sabotage > docs/sabotage.md`; the same runs as a test.
"""

VERDICTS = (FOUND, CASE, SAME, SURVIVED)


def main():
    judge = Judge()
    of_complaints = complaints.ComplaintJudge(judge.kaart, pytest.MonkeyPatch())
    print(HEAD)
    print(f"| mistake | places | {' | '.join(VERDICTS)} |")
    print("|---|---|---|---|---|---|")
    total = dict.fromkeys(VERDICTS, 0)
    for every, who in ((kinds.KINDS, judge), (complaints.KINDS, of_complaints)):
        for kind, places in every.items():
            verdicts, _ = tally(kind, places(who.content), who)
            for one in VERDICTS:
                total[one] += verdicts[one]
            counts = " | ".join(str(verdicts[one] or "") for one in VERDICTS)
            print(f"| {kind.replace('_', ' ')} | {sum(verdicts.values())} | {counts} |", flush=True)
    print(f"| **all** | {sum(total.values())} | {' | '.join(str(total[one]) for one in VERDICTS)} |")
    for kind, why in EXPLAINED.items():
        print(f"\n*{kind.replace('_', ' ')}*: {why}")


if __name__ == "__main__":
    main()
