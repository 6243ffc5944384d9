"""Random people of both sides do random things to a change; what must always hold, holds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.application import Partnerships
from domain.changes import commands as c
from domain.changes import events as e
from domain.changes.record import BEFORE_LIVE, OPEN, Change
from domain.facts import Fact, NoSuchRecord, NotAllowed, RuleBroken
from domain.partnerships import commands as p
from domain.schedules import commands as s
from domain.schedules import events as se
from domain.schedules.record import ChangeSchedule, schedule_id_of
from domain.store import Stream
from domain.terms import Terms
from tests.asked import ASSESSMENT, CHAT, PHONE, REQUEST, SITE
from tests.scenario import DANA, FAY, MARCUS, MONDAY, OLGA, OURS, PRIYA, SIRI, TOMAS

PEOPLE = (DANA, MARCUS, PRIYA, TOMAS, FAY, OLGA, SIRI)
SCHEDULE = schedule_id_of(OURS)
STEPS_MAX = 260
TERMS = Terms(
    notice_working_days=1,
    load_points_cap=4,
    paper_debt_cap=1,
    ready_percent=50,
    go_live_from="00:00",
)


class MemoryLog:
    """As much of a log as the application asks for."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []

    def stream(self, record_id: UUID, gt: int = 0) -> Stream:
        mine = [f for f in self.facts if f.originator_id == record_id]
        return Stream([f for f in mine if f.originator_version > gt], b"key" if mine else None)

    def append(self, facts: Sequence[Fact], _keys: dict[UUID, bytes]) -> int:
        self.facts += facts
        return len(self.facts)

    def head(self) -> int:
        return len(self.facts)


class Walk:
    """One walk of several changes through a partnership."""

    def __init__(self, random: Random) -> None:
        self.random, self.now, self.log = random, MONDAY, MemoryLog()
        self.application = Partnerships(self.log, clock=lambda: self.now)
        self.changes: list[UUID] = []
        self.last: tuple[Any, UUID] | None = None
        self._open()

    def step(self) -> None:
        """Somebody does something; now and then time passes."""
        self.now += timedelta(hours=self.random.choice((0, 1, 5, 26, 26, 100)))
        command = self._command()
        by = self._somebody(command)
        before = len(self.log.facts)
        try:
            self.application.perform(command, by=by)
            self.last = (command, by)
        except (RuleBroken, NotAllowed, NoSuchRecord):
            assert len(self.log.facts) == before, "what is refused records nothing"

    def again(self) -> None:
        """The last command is sent once more: it is recorded once."""
        if self.last:
            before = len(self.log.facts)
            self.application.perform(self.last[0], by=self.last[1])
            assert len(self.log.facts) == before

    def record(self, change_id: UUID) -> Change:
        return Change(change_id).replay(self.log.stream(change_id).facts)

    def _open(self) -> None:
        self._do(
            p.OpenPartnership,
            UUID(int=0),
            OURS,
            slug="nordlicht-acme",
            brand_id=UUID(int=1),
            brand_name="Nordlicht",
            bpo_id=UUID(int=2),
            bpo_name="Acme",
            brand_lead_id=DANA,
            bpo_lead_id=PRIYA,
            terms=TERMS,
        )
        for lead, person, role in (
            (DANA, MARCUS, "member"),
            (PRIYA, TOMAS, "member"),
            (PRIYA, FAY, "frontline"),
            (PRIYA, OLGA, "observer"),
        ):
            self._do(p.InvitePerson, lead, OURS, person_id=person, role=role)
        self._do(p.AddSite, PRIYA, OURS, site_id=SITE, name="Cebu", time_zone="Asia/Manila")
        for team, name in ((CHAT, "Chat"), (PHONE, "Phone")):
            self._do(p.AddTeam, PRIYA, OURS, team_id=team, site_id=SITE, name=name)
        self._do(s.NameAuthority, DANA, SCHEDULE, person_id=MARCUS)
        self._do(s.NameAuthority, PRIYA, SCHEDULE, person_id=TOMAS)

    def _do(self, kind: Any, by: UUID, record_id: UUID, **fields: Any) -> None:
        command = kind(command_id=uuid4(), partnership_id=OURS, record_id=record_id, **fields)
        self.application.perform(command, by=by)

    def _somebody(self, command: Any) -> UUID:
        """Mostly somebody who is likely to do this; sometimes anybody at all."""
        if self.random.random() < 0.2:
            return self.random.choice(PEOPLE)
        if isinstance(command, (c.ConfirmReading, c.VoteConfidence)):
            return self.random.choice((FAY, TOMAS))
        if isinstance(command, c.RaiseEmergency):
            return self.random.choice((MARCUS, TOMAS))
        side = {"brand": (DANA, MARCUS), "bpo": (PRIYA, TOMAS)}
        change = self.record(command.record_id)
        return self.random.choice(side.get(change.ball, (DANA, MARCUS, PRIYA, TOMAS)))

    def _command(self) -> Any:
        if not self.changes or (len(self.changes) < 4 and self.random.random() < 0.08):
            self.changes.append(uuid4())
            kind = self.random.choices(
                (c.SubmitChange, c.RaiseEmergency, c.ReportUnilateral, c.DraftChange), (8, 1, 1, 1)
            )[0]
            return self._made(kind, self.changes[-1])
        change_id = self.random.choice(self.changes)
        change = self.record(change_id)
        plausible = STEPS.get(change.stage, ANYTHING)
        if self.random.random() < 0.05:
            return self._made(self.random.choice((s.AddFreeze, s.ContestFreeze)), SCHEDULE)
        kinds = plausible if self.random.random() < 0.85 else ANYTHING
        return self._made(self.random.choice(kinds), change_id)

    def _made(self, kind: Any, record_id: UUID) -> Any:
        fields = {
            name: maker(self) for name, maker in MAKERS.items() if name in kind.__dataclass_fields__
        }
        if kind is c.JudgeOutcome and self.record(record_id).backed_out:
            fields["outcome"] = "backed_out"
        if kind is c.RosterTeam:
            fields["person_ids"] = (FAY,) if fields["team_id"] == CHAT else (TOMAS,)
        if kind is c.SettleQuestion and self.record(record_id).questions:
            fields["question_id"] = next(iter(self.record(record_id).questions))
        return kind(command_id=uuid4(), partnership_id=OURS, record_id=record_id, **fields)


