"""Kinds of mistakes in the files about complaints, and what notices them."""

from __future__ import annotations

from functools import cache

from content.documents import read_folder
from content.problem import ContentError
from content.text_check import text_findings
from content.yaml_file import read
from issues.intake import loader as intake_loader
from issues.offices import loader as offices_loader
from issues.offices.check import check_offices
from issues.routing import loader as routing_loader
from issues.routing.check import check_rules
from issues.routing.combinations import every
from issues.routing.engine import first_match, route
from tests.issues.test_routing import GOES, MONDAY, facts
from tests.routekaart.sabotage.judge import CASE, FOUND, SAME, SURVIVED
from tests.routekaart.sabotage.kinds import CYRILLIC_FOR, LATIN_FOR, one_letter
from tests.routekaart.sabotage.places import Content, at

KINDS = {}
RULES = "rules.yaml"


def kind(function):
    KINDS[function.__name__] = function
    return function


class ComplaintJudge:
    """The intake, the rules and the offices that ship; each break is held against the others.

    Each file is read once: reading gives the same for the same text.
    """

    def __init__(self, kaart, monkeypatch):
        monkeypatch.setattr(intake_loader, "read", cache(read))
        folders = (intake_loader.DATA, offices_loader.SHIPPED)
        self.intake_files, self.office_files = ({**read_folder(folder)} for folder in folders)
        self.rules_text = routing_loader.SHIPPED.read_text("utf-8")
        everything = {**self.intake_files, **self.office_files, RULES: self.rules_text}
        self.content = Content(everything)
        self.intake = intake_loader.load_intake(self.intake_files)
        self.rules = routing_loader.load_rules(self.rules_text)
        self.people = {*kaart.contacts, *kaart.roles}
        self.places = {one.id: [location.id for location in one.locations] for one in kaart.municipalities.values()}

    def says(self, change):
        try:
            problems = [*self._texts(change)] or self._problems(change)
        except ContentError as refused:
            return FOUND, str(refused.problems[0])
        if problems:
            return FOUND, str(problems[0])
        if told := self._told(change):
            return CASE, told
        return (SAME, "") if self._same(change) else (SURVIVED, "")

    def _texts(self, change):
        for path, text in change.files.items():
            file = read(path, text)
            yield from (one.located(file) for one in text_findings(file.value, wrong_script=False))

    def _problems(self, change):
        changed = set(change.files)
        if changed & set(self.office_files):
            offices = offices_loader.load_offices({**self.office_files, **change.files})
            return check_offices(offices, self.rules.rules, contacts=self.people, places=self.places)
        if RULES in changed:
            return check_rules(routing_loader.load_rules(change.files[RULES]), self.intake)
        intake = intake_loader.load_intake({**self.intake_files, **change.files})
        return check_rules(self.rules, intake)

    def _told(self, change):
        """A complaint whose way is written down, and that would now go another."""
        if set(change.files) != {RULES}:
            return None
        rules = routing_loader.load_rules(change.files[RULES]).rules
        for full_id, changes, queue, rule, due in GOES:
            found = route(rules, facts(full_id, **changes), MONDAY)
            if (found.queue, found.rule, str(found.due)) != (queue, rule, due):
                return f"{full_id} {changes}: {found.rule}"
        return None

    def _same(self, change):
        """Whether every complaint that can be filed goes where it went: proven by sending all of them."""
        if set(change.files) != {RULES}:
            return False
        rules = routing_loader.load_rules(change.files[RULES]).rules
        filed = [one.facts for one in every(self.intake)]
        return all(_goes(rules, one) == _goes(self.rules.rules, one) for one in filed)


def _goes(rules, complaint):
    rule = first_match(rules, complaint)
    return rule.queue, rule.due, rule.flagged


# -- who reads it ---------------------------------------------------------------------------------------------------


def _rules(content):
    return enumerate(content.files[RULES]["rules"])


@kind
def delete_a_rule_of_routing(content):
    for index, rule in _rules(content):
        yield content.edited(RULES, lambda value, i=index: value["rules"].pop(i), f"{rule['id']} deleted")


@kind
def send_staff_complaints_to_the_location(content):
    for index, rule in _rules(content):
        if rule["queue"] != "location":
            yield content.edited(
                RULES, lambda value, i=index: value["rules"][i].update(queue="location"), f"{rule['id']} to location"
            )


@kind
def move_a_rule_of_routing_to_the_end(content):
    for index, rule in _rules(content):
        if index + 1 < len(content.files[RULES]["rules"]):

            def edit(value, i=index):
                value["rules"].append(value["rules"].pop(i))

            yield content.edited(RULES, edit, f"{rule['id']} last")


