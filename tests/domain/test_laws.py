"""What holds whatever people try: symmetry, harmless retries, and history that says it all."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from domain.application import Partnerships
from domain.commitments.record import Commitment
from domain.disclosures.commands import AcknowledgeDisclosure, TellDisclosure
from domain.disclosures.record import Disclosure
from domain.facts import Ball, Fact
from domain.records import Comment, Record
from tests.domain.moves import (
    IDS,
    KNOWN_STAGES,
    PEOPLE,
    PROMISES,
    ROAD,
    STORIES,
    command_of,
    outcome_of,
)
from tests.domain.told import MISDIRECTED, told
from tests.scenario import DANA, PRIYA, Scenario

BALLS = set(Ball.__args__)
brief = settings(
    max_examples=35,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("laws")


SWAPPED = {"brand": "bpo", "bpo": "brand"}
SWAPPED |= {str(PEOPLE[side, role]): str(PEOPLE[SWAPPED[side], role]) for side, role in PEOPLE}


def mirrored(value):
    """The same seen from across the table: sides and people swapped, everywhere."""
    if isinstance(value, Fact):
        return {"is": type(value).__name__, **mirrored(msgspec.to_builtins(value))}
    if isinstance(value, dict):
        return {SWAPPED.get(k, k): mirrored(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return (
            sorted((mirrored(v) for v in value), key=str)
            if set(value) <= set(SWAPPED)
            else [*map(mirrored, value)]
        )
    return SWAPPED.get(value, value) if isinstance(value, str) else value


@brief
@given(moves=STORIES)
def test_the_rules_are_the_same_from_either_side(folder, moves):
    ours, theirs = Scenario(folder), Scenario(folder)
    for number, move in enumerate(moves):
        one = outcome_of(ours, *command_of(ours, number, move, "bpo"))
        mirror = outcome_of(theirs, *command_of(theirs, number, move, "brand"))
        seen = [
            msgspec.to_builtins(f) | {"is": type(f).__name__} if isinstance(f, Fact) else f
            for f in mirror
        ]
        assert [mirrored(fact) for fact in one] == [twice_mirrored(fact) for fact in seen]


def twice_mirrored(value):
    return mirrored(mirrored(value))


class Remembering(Partnerships):
    """Keeps the records as they were when they were saved."""

    def _save(self, writing):
        self.live = dict(writing.records)
        return super()._save(writing)


@brief
@given(moves=STORIES)
def test_after_every_fact_the_stage_and_the_ball_are_known_and_replay_as_they_were(folder, moves):
    story = Scenario(folder)
    story.partnerships = Remembering(story.log, clock=lambda: story.now)
    for number, move in enumerate(moves):
        facts = outcome_of(story, *command_of(story, number, move, "bpo"))
        for fact in facts:
            if isinstance(fact, Fact):
                assert (fact.stage in KNOWN_STAGES and fact.ball in BALLS) or (
                    fact.stage is fact.ball is None
                )
        for record in getattr(story.partnerships, "live", {}).values():
            replayed = story.record(type(record), record.id)
            assert state(replayed) == state(record)
            assert replayed.ball in BALLS
            assert replayed.stage in KNOWN_STAGES
        story.partnerships.live = {}


def state(record: Record):
    """Everything a record knows, but for what it has yet to save."""
    return {name: value for name, value in vars(record).items() if name != "new"}


@brief
@given(moves=STORIES)
def test_a_command_sent_twice_is_recorded_once(folder, moves):
    story = Scenario(folder)
    for number, move in enumerate(moves):
        command, person = command_of(story, number, move, "bpo")
        first = outcome_of(story, command, person)
        again = outcome_of(story, command, person)
        assert again == ([] if not first or isinstance(first[0], Fact) else first)


@brief
@given(moves=STORIES)
def test_the_last_stage_and_ball_in_the_log_are_those_of_the_record(folder, moves):
    story = Scenario(folder)
    for number, move in enumerate(moves):
        outcome_of(story, *command_of(story, number, move, "bpo"))
    for record_id, kind in ((IDS, Disclosure), *((promise, Commitment) for promise in PROMISES)):
        facts = story.log.stream(record_id).facts
        if facts:
            record = story.record(kind, record_id)
            moved = [fact for fact in facts if fact.stage]
            assert (moved[-1].stage, moved[-1].ball) == (record.stage, record.ball)


def test_the_straight_way_leads_from_telling_to_closing(story):
    for number, move in enumerate(ROAD):
        command, person = command_of(story, number, move, "brand")
        assert isinstance(outcome_of(story, command, person)[0], Fact)

    assert story.record(Disclosure, IDS).stage == "closed"


# --- Many hands at once -------------------------------------------------------------------------


def at_once(work, hands=8):
    barrier = Barrier(hands)

    def wait_and_work(hand):
        barrier.wait()
        return work(hand)

    with ThreadPoolExecutor(hands) as pool:
        return list(pool.map(wait_and_work, range(hands)))


def test_eight_retries_at_once_are_recorded_once(story):
    command = story.command(TellDisclosure, **MISDIRECTED)
    at_once(lambda _: story.partnerships.perform(command, by=PRIYA))

    assert [fact.command_id for fact in story.log.stream(story.id).facts] == [
        command.command_id
    ] * 2


def test_eight_applications_at_once_record_it_once_as_well(story):
    told(story)
    command = story.command(AcknowledgeDisclosure, words="Read.")
    at_once(lambda _: Partnerships(story.log, clock=lambda: story.now).perform(command, by=DANA))

    assert len(story.log.stream(story.id).facts) == 3


def test_eight_comments_at_once_are_all_kept(story):
    told(story)
    comments = [story.command(Comment, text=f"Number {n}") for n in range(8)]
    at_once(lambda hand: story.partnerships.perform(comments[hand], by=DANA))

    facts = story.log.stream(story.id).facts
    assert sorted(fact.text for fact in facts[2:]) == [f"Number {n}" for n in range(8)]
    assert [fact.originator_version for fact in facts] == list(range(1, 11))
