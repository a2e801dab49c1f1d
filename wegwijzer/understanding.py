"""The understanding behind the guide's port: safety rules and the embedded engine, beside the event loop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from nlu.commands import load_understanding as load
from nlu.commands import silent
from nlu.examples import ExamplesError
from nlu.safety_files import SafetyFileError
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from guide.understanding import Understand
    from language import Language
    from nlu.parse import Parse
    from nlu.understanding import Understanding


def read_understanding(folder: Path, progress: Callable[[str], None] = silent) -> Understanding:
    """Safety rules and engine; trains at the first start. A broken example or rule is named with file and line."""
    try:
        return load(folder, progress)
    except (ExamplesError, SafetyFileError) as error:
        message = f"the examples or safety rules cannot be read:\n{error}"
        raise OperatorProblem(message) from None


def load_understanding(folder: Path, progress: Callable[[str], None] = silent) -> Understand:
    """As the guide asks for it: a parse takes some 20 ms of computing, so it runs in a thread."""
    understanding = read_understanding(folder, progress)

    async def understand(text: str, *, hint: Language | None) -> Parse:
        return await asyncio.to_thread(understanding.parse, text, hint)

    return understand
