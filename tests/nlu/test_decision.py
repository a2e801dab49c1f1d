import pytest

from nlu.decision import Thresholds, danger_in, decide, two_requests

LEVELS = Thresholds(answer=0.7, choose=0.4, danger=0.4, mention=0.1, part=0.3)


def intents_of(decision):
    return [one.intent for one in decision.ranking]


def test_a_sure_intent_is_answered(rank):
    assert decide(rank(work__find=0.8, work__rights=0.1), [], LEVELS).action == "answer"


def test_an_unsure_one_is_offered_with_the_next(rank):
    decision = decide(rank(work__find=0.5, work__rights=0.3), [], LEVELS)
    assert decision.action == "choose"
    assert intents_of(decision)[:2] == ["work.find", "work.rights"]


def test_when_even_the_likeliest_three_are_unlikely_it_is_not_understood(rank):
    chances = {f"school__{name}": 0.1 for name in ("enrol", "preschool", "higher", "online", "dutch_course")}
    assert decide(rank(**chances), [], LEVELS).action == "fallback"


def test_out_of_scope_is_never_answered_however_sure(rank):
    assert decide(rank(out_of_scope=0.95, work__find=0.05), [], LEVELS).action == "fallback"


def test_out_of_scope_with_likely_requests_behind_it_offers_them(rank):
    assert decide(rank(out_of_scope=0.45, work__find=0.3, work__rights=0.25), [], LEVELS).action == "choose"


def test_danger_comes_before_a_likelier_intent(rank):
    chances = {"complaint__residents": 0.5, "safety__violence": 0.3, "emergency": 0.15}
    decision = decide(rank(**chances), [], LEVELS)
    assert decision.action == "emergency"
    assert intents_of(decision)[0] == "safety.violence"
    assert sorted(intents_of(decision)) == ["complaint.residents", "emergency", "safety.violence"]


def test_danger_in_one_part_of_a_long_message_is_found(rank):
    whole = rank(complaint__housing=0.9, safety__suicide=0.05)
    parts = [rank(complaint__housing=0.9), rank(safety__suicide=0.8)]
    decision = decide(whole, parts, LEVELS)
    assert decision.action == "emergency"
    assert intents_of(decision)[0] == "safety.suicide"


def test_a_part_that_only_may_be_dangerous_does_not_hide_what_the_message_is_clearly_about(rank):
    whole = rank(work__rights=0.92, safety__exploitation=0.02)
    parts = [rank(safety__exploitation=0.57, work__find=0.4), rank(work__rights=0.9)]
    decision = decide(whole, parts, LEVELS)
    assert decision.action == "choose"
    assert intents_of(decision)[:2] == ["work.rights", "safety.exploitation"]


def test_a_part_that_may_be_dangerous_goes_first_where_the_whole_is_unclear(rank):
    whole = rank(work__rights=0.5, safety__exploitation=0.2)
    decision = decide(whole, [rank(safety__exploitation=0.57)], LEVELS)
    assert decision.action == "emergency"


def test_some_danger_is_offered_instead_of_answering_past_it(rank):
    chances = {"complaint__residents": 0.75, "complaint__housing": 0.05, "work__find": 0.05, "safety__violence": 0.12}
    decision = decide(rank(**chances), [], LEVELS)
    assert decision.action == "choose"
    assert "safety.violence" in intents_of(decision)[:3]
    assert intents_of(decision)[0] == "complaint.residents"


def test_danger_below_every_level_changes_nothing(rank):
    assert decide(rank(complaint__residents=0.8, safety__violence=0.05), [], LEVELS).action == "answer"


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


def test_danger_is_the_sum_of_all_dangers(rank):
    assert danger_in(rank(emergency=0.2, safety__violence=0.1, work__find=0.7)) == pytest.approx(0.3)
