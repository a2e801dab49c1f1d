"""A municipality's own name, logo and colours; and what is no theme stops the start, with file, line and name."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from desk.theme.colours import READ_ON, SEEN_ON, contrast, shipped, too_faint
from tests.desk.desks import TestDesk, grant
from wegwijzer.commands import doctor
from wegwijzer.desk import theme_of
from wegwijzer.problem import OperatorProblem
from wegwijzer.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"
NAMED = 'name: {nl: Meldpunt Zeestad, uk: Довідка Зеєстада}\nlight:\n  top: "#0b3d2e"\ndark:\n  top: "#04150f"\n'
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'


@pytest.fixture
def theme(tmp_path):
    """A folder with these files."""

    def write(written=NAMED, **files):
        folder = tmp_path / "thema"
        folder.mkdir()
        content = {"theme.yaml": written} | {name.replace("__", "."): one for name, one in files.items()}
        for name, one in content.items():
            if one is not None:
                (folder / name).write_bytes(one if isinstance(one, bytes) else one.encode())
        return folder

    return write


def desk_of(folder):
    return TestDesk(settings=Settings(DESK_THEME=folder))


def png(width=40, height=20):
    file = BytesIO()
    Image.new("RGB", (width, height), "#0b3d2e").save(file, "PNG")
    return file.getvalue()


async def served(browser, answer, name):
    (address,) = set(re.findall(rf'(?:href|src)="([^"]*/{name})"', answer.text))
    return await browser.get(address)


@pytest.mark.parametrize(("language", "name"), [("nl", "Meldpunt Zeestad"), ("uk", "Довідка Зеєстада")])
async def test_every_page_has_the_name_before_and_after_signing_in(theme, language, name):
    desk = desk_of(theme())
    inside = await desk.sign_in(grant("coordinator"), language=language)
    pages = [await inside.get(path) for path in ("/desk/cases", "/desk/nothing", "/desk/account")]
    for page in [*pages, await desk.browser().get(f"/desk/sign-in?language={language}")]:
        assert f" · {name}</title>" in page.text
        assert f"<span>{name}</span>" in page.text
        assert not re.search(r">[^<]*(Wegwijzer|Дороговказ)", page.text)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [("logo.svg", LOGO.encode(), "image/svg+xml; charset=utf-8"), ("logo.png", png(), "image/png")],
)
async def test_the_logo_is_theirs_in_the_header_and_as_icon(theme, name, content, kind):
    browser = desk_of(theme(**{name: content})).browser()
    page = await browser.get("/desk/sign-in")
    assert len(re.findall(rf'(?:src|rel="icon" href)="[^"]*/{name}"', page.text)) == 2
    logo = await served(browser, page, name)
    assert (logo.content, logo.headers["content-type"]) == (content, kind)
    assert "mark.svg" not in page.text


async def test_their_colours_go_over_ours_in_each_scheme_and_ours_stay_where_they_have_none(theme):
    browser = desk_of(theme()).browser()
    sheet = (await served(browser, await browser.get("/desk/sign-in"), "tokens.css")).text
    light, dark = sheet.rsplit("@media screen and (prefers-color-scheme: dark)", 1)
    assert light.rindex("--top: #0b3d2e;") > light.rindex("--top: #123a5e;"), "what comes last counts"
    assert "--top: #04150f;" in dark
    assert f"--ground: {shipped()['dark']['ground']};" in dark, "their light ones do not go over our dark ones"


async def test_without_a_theme_nothing_is_another(theme):
    plain, empty = TestDesk().browser(), desk_of(theme("name: {nl: Wegwijzer}\n")).browser()
    shown = [re.sub(r'value="[0-9a-f]{64}"', "", (await one.get("/desk/sign-in")).text) for one in (plain, empty)]
    assert shown[0] == shown[1]


TWO = "DESK_THEME: theme.yaml:2:3: there is no colour 'tpo'; did you mean 'top'?"
BAD = {
    "no file": ({"written": None}, "DESK_THEME: theme.yaml:1:1: is missing"),
    "broken YAML": ({"written": "light: {top: '#fff'"}, "DESK_THEME: theme.yaml:1:"),
    "not UTF-8": ({"written": b"name: \xff\xfe"}, "DESK_THEME: theme.yaml:1:1: is not UTF-8"),
    "a list": ({"written": "- top"}, "DESK_THEME: theme.yaml:1:1: "),
    "an unknown key": ({"written": "colours:\n  top: '#fff'\n"}, "theme.yaml:1:1: unknown key 'colours'"),
    "an unknown colour": ({"written": "light:\n  tpo: '#fff'\n"}, TWO),
    "one that is nothing like ours": (
        {"written": "dark:\n  qqq: '#fff'\n"},
        "theme.yaml:2:3: there is no colour 'qqq'",
    ),
    "no quotes": ({"written": "light:\n  top: #123456\n"}, "theme.yaml:2:7: put the colour in quotes"),
    "a word": ({"written": "light:\n  top: navy\n"}, "theme.yaml:2:8: top: 'navy' is no colour"),
    "a number": ({"written": "light:\n  top: '12345'\n"}, "theme.yaml:2:8: top: '12345' is no colour"),
    "style": ({"written": "light:\n  top: '#fff; } body { display: none'\n"}, "theme.yaml:2:8: top: '#fff; }"),
    "an address": ({"written": "light:\n  top: 'url(//x.example/a)'\n"}, "theme.yaml:2:8: top: 'url(//x"),
    "a line more": ({"written": 'light:\n  top: "#fff\\n"\n'}, "theme.yaml:2:8: top: '#fff\\n' is no colour"),
    "style in a name": ({"written": "light:\n  'top: red; --x': '#fff'\n"}, "theme.yaml:2:3: there is no colour"),
    "twice": ({"written": "light:\n  top: '#fff'\n  top: '#000'\n"}, "theme.yaml:3:3: key 'top' is here twice"),
    "a long name": ({"written": "name: {nl: " + "Meldpunt " * 5 + "}\n"}, "theme.yaml:1:12: 44 characters"),
    "an empty name": ({"written": "name: {nl: ' '}\n"}, "theme.yaml:1:12: "),
    "a style sheet": ({"tokens__css": ":root {}"}, "DESK_THEME: tokens.css:1:1: is not read; here belong theme.yaml"),
    "a template": ({"base__html": ""}, "DESK_THEME: base.html:1:1: is not read"),
    "two logos": ({"logo__svg": LOGO, "logo__png": png()}, "logo.png:1:1: is a second logo"),
    "no picture": ({"logo__svg": "<p>"}, "logo.svg:1:1: is no SVG: line 1, column 4"),
    "another document": ({"logo__svg": "<html/>"}, "logo.svg:1:1: is no SVG: it does not begin"),
    "a script": ({"logo__svg": LOGO.replace("<path", "<script>1</script><path")}, "logo.svg:1:1: holds a script"),
    "a handler": ({"logo__svg": LOGO.replace("<path", "<path onload='x()'")}, "logo.svg:1:1: holds a script"),
    "entities": ({"logo__svg": "<!DOCTYPE x [<!ENTITY a 'a'>]>" + LOGO}, "logo.svg:1:1: has a DOCTYPE"),
    "a broken PNG": ({"logo__png": png()[:60]}, "logo.png:1:1: is no PNG"),
    "a PNG that is none": ({"logo__png": LOGO}, "logo.png:1:1: is no PNG"),
    "an empty logo": ({"logo__svg": b""}, "logo.svg:1:1: is empty"),
    "a heavy logo": ({"logo__svg": LOGO + " " * 200_000}, "logo.svg:1:1: has 200,"),
    "a large logo": ({"logo__png": png(2001, 1)}, "logo.png:1:1: is 2001 × 1 pixels"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_no_theme_is_said_with_setting_file_line_and_name(theme, what):
    files, says = BAD[what]
    with pytest.raises(OperatorProblem) as problem:
        desk_of(theme(**files))
    assert str(problem.value).startswith("DESK_THEME: ")
    assert says in str(problem.value)


def test_every_problem_is_said_at_once(theme):
    with pytest.raises(OperatorProblem) as problem:
        theme_of(Settings(DESK_THEME=theme("light:\n  tpo: '#fff'\n  ink: red\n", logo__png=b"x")))
    assert [line.split(": ")[1] for line in str(problem.value).splitlines()] == [
        "logo.png:1:1", "theme.yaml:2:3", "theme.yaml:3:8",
    ]  # fmt: skip


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(OperatorProblem, match=r"DESK_THEME: .*/nowhere is not a folder"):
        theme_of(Settings(DESK_THEME=tmp_path / "nowhere"))


FAINT = 'light:\n  ink: "#777"\n  top-line: "#123a5e"\ndark:\n  link: "#333"\n'


def test_colours_that_cannot_be_read_are_told_at_the_start_and_by_the_doctor(theme, tmp_path, capsys, monkeypatch):
    folder = theme(FAINT)
    desk_of(folder)
    told = capsys.readouterr().err
    assert (
        "DESK_THEME: theme.yaml:2:8: ink on ground has a contrast of 4.10 in the light scheme; WCAG 2.2 AA asks 4.5"
        in told
    )
    assert "theme.yaml:3:13: top-line on top has a contrast of 1.00 in the light scheme; WCAG 2.2 AA asks 3" in told
    assert "theme.yaml:5:9: link on paper" in told
    assert "soft-ink" not in told, "what is ours"
    for name, value in (("DESK_THEME", str(folder)), ("WEGWIJZER_DATA", str(tmp_path / "data"))):
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(doctor, "EXAMINED", {"desk": doctor.EXAMINED["desk"]})
    shown = CliRunner().invoke(doctor.command)
    assert "warning desk           DESK_THEME: theme.yaml:2:8: ink on ground" in shown.output
    assert shown.exit_code == 0, "it is told, and the desk answers"


def test_ours_can_be_read_and_every_colour_is_looked_at():
    assert list(too_faint({"light": {}, "dark": {}})) == []
    looked_at = {
        *READ_ON,
        *SEEN_ON,
        *(back for pairs in (READ_ON, SEEN_ON) for backs in pairs.values() for back in backs),
    }
    assert set(shipped()["light"]) - looked_at == {"edge"}, "what only parts one thing from another need not be seen"


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000", "#ffffff", 21), ("#fff", "#FFF", 1), ("#767676", "#fff", 4.54)]
)
def test_contrast_is_what_wcag_says_it_is(one, other, ratio):
    assert round(contrast(one, other), 2) == ratio == round(contrast(other, one), 2)


def test_the_page_for_operators_names_every_colour_and_its_example_is_a_theme(tmp_path):
    page = (DOCS / "theme.md").read_text("utf-8")
    assert set(re.findall(r"`([a-z-]+)`", page.partition("## The colours")[2])) >= set(shipped()["light"])
    (example,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    (tmp_path / "theme.yaml").write_text(example)
    theme = theme_of(Settings(DESK_THEME=tmp_path))
    assert theme.warnings == ()
    assert theme.name["uk"] != "Дороговказ"
