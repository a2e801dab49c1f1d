"""What every answer forbids the browser, what may be kept, and what the page itself is made of."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser

import pytest

from bot.local.preview.page_texts import page_texts
from bot.local.preview.static_files import FOLDER, StaticFiles
from locales import texts

STATIC = StaticFiles()


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/preview", 200),
        ("HEAD", "/preview/events", 200),
        ("GET", STATIC.address("chat.js"), 200),
        ("GET", "/preview/static/other/chat.js", 404),
        ("POST", "/preview/messages", 403),
        ("POST", "/preview/presses", 403),
        ("POST", "/preview/restart", 403),
    ],
)
async def test_every_answer_carries_the_protections(visitor, method, address, status):
    answer = await visitor.client.request(method, address)
    assert answer.status_code == status
    policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "connect-src": "'self'",
        "img-src": "'self' data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "wegwijzer-sanitiser",
    }
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-frame-options"] == "DENY"


async def test_only_files_with_their_content_in_the_address_may_be_kept(visitor):
    assert (await visitor.client.get("/preview")).headers["cache-control"] == "no-store"
    assert (await visitor.write("x")).headers["cache-control"] == "no-store"
    kept = (await visitor.client.get(STATIC.address("chat.css"))).headers
    assert kept["cache-control"] == "public, max-age=31536000, immutable"
    assert kept["content-type"] == "text/css; charset=utf-8"
    missing = await visitor.client.get("/preview/static/0123456789abcdef/chat.css")
    assert (missing.status_code, missing.headers["cache-control"]) == (404, "no-store")


@pytest.mark.parametrize("name", ["../app.py", "%2e%2e%2fapp.py", "..%2f..%2f..%2fpyproject.toml", "", "page.html"])
async def test_nothing_but_the_files_of_the_page_is_served(visitor, name):
    assert (await visitor.client.get(STATIC.address("") + name)).status_code == 404


def test_the_address_changes_with_the_content(tmp_path):
    (tmp_path / "a.js").write_text("1")
    before = StaticFiles(tmp_path).version
    assert StaticFiles(tmp_path).version == before
    (tmp_path / "a.js").write_text("2")
    assert StaticFiles(tmp_path).version != before
    (tmp_path / "a.js").rename(tmp_path / "b.js")
    (tmp_path / "b.js").write_text("1")
    assert StaticFiles(tmp_path).version != before


class Markup(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))


async def test_the_page_has_nothing_inline(visitor):
    tags = Markup((await visitor.client.get("/preview")).text).tags
    assert [attributes for tag, attributes in tags if tag == "script" and not attributes.get("src")] == []
    assert [tag for tag, _ in tags if tag == "style"] == []
    assert [one for _, attributes in tags for one in attributes if one == "style" or one.startswith("on")] == []


async def test_what_the_page_asks_for_is_there(visitor):
    tags = Markup((await visitor.client.get("/preview")).text).tags
    wanted = {attributes.get("src") or attributes.get("href") for _, attributes in tags} - {None}
    assert len(wanted) == 3
    for address in wanted:
        assert (await visitor.client.get(address)).status_code == 200, address


def test_every_module_that_is_imported_exists():
    imports = {found for file in FOLDER.glob("*.js") for found in re.findall(r'from "\./([\w.]+)"', file.read_text())}
    assert len(imports) > 10
    assert {name for name in imports if not (FOLDER / name).exists()} == set()


def test_every_word_of_the_page_and_its_script_is_translated_and_none_is_left_over():
    script = "\n".join(file.read_text() for file in FOLDER.glob("*.js"))
    page = (FOLDER.parent / "page.html").read_text()
    known = page_texts("uk")["texts"]
    used = set(re.findall(r"words\.(\w+)", page)) | set(re.findall(r'data-(?:text|label)="(\w+)"', page))
    used |= set(re.findall(r'worded\("\w+", "(\w+)"', script))
    quoted = set(re.findall(r'"(\w+)"', script))
    assert used <= set(known)
    assert set(known) - used - quoted == set()
    assert page_texts("nl")["texts"].keys() == known.keys()


def test_no_sentence_is_written_in_the_page():
    """Every word of it comes from the catalogues."""
    page = (FOLDER.parent / "page.html").read_text()
    assert re.sub(r"\{\{.*?\}\}|<[^>]*>|[\s·]", "", page) == ""


@pytest.mark.parametrize("name", sorted(file.name for file in FOLDER.glob("*.js")))
def test_no_sentence_is_written_in_its_script(name):
    code = re.sub(r"/\*.*?\*/|//.*", "", (FOLDER / name).read_text(), flags=re.DOTALL)
    literals = re.findall(r"\"([^\"\n]*)\"|`([^`]*)`", code)
    assert [one for pair in literals for one in pair if re.match(r"[A-ZА-ЯІЇЄҐ]\w+ \w", one)] == []


async def test_without_javascript_the_page_says_what_it_needs(visitor):
    html = (await visitor.client.get("/preview")).text
    inside = re.search(r"<noscript>(.*?)</noscript>", html, re.DOTALL)[1]
    assert texts("uk")("This page needs JavaScript. In danger, call 112.") in inside


async def test_the_script_gets_its_words_from_a_data_attribute(visitor):
    tags = Markup((await visitor.client.get("/preview")).text).tags
    body = next(attributes for tag, attributes in tags if tag == "body")
    assert json.loads(unescape(body["data-page"])) == page_texts("uk")
