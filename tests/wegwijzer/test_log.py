"""The log lets nothing through that is not on the list. Canaries are planted everywhere they could ride along."""

import io
import json
import logging

import pytest
import structlog

from wegwijzer import log

CANARY = "КАНАРКА-5519"


@pytest.fixture
def written():
    stream = io.StringIO()
    log.configure("debug", stream)
    return lambda: [json.loads(line) for line in stream.getvalue().splitlines()]


def test_known_events_keep_known_fields(written):
    structlog.get_logger().info("card_rated", topic="school.enrol", helped=True)
    [line] = written()
    assert (line["event"], line["topic"], line["helped"], line["level"]) == ("card_rated", "school.enrol", True, "info")


def test_unknown_fields_are_dropped(written):
    structlog.get_logger().info("card_rated", text=CANARY, chat_id=876543210, user={"name": CANARY})
    [line] = written()
    assert set(line) == {"event", "level", "timestamp"}


def test_a_sentence_as_event_is_dropped(written):
    structlog.get_logger().info(f"resident said {CANARY}")
    [line] = written()
    assert line["event"] == "not_on_the_list"
    assert CANARY not in json.dumps(line, ensure_ascii=False)


def test_a_known_field_of_another_type_is_dropped(written):
    structlog.get_logger().info("card_rated", topic=[CANARY], helped=CANARY)
    [line] = written()
    assert "topic" not in line
    assert "helped" not in line


def fail_with_words():
    words = CANARY
    raise ValueError(words)


def test_an_exception_keeps_its_type_and_place_and_loses_its_message(written):
    try:
        fail_with_words()
    except ValueError as error:
        structlog.get_logger().error("update_failed", exc_info=error)
    [line] = written()
    assert line["error"] == "ValueError"
    assert line["trace"][-1].startswith("tests/wegwijzer/test_log.py:")
    assert line["trace"][-1].endswith("fail_with_words")
    assert CANARY not in json.dumps(line, ensure_ascii=False)


def test_exc_info_true_takes_the_exception_being_handled(written):
    try:
        fail_with_words()
    except ValueError:
        structlog.get_logger().exception("update_failed")
    [line] = written()
    assert line["error"] == "ValueError"
    assert CANARY not in json.dumps(line, ensure_ascii=False)


def test_libraries_are_heard_by_name_and_never_quoted(written):
    try:
        fail_with_words()
    except ValueError:
        logging.getLogger("aiogram.event").exception("update %s from %s", CANARY, 876543210)
    [line] = written()
    assert (line["event"], line["logger"], line["error"]) == ("library", "aiogram.event", "ValueError")
    assert CANARY not in json.dumps(line, ensure_ascii=False)
    assert "876543210" not in json.dumps(line)


def test_warnings_of_libraries_below_the_level_stay_out(written):
    logging.getLogger("aiogram.event").info("update %s", CANARY)
    assert written() == []
