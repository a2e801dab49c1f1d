"""What an operator can mend: one clear line that names the setting, file or line; never a traceback."""

from __future__ import annotations


class OperatorProblem(Exception):
    """The command ends with this line on stderr and exit code 2."""
