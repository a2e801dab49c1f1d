import pytest

from nlu.frozen_sets import Message
from nlu.parse import Parse, Ranked
from nlu.reliability import Bin, bins, calibration_error, classified


def test_calibration_error():
    assert calibration_error([(0.95, True)] * 19 + [(0.95, False)]) == pytest.approx(0)
    assert calibration_error([(1.0, False)] * 4) == 1
    assert calibration_error([(0.65, True), (0.05, False)]) == pytest.approx(0.2)
    assert calibration_error([]) == 0


def test_bins_hold_what_lies_between_their_edges():
    found = bins([(0.0, False), (0.1, True), (0.19, False), (1.0, True)])
    assert found == [
        Bin(0.0, 0.1, 1, 0.0, 0.0),
        Bin(0.1, 0.2, 2, pytest.approx(0.145), 0.5),
        Bin(0.9, 1.0, 1, 1.0, 1.0),
    ]


def test_a_rule_is_not_counted_and_any_acceptable_intent_is_right():
    def parse(intent, engine):
        return Parse(
            text="x",
            language="uk",
            intent=intent,
            confidence=0.4,
            ranking=(Ranked(intent, 0.4),),
            action="choose",
            engine=engine,
        )

    message = Message("uk", ("docs.brp", "work.find"), "x", 2)
    judged = [(message, parse("work.find", "embedded")), (message, parse("emergency", "safety"))]
    assert classified(judged) == [(0.4, True)]
