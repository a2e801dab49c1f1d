"""Telegram's HTML, read as strictly as the Bot API documents it: https://core.telegram.org/bots/api#html-style."""

from __future__ import annotations

import re
from html import unescape

_PLAIN = {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "blockquote", "tg-spoiler"}
_OPENING = re.compile(r'<(?:([a-z-]+)|a href="https?://[^"<>\s]+"|blockquote expandable|code class="language-[\w-]+")>')
_TOKENS = re.compile(r"</?[a-z][^<>]*>|&(?:lt|gt|amp|quot|#\d+|#x[0-9a-f]+);|[^<>&]+")


def visible_text(html: str) -> str:
    """What the reader sees; fails on anything Telegram would refuse to parse."""
    open_tags: list[str] = []
    seen: list[str] = []
    at = 0
    for token in _TOKENS.finditer(html):
        assert token.start() == at, f"a stray {html[at]!r} at {at}"
        at = token.end()
        text = token[0]
        if text.startswith("</"):
            assert open_tags, f"{text} closes nothing"
            assert text == f"</{open_tags.pop()}>", f"{text} closes another tag"
        elif text.startswith("<"):
            opening = _OPENING.fullmatch(text)
            assert opening, f"not one of Telegram's tags: {text}"
            assert opening[1] is None or opening[1] in _PLAIN, f"not one of Telegram's tags: {text}"
            open_tags.append(re.match(r"<([a-z-]+)", text)[1])
        else:
            seen.append(unescape(text) if text.startswith("&") else text)
    assert at == len(html), f"a stray {html[at]!r} at {at}"
    assert not open_tags, f"never closed: {open_tags}"
    return "".join(seen)
