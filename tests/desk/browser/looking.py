"""What a page looks like, asked of the browser itself: what sticks out or is cut off, and what has the focus."""

from __future__ import annotations

import pytest

AXE_RUN = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
SETTLED = "() => document.getAnimations().forEach(one => one.finish())"
"""Buttons change their colour in a moment, in which they have neither."""

STICKING_OUT = """() => {
  const wide = document.documentElement.clientWidth, found = [];
  if (document.documentElement.scrollWidth > wide) found.push(`the page: ${document.documentElement.scrollWidth}`);
  for (const one of document.body.querySelectorAll("*")) {
    if (!one.checkVisibility() || one.closest(".unseen, .skip-link, option, svg, thead")) continue;
    const {left, right, width} = one.getBoundingClientRect(), style = getComputedStyle(one);
    if (!width) continue;
    const said = `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 40)}`;
    if (right > wide + 0.5 || left < -0.5) found.push(`${said}: ${left} to ${right}`);
    const cuts = style.overflowX !== "visible" && !["INPUT", "SELECT", "TEXTAREA", "IMG"].includes(one.tagName);
    if (cuts && one.scrollWidth > one.clientWidth) found.push(`${said} is cut off`);
  }
  return found;
}"""
"""What is wider than the window, or hidden in a box that is too narrow."""

IN_ORDER = """() => {
  const all = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  window.inOrder = [...document.querySelectorAll(all)].filter(one => one.checkVisibility() && !one.disabled);
  return window.inOrder.length;
}"""
FOCUSED = """() => {
  const one = document.activeElement;
  if (one === document.body || one === document.documentElement) return null;
  const said = `${one.tagName}.${one.className} ${(one.textContent || one.name || "").trim().slice(0, 40)}`;
  const ringed = which => {
    const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(one, which);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !/, 0\\)$/.test(outlineColor);
  };
  const box = one.getBoundingClientRect();
  const spots = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].map(([x, y]) =>
    document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
  const seen = spots.filter(spot => spot && (one.contains(spot) || spot.contains(one) && spot.tagName === "LABEL"));
  return {said, at: window.inOrder.indexOf(one), ringed: ringed(null) || ringed("::after"), seen: seen.length};
}"""

ON_PAPER = """() => {
  const found = [];
  const controls = "nav, form, button, .button, input, select, textarea, header.page-header, summary";
  for (const one of document.body.querySelectorAll(controls))
    if (one.checkVisibility()) found.push(`${one.tagName} ${one.textContent.trim().slice(0, 40)} is printed`);
  const linear = part => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  for (const one of document.body.querySelectorAll("*")) {
    const words = [...one.childNodes].some(part => part.nodeType === Node.TEXT_NODE && part.textContent.trim());
    const style = getComputedStyle(one);
    if (!one.checkVisibility() || one.closest(".unseen")) continue;
    const [red, green, blue, alpha = 1] = style.backgroundColor.match(/[\\d.]+/g).map(Number);
    if (alpha && red + green + blue < 3 * 225) found.push(`${one.tagName}.${one.className} has a dark ground`);
    const cuts = style.overflowY !== "visible" && one.scrollHeight > one.clientHeight + 1;
    if (cuts) found.push(`${one.className} is cut off`);
    if (!words) continue;
    const ink = style.color.match(/[\\d.]+/g).map(Number);
    const light = 0.2126 * linear(ink[0]) + 0.7152 * linear(ink[1]) + 0.0722 * linear(ink[2]);
    if (1.05 / (light + 0.05) < 4.5) found.push(`${one.tagName}.${one.className} ${style.color} on white`);
  }
  return found;
}"""
"""What a printer should not get: controls, dark grounds, boxes that cut off, and words that white paper swallows."""


async def found_by_axe(page, axe):
    """What axe-core says of the page, light and dark: by scheme and rule, where."""
    await page.evaluate(axe)
    found = {}
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme)
        await page.evaluate(SETTLED)
        for one in await page.evaluate(AXE_RUN):
            found[scheme, one["id"]] = [node["html"][:160] for node in one["nodes"]][:3]
    return found


async def sticking_out(page):
    return await page.evaluate(STICKING_OUT)


async def walk_by_keyboard(page):
    """Tabs through the whole page: every control once, in the order of the page, seen and with a ring around it."""
    many = await page.evaluate(IN_ORDER)
    assert many
    await page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0) }")
    for place in range(many):
        await page.keyboard.press("Tab")
        await page.evaluate(SETTLED)
        one = await page.evaluate(FOCUSED)
        assert one, f"the keyboard leaves the page after {place} of {many}"
        assert one["at"] == place, one
        assert one["ringed"], f"{one['said']} has the focus, and nothing shows it"
        assert one["seen"], f"{one['said']} has the focus and is covered, or out of sight"
    await page.keyboard.press("Tab")
    left = await page.evaluate(FOCUSED)
    if left is not None and left["at"] > 0:
        pytest.fail(f"there is more after the last control: {left}")
    return many
