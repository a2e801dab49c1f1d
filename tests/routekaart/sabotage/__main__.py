"""`python -m tests.routekaart.sabotage`: the table of kinds and what noticed them, as docs/sabotage.md has it."""

from __future__ import annotations

from tests.routekaart.sabotage import complaints, kinds
from tests.routekaart.sabotage.judge import CASE, FOUND, SAME, SURVIVED, Judge
from tests.routekaart.sabotage.tally import EXPLAINED, tally

VERDICTS = (FOUND, CASE, SAME, SURVIVED)


def main():
    judge = Judge()
    of_complaints = complaints.ComplaintJudge(judge.kaart)
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
