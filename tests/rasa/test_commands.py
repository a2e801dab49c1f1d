"""The commands around Rasa, `/metrics`, and `make rasa` where there is no Python for it."""

import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
import yaml

from nlu.intents import INTENTS
from tests.rasa.conftest import rasa_body
from wegwijzer.settings import Settings
from wegwijzer.web import build_web

ROOT = Path(__file__).parent.parent.parent


class Answering(BaseHTTPRequestHandler):
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["text"]
        body = json.dumps(rasa_body(asked)).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def rasa_url():
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def run(tmp_path, model_folder):
    def begin(*arguments, text="", **settings):
        return subprocess.run(
            [sys.executable, "-m", "wegwijzer", "nlu", *arguments],
            input=text, text=True, capture_output=True, cwd=tmp_path, check=False,
            env={**os.environ, "WEGWIJZER_DATA": str(model_folder), **settings},
        )  # fmt: skip

    return begin


def test_messages_are_read_by_rasa_and_danger_by_the_rules(run, rasa_url):
    result = run("parse", "--engine", "rasa", text="хочу роботу\nдопоможіть, пожежа!\n", RASA_URL=rasa_url)
    read, alarm = [json.loads(line) for line in result.stdout.splitlines()]
    assert (read["text"], read["engine"], read["intent"]) == ("хочу роботу", "rasa", "work.find")
    assert (alarm["engine"], alarm["action"]) == ("safety", "emergency")
    assert result.stderr == ""


def test_without_an_address_it_is_one_line_that_names_the_setting(run):
    result = run("parse", "--engine", "rasa", text="хочу роботу\n")
    assert result.returncode == 2
    assert (
        result.stderr
        == "wegwijzer: RASA_URL: set it to the address of a Rasa server, e.g. http://127.0.0.1:5005 (make rasa)\n"
    )


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"RASA_URL": "rasa:5005"}, "RASA_URL"),
        ({"RASA_URL": "http://rasa:5005?token=x"}, "RASA_URL"),
        ({"RASA_URL": "http://me:secret@rasa"}, "RASA_URL"),
        ({"RASA_URL": "http://rasa", "RASA_TOKEN": "short"}, "RASA_TOKEN"),
        ({"METRICS": "perhaps"}, "METRICS"),
    ],
)
def test_a_wrong_setting_is_one_line_that_names_it_and_not_its_value(run, settings, named):
    result = run("parse", "--engine", "rasa", **settings)
    assert result.returncode == 2
    assert result.stderr.startswith(f"wegwijzer: {named} in the environment: ")
    assert settings[named] not in result.stderr


def test_a_project_is_written_and_said(run, tmp_path):
    result = run("export", "--rasa", "project", "--at-most", "2")
    assert result.stdout == f"project: {2 * len(INTENTS)} examples; README.md there says how to go on\n"
    assert yaml.safe_load((tmp_path / "project" / "config.yml").read_text())["recipe"] == "default.v1"


def test_a_folder_that_is_somebodys_is_one_line(run, tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    result = run("export", "--rasa", ".")
    assert (result.returncode, result.stdout) == (2, "")
    assert (
        result.stderr
        == "wegwijzer: .: holds files that no export put there; name an empty folder or an earlier export\n"
    )


async def page(settings):
    program = SimpleNamespace(settings=settings, kaart=SimpleNamespace(version="1"), desk=None)
    transport = httpx.ASGITransport(build_web(program, None))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as browser:
        return await browser.get("/metrics")


async def test_counts_are_served_only_when_asked_for():
    assert (await page(Settings())).status_code == 404
    shown = await page(Settings(METRICS="1"))
    assert shown.status_code == 200
    assert "# TYPE wegwijzer_rasa_answers_total counter" in shown.text


def test_where_python_is_missing_make_says_what_to_do(tmp_path):
    """In a copy of the file, so that no environment is there yet."""
    (tmp_path / "Makefile").write_bytes((ROOT / "Makefile").read_bytes())
    lock = tmp_path / "nlu" / "rasa" / "requirements.lock"
    lock.parent.mkdir(parents=True)
    lock.touch()
    # As from a shell, also where make itself runs these tests.
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    done = subprocess.run(
        ["make", "RASA_PYTHON=", ".venv-rasa/.ready"],
        cwd=tmp_path,
        env=outside,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout.startswith(
        "Rasa needs Python 3.10, and there is none here: pyenv install 3.10, or name one: make "
    )
    assert not (tmp_path / ".venv-rasa").exists()
