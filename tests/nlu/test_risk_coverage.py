import pytest

from nlu.risk_coverage import Point, area, at_steps, curve


def test_the_surest_are_taken_first():
    points = curve([(0.2, False), (0.9, True), (0.5, True), (0.7, False)])
    assert points == [
        Point(0.25, 0.0, 0.9),
        Point(0.5, 0.5, 0.7),
        Point(0.75, pytest.approx(1 / 3), 0.5),
        Point(1.0, 0.5, 0.2),
    ]


def test_equal_confidences_are_taken_together_whatever_their_order():
    """Else the order of a file would decide on the risk."""
    pairs = [(0.5, True), (0.5, False), (0.5, True), (0.9, True)]
    assert curve(pairs) == curve(pairs[::-1]) == [Point(0.25, 0.0, 0.9), Point(1.0, 0.25, 0.5)]


def test_a_step_shows_the_first_point_that_covers_it():
    points = [Point(0.25, 0.0, 0.9), Point(1.0, 0.25, 0.5)]
    assert at_steps(points, (0.1, 0.25, 0.3)) == [points[0], points[0], points[1]]
    assert at_steps(curve([(0.1 * i, True) for i in range(10)]))[2].coverage == pytest.approx(0.3)


def test_the_area_is_the_mean_risk():
    assert area([Point(0.25, 0.0, 0.9), Point(1.0, 0.4, 0.5)]) == pytest.approx(0.3)
    assert area(curve([(0.3, False), (0.9, False)])) == 1
    assert area(curve([])) == 0


def test_a_better_order_of_the_same_hits_has_less_area():
    good = [(0.9, True), (0.8, True), (0.2, False)]
    bad = [(0.9, False), (0.8, True), (0.2, True)]
    assert area(curve(good)) < area(curve(bad))
