"""Who fails again and again is left alone, then tried once."""

import pytest

from nlu.circuit import FAILURES, REST_S, Circuit


@pytest.fixture
def circuit(clock):
    return Circuit(clock)


def fail(circuit, times=FAILURES):
    for _ in range(times):
        assert circuit.admits()
        circuit.failed()


def test_a_failure_or_two_change_nothing(circuit):
    fail(circuit, FAILURES - 1)
    assert circuit.admits()
    assert circuit.succeeded() is False


def test_a_success_forgives_what_was_before(circuit):
    fail(circuit, FAILURES - 1)
    circuit.succeeded()
    fail(circuit, FAILURES - 1)
    assert circuit.admits()


def test_enough_in_a_row_and_it_is_left_alone_for_its_rest(circuit, clock):
    fail(circuit)
    assert not circuit.admits()
    clock.seconds = REST_S - 0.01
    assert not circuit.admits()


def test_only_the_failure_that_ends_it_says_so(circuit):
    assert [circuit.failed() for _ in range(FAILURES + 1)] == [*[False] * (FAILURES - 1), True, False]


def test_after_the_rest_one_tries_and_the_others_do_not_wait_for_it(circuit, clock):
    fail(circuit)
    clock.seconds = REST_S
    assert circuit.admits()
    assert not circuit.admits()


def test_a_try_that_succeeds_opens_it_for_everybody_and_says_so(circuit, clock):
    fail(circuit)
    clock.seconds = REST_S
    circuit.admits()
    assert circuit.succeeded() is True
    assert circuit.admits()
    assert circuit.admits()


def test_a_try_that_fails_makes_it_rest_again(circuit, clock):
    fail(circuit)
    clock.seconds = REST_S
    circuit.admits()
    assert circuit.failed() is False
    assert not circuit.admits()
    clock.seconds = 2 * REST_S
    assert circuit.admits()


def test_a_try_that_is_given_up_leaves_room_for_another(circuit, clock):
    fail(circuit)
    clock.seconds = REST_S
    circuit.admits()
    circuit.let_go()
    assert circuit.admits()
