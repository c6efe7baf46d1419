"""One award year from an empty installation to the unit's plan, as one story over all roles."""

import os

import pytest

import steps_autumn as autumn
import steps_spring as spring
import steps_winter as winter
from installation import Installation
from story import Story, address

WAYS = [pytest.param("sqlite", True, id="sqlite-with-scripts")]
if os.environ.get("TEST_POSTGRES_URL"):
    WAYS.append(pytest.param("postgres", False, id="postgres-without-scripts"))


@pytest.fixture
def story(request, browser, evidence):
    backend, js = request.param
    town = Installation(backend, "2024-01-29 09:00:00")
    story = Story(town, browser, evidence, js)
    try:
        town.start()
        yield story
    finally:
        story.house.close()
        town.stop()


@pytest.mark.parametrize("story", [pytest.param(way.values, id=way.id) for way in WAYS], indirect=True)
def test_an_award_year(story):
    for chapter in (january, march, april, the_17th_of_may, may_and_june, august, september, october, november, december):
        try:
            chapter(story)
        except BaseException as error:
            error.add_note(f"in {chapter.__name__}, at {story.town.now:%Y-%m-%d %H:%M:%S} UTC")
            raise


def january(story):
    office = spring.the_office_comes_in_by_the_printed_link(story)
    spring.the_office_reads_in_the_organisations(office)
    spring.the_office_checks_and_publishes_the_edition(office)
    spring.the_office_lets_people_in(office)


def march(story):
    story.town.at("2024-03-11 09:00:00")
    with story.as_("unithead") as head:
        spring.the_unit_tries_whether_it_may_take_part(head)
        spring.the_unit_registers(story, head)


def april(story):
    story.town.at("2024-04-16 13:00:00")
    with story.as_("contact") as contact:
        spring.the_contact_writes_every_part(story, contact)
        spring.the_contact_fills_in_the_facts(story, contact)
        spring.the_contact_sees_that_nothing_is_missing(story, contact)


def the_17th_of_may(story):
    story.town.at("2024-05-17 23:50:00")
    with story.as_("contact") as contact:
        open_page = spring.the_unit_hands_in_at_the_last_moment(story, contact)
        spring.the_receipt_shows_the_second_and_the_digest(story, contact)
        spring.nobody_writes_after_the_hand_in(story, contact, open_page)


def may_and_june(story):
    story.town.at("2024-05-28 09:00:00")
    with the_office(story) as office:
        autumn.the_office_makes_a_team(office)
        autumn.the_office_goes_past_a_conflict_with_a_reason(office)
        autumn.the_office_confirms_the_team(office)
        winter.the_office_names_the_chair(office)
    story.town.at("2024-06-10 10:00:00")
    with story.as_("registrar") as registrar:
        autumn.the_registrar_opens_a_case(registrar)
        autumn.the_registrar_records_the_decision(registrar)
        autumn.the_registrar_hands_in_the_minutes(registrar)


def the_office(story):
    return story.as_("kansliet")


def august(story):
    story.town.at("2024-08-12 09:00:00")
    done = []
    for who in ("coordinator", "second", "third"):
        with story.as_(who, role="Examinator" if who == "third" else None) as examiner:
            autumn.an_examiner_answers_about_conflict(story, examiner)
            autumn.an_examiner_judges_every_question(story, examiner, who)
            autumn.an_examiner_sees_nothing_of_the_others(story, examiner, done)
            autumn.an_examiner_locks(story, examiner)
        done.append(who)


def september(story):
    story.town.at("2024-08-27 13:00:00")
    with story.as_("coordinator") as coordinator:
        autumn.the_team_agrees_on_every_question(story, coordinator)
        autumn.the_team_judges_the_whole(story, coordinator)
        autumn.the_team_locks_the_consensus(story, coordinator)
        autumn.the_team_books_the_visit(story, coordinator)
    story.town.letter(address("contact"), "besök")
    story.town.at("2024-09-11 09:00:00")
    with story.as_("coordinator") as coordinator:
        autumn.the_team_records_the_visit(story, coordinator)
        autumn.the_visit_changes_one_level(story, coordinator)
        autumn.the_team_locks_for_good(story, coordinator)


def october(story):
    story.town.at("2024-10-24 10:00:00")
    with story.as_("juror") as juror:
        winter.the_jury_votes(story, juror)
        winter.the_jury_decides(story, juror)


def november(story):
    """The ceremony begins on 26 November at 15.00."""
    story.town.at("2024-11-26 14:30:00")
    visitor = story.visitor()
    with story.as_("unithead") as head:
        story.town.at("2024-11-26 14:59:59")
        winter.nobody_outside_sees_the_decision(story, visitor, head)
        story.town.at("2024-11-26 15:00:00")
        winter.everybody_sees_the_decision(story, visitor, head)
        winter.the_report_is_shut_until_the_meeting(story, head)


def december(story):
    story.town.at("2024-12-03 16:00:00")
    with story.as_("coordinator") as coordinator:
        winter.the_team_records_the_feedback_meeting(story, coordinator)
    with story.as_("unithead") as head:
        winter.the_unit_reads_the_report(story, head)
        winter.the_unit_makes_a_plan(story, head)
    with the_office(story) as office:
        winter.the_office_sees_the_whole_year(story, office)
    winter.the_log_is_whole(story)
