"""The embedded engine against a Rasa server with the same model: p95 of a message, memory, training time, and accuracy.

Needs the environment of `make rasa`. Both read the same messages, turn about; both are trained here on all examples,
from what each has when it is installed. Takes some minutes.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import resource
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from nlu import rasa_client
from nlu.calibration import Calibration
from nlu.commands import load_understanding
from nlu.frozen_sets import read_messages
from nlu.rasa_project import write_project
from wegwijzer.understanding import with_rasa

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlu.frozen_sets import Message
    from nlu.parse import Parse

ROOT = Path(__file__).parent.parent
RASA = ROOT / ".venv-rasa" / "bin"
MESSAGES = ROOT / "nlu" / "evaluation" / "messages.tsv"
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "PYTHONWARNINGS": "ignore",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "OMP_NUM_THREADS": "1",
}
LIMITS = {"p95 of a message": 0.5, "memory": 0.25, "training": 0.2}
"""Embedded to Rasa, at most."""

ALONE = "import sys; from pathlib import Path; import nlu.commands as c; u = c.load_understanding(Path(sys.argv[1]))"
LISTENING = f"{ALONE}; [u.parse(line) for line in sys.stdin]; print(open('/proc/self/status').read())"


class Silent:
    """Nobody listens: every message is looked at below."""

    def answered(self) -> None: ...
    def unanswered(self, trouble: str) -> None: ...
    def lost(self, trouble: str) -> None: ...
    def back(self) -> None: ...


def seconds(command: Sequence[str | Path], folder: Path) -> float:
    """Of computing: what else the machine does meanwhile does not count."""
    begun = computed()
    done = subprocess.run(command, cwd=folder, env={**os.environ, **QUIET}, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{command}:\n{done.stdout}{done.stderr}")
    return computed() - begun


def computed() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def resident_mb(status: str) -> float:
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def served(project: Path) -> tuple[subprocess.Popen[str], str, str]:
    """Process, address and token of the server, once it is ready."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    token = secrets.token_hex(16)
    process = subprocess.Popen(
        [RASA / "python", "-W", "ignore", "-m", "nlu.rasa.serve", "--port", port],
        cwd=project, env={**os.environ, **QUIET, "RASA_TOKEN": token}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    for line in process.stdout or ():
        if line.startswith("Ready"):
            return process, f"http://127.0.0.1:{port}", token
    sys.exit("the Rasa server ended before it was ready")


def p95(times: list[float]) -> float:
    return sorted(times)[int(0.95 * len(times))]


def right(read: list[tuple[Message, Parse]]) -> float:
    return sum(parse.intent in message.right for message, parse in read) / len(read)


async def compare(folder: Path, url: str, token: str, messages: Sequence[Message]) -> dict[str, tuple[float, float]]:
    """Turn about, so that what else the machine does falls on both; rules and danger model stand before both."""
    understanding = load_understanding(folder)
    # Here it is measured how long it takes, so nothing is cut off.
    rasa_client.LIMIT_S = 60.0
    rasa = rasa_client.RasaEngine(url, token, Calibration.read().thresholds, Silent())
    through = with_rasa(understanding, rasa)
    times: dict[str, list[float]] = {"embedded": [], "rasa": []}
    read: dict[str, list[tuple[Message, Parse]]] = {"embedded": [], "rasa": []}
    missed = 0
    for message in messages:
        begun = time.perf_counter()
        parse = understanding.parse(message.text)
        between = time.perf_counter()
        other = await through(message.text, None)
        ended = time.perf_counter()
        asked_rasa = other.engine == "rasa"
        missed += not asked_rasa and other.action != "emergency"
        if asked_rasa:
            times["embedded"].append(between - begun)
            times["rasa"].append(ended - between)
        read["embedded"].append((message, parse))
        read["rasa"].append((message, other))
    await rasa.close()
    print(
        f"{len(messages)} messages, of which Rasa read {len(times['rasa'])}; {missed} more it should have and did not"
    )
    return {
        "p95 of a message": (1000 * p95(times["embedded"]), 1000 * p95(times["rasa"])),
        "accuracy": (right(read["embedded"]), right(read["rasa"])),
    }


def memory(folder: Path, server: int, messages: Sequence[Message]) -> tuple[float, float]:
    """Megabytes of a process that has read messages with the embedded engine, and of the server, which has too."""
    lines = "\n".join(message.text for message in messages[:200])
    command: list[str | Path] = [sys.executable, "-c", LISTENING, folder]
    alone = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    return resident_mb(alone.stdout), resident_mb(Path(f"/proc/{server}/status").read_text())


def measure(folder: Path, project: Path | None, messages: Sequence[Message]) -> dict[str, tuple[float, float]]:
    """Each figure, of the embedded engine and of Rasa; training only where no trained project was given."""
    embedded, found = folder / "embedded", {}
    trained = seconds([sys.executable, "-c", ALONE, embedded], ROOT)
    if project is None:
        project = folder / "rasa"
        write_project(project)
        train: list[str | Path] = [RASA / "rasa", "train", "nlu", "--fixed-model-name", "wegwijzer"]
        found["training"] = (trained, seconds(train, project))
    process, url, token = served(project)
    try:
        found |= asyncio.run(compare(embedded, url, token, messages))
        found["memory"] = memory(embedded, process.pid, messages)
    finally:
        process.terminate()
        process.wait()
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--project", type=Path, help="trained before; its training is not timed")
    options.add_argument("--messages", type=Path, default=MESSAGES)
    given = options.parse_args()
    if not (RASA / "rasa").exists():
        sys.exit("no Rasa here: make rasa-try installs it")
    with tempfile.TemporaryDirectory() as name:
        found = measure(Path(name), given.project, read_messages(given.messages))
    for what, (embedded, rasa) in found.items():
        limit = f", asked for at most {LIMITS[what]}" if what in LIMITS else ""
        print(f"{what}: embedded {embedded:.3g}, Rasa {rasa:.3g}: ratio {embedded / rasa:.2f}{limit}")


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
