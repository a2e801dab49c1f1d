"""What every room's tests share."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory):
    """A data folder with the model trained once for the whole run."""
    from wegwijzer.understanding import load_understanding  # noqa: PLC0415 – only the tests that need it pay for it

    folder = tmp_path_factory.mktemp("model")
    load_understanding(folder)
    return folder
