"""`wegwijzer issues redact`: what of a text would be kept."""

from __future__ import annotations

import json
import sys

import click


@click.command("redact")
@click.option("--language", default="uk", show_default=True, help="Of the marks, by its two letters.")
def redact(language: str) -> None:
    """One text per line in; one JSON object per line out, with what was taken out. Nothing is kept."""
    from issues.redaction.redactor import redact as redacted  # noqa: PLC0415 – kept out of `--help`

    for line in sys.stdin:
        result = redacted(line.rstrip("\r\n"), language)
        spans = [{"start": span.start, "end": span.end, "type": span.type} for span in result.spans]
        print(json.dumps({"text": result.text, "spans": spans}, ensure_ascii=False), flush=True)
