import pytest

from nlu.decision import Thresholds, decide, two_requests

LEVELS = Thresholds(answer=0.7, choose=0.4, part=0.3)


def intents_of(decision):
    return [one.intent for one in decision.ranking]


def test_a_sure_intent_is_answered(rank):
    assert decide(rank(work__find=0.8, work__rights=0.1), [], LEVELS).action == "answer"


def test_an_unsure_one_is_offered_with_the_next(rank):
    decision = decide(rank(work__find=0.5, work__rights=0.3), [], LEVELS)
    assert decision.action == "choose"
    assert intents_of(decision)[:2] == ["work.find", "work.rights"]


def test_when_even_the_likeliest_three_are_unlikely_it_is_not_understood(rank):
    chances = {f"school__{name}": 0.06 for name in ("enrol", "preschool", "higher", "online", "dutch_course", "isk")}
    assert decide(rank(**chances), [], LEVELS).action == "fallback"


def test_when_it_is_likely_out_of_scope_no_three_requests_are_offered(rank):
    assert decide(rank(out_of_scope=0.7, work__find=0.25, docs__brp=0.05), [], LEVELS).action == "fallback"
    assert decide(rank(out_of_scope=0.5, work__find=0.25, docs__brp=0.25), [], LEVELS).action == "choose"


def test_out_of_scope_is_never_answered_however_sure(rank):
    assert decide(rank(out_of_scope=0.95, work__find=0.05), [], LEVELS).action == "fallback"


def test_out_of_scope_with_likely_requests_behind_it_offers_them(rank):
    assert decide(rank(out_of_scope=0.45, work__find=0.3, work__rights=0.25), [], LEVELS).action == "choose"


def test_an_engines_guess_at_danger_is_offered_and_not_shown_at_once(rank):
    decision = decide(rank(safety__violence=0.9, complaint__residents=0.1), [], LEVELS)
    assert decision.action == "choose"
    assert intents_of(decision)[0] == "safety.violence"


def test_two_requests_are_both_offered_first(rank):
    whole = rank(docs__brp=0.9, work__find=0.05, school__enrol=0.05)
    decision = decide(whole, [rank(work__find=0.6), rank(docs__brp=0.7)], LEVELS)
    assert decision.action == "choose"
    assert decision.requests == ("work.find", "docs.brp")
    assert intents_of(decision)[:2] == ["work.find", "docs.brp"]
    assert sorted(intents_of(decision)) == ["docs.brp", "school.enrol", "work.find"]


@pytest.mark.parametrize("around", ["meta.greet", "meta.thanks", "out_of_scope", "safety.violence"])
def test_small_talk_around_a_request_is_no_second_request(rank, around):
    part = rank(**{around.replace(".", "__"): 0.9})
    assert two_requests([part, rank(work__find=0.9)], 0.3) == ()


def test_the_same_request_twice_is_one(rank):
    assert two_requests([rank(work__find=0.9), rank(work__find=0.8)], 0.3) == ()


def test_an_unsure_part_is_no_request(rank):
    assert two_requests([rank(work__find=0.9), rank(docs__brp=0.2)], 0.3) == ()


def test_announcing_a_complaint_and_making_it_is_one_request(rank):
    assert two_requests([rank(complaint__file=0.9), rank(complaint__housing=0.9)], 0.3) == ()
    assert two_requests([rank(complaint__file=0.9), rank(school__enrol=0.9)], 0.3) == ("complaint.file", "school.enrol")
