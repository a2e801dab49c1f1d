"""Serves a trained model: POST /model/parse and GET /status behind a token, and nothing else.

``rasa run --enable-api`` would do it too, but it also answers on conversations (and keeps them in memory), trains and
loads models on request, and logs what people write.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from nlu.rasa.quiet_log import keep_quiet

OPEN_ROUTES = frozenset({("GET", "/"), ("GET", "/status"), ("POST", "/model/parse")})
SHORTEST_TOKEN = 16


def main() -> None:
    options = _options()
    token = os.environ.get("RASA_TOKEN", "").strip()
    if len(token) < SHORTEST_TOKEN:
        sys.exit(f"RASA_TOKEN: set one of at least {SHORTEST_TOKEN} characters in .env; bot and Rasa share it")
    if options.check:
        return
    if not _newest(options.models):
        sys.exit(f"{options.models}: no trained model here; run: rasa train nlu")
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    _serve(options, token)


def _serve(options: argparse.Namespace, token: str) -> None:
    """Loads in this process before it listens: who is answered is answered by a model."""
    from rasa import __version__  # noqa: PLC0415 – many seconds, after the options were checked
    from rasa.core.agent import Agent  # noqa: PLC0415
    from rasa.server import create_app  # noqa: PLC0415
    from rasa.utils.log_utils import configure_structlog  # noqa: PLC0415
    from sanic import response  # noqa: PLC0415

    _say(f"Rasa {__version__} is loading {_newest(options.models)}")
    configure_structlog()
    agent = Agent.load(str(options.models))
    app = create_app(agent, cors_origins=[], auth_token=token)

    @app.middleware("request")
    async def only_what_is_served(request):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 – Sanic's own types
        if (request.method, request.path) not in OPEN_ROUTES:
            return response.json({"status": "failure", "reason": "NotServed"}, status=404)
        return None

    @app.listener("after_server_start")
    async def ready(*_: object) -> None:
        keep_quiet(options.log_level)
        _say(f"Ready: POST http://{options.host}:{options.port}/model/parse, model {agent.model_id}")

    keep_quiet(options.log_level)
    app.run(host=options.host, port=options.port, workers=1, access_log=False, debug=False, motd=False)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m nlu.rasa.serve", description=__doc__)
    parser.add_argument("--models", type=Path, default=Path("models"), help="a model, or the folder with the newest")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=5005)
    parser.add_argument("--log-level", default="warning", choices=["debug", "info", "warning", "error"])
    parser.add_argument("--check", action="store_true", help="only look whether RASA_TOKEN is set")
    return parser.parse_args()


def _newest(models: Path) -> Path | None:
    found = [models] if models.is_file() else sorted(models.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    return found[-1] if found else None


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 – the operator's terminal


if __name__ == "__main__":
    main()