CODES = (
    *("act_now", "act_now", "act_now", "act_now_paper_later", "counter_offer"),
    *("need_information", "contract_first", "decline"),
)
UNWALKED = (c.Command, c.SubmitStandard, c.LinkDisclosure)
MAKERS: dict[str, Any] = {
    **{name: (lambda _, text=text: text) for name, text in REQUEST.items()},
    **{name: (lambda _, value=value: value) for name, value in ASSESSMENT.items()},
    "risk": lambda w: w.random.choice(("low", "low", "high")),
    "implementer": lambda w: w.random.choice(("bpo", "bpo", "brand")),
    "load_points": lambda w: w.random.choice((1, 2, 4)),
    "team_ids": lambda w: w.random.choice(((CHAT,), (PHONE,), (CHAT,), (CHAT, PHONE))),
    "team_id": lambda w: w.random.choice((CHAT, PHONE)),
    "person_ids": lambda w: w.random.choice(((FAY,), (TOMAS,))),
    "person_id": lambda w: w.random.choice(PEOPLE),
    "code": lambda w: w.random.choice(CODES),
    "words": lambda w: "Words.",
    "reason": lambda w: "A reason.",
    "text": lambda w: "A text.",
    "option_1": lambda w: "An option.",
    "alternative": lambda w: "Another way.",
    "paper_due_on": lambda w: (w.now + timedelta(days=9)).date(),
    "due_on": lambda w: (w.now + timedelta(days=9)).date(),
    "until": lambda w: (w.now + timedelta(days=3)).date(),
    "number": lambda w: 1,
    "topic": lambda w: "price",
    "held_on": lambda w: (w.now - timedelta(days=1)).date(),
    "present": lambda w: (DANA, PRIYA),
    "minutes": lambda w: "Agreed.",
    "document": lambda w: "Annex",
    "signed_on": lambda w: (w.now - timedelta(days=1)).date(),
    "effective_at": lambda w: w.now + timedelta(hours=w.random.choice((2, 49, 74, 97, 170))),
    "briefed_on": lambda w: (w.now - timedelta(days=1)).date(),
    "question_id": lambda w: uuid4(),
    "question": lambda w: "Which?",
    "choice_1": lambda w: "This.",
    "choice_2": lambda w: "That.",
    "right": lambda w: 1,
    "answer": lambda w: w.random.choice((1, 1, 2)),
    "confidence": lambda w: w.random.choice((2, 4, 5)),
    "despite": lambda w: w.random.choice(("", "All the same.")),
    "live_at": lambda w: w.now,
    "backed_out_at": lambda w: w.now,
    "fallback": lambda w: "Undo.",
    "outcome": lambda w: w.random.choice(("successful", "partly", "failed")),
    "lesson": lambda w: "A lesson.",
    "effort": lambda w: 3,
    "freeze_id": lambda w: UUID(int=w.random.randrange(3)),
    "kind": lambda w: "peak",
    "name": lambda w: "Peak",
    "hard": lambda w: w.random.random() < 0.5,
    "starts_at": lambda w: w.now + timedelta(days=1),
    "ends_at": lambda w: w.now + timedelta(days=3),
}  # fmt: skip
ANYTHING = tuple(
    kind for kind in vars(c).values()
    if isinstance(kind, type) and issubclass(kind, c.Command) and kind not in UNWALKED
)  # fmt: skip
STEPS: dict[str, tuple[Any, ...]] = {
    "draft": (c.SubmitChange, c.DraftChange),
    "submitted": (c.RespondToChange, c.RespondToChange, c.GiveInformation, c.ReviseChange,
        c.SendBack),
    "sent back": (c.ReviseChange,),
    "responded": (c.AssessChange, c.AssessChange, c.AcceptOption, c.DisputeResponse,
        c.SettleResponse, c.SignPaper),
    "assessed": (c.ApproveChange, c.ApproveChange, c.ApproveChange, c.HoldBoard, c.NameOwner,
        c.AssessChange, c.HoldChange, c.LiftHold),
    "agreed": (c.ScheduleChange, c.ScheduleChange, c.ScheduleChange, c.AskOverride,
        c.AgreeOverride, c.RefuseOverride, c.LiftHold),
    "scheduled": (c.GiveBriefing, c.RosterTeam, c.RosterTeam, c.ConfirmReading, c.VoteConfidence,
        c.DeclareReady, c.DeclareReady, c.RaiseQuestion, c.SettleQuestion),
    "ready": (c.GoLive, c.GoLive, c.GoLive, c.RevokeReadiness),
    "live": (c.AskReview, c.RatifyEmergency, c.AssessChange, c.GiveAccount, c.ContestUnilateral,
        c.UpholdUnilateral, c.LapseRatification, c.BackOut),
    "in review": (c.JudgeOutcome, c.JudgeOutcome, c.RateEffort),
    "closed": (c.ReopenChange,),
    "declined": (c.AppealDecline, c.GrantAppeal, c.DismissAppeal),
    "deferred": (c.AwakenChange,),
    "withdrawn": (c.ReopenChange,),
}  # fmt: skip


