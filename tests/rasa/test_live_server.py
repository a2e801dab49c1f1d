"""The real server: it reads messages, keeps none, says none aloud, calls nobody, and answers to nothing else."""

import json
import subprocess
import urllib.error
import urllib.request

import pytest

from nlu.intents import INTENTS
from nlu.rasa_answer import read_answer
from tests.rasa.conftest import RASA_PYTHON, TRIED

CANARY = "KANARIE-8842"
RASA = "3.6.21"


def ask(live, path, body=None, token=None):
    """Status and body of one request."""
    url = f"{live.url}{path}?token={live.token if token is None else token}"
    request = urllib.request.Request(url, body, method="POST" if body is not None else "GET")
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def parse(live, text):
    return ask(live, "/model/parse", json.dumps({"text": text}).encode())


def test_it_is_the_release_that_is_locked(live_rasa):
    status, body = ask(live_rasa, "/")
    assert status == 200
    assert RASA in body.decode()
    assert f"Rasa {RASA} is loading" in live_rasa.printed()


def test_it_answers_as_the_client_wants_it(live_rasa):
    status, body = parse(live_rasa, "waar is de huisarts")
    assert status == 200
    assert {one.intent for one in read_answer(body, "waar is de huisarts").ranking} == set(INTENTS)


def test_what_it_is_not_sure_of_has_the_fallback_first(live_rasa):
    _, body = parse(live_rasa, "hm")
    assert json.loads(body)["intent"]["name"] == "nlu_fallback"
    assert not read_answer(body, "hm").sure


@pytest.mark.parametrize("token", ["", "wrong", "0" * 32])
def test_without_the_token_it_reads_nothing(live_rasa, token):
    status, body = ask(live_rasa, "/model/parse", b'{"text": "hallo"}', token)
    assert status == 401
    assert b"intent" not in body


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/conversations/one/tracker", None),
        ("/conversations/one/messages", b'{"text": "hallo", "sender": "user"}'),
        ("/model/train", b"{}"),
        ("/model/test/intents", b"{}"),
        ("/domain", None),
        ("/webhooks/rest/webhook", b'{"sender": "one", "message": "hallo"}'),
    ],
)
def test_it_keeps_no_conversations_and_takes_no_orders(live_rasa, path, body):
    status, answer = ask(live_rasa, path, body)
    assert status == 404
    assert b"NotServed" in answer


def test_no_message_is_in_what_it_prints_even_at_debug(live_rasa):
    """A message with a slash is one that Rasa logs at warning; the broken bodies end in its error handling."""
    parse(live_rasa, f"waar is {CANARY}")
    parse(live_rasa, f"/emergency {CANARY}")
    parse(live_rasa, f"/{CANARY} of niet")
    ask(live_rasa, "/model/parse", f'{{"text": {CANARY}'.encode())
    ask(live_rasa, "/model/parse", json.dumps({"text": {CANARY: CANARY}}).encode())
    ask(live_rasa, f"/conversations/{CANARY}/tracker")
    printed = live_rasa.printed()
    assert '"level": "debug", "logger": "rasa.' in printed, "it was not at debug"
    assert CANARY not in printed


def test_no_message_is_in_any_file_it_has(live_rasa):
    parse(live_rasa, f"waar is {CANARY}")
    written = [path for path in TRIED.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]
    assert written == []


def test_whoever_uses_our_components_calls_nobody(rasa_is_here):
    """Also where the environment was forgotten: Rasa's default is to call home."""
    look = "import rasa.telemetry as t; import nlu.rasa.components; print(t.is_telemetry_enabled())"
    done = subprocess.run(
        [RASA_PYTHON, "-W", "ignore", "-c", look], cwd=TRIED, env={}, capture_output=True, text=True, check=True
    )
    assert done.stdout.split()[-1] == "False"


@pytest.mark.parametrize("token", [None, "", "short"])
def test_it_does_not_start_without_a_token(rasa_is_here, token):
    given = {} if token is None else {"RASA_TOKEN": token}
    done = subprocess.run(
        [RASA_PYTHON, "-m", "nlu.rasa.serve"], cwd=TRIED, env=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("RASA_TOKEN: set one of at least 16 characters")


def test_it_says_how_to_get_a_model_where_there_is_none(rasa_is_here, tmp_path):
    done = subprocess.run(
        [RASA_PYTHON, "-m", "nlu.rasa.serve", "--models", str(tmp_path)],
        cwd=TRIED, env={"RASA_TOKEN": "0" * 16}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == f"{tmp_path}: no trained model here; run: rasa train nlu\n"
