"""From the command to the first answer in the terminal, warm: seconds, and as a ratio to starting Python alone."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 5


def seconds(command: list[str], folder: Path, text: str = "") -> float:
    begun = time.perf_counter()
    subprocess.run(command, input=text, text=True, capture_output=True, check=True, cwd=folder)
    return time.perf_counter() - begun


def main() -> None:
    chat = [sys.executable, "-m", "wegwijzer", "chat", "--language", "uk"]
    question = "як записати дитину до школи?\n"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = seconds(chat, folder, question)
        pairs = [(seconds(chat, folder, question), seconds([sys.executable, "-c", ""], folder)) for _ in range(RUNS)]
    warm, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"first start, with training: {first:.1f} s")
    print(f"warm start to first answer: {warm:.2f} s, {warm / bare:.0f} times a bare Python of {bare:.3f} s")


if __name__ == "__main__":
    main()
