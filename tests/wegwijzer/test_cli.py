import os

import pytest

from wegwijzer import cli


@pytest.mark.parametrize(("before", "after"), [(None, "1"), ("5", "5")])
def test_the_sentence_model_gets_few_threads_unless_the_operator_says_how_many(monkeypatch, before, after):
    if before is None:
        monkeypatch.setenv("OMP_NUM_THREADS", "", prepend=None)
        monkeypatch.delenv("OMP_NUM_THREADS")
    else:
        monkeypatch.setenv("OMP_NUM_THREADS", before)
    monkeypatch.setattr(cli, "wegwijzer", lambda standalone_mode: None)
    cli.main()
    assert os.environ["OMP_NUM_THREADS"] == after