def must_hold(walk: Walk) -> None:
    """Everything that is true of any history, whatever was asked for."""
    submitter: dict[UUID, UUID] = {}
    stage: dict[UUID, str] = {}
    for fact in walk.log.facts:
        if isinstance(fact, (e.ChangeSubmitted, e.EmergencyRaised)):
            submitter[fact.originator_id] = fact.actor_id
        if isinstance(fact, e.ChangeApproved):
            assert fact.actor_id != submitter[fact.originator_id], "approved by the submitter"
        if isinstance(fact, e.WentLive):
            assert stage[fact.originator_id] == "ready", "live without readiness"
        if fact.stage is not None:
            assert fact.ball in ("brand", "bpo", "both", "nobody")
            waits = fact.stage not in OPEN or fact.ball != "nobody"
            assert waits, (fact.stage, "an open change waits for somebody")
            stage[fact.originator_id] = fact.stage
        if isinstance(fact, se.PaperDebtEntered):
            assert fact.open <= TERMS.paper_debt_cap
    _load_is_kept(walk)


def _load_is_kept(walk: Walk) -> None:
    """No team carries more in a week than agreed, unless both sides overrode it."""
    slots: dict[UUID, se.SlotTaken] = {}
    overridden = {
        (conflict.team_id, conflict.week)
        for fact in walk.log.facts
        if isinstance(fact, e.ChangeScheduled)
        for conflict in fact.conflicts
        if conflict.kind == "load"
    }
    overridden |= {
        (team, fact.week)
        for fact in walk.log.facts
        if isinstance(fact, e.ChangeAssessed) and fact.week
        for team in fact.team_ids
    }
    for fact in walk.log.facts:
        if isinstance(fact, se.SlotTaken):
            slots[fact.change_id] = fact
        if isinstance(fact, se.SlotReleased):
            slots.pop(fact.change_id, None)
        for team in (CHAT, PHONE):
            for week in {slot.week for slot in slots.values()}:
                points = sum(
                    x.load_points for x in slots.values() if x.week == week and team in x.team_ids
                )
                assert points <= TERMS.load_points_cap or (team, week) in overridden


