"""Nothing that anybody writes becomes part of the page: text stays text, and only a few harmless tags are kept."""

from __future__ import annotations

import pytest
from playwright.async_api import Error, expect

from tests.preview.chat_page import bubbles, write

pytestmark = pytest.mark.asyncio(loop_scope="session")

ATTACKS = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<b onclick=alert(1)>жирно</b>",
    "<svg/onload=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "&lt;b&gt; & &amp; <",
    "{{ 7*7 }} ${7*7}",
]


async def test_what_a_visitor_types_is_shown_as_it_was_typed(show, world):
    page = await show(world)
    page.on("dialog", lambda dialog: pytest.fail("something ran"))
    for text in ATTACKS:
        await write(page, text)
        await expect(bubbles(page, "visitor").last).to_have_text(text)
        await expect(bubbles(page, "bot").last).to_have_text(f"Ви написали: {text}")
    await page.reload()
    await expect(bubbles(page, "visitor")).to_have_text(["/start", *ATTACKS])
    inside = await page.locator(".bubble *:not(a.number)").evaluate_all("all => all.map(one => one.outerHTML)")
    assert inside == []


SANITISED = [
    ("a <b>b</b> <i>c</i> <u>d</u>", "a <b>b</b> <i>c</i> <u>d</u>"),
    ("<blockquote>x<br>y</blockquote>", "<blockquote>x<br>y</blockquote>"),
    (
        '<a href="https://x.nl/?a=1&amp;b=2">x</a>',
        '<a href="https://x.nl/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">x</a>',
    ),
    ('<a href="tel:112" onclick="x()">112</a>', '<a href="tel:112">112</a>'),
    ('<a href="javascript:alert(1)">x</a>', "x"),
    ('<a href="JaVaScRiPt:alert(1)">x</a>', "x"),
    ('<a href=" javascript:alert(1)">x</a>', "x"),
    ('<a href="java\tscript:alert(1)">x</a>', "x"),
    ('<a href="data:text/html,x">x</a>', "x"),
    ('<a href="http://x.nl">x</a>', "x"),
    ('<a href="//x.nl">x</a>', "x"),
    ('<a href="/preview">x</a>', "x"),
    ("<a>x</a>", "x"),
    ('<img src="x" onerror="alert(1)">', ""),
    ("<script>alert(1)</script>y", "y"),
    ("<style>*{display:none}</style>y", "y"),
    ('<b style="position:fixed" class="x" id="text">y</b>', "<b>y</b>"),
    ("<svg><a href='https://x.nl'>x</a><script>1</script></svg>", "x"),
    ("<math><mtext><b>x</b></mtext></math>", "<b>x</b>"),
    ("<form action=/x><input name=y><button>z</button></form>", "z"),
    ("<template><b>x</b></template>y", "y"),
    ("<iframe srcdoc='<b>x</b>'>x</iframe>y", "y"),
    ("<b><i>x</b>y</i>", "<b><i>x</i></b><i>y</i>"),
    ("<!-- x -->y", "y"),
    ("&lt;b&gt;", "&lt;b&gt;"),
]


async def test_the_sanitiser_keeps_what_is_allowed_and_nothing_else(show, world):
    page = await show(world, console=False)
    sanitise = """async ([address, html]) => {
        const {sanitise} = await import(address);
        const box = document.createElement("div");
        box.append(sanitise(html));
        return box.innerHTML;
    }"""
    address = world.preview._static.address("sanitise.js")
    found = [await page.evaluate(sanitise, [address, html]) for html, _ in SANITISED]
    assert found == [wanted for _, wanted in SANITISED]


async def test_the_bots_own_html_goes_through_the_sanitiser(show, world):
    # Chromium complains of the handler while it parses, before the sanitiser drops it.
    page = await show(world, console=False)
    page.on("dialog", lambda dialog: pytest.fail("something ran"))
    await write(page, 'html:<b>так</b><img src=x onerror="alert(1)"><a href="javascript:alert(1)">ні</a>')
    await expect(bubbles(page, "bot").last).to_have_text("такні")
    assert await bubbles(page, "bot").last.inner_html() == "<b>так</b>ні"


async def test_the_browser_itself_refuses_html_in_a_string(show, world):
    page = await show(world, console=False)
    with pytest.raises(Error, match="TrustedHTML"):
        await page.evaluate("document.body.innerHTML = '<b>x</b>'")
    with pytest.raises(Error, match=r"Trusted|policy"):
        await page.evaluate("trustedTypes.createPolicy('another', {createHTML: x => x})")


async def test_what_was_written_is_gone_from_the_tab_once_it_was_sent(show, world):
    page = await show(world)
    await write(page, "таємниця")
    await expect(bubbles(page, "bot").last).to_have_text("Ви написали: таємниця")
    await expect(page.locator("#text")).to_have_value("")
    kept = await page.evaluate(
        "JSON.stringify({...sessionStorage}) + JSON.stringify({...localStorage}) + document.cookie"
    )
    assert "таємниця" not in kept
    assert "wegwijzer_preview" not in kept, "the cookie is out of reach of scripts"
