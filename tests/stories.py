"""Random histories of two partnerships that share one BPO, told through the real application.

A walker picks steps that mostly are legal next, so that disclosures get all the way to a lesson.
The same seed tells the same story, ids included. A story can be told again without what one side
kept to itself: everything shared stays the same.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from msgspec.structs import replace as replaced

from domain.application import Partnerships
from domain.calendar import WorkingCalendar
from domain.commitments import commands as k
from domain.commitments.record import Commitment
from domain.disclosures import commands as c
from domain.disclosures.record import Disclosure
from domain.facts import (
    PORTAL_ID,
    SIDES,
    Claimed,
    Fact,
    NoSuchRecord,
    NotAllowed,
    RuleBroken,
    other,
    personal_fields,
    tag_of,
)
from domain.partnerships import commands as p
from domain.partnerships.record import Partnership
from domain.records import Command, Comment, CorrectText, Record
from domain.store import Stream, new_key
from domain.terms import SEVERITIES, Terms
from tests.chapters import CHAPTERS
from tests.wishes import Wishes

ACME_LEAD, ACME_MEMBER = UUID(int=0xACE1), UUID(int=0xACE2)
BRANDS = ("nordlicht", "suedwind")
BEGIN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SEEDS = st.integers(0, 2**32 - 1)

WORDS = (
    "We sent 40 refund letters to old addresses",
    "Die Rückerstattung ging an 12 falsche Empfänger; Straße und Ort vertauscht",
    "A 100% discount was granted by mistake",
    "customer_id and order_id were mixed up",
    "Callers heard {at:2026-01-01} and {person:nobody} instead of their name",
    "Calls were dropped for an hour.\nNobody noticed. Then everybody did",
    "Ok",
    "x" * 300,
)


@dataclass(frozen=True)
class Step:
    """One thing somebody does. ``own`` names the side that alone can ever see it.

    ``corrects`` names a fact by its place among those of its audience, as versions shift where
    steps are left out.
    """

    at: datetime
    by: UUID
    command: Command
    own: str | None = None
    corrects: tuple[str, int] | None = None


@dataclass
class MemoryLog:
    """As much of a log as the application asks for. ``commits`` are the facts of each command."""

    commits: list[list[Fact]] = field(default_factory=list)
    streams: dict[UUID, list[Fact]] = field(default_factory=dict)

    def stream(self, record_id: UUID, gt: int = 0) -> Stream:
        return Stream(self.streams.get(record_id, [])[gt:], b"key")

    def append(self, facts: Sequence[Fact], _keys: dict[UUID, bytes]) -> int:
        self.commits.append(list(facts))
        for fact in facts:
            self.streams.setdefault(fact.originator_id, []).append(fact)
        return self.head()

    def head(self) -> int:
        return sum(len(commit) for commit in self.commits)


@dataclass
class Story:
    """What was done, in order, and the facts that came of it, command by command."""

    steps: list[Step]
    commits: list[list[Fact]]
    refused: int = 0

    @property
    def facts(self) -> list[Fact]:
        """Every fact in the order of the log."""
        return [fact for commit in self.commits for fact in commit]

    @property
    def places(self) -> list[UUID]:
        """The ids of both partnerships."""
        return list(dict.fromkeys(fact.partnership_id for fact in self.facts))


def tell(seed: int, steps: int = 120, changes: float = 0.45, chapters: float = 0.0) -> Story:
    """A random story of so many steps, this share of them about changes, this share in chapters."""
    walker = Walker(Random(seed))  # noqa: S311 - no secret
    walker.changes, walker.chapters = changes, chapters
    walker.open()
    for _ in range(steps):
        walker.step()
    return Story(walker.done, walker.log.commits, walker.refused)


def told_without(story: Story, side: str) -> Story:
    """The same story without what ``side`` kept to itself."""
    log, clock = MemoryLog(), [BEGIN]
    application = Partnerships(log, clock=lambda: clock[0])
    kept = [step for step in story.steps if step.own != side]
    for step in kept:
        clock[0] = step.at
        application.perform(resolved(step, log), by=step.by)
    return Story(kept, log.commits)


def written(story: Story, log: Any) -> int:
    """Write a story to a real log in one go; returns the position of its last fact."""
    return log.append(story.facts, {})


def committed(commits: Sequence[Sequence[Fact]], log: Any) -> Iterator[int]:
    """Write a story to a real log, command by command; gives the position reached after each."""
    keys: dict[UUID, bytes] = {}
    for commit in commits:
        known = {
            fact.originator_id: keys[fact.originator_id]
            for fact in commit
            if fact.originator_id in keys
        }
        position = log.append(commit, known)
        for fact in commit:
            if fact.originator_id not in keys:
                keys[fact.originator_id] = log.stream(fact.originator_id).key or new_key()
        yield position


def resolved(step: Step, log: Any) -> Command:
    """The command of a step, with the version of the text it corrects looked up."""
    if step.corrects is None:
        return step.command
    audience, index = step.corrects
    facts = [f for f in log.stream(step.command.record_id).facts if f.audience == audience]
    return replace(step.command, corrects=facts[index].originator_version)


Choice = tuple[int, Callable[[], None]]


class Walker(Wishes):
    """Walks through two partnerships, one plausible step at a time."""

    def __init__(self, random: Random) -> None:
        self.random, self.now = random, BEGIN
        self.log = MemoryLog()
        self.application = Partnerships(self.log, clock=lambda: self.now)
        self.done: list[Step] = []
        self.refused = 0
        self.here: dict[str, Any] = {}
        self.places: list[dict[str, Any]] = []
        self.changes, self.chapters = 0.45, 0.0
        self.open_chapters: list[tuple[dict[str, Any], Iterator[None]]] = []

    # Setting up

    def open(self) -> None:
        """Two brands, one BPO, a member beside each lead, a site with a team."""
        for number, brand in enumerate(BRANDS):
            self._open(number, f"{brand}-acme-{self.random.getrandbits(40):010x}", brand)

    def _open(self, number: int, slug: str, brand: str) -> None:
        lead, member = UUID(int=0xB000 + 16 * number), UUID(int=0xB001 + 16 * number)
        where = p.partnership_id_of(slug)
        self.here = {"id": where, "records": {"disclosure": [], "commitment": []}, "sites": []}
        self.here["people"] = {"brand": (lead, member), "bpo": (ACME_LEAD, ACME_MEMBER)}
        self.places.append(self.here)
        names = {"brand_id": UUID(int=number + 1), "brand_name": brand.title()}
        names |= {"bpo_id": UUID(int=99), "bpo_name": "Acme Care"}
        leads = {"brand_lead_id": lead, "bpo_lead_id": ACME_LEAD}
        self.do(p.OpenPartnership, PORTAL_ID, record_id=where, slug=slug, **names, **leads)
        for side in SIDES:
            boss, colleague = self.here["people"][side]
            self.do(p.InvitePerson, boss, record_id=where, person_id=colleague, role="member")
            site = self.id()
            self.do(
                p.AddSite,
                boss,
                record_id=where,
                site_id=site,
                name=f"{side} {{hall}}",
                time_zone="Asia/Manila",
            )
            team = self.id()
            self.do(p.AddTeam, boss, record_id=where, team_id=team, site_id=site, name="Letters")
            self.here["sites"].append(site)
            self.here["teams"] = (*self.here.get("teams", ()), team)

    # Walking

    def step(self) -> None:
        """Let some time pass and do one thing in one of the partnerships."""
        r = self.random
        self.now += r.choice(
            (timedelta(), timedelta(minutes=7), timedelta(hours=5), timedelta(days=2))
        )
        if r.random() < 0.02:
            self.now += timedelta(days=35)
        self.here = r.choice(self.places)
        if self.chapters and CHAPTERS and r.random() < self.chapters:
            self.chapter_step()
            return
        if r.random() < self.changes:
            self.change_step()
            return
        choices = list(self.choices())
        [chosen] = r.choices([act for _, act in choices], [weight for weight, _ in choices])
        chosen()

    def chapter_step(self) -> None:
        """Go on with one of the open chapters, or begin another."""
        if len(self.open_chapters) < 2 * len(CHAPTERS):
            self.open_chapters.append((self.here, self.random.choice(CHAPTERS)(self)))
        told = self.random.choice(self.open_chapters)
        self.here = told[0]
        if next(told[1], self) is self:
            self.open_chapters.remove(told)

    def choices(self) -> Iterator[Choice]:
        records = self.here["records"]
        some = self.random.sample(records["disclosure"], min(3, len(records["disclosure"])))
        some_kept = self.random.sample(records["commitment"], min(3, len(records["commitment"])))
        yield 2 if len(records["disclosure"]) < 6 else 1, self.begin
        yield 1, self.govern
        for record_id in some:
            yield from self.about_disclosure(Disclosure(record_id).replay(self.facts(record_id)))
        for record_id in some_kept:
            yield from self.about_commitment(Commitment(record_id).replay(self.facts(record_id)))

    def about_disclosure(self, d: Disclosure) -> Iterator[Choice]:
        def does(
            kind: type[Command], side: str, role: int | None = None, /, **fields: Any
        ) -> Callable[[], None]:
            return lambda: self.do(kind, self.person(side, role), record_id=d.id, **fields)

        yield 1, lambda: self.talk(d)
        if d.is_imported:
            yield 1, lambda: self.bring_in(d)
            return
        if d.stage == "draft":
            yield 3, lambda: self.draft(d.id, d.teller)
            yield 6, lambda: self.tell(d.id, d.teller)
            yield (
                1,
                lambda: self.do(
                    c.DiscardDraft, self.person(d.teller), own=d.teller, record_id=d.id
                ),
            )
            return
        yield from self.flow(d, does)
        if d.told_at:
            yield 1, lambda: self.beside(d, does)
        if d.is_open:
            yield 2, lambda: self.beside(d, does)
        if d.stage == "closed":
            yield 1, lambda: self.tell(self.id(), self.side(), recurrence_of=d.id)

    def flow(self, d: Disclosure, does: Any) -> Iterator[Choice]:
        r, where, across = self.random, d.where, other(d.where)
        if d.stage == "disclosed":
            said = r.choice(({}, {"thanks": self.words()}, {"question": self.words()}))
            rated = (
                {"severity": d.severity, "severity_reason": self.words()}
                if d.severity and r.random() < 0.4
                else {}
            )
            yield (
                8,
                does(
                    c.AcknowledgeDisclosure,
                    other(d.teller),
                    words=r.choice(("", self.words())),
                    **said,
                    **rated,
                ),
            )
        if d.stage == "acknowledged":
            when = {"contained_at": self.now - timedelta(hours=1), "next_update_at": self.later(1)}
            yield (
                8,
                does(c.ContainHarm, where, how=self.words(), contained_precision="about", **when),
            )
        if d.stage == "contained":
            shares = r.choice(
                ({"bpo": 100}, {"brand": 40, "bpo": 60}, {"shared": 50, "outside": 50})
            )
            cause = {"cause": self.words(), "cause_kind": "process"} | shares
            yield 2 if d.cause else 8, does(c.ProposeCause, self.side(), **cause)
            for side in unanswered(d):
                answer = {"number": d.cause.number}
                yield 6, does(c.AgreeCause, side, 0, **answer)
                yield 2, does(c.DissentFromCause, side, 0, note=self.words(), **answer)
        if d.stage in ("contained", "correcting", "watching"):
            kind = "corrective" if r.random() < 0.7 else "preventive"
            weight = 6 if d.stage == "correcting" and not d.correction_awaited() else 1
            yield (
                weight,
                lambda: self.promise(c.PromiseCorrection, d, self.side(), correction_kind=kind),
            )
        if d.stage in ("correcting", "watching") and d.check in ("none", "planned"):
            due = {"due_on": self.day(r.choice((31, 45)))}
            yield (
                4 if d.check == "none" else 1,
                does(c.PlanCheck, where, measure=self.words(), **due),
            )
        if d.stage == "watching":
            yield 6, does(c.ReportCheck, where, passed=r.random() < 0.8, evidence=self.words())
            yield 6, does(c.CosignCheck, across)
            yield 1, does(c.DisputeCheck, across, reason=self.words())
            yield 12, does(c.CloseDisclosure, where, lesson=self.words(), thanks=self.words())

    def beside(self, d: Disclosure, does: Any) -> None:
        r, reader = self.random, other(d.teller)
        severity, owner, judge = r.choice(SEVERITIES), d.where, other(d.where)
        choices = [
            does(c.ThankDiscloser, reader, words=self.words()),
            does(c.PassOverThanks, reader),
            does(c.AskQuestion, self.side(), text=self.words()),
            does(c.StateSeverity, owner, severity=severity),
            does(c.ConfirmSeverity, judge),
            does(c.ChallengeSeverity, judge, severity=severity, reason=self.words()),
            does(c.KeepSeverity, owner, reason=self.words()),
            does(c.NamePlace, self.side(), site_id=r.choice([None, *self.here["sites"]])),
            does(c.StateExposure, self.side(), exposure=r.choice(((), ("customers", "press")))),
            does(c.PromiseUpdate, owner, due_at=self.later(2)),
            does(
                c.GiveUpdate,
                owner,
                text=self.words(),
                next_update_at=r.choice((None, self.later(3))),
            ),
            does(c.DraftStatement, self.side(), text=self.words()),
            does(c.HoldLookBack, self.side(), held_on=self.now.date(), findings=self.words()),
            does(c.AskProtectionLift, reader, 0, reason=self.words()),
            does(c.AskWithdrawal, self.side(), 0, reason=self.words()),
            does(c.StateBreach, judge, 0, kind="concealed", severity="high", reason=self.words()),
            does(
                c.StateBreach, self.side(), 0, kind="audience", severity="low", reason=self.words()
            ),
            lambda: self.promise(c.PromiseMakeGood, d, self.side()),
        ]
        choices += [
            does(c.LinkDisclosure, self.side(), to_id=to) for to in self.told_ones() if to != d.id
        ][:2]
        if d.protected and not d.lift_asked:
            choices += 3 * [does(c.AskProtectionLift, reader, 0, reason=self.words())]
        answers = list(self.answers(d, does))
        r.choice(answers if answers and r.random() < 0.7 else choices)()

    def answers(self, d: Disclosure, does: Any) -> Iterator[Callable[[], None]]:
        """What somebody beside the flow waits for."""
        for question_id, side in d.questions.items():
            yield does(c.AnswerQuestion, side, question_id=question_id, text=self.words())
        for good_id, good in d.make_goods.items():
            same = {"make_good_id": good_id}
            if good.state == "promised":
                yield does(c.DeliverMakeGood, good.promised_by, how=self.words(), **same)
            if good.state == "delivered":
                yield does(c.ConfirmMakeGood, good.harmed_side, **same)
                yield does(c.DisputeMakeGood, good.harmed_side, reason=self.words(), **same)
        if d.challenge:
            yield does(c.KeepSeverity, d.where, reason=self.words())
        if d.statement and not d.released:
            for side in [side for side in SIDES if side not in d.approvals]:
                yield does(c.ApproveStatement, side, 0, number=d.statement)
            yield does(c.ReleaseStatement, self.side(), 0, number=d.statement)
        yield from self.judgements(d, does)

    def judgements(self, d: Disclosure, does: Any) -> Iterator[Callable[[], None]]:
        """Whether it is protected, what was breached, and whether it was a mistake at all."""
        if d.lift_asked:
            yield does(c.LiftProtection, d.teller, 0)
            yield does(c.UpholdProtection, d.teller, 0, reason=self.words())
        if d.breach:
            accused = d.breach[1]
            yield does(c.AgreeBreach, accused, 0)
            yield does(c.DissentFromBreach, accused, 0, reason=self.words())
            if self.random.random() < 0.3:
                yield does(c.TakeBackBreach, other(accused), 0, reason=self.words())
        if d.withdrawal:
            yield does(c.DeclineWithdrawal, other(d.withdrawal), 0, reason=self.words())
            if self.random.random() < 0.3:
                yield does(c.AgreeWithdrawal, other(d.withdrawal), 0)

    def about_commitment(self, m: Commitment) -> Iterator[Choice]:
        r, owner, reader = self.random, m.owner or "bpo", other(m.owner or "bpo")

        def does(kind: type[Command], side: str, **fields: Any) -> Callable[[], None]:
            return lambda: self.do(kind, self.person(side), record_id=m.id, **fields)

        yield 1, lambda: self.talk(m)
        if m.is_open:
            yield 4, does(k.KeepCommitment, owner, evidence=self.words())
            yield (
                1,
                does(
                    k.AskRenegotiation,
                    owner,
                    due_on=self.day(r.randint(5, 40)),
                    reason=self.words(),
                ),
            )
            if r.random() < 0.2:
                yield 1, does(k.ReleaseCommitment, reader, reason=self.words())
        if m.stage == "made":
            yield 2, does(k.AcceptCommitment, reader)
        if m.asked:
            yield 2, does(k.AgreeRenegotiation, reader)
            yield 2, does(k.RefuseRenegotiation, reader, reason=self.words())
        if m.stage in ("kept", "kept late", "repaired") and r.random() < 0.2:
            yield 1, does(k.DisputeKeeping, reader, reason=self.words())

    # What begins something

    def begin(self) -> None:
        side = self.side()
        dice = self.random.random()
        if dice < 0.5:
            self.tell(self.id(), side)
        elif dice < 0.75:
            self.draft(self.id(), side)
        elif dice < 0.85:
            self.bring_in(None)
        else:
            made = {"record_id": self.id(), "text": self.words(), "due_on": self.day(9)}
            self.do(k.MakeCommitment, self.person(side), **made)

    def govern(self) -> None:
        """Something about the partnership itself."""
        where, side = self.here["id"], self.side()
        known = Partnership(where).replay(self.facts(where))
        proposal, reason = known.proposal, {"reason": self.words()}
        newcomer = {"person_id": UUID(int=0xE000 + 16 * SIDES.index(side))}
        hours = WorkingCalendar(time_zone="Europe/Berlin", opens=f"0{self.random.randint(6, 9)}:00")
        terms = Terms(gift_cap=self.random.randint(1, 99))
        choices: list[tuple[type[Command], str, dict[str, Any]]] = [
            (p.SetWorkingCalendar, side, {"calendar": hours}),
        ]
        if newcomer["person_id"] in known.members:
            role = self.random.choice(("frontline", "member", "observer"))
            choices += 2 * [(p.ChangeRole, side, newcomer | {"role": role})]
            choices += [(p.EndMembership, side, newcomer)]
        else:
            choices += 2 * [(p.InvitePerson, side, newcomer | {"role": "observer"})]
        if proposal is None:
            choices += 3 * [(p.ProposeCharter, side, {"terms": terms, "why": self.words()})]
        else:
            number, answerer = {"number": proposal.number}, other(proposal.by)
            choices += 3 * [(p.SignCharter, answerer, number)]
            choices += [(p.DeclineCharter, answerer, number | reason)]
            choices += [(p.TakeBackCharter, proposal.by, number | reason)]
        choices += self.ruling(known, side, reason)
        kind, asked_by, fields = self.random.choice(choices)
        self.do(kind, self.person(asked_by, 0), record_id=where, **fields)

    def ruling(self, known: Partnership, side: str, reason: dict[str, Any]) -> list[Any]:
        """What can be done about the rules of the trust score."""
        if known.rules_proposal is None:
            days = float(self.random.randint(60, 180))
            rules = replaced(known.rules, half_life_days=days)
            return [(p.ProposeRules, side, {"rules": rules, "why": self.words()})]
        number, proposer = {"number": known.rules_proposal.number}, known.rules_proposal.by
        answers = [(p.AgreeRules, other(proposer), number)]
        answers += [(p.DeclineRules, other(proposer), number | reason)]
        return [*answers, (p.TakeBackRules, proposer, number | reason)]

    def draft(self, record_id: UUID, side: str) -> None:
        content = {"what": self.random.choice(("", self.words())), "affected": self.words()}
        self.do(c.DraftDisclosure, self.person(side), own=side, record_id=record_id, **content)

    def tell(self, record_id: UUID, side: str, **more: Any) -> None:
        r = self.random
        seen = self.now - timedelta(hours=r.choice((2, 100)))
        content = {name: self.words() for name in ("what", "affected", "doing_now")}
        content |= {"occurred_at": seen - timedelta(days=1), "discovered_at": seen}
        content |= r.choice(
            (
                {"kind": "own_mistake"},
                {"kind": "problem_found"},
                {"kind": "problem_found", "where": "outside"},
            )
        )
        if content["kind"] == "own_mistake":
            content |= r.choice(
                ({}, {"severity": "low"}, {"severity": "high", "next_update_at": self.later(1)})
            )
        if r.random() < 0.2:
            content |= {"links": tuple(self.told_ones()[:1])}
        self.do(c.TellDisclosure, self.person(side), record_id=record_id, **{**content, **more})

    def promise(self, kind: type[Command], d: Disclosure, side: str, **fields: Any) -> None:
        commitment_id = self.id()
        if kind is c.PromiseMakeGood:
            fields |= {
                "make_good_id": commitment_id,
                "harmed": self.words(),
                "remedy": self.words(),
            }
        else:
            fields |= {"commitment_id": commitment_id, "text": self.words()}
        self.do(kind, self.person(side), record_id=d.id, due_on=self.day(12), **fields)

    def bring_in(self, known: Disclosure | None) -> None:
        """The operator imports an incident, or further states of one."""
        record_id = known.id if known else self.id()
        at, first = self.now - timedelta(days=90), len(known.imported_rows) if known else 0
        stages = ("disclosed", "acknowledged", "closed")
        states = tuple(
            c.ImportedState(
                source_row=row,
                state=f"State {row}",
                stage=stages[min(row, 2)],
                occurred=Claimed(at + timedelta(days=row), "day"),
            )
            for row in range(first, first + 2)
        )
        what = {
            "source": "Tickets",
            "number": f"INC{record_id.hex[:6]}",
            "what": self.words(),
            "details": self.words(),
        }
        what |= {"where": "bpo", "occurred": Claimed(at, "day"), "states": states}
        self.do(c.ImportIncident, PORTAL_ID, record_id=record_id, **what)

    # Talk beside the flow

    def talk(self, record: Record) -> None:
        side = self.side() if record.audience == "shared" else record.audience
        texts = [
            (fact, name)
            for fact in self.facts(record.id)
            if fact.side == side and fact.audience in ("shared", side)
            for name in personal_fields(type(fact))
        ]
        if texts and self.random.random() < 0.4:
            self.correct(record, side, *self.random.choice(texts))
            return
        own = record.audience != "shared" or self.random.random() < 0.5
        to = {"to": "own_side" if own else "shared", "text": self.words()}
        self.do(Comment, self.person(side), own=side if own else None, record_id=record.id, **to)

    def correct(self, record: Record, side: str, fact: Fact, name: str) -> None:
        same = [f for f in self.facts(record.id) if f.audience == fact.audience]
        self.do(
            CorrectText,
            self.person(side),
            own=None if fact.audience == "shared" else side,
            corrects_of=(fact.audience, same.index(fact)),
            record_id=record.id,
            corrects=fact.originator_version,
            field=name,
            text=self.words(),
            reason=self.words(),
        )

    # Small change

    def do(
        self,
        kind: type[Command],
        by: UUID,
        /,
        *,
        own: str | None = None,
        corrects_of: tuple[str, int] | None = None,
        **fields: Any,
    ) -> None:
        command = kind(command_id=self.id(), partnership_id=self.here["id"], **fields)
        try:
            self.application.perform(command, by=by)
        except (RuleBroken, NotAllowed, NoSuchRecord):
            self.refused += 1
            return
        self.done.append(Step(self.now, by, command, own, corrects_of))
        for fact in self.log.commits[-1]:
            known = self.here["records"].get(tag_of(type(fact)).split(".")[0])
            if known is not None and fact.originator_id not in known:
                known.append(fact.originator_id)

    def facts(self, record_id: UUID) -> list[Fact]:
        return self.log.stream(record_id).facts

    def id(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)

    def side(self) -> str:
        return self.random.choice(SIDES)

    def person(self, side: str, role: int | None = None) -> UUID:
        """The lead (0), the member (1) or either of a side."""
        people: tuple[UUID, UUID] = self.here["people"][side]
        return people[self.random.randint(0, 1) if role is None else role]

    def words(self) -> str:
        said = self.random.choice(WORDS)
        return f"{self.random.getrandbits(24):06x}: {said}"  # so that nobody else said it, even cut

    def later(self, days: int) -> datetime:
        return self.now + timedelta(days=days)

    def day(self, days: int) -> date:
        return (self.now + timedelta(days=days)).date()

    def told_ones(self) -> list[UUID]:
        found = self.here["records"]["disclosure"]
        return [
            record_id
            for record_id in found
            if any(f.audience == "shared" for f in self.facts(record_id))
        ]


def unanswered(d: Disclosure) -> list[str]:
    """The sides whose lead has not answered the cause."""
    return [side for side in SIDES if d.cause and side not in d.cause.answers]
