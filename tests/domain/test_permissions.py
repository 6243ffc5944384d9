"""Every command, for every role, on either side of a record: the table decides."""

from dataclasses import MISSING, fields
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from domain.appeals.record import Appeal
from domain.application import BEGINNERS, FOLLOW_UPS, HANDLERS
from domain.calendar import WorkingCalendar
from domain.changes.commands import SubmitChange
from domain.changes.record import Change
from domain.commitments.record import Commitment
from domain.disclosures import commands as disclosures
from domain.disclosures.record import Disclosure
from domain.doubts.events import DoubtRaised
from domain.doubts.record import Doubt
from domain.facts import Claimed, NoSuchRecord, NotAllowed, RuleBroken, other
from domain.feedback.record import Feedback
from domain.partnerships.commands import InvitePerson, OpenPartnership
from domain.partnerships.record import Partnership
from domain.permissions import PERMISSIONS, ROLES, permits
from domain.pulses.commands import ProposePulse
from domain.pulses.record import Pulse
from domain.recognition.commands import GiveRecognition
from domain.recognition.record import Recognition
from domain.records import Comment, CorrectText
from domain.rounds.commands import ProposeRound
from domain.rounds.record import Round
from domain.rule_sets import FIRST, RuleSet
from domain.schedules.record import ChangeSchedule, schedule_id_of
from domain.templates.commands import ProposeTemplate
from domain.templates.record import ChangeTemplate
from domain.terms import Terms
from domain.visits.commands import ProposeVisit
from domain.visits.record import Visit
from tests.asked import ASSESSMENT, REQUEST
from tests.candour import given, raised
from tests.domain.told import contained, promised
from tests.domain.visits.arranged import WALK
from tests.scenario import DANA, MONDAY, OURS, PRIYA, Scenario

FREE = (*HANDLERS, Comment, CorrectText)
PEOPLE = {(side, role): uuid4() for side, role in product(("brand", "bpo"), ROLES)}
IDS = ("command_id", "partnership_id", "record_id")
LOOKS = {
    UUID: UUID(int=7),
    Claimed: Claimed(MONDAY),
    tuple[disclosures.ImportedState, ...]: (),
    str: "Words",
    int: 1,
    bool: True,
    date: date(2026, 3, 20),
    datetime: MONDAY,
    WorkingCalendar: WorkingCalendar(),
    Terms: Terms(gift_cap=1),
    RuleSet: replace(FIRST, half_life_days=91.0),
}


@pytest.fixture(scope="module")
def company(tmp_path_factory) -> Scenario:
    """A partnership with every role on each side, a disclosure of the BPO's and its commitment."""
    story = Scenario(tmp_path_factory.mktemp("permissions"))
    for (side, role), person_id in PEOPLE.items():
        lead = DANA if side == "brand" else PRIYA
        story.given(InvitePerson, by=lead, record_id=OURS, person_id=person_id, role=role)
    contained(story)
    story.commitment_id = promised(story)
    story.change_id, story.template_id = uuid4(), uuid4()
    story.when(SubmitChange, by=PRIYA, record_id=story.change_id, **REQUEST)
    content = {**REQUEST, **ASSESSMENT, "team_ids": (), "expires_on": story.day(90)}
    story.when(ProposeTemplate, by=PRIYA, record_id=story.template_id, **content)
    story.feedback_id = uuid4()
    given(story, PRIYA, record_id=story.feedback_id)
    story.appeal_id = raised(story, "disclosure", PRIYA)
    story.visit_id = uuid4()
    story.when(ProposeVisit, by=PRIYA, record_id=story.visit_id, host="bpo", **WALK)
    story.praise_id = uuid4()
    praise = {"deed": "Called them.", "effect": "They knew.", "person_ids": (PRIYA,)}
    story.when(GiveRecognition, by=DANA, record_id=story.praise_id, deed_on=story.day(0), **praise)
    story.doubt_id, story.pulse_id = uuid4(), uuid4()
    doubt = {"dimension": "character", "sentence": "Words", "stage": "raised", "ball": "brand"}
    doubt |= {"named": tuple(PEOPLE.values()), "to_id": DANA, "talk_by": MONDAY}
    story.given(DoubtRaised, by=PRIYA, record_id=story.doubt_id, audience="named", **doubt)
    days = {"opens_on": story.day(1), "closes_on": story.day(7)}
    asked = {"name": "Words", "question": "Words", **days}
    story.when(ProposePulse, by=PRIYA, record_id=story.pulse_id, **asked)
    story.round_id = uuid4()
    asked = {"title": "Spring", "questions": "What now?"}
    asked |= {"deadline_at": story.now + timedelta(days=7)}
    story.when(ProposeRound, by=PRIYA, record_id=story.round_id, **asked)
    return story


