from nlu.intents import DANGER, INTENTS, THEMES, theme_of


def test_no_intent_twice():
    assert len(set(INTENTS)) == len(INTENTS)


def test_themes_are_the_first_part_of_intents():
    assert theme_of("school.enrol") == "school"
    assert theme_of("emergency") == "emergency"
    assert {"complaint", "healthcare", "school", "work", "money", "housing", "docs", "return"} < set(THEMES)


def test_danger_is_what_may_not_wait():
    assert DANGER == ("emergency", "safety.violence", "safety.suicide", "safety.exploitation")
