"""A server that answers as Rasa does, or in any way that Rasa must not; and the real one, where its environment is.

The real one needs `make rasa-try`. Without it those tests are skipped and say why; where CI=true they fail.
"""

import json
import os
import secrets
import subprocess
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp import web

from nlu.calibration import Calibration
from nlu.intents import INTENTS
from nlu.rasa_client import RasaEngine
from tests.running_program import free_port

ROOT = Path(__file__).parent.parent.parent
RASA_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
TRIED = ROOT / "data" / "rasa-try"
"""The project that `make rasa-try` writes and trains."""

START_S = 120


def rasa_body(asked, likeliest="work.find", chance=0.9, *, sure=True):
    """What Rasa says of one message: every intent, and above them the fallback where it is not sure."""
    rest = (1 - chance) / (len(INTENTS) - 1)
    ranking = [{"name": likeliest, "confidence": chance}]
    ranking += [{"name": name, "confidence": rest} for name in INTENTS if name != likeliest]
    fallback = {"name": "nlu_fallback", "confidence": 0.75}
    return {
        "text": asked,
        "intent": ranking[0] if sure else fallback,
        "entities": [],
        "text_tokens": [[0, len(asked)]],
        "intent_ranking": ranking if sure else [fallback, *ranking],
    }


class FakeRasa:
    """Answers `/model/parse`; set ``answer`` to answer otherwise. Remembers what it was asked."""

    def __init__(self):
        self.asked = []
        self.answer = self.well
        self.url = ""

    async def well(self, request):
        return web.json_response(rasa_body((await request.json())["text"]))

    async def respond(self, request):
        self.asked.append((dict(request.query), await request.json()))
        return await self.answer(request)


@pytest.fixture
async def fake_rasa():
    fake = FakeRasa()
    application = web.Application()
    application.router.add_post("/model/parse", fake.respond)
    runner = web.AppRunner(application, shutdown_timeout=0.01)
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    fake.url = f"http://127.0.0.1:{port}"
    yield fake
    await runner.cleanup()


class Heard:
    """What the client tells of its server."""

    def __init__(self):
        self.outcomes = Counter()
        self.told = []

    def answered(self):
        self.outcomes["answered"] += 1

    def unanswered(self, trouble):
        self.outcomes[trouble] += 1

    def lost(self, trouble):
        self.told.append(f"lost: {trouble}")

    def back(self):
        self.told.append("back")


@pytest.fixture
def heard():
    return Heard()


class Clock:
    def __init__(self):
        self.seconds = 0.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def ask_at(heard, clock):
    """Makes clients; closes them at the end."""
    made = []

    def make(url, token="a token of tests"):
        made.append(RasaEngine(url, token, Calibration.read().thresholds, heard, clock))
        return made[-1]

    yield make
    for one in made:
        await one.close()


@dataclass
class LiveRasa:
    """A real Rasa server in a process of its own; everything it prints is in ``output``."""

    process: subprocess.Popen
    url: str
    token: str
    output: Path

    def printed(self):
        return self.output.read_text(encoding="utf-8", errors="replace")


def started(output):
    """The server of the tried model on a free port, at debug: the loudest it can be."""
    port, token = free_port(), secrets.token_hex(16)
    command = ["-W", "ignore", "-m", "nlu.rasa.serve", "--port", str(port), "--log-level", "debug"]
    with output.open("wb") as file:
        process = subprocess.Popen(
            [RASA_PYTHON, *command], cwd=TRIED, env={**os.environ, "RASA_TOKEN": token}, stdout=file, stderr=file
        )
    return LiveRasa(process, f"http://127.0.0.1:{port}", token, output)


@pytest.fixture(scope="session")
def rasa_is_here():
    """Nothing, or the reason why there is no Rasa to ask."""
    missing = [path for path in (RASA_PYTHON, TRIED / "models" / "wegwijzer.tar.gz") if not path.exists()]
    if missing:
        reason = f"no Rasa for the tests ({missing[0].relative_to(ROOT)} is not there): run make rasa-try"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture(scope="session")
def live_rasa(rasa_is_here, tmp_path_factory):
    """One server for the whole run, once it is ready."""
    live = started(tmp_path_factory.mktemp("rasa") / "printed")
    ends = time.monotonic() + START_S
    while "\nReady" not in live.printed():
        assert live.process.poll() is None, live.printed()
        assert time.monotonic() < ends, live.printed()
        time.sleep(0.05)
    yield live
    live.process.terminate()
    live.process.wait(30)


def as_json(body):
    return web.Response(body=body, content_type="application/json")


def changed(asked, **others):
    return json.dumps({**rasa_body(asked), **others}).encode()
