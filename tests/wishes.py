"""Random steps of changes, freezes and templates: which commands fit a stage, and with what."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from domain.changes import commands as c
from domain.changes.record import Change
from domain.facts import SIDES
from domain.schedules import commands as s
from domain.schedules.record import ChangeSchedule, schedule_id_of
from domain.templates import commands as t
from domain.templates.record import ChangeTemplate

CODES = (
    *("act_now", "act_now", "act_now", "act_now_paper_later", "counter_offer"),
    *("need_information", "contract_first", "decline"),
)
UNWALKED = (c.Command, c.SubmitStandard, c.LinkDisclosure)
ANYTHING = tuple(
    kind
    for kind in vars(c).values()
    if isinstance(kind, type) and issubclass(kind, c.Command) and kind not in UNWALKED
)
STEPS: dict[str, tuple[Any, ...]] = {
    "draft": (c.SubmitChange, c.DraftChange, c.DiscardDraft),
    "submitted": (
        *(c.RespondToChange, c.RespondToChange, c.GiveInformation, c.ReviseChange, c.SendBack),
        *(c.RefuseOptions, c.TagTopic, c.DeferChange),
    ),
    "sent back": (c.ReviseChange,),
    "responded": (
        *(c.AssessChange, c.AssessChange, c.AcceptOption, c.RefuseOptions, c.DisputeResponse),
        *(c.SettleResponse, c.SignPaper, c.ProposePaperWaiver, c.WaivePaper, c.RefusePaperWaiver),
    ),
    "assessed": (
        *(c.ApproveChange, c.ApproveChange, c.ApproveChange, c.HoldBoard, c.NameOwner),
        *(c.AssessChange, c.HoldChange, c.LiftHold, c.OwePaper),
    ),
    "agreed": (
        *(c.ScheduleChange, c.ScheduleChange, c.ScheduleChange, c.AskOverride, c.AgreeOverride),
        *(c.RefuseOverride, c.LiftHold),
    ),
    "scheduled": (
        *(c.GiveBriefing, c.RosterTeam, c.RosterTeam, c.ConfirmReading, c.VoteConfidence),
        *(
            c.UnscheduleChange,
            c.DeclareReady,
            c.DeclareReady,
            c.RaiseQuestion,
            c.SettleQuestion,
            c.SetComprehension,
        ),
    ),
    "ready": (c.GoLive, c.GoLive, c.GoLive, c.RevokeReadiness),
    "live": (
        *(c.AskReview, c.RatifyEmergency, c.AssessChange, c.GiveAccount, c.ContestUnilateral),
        *(c.UpholdUnilateral, c.LapseRatification, c.BackOut, c.RefuseRatification),
    ),
    "in review": (c.JudgeOutcome, c.JudgeOutcome, c.RateEffort, c.BackOut),
    "closed": (c.ReopenChange,),
    "declined": (c.AppealDecline, c.GrantAppeal, c.DismissAppeal),
    "deferred": (c.AwakenChange,),
    "withdrawn": (c.ReopenChange,),
}


FLOW = (
    *("draft", "submitted", "sent back", "responded", "assessed", "agreed", "scheduled"),
    *("ready", "live", "in review"),
)


class Wishes:
    """Steps of changes for a walker that has ``random``, ``now``, ``here``, ``id`` and ``do``."""

    random: Any
    now: Any
    here: dict[str, Any]

    def change_step(self) -> None:
        """Do one thing about a change, a freeze or a template in one of the partnerships."""
        dice = self.random.random()
        if dice < 0.08:
            self.freeze_step()
        elif dice < 0.16:
            self.template_step()
        else:
            self._change_step()

    def freeze_step(self) -> None:
        """Name an authority, or do something about a freeze."""
        schedule = ChangeSchedule(schedule_id_of(self.here["id"]))
        schedule.replay(self.facts(schedule.id))
        side = self.random.choice(SIDES)
        lead, member = self.here["people"][side]
        if len(schedule.authorities) < 2 or self.random.random() < 0.1:
            person = self.random.choice((lead, member))
            self.do(s.NameAuthority, lead, record_id=schedule.id, person_id=person)
            return
        known = list(schedule.freezes)
        kind = self.random.choice((s.AddFreeze, s.AcknowledgeFreeze, s.ContestFreeze, s.LiftFreeze))
        if kind is s.AddFreeze or not known:
            begins = self.now + timedelta(days=self.random.choice((1, 40)))
            dates = {"starts_at": begins, "ends_at": begins + timedelta(days=2)}
            fields = {"kind": "peak", "name": self.words(), "hard": self.random.random() < 0.5}
            self.do(
                s.AddFreeze, member, record_id=schedule.id, freeze_id=self.id(), **dates, **fields
            )
            return
        reason = {} if kind is s.AcknowledgeFreeze else {"reason": self.words()}
        self.do(kind, member, record_id=schedule.id, freeze_id=self.random.choice(known), **reason)

    def template_step(self) -> None:
        """Propose a template, answer one, or make a change from it."""
        known = self.here.setdefault("templates", [])
        side = self.random.choice(SIDES)
        lead, member = self.here["people"][side]
        if not known or self.random.random() < 0.2:
            known.append(self.id())
            content = {name: self.words() for name in REQUEST} | self._assessment("low")
            content["title"] = self.short()
            expires = (self.now + timedelta(days=200)).date()
            self.do(t.ProposeTemplate, member, record_id=known[-1], **content, expires_on=expires)
            return
        template = ChangeTemplate(self.random.choice(known))
        template.replay(self.facts(template.id))
        if template.stage == "endorsed" and self.random.random() < 0.8:
            ids = {"record_id": self.id(), "template_id": template.id}
            at = self.now + timedelta(days=self.random.choice((20, 21, 22)))
            self.do(c.SubmitStandard, member, **ids, effective_at=at)
            self.here.setdefault("changes", []).append(ids["record_id"])
            return
        kind = self.random.choice((t.EndorseTemplate, t.DeclineTemplate, t.RetireTemplate))
        reason = {} if kind is t.EndorseTemplate else {"reason": self.words()}
        self.do(kind, lead, record_id=template.id, **reason)

    def _change_step(self) -> None:
        known = self.here.setdefault("changes", [])
        changes = [Change(each).replay(self.facts(each)) for each in known]
        under_way = [each for each in changes if each.stage in FLOW]
        if not known or (len(under_way) < 2 and len(known) < 9) or self.random.random() < 0.03:
            known.append(self.id())
            kinds = (c.SubmitChange, c.RaiseEmergency, c.ReportUnilateral, c.DraftChange)
            self.wish(self.random.choices(kinds, (6, 2, 1, 2))[0], Change(known[-1]))
            return
        furthest = max(under_way or changes, key=_how_far)
        change = furthest if self.random.random() < 0.6 else self.random.choice(changes)
        if change.stage == "ready" and change.effective_at:
            self.now = max(self.now, change.effective_at + timedelta(minutes=1))
        if self.random.random() < 0.05 and self.told_ones():
            link = {"disclosure_id": self.told_ones()[0], "relation": "caused"}
            self.do(c.LinkDisclosure, self.person(self.side()), record_id=change.id, **link)
            return
        plausible = STEPS.get(change.stage, ANYTHING)
        kinds = plausible if self.random.random() < 0.85 else ANYTHING
        self.wish(self.random.choice(kinds), change)

    def short(self) -> str:
        """Words that fit into one line."""
        words = self.words()
        return words if len(words) <= 200 else self.short()

    def wish(self, kind: Any, change: Change) -> None:
        """Somebody likely asks for it, with fields that may fit."""
        fields = {
            name: made
            for name, made in self._fields(change).items()
            if name in kind.__dataclass_fields__
        }
        side = change.ball if change.ball in SIDES else self.random.choice(SIDES)
        lead, member = self.here["people"][side]
        by = self.random.choice((lead, lead, member))
        if kind in (c.ConfirmReading, c.VoteConfidence) and change.roster:
            by = self.random.choice(sorted(change.roster))
        own = {}
        if kind in (c.DraftChange, c.DiscardDraft):
            if change.stage not in ("", "draft"):
                return
            own = {"own": change.audience if change.version else side}
            by = self.here["people"][own["own"]][1]
        self.do(kind, by, record_id=change.id, **own, **fields)

    def _fields(self, change: Change) -> dict[str, Any]:
        r, day = self.random, (self.now - timedelta(days=1)).date()
        later = (self.now + timedelta(days=9)).date()
        team = r.choice(change.team_ids) if change.team_ids else None
        people = self.here["people"]
        return {
            **{name: self.words() for name in REQUEST},
            **self._assessment(r.choice(("low", "low", "high"))),
            "title": self.short(),
            "document": self.short(),
            "question": self.short(),
            "choice_1": "This.",
            "choice_2": "That.",
            "right": 1,
            "answer": r.choice((1, 1, 2)),
            "team_id": team,
            "person_ids": (people["bpo"][change.team_ids.index(team) % 2],) if team else (),
            "person_id": r.choice(people[self.side()]),
            "present": (people["brand"][0], people["bpo"][0]),
            "code": r.choice(CODES),
            **{name: self.words() for name in ("words", "reason", "text", "alternative")},
            **{name: self.words() for name in ("option_1", "minutes", "fallback", "lesson")},
            "despite": r.choice(("", self.words())),
            **dict.fromkeys(("paper_due_on", "due_on", "until"), later),
            **dict.fromkeys(("held_on", "signed_on", "briefed_on"), day),
            "number": 1,
            "topic": "price",
            "effective_at": self.now + timedelta(days=r.choice((1, 16, 17, 23))),
            "question_id": next(iter(sorted(change.questions)), UUID(int=1)),
            "confidence": r.choice((2, 4, 5)),
            **dict.fromkeys(("live_at", "backed_out_at"), self.now),
            "outcome": "backed_out" if change.backed_out else r.choice(("successful", "partly")),
            "effort": 3,
            "came_from": next(iter(self.told_ones()), None) if r.random() < 0.2 else None,
        }

    def _assessment(self, risk: str) -> dict[str, Any]:
        r = self.random
        texts = ("targets", "agent_cost", "customer_effect", "cost", "rollout", "fallback")
        return {
            **{name: self.words() for name in texts},
            "implementer": r.choice(("bpo", "bpo", "brand")),
            "front_line_hours": 4,
            "stress": "low",
            "risk": risk,
            "team_ids": r.choice((self.here["teams"][:1], self.here["teams"][1:])),
            "load_points": r.choice((1, 2)),
        }


REQUEST = ("title", "why", "front_line_impact", "customer_impact", "success")


def _how_far(change: Change) -> int:
    return FLOW.index(change.stage) if change.stage in FLOW else 0