def record_of(story: Scenario, kind: type) -> UUID:
    if kind in BEGINNERS:
        return uuid4()
    record = HANDLERS.get(kind, (Disclosure, None))[0]
    return {
        Disclosure: story.id,
        Commitment: story.commitment_id,
        Partnership: OURS,
        Change: story.change_id,
        ChangeTemplate: story.template_id,
        Doubt: story.doubt_id,
        Pulse: story.pulse_id,
        ChangeSchedule: schedule_id_of(OURS),
        Feedback: story.feedback_id,
        Appeal: story.appeal_id,
        Visit: story.visit_id,
        Recognition: story.praise_id,
        Round: story.round_id,
    }[record]


def filled(kind: type) -> dict[str, Any]:
    """Some value of the right type for every field that must be given."""
    hints = get_type_hints(kind)
    must = [field.name for field in fields(kind) if field.default is MISSING]
    return {name: some(hints[name]) for name in must if name not in IDS}


def some(hint: Any) -> Any:
    if hint in LOOKS:
        return LOOKS[hint]
    if get_origin(hint) is tuple:
        return (next(iter(get_args(get_args(hint)[0])), UUID(int=7)),)
    return get_args(hint)[0]


def answer(story: Scenario, kind: type, person_id: UUID) -> Exception | None:
    before = story.log.head()
    try:
        story.when(kind, by=person_id, **{**filled(kind), "record_id": record_of(story, kind)})
    except (NotAllowed, RuleBroken, NoSuchRecord) as refusal:
        assert story.log.head() == before
        return refusal
    return None


@pytest.mark.parametrize("kind", FREE, ids=lambda kind: kind.__name__)
def test_the_table_decides_by_role(company, kind):
    for (_, role), person_id in PEOPLE.items():
        if not permits(kind.ACTION, role):
            refusal = answer(company, kind, person_id)
            assert isinstance(refusal, NotAllowed)
            assert str(refusal) == f"Your role ({role}) does not {PERMISSIONS[kind.ACTION].words}."


WRONG_SIDE = {"owner": "the record is theirs", "other": "not for the side the record belongs to"}


@pytest.mark.parametrize(
    "kind",
    [k for k in FREE if PERMISSIONS[k.ACTION].whose != "either" and k not in BEGINNERS],
    ids=lambda kind: kind.__name__,
)
def test_the_table_decides_by_side(company, kind):
    whose = PERMISSIONS[kind.ACTION].whose
    wrong = "bpo" if whose == "other" else other("bpo")  # both records belong to the BPO
    for role in PERMISSIONS[kind.ACTION].roles:
        refusal = answer(company, kind, PEOPLE[wrong, role])
        assert isinstance(refusal, RuleBroken)
        assert WRONG_SIDE[whose] in str(refusal)


@pytest.mark.parametrize("kind", FREE, ids=lambda kind: kind.__name__)
def test_whoever_the_table_permits_is_never_told_that_their_role_forbids_it(company, kind):
    permission = PERMISSIONS[kind.ACTION]
    for (side, role), person_id in PEOPLE.items():
        right = permission.whose == "either" or (side == "bpo") == (permission.whose == "owner")
        if role in permission.roles and right and kind not in MOVES_PEOPLE:
            refusal = answer(company, kind, person_id)
            assert not isinstance(refusal, NotAllowed)
            assert not [words for words in WRONG_SIDE.values() if words in str(refusal)]


MOVES_PEOPLE = {kind for kind in FREE if kind.ACTION == "people.invite"}
"""These would change who has which role while the matrix is walked; tested by name elsewhere."""


@pytest.mark.parametrize("kind", FOLLOW_UPS, ids=lambda kind: kind.__name__)
def test_what_only_policies_send_nobody_can_send(company, kind):
    with pytest.raises(KeyError):
        answer(company, kind, PRIYA)


@pytest.mark.parametrize("person_id", PEOPLE.values(), ids=map(str, PEOPLE))
def test_what_is_the_operator_s_is_nobody_else_s(company, person_id):
    for kind in (OpenPartnership, disclosures.ImportIncident):
        refusal = answer(company, kind, person_id)
        assert isinstance(refusal, RuleBroken)
        assert "Only the operator" in str(refusal)


def test_every_action_may_be_taken_by_somebody_and_every_command_is_in_the_table():
    assert all(permission.roles for permission in PERMISSIONS.values())
    assert {kind.ACTION for kind in FREE} <= set(PERMISSIONS)


FRONT_LINE_WRITES = {
    "changes.read",
    "feedback.give",
    "feedback.own",
}


def test_observers_decide_about_praise_of_themselves_and_the_front_line_a_little_more():
    writing = {kind.ACTION for kind in FREE} - {"portal.use"}
    own = {"recognition.own"}
    assert {action for action in writing if permits(action, "observer")} == own
    assert {action for action in writing if permits(action, "frontline")} == {
        *own,
        *FRONT_LINE_WRITES,
        "recognition.give",
        "pulses.answer",
    }


def test_an_action_nobody_declared_is_an_error():
    with pytest.raises(KeyError):
        permits("disclosures.delete", "lead")
