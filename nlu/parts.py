"""A message cut where one request may end and another begin."""

from __future__ import annotations

import re

_SENTENCE_END = r"(?:[.!?;]+(?=\s)|\n)"
_ASKING_UK = "як|де|куди|скільки|коли|чи|хто|що|який|яка|які|можна|треба|мені|хочу|потрібн\\w*|підкажіть"
_ASKING_RU = "как|где|куда|сколько|когда|кто|что|какой|какая|какие|можно|нужн\\w*|мне|хочу|подскажите"
_ASKING_NL = "hoe|waar|wat|wanneer|wie|welke|hoeveel|kan|kunnen|mag|mogen|moet|moeten|ik|wij"
_ASKING_EN = "how|where|what|when|who|which|can|may|do|does|is|i|we"
_JOINT = re.compile(
    rf"""
    {_SENTENCE_END}
    | [,\s]\s*(?:
        (?:і|й|та|а|ну)\s+ще(?:\s+питання)?\b | а\s+також\b | і\s+також\b | (?:і|й|та|а)\s+(?={_ASKING_UK}\b)
      | (?:и|а|ну)\s+ещ[её]\b | а\s+также\b | и\s+также\b | (?:и|а)\s+(?={_ASKING_RU}\b)
      | en\s+ook\b | en\s+nog\b | ook\s+wil\b | en\s+verder\b | daarnaast\b | en\s+(?=(?:{_ASKING_NL})\b)
      | and\s+also\b | also\b | and\s+(?=(?:{_ASKING_EN})\b)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MIN_WORDS = 2
_MAX_PARTS = 4


def parts_of(text: str) -> list[str]:
    """The parts that could each be a request, in order; empty where the message cannot be cut.

    Parts of one word are left out, and no more than the first four are looked at: each costs the model another reading.
    """
    pieces = [piece.strip(" ,.!?;-—\t") for piece in _JOINT.split(text)]
    parts = [piece for piece in pieces if len(piece.split()) >= _MIN_WORDS]
    return parts[:_MAX_PARTS] if len(parts) > 1 else []
