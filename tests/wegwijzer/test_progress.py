import io

import pytest

from wegwijzer.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def terminal():
    return Terminal()


def test_a_bar_grows_in_its_place(terminal):
    progress = Progress(terminal)
    progress("messages 0 of 60")
    progress("messages 30 of 60")
    assert terminal.getvalue().split("\r\x1b[K") == [
        "",
        "messages [..............................] 0 of 60",
        "messages [###############...............] 30 of 60",
    ]
    assert "\n" not in terminal.getvalue()


def test_other_lines_and_the_result_begin_on_a_clean_line(terminal):
    progress = Progress(terminal)
    progress("messages 30 of 60")
    progress("kept in data")
    assert terminal.getvalue().endswith("\r\x1b[Kkept in data\n")
    progress("messages 31 of 60")
    progress.clear()
    progress.clear()
    assert terminal.getvalue().endswith("31 of 60\r\x1b[K")


def test_without_a_terminal_counting_is_told_seldom_and_the_rest_always():
    now = [0.0]
    stream = io.StringIO()
    progress = Progress(stream, lambda: now[0])
    for number in range(30):
        now[0] = float(number)
        progress(f"messages {number} of 30")
    progress("kept in data")
    assert stream.getvalue() == "messages 0 of 30\nmessages 10 of 30\nmessages 20 of 30\nkept in data\n"


def test_nothing_to_count_is_no_reason_to_break(terminal):
    Progress(terminal)("messages 0 of 0")
    assert terminal.getvalue().endswith("0 of 0")


def test_it_goes_to_stderr(capsys):
    Progress()("training on 60 examples")
    assert capsys.readouterr().err == "training on 60 examples\n"
