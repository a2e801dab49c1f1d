"""`wegwijzer issues redact`: what of a text would be kept."""

from __future__ import annotations

import json
import sys

import click


@click.command("redact")
@click.option("--language", default="uk", show_default=True, help="Of the marks, by its two letters.")
def redact(language: str) -> None:
    """One text per line in; one JSON object per line out, with what was taken out. Nothing is kept.

    Lines end in a line feed, whatever other breaks stand in them; a byte that is no UTF-8 is read as one character, �.
    """
    from issues.redaction.redactor import redact as redacted  # noqa: PLC0415 – kept out of `--help`

    for line in sys.stdin.buffer:
        result = redacted(line.decode("utf-8", "replace").rstrip("\r\n"), language)
        spans = [{"start": span.start, "end": span.end, "type": span.type} for span in result.spans]
        click.echo(json.dumps({"text": result.text, "spans": spans}, ensure_ascii=False).encode())