@kind
def drop_a_condition_of_routing(content):
    for index, rule in _rules(content):
        for condition in rule.get("when", {}):

            def edit(value, i=index, c=condition):
                when = value["rules"][i]["when"]
                when.pop(c)
                if not when:
                    value["rules"][i].pop("when")

            yield content.edited(RULES, edit, f"{rule['id']} without {condition}")


@kind
def name_a_theme_that_is_none(content):
    for index, rule in _rules(content):
        for condition in ("theme", "sub_theme"):
            for place, one in enumerate(rule.get("when", {}).get(condition, [])):

                def edit(value, i=index, c=condition, p=place, o=one):
                    value["rules"][i]["when"][c][p] = o + "x"

                yield content.edited(RULES, edit, f"{rule['id']} for {one}x")


# -- the offices ----------------------------------------------------------------------------------------------------


def _readers(content):
    for path, value in content.files.items():
        if path.startswith("municipalities/"):
            for queue in value["queues"]:
                yield path, ("queues", queue)
            for location, queues in value.get("locations", {}).items():
                for queue in queues:
                    yield path, ("locations", location, queue)


@kind
def leave_a_queue_without_a_deputy(content):
    for path, way in _readers(content):
        yield content.edited(path, lambda value, w=way: at(value, w).pop("deputy"), f"{way} without a deputy")


@kind
def let_the_holder_be_the_deputy(content):
    for path, way in _readers(content):

        def edit(value, w=way):
            at(value, w)["deputy"] = dict(at(value, w)["holder"])

        yield content.edited(path, edit, f"{way} one person")


@kind
def remove_a_queue(content):
    for path, way in _readers(content):
        if way[0] == "queues":
            yield content.edited(path, lambda value, w=way: value["queues"].pop(w[1]), f"{way} removed")


@kind
def let_the_location_read_what_is_kept_from_it(content):
    for path, way in _readers(content):
        if way[-1] != "location":
            for part in ("holder", "deputy"):

                def edit(value, w=way, p=part):
                    at(value, w)[p] = dict(value["queues"]["location"]["holder"])

                yield content.edited(path, edit, f"{way} {part} works at the location")


@kind
def step_up_to_nobody(content):
    for path, way in _readers(content):
        if way[0] == "queues":
            for step in ("nobody_here", "location_manager"):

                def edit(value, w=way, s=step):
                    at(value, w)["up"] = [s]

                yield content.edited(path, edit, f"{way} up to {step}")


# -- what is asked --------------------------------------------------------------------------------------------------


def _questions(content):
    for path, value in content.files.items():
        if "questions" in path:
            for index, question in enumerate(value["questions"]):
                yield path, index, question


@kind
def leave_a_question_untranslated(content):
    for path, index, question in _questions(content):
        for language in ("uk", "nl"):

            def edit(value, i=index, spoken=language):
                value["questions"][i]["text"].pop(spoken)

            yield content.edited(path, edit, f"{question['id']} not in {language}")


@kind
def remove_a_question_of_a_complaint(content):
    for path, index, question in _questions(content):
        yield content.edited(path, lambda value, i=index: value["questions"].pop(i), f"{question['id']} removed")


@kind
def ask_what_is_no_question(content):
    for path, value in content.files.items():
        if path.startswith("themes/"):
            for index in range(len(value["sub_themes"])):

                def edit(theme, i=index):
                    theme["sub_themes"][i]["questions"].append("no_such_question")

                yield content.edited(path, edit, f"sub-theme {index}")


@kind
def ask_without_answers(content):
    for path, index, question in _questions(content):
        if question.get("choices"):

            def edit(value, i=index):
                value["questions"][i]["choices"] = []

            yield content.edited(path, edit, f"{question['id']} without choices")


def _letter(name, table, language):
    def places(content):
        change = one_letter(table)
        for path, index, question in _questions(content):
            new = change(question["text"], language)
            if new != question["text"][language]:

                def edit(value, i=index, n=new):
                    value["questions"][i]["text"][language] = n

                yield content.edited(path, edit, f"{question['id']} {language}")

    KINDS[name] = places


_letter("ask_with_a_latin_letter_in_a_word", LATIN_FOR, "uk")
_letter("ask_with_a_cyrillic_letter_in_a_word", CYRILLIC_FOR, "nl")


@kind
def answer_with_too_many_words(content):
    for path, index, question in _questions(content):
        if question.get("choices"):

            def edit(value, i=index):
                value["questions"][i]["choices"][0]["label"]["nl"] = "woord " * 20

            yield content.edited(path, edit, f"{question['id']} too long a button")


@kind
def give_a_question_twice(content):
    for path, index, question in _questions(content):

        def edit(value, i=index):
            value["questions"].append(dict(value["questions"][i]))

        yield content.edited(path, edit, f"{question['id']} twice")