def walked(seed: int, steps: int) -> Walk:
    walk = Walk(Random(seed))  # noqa: S311 - no secret
    for number in range(steps):
        walk.step()
        if number % 7 == 0:
            walk.again()
    return walk


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_what_must_always_hold_holds_whoever_does_what(seed):
    walk = walked(seed, STEPS_MAX)

    must_hold(walk)
    for change_id in walk.changes:
        again = walk.record(change_id)
        assert again.audience in ("shared", "brand", "bpo")
        if again.stage in BEFORE_LIVE:
            assert again.live_at is None or again.kind == "emergency"
    kept, _ = walk.application._up_to_date(ChangeSchedule, SCHEDULE)
    fresh = ChangeSchedule(SCHEDULE).replay(walk.log.stream(SCHEDULE).facts)
    assert (kept.slots, kept.freezes, kept.owing) == (fresh.slots, fresh.freezes, fresh.owing)


def test_the_walk_gets_everywhere():
    reached: dict[str, int] = {}
    for seed in range(25):
        for fact in walked(seed, STEPS_MAX).log.facts:
            if fact.stage and isinstance(fact, Fact) and fact.originator_id != OURS:
                reached[fact.stage] = reached.get(fact.stage, 0) + 1
    assert set(STEPS) <= set(reached), set(STEPS) - set(reached)
    assert reached["closed"] > 5


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        ("approval", "approved by the submitter"),
        ("live", "live without readiness"),
        ("ball", "an open change waits"),
    ],
)
def test_a_wrong_history_would_be_noticed(planted, said):
    walk = walked(3, STEPS_MAX)
    seed = 3
    wanted = {"approval": e.ChangeApproved, "live": e.WentLive, "ball": e.ChangeResponded}[planted]
    while not any(isinstance(f, wanted) and (planted != "ball" or f.stage) for f in walk.log.facts):
        seed += 1
        walk = walked(seed, STEPS_MAX)
    if planted == "approval":
        walk.log.facts = [_by_submitter(f, walk) for f in walk.log.facts]
    elif planted == "live":
        walk.log.facts = [f for f in walk.log.facts if not isinstance(f, e.ReadinessDeclared)]
    else:
        walk.log.facts = [_with_nobody(f) for f in walk.log.facts]
    with pytest.raises(AssertionError, match=said):
        must_hold(walk)


def _by_submitter(fact, walk):
    if not isinstance(fact, e.ChangeApproved):
        return fact
    asked = next(
        f
        for f in walk.log.facts
        if isinstance(f, e.ChangeSubmitted) and f.originator_id == fact.originator_id
    )
    return _changed(fact, actor_id=asked.actor_id)


def _with_nobody(fact):
    return (
        _changed(fact, ball="nobody")
        if isinstance(fact, e.ChangeResponded) and fact.stage
        else fact
    )


def _changed(fact, **fields):
    import msgspec

    return msgspec.structs.replace(fact, **fields)


def test_replacing_a_command_id_makes_it_another_one():
    walk = walked(1, 5)
    command, by = walk.last
    before = len(walk.log.facts)
    try:
        walk.application.perform(replace(command, command_id=uuid4()), by=by)
    except (RuleBroken, NotAllowed):
        assert len(walk.log.facts) == before
