"""What a change, the change schedule and a template wait for."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from domain.changes import events as change
from domain.facts import Fact
from domain.schedules import events as schedule
from projections.inbox.kept import FLOW, Task, Waiting, across, sides_of

Led = tuple[str, datetime | None]

RESPONDED = {
    "act_now": "assess",
    "act_now_paper_later": "assess",
    "counter_offer": "answer_options",
    "need_information": "give_information",
    "contract_first": "settle_contract",
    "decline": "",
}
"""What is waited for after a response, by its code."""

BY_STAGE = {
    "draft": "finish_draft",
    "submitted": "respond",
    "sent back": "revise",
    "responded": "assess",
    "assessed": "approve",
    "agreed": "schedule",
    "scheduled": "get_ready",
    "ready": "go_live",
    "live": "ask_review",
    "in review": "judge",
}
"""What is waited for in each stage of a change, unless the fact that led there says it better."""

BEFORE_LIVE = tuple(BY_STAGE)[1:8]

LEADS: dict[type[Fact], Callable[[Any, Waiting], Led]] = {
    change.ChangeSubmitted: lambda f, w: ("respond", f.respond_by),
    change.ChangeRevised: lambda f, w: ("respond", f.respond_by),
    change.ChangeResponded: lambda f, w: (RESPONDED[f.code], None),
    change.DeclineAppealed: lambda f, w: ("answer_appeal", None),
    change.ChangeAssessed: lambda f, w: (
        ("approve", f.approve_by) if f.approve_by else _while_live(w)
    ),
    change.ChangeApproved: lambda f, w: (
        ("approve", _due_of(w, "approve")) if w.stage == "assessed" else ("schedule", None)
    ),
    change.OverrideAsked: lambda f, w: ("answer_override", None),
    change.OverrideRefused: lambda f, w: (BY_STAGE[w.stage], None),
    change.ChangeScheduled: lambda f, w: ("get_ready", f.effective_at),
    change.ReadinessDeclared: lambda f, w: ("go_live", w.due_at),
    change.ReadinessRevoked: lambda f, w: ("get_ready", w.due_at),
    change.WentLive: lambda f, w: ("ask_review", f.review_by),
    change.EmergencyRaised: lambda f, w: ("ratify", f.ratify_by),
    change.RatificationRefused: lambda f, w: ("account", None),
    change.RatificationLapsed: lambda f, w: ("account", None),
    change.UnilateralReported: lambda f, w: ("account", f.account_by),
    change.UnilateralContested: lambda f, w: ("answer_contest", None),
    change.UnilateralUpheld: lambda f, w: ("account", None),
    change.ReviewAsked: lambda f, w: ("judge", f.judge_by),
    change.OutcomeJudged: lambda f, w: ("rate_effort", None),
    change.ChangeHeld: lambda f, w: ("lift_hold", None),
}
"""What is waited for after a fact of a change that moves it."""

LEADING_ON: dict[type[Fact], tuple[str, ...]] = {
    change.ChangeRevised: ("submitted",),
    change.ChangeAssessed: ("assessed", "live"),
    change.ChangeScheduled: ("scheduled",),
    change.ChangeHeld: BEFORE_LIVE,
    change.HoldLifted: BEFORE_LIVE,
}
"""Facts that set a new due date even where neither stage nor ball moved."""

PAUSING = (change.ChangeHeld, change.ChangeDeferred)
RESUMING = (change.HoldLifted, change.ChangeAwakened)

OUTLASTING = ("sign_paper", "paper_waiver")
"""Paper is owed beyond the end of the flow."""


def remember_change(waiting: Waiting, fact: Fact) -> None:
    """Keep what a later fact of the change needs."""
    if isinstance(fact, change.ChangeAssessed):
        waiting.owner = fact.implementer
    if isinstance(fact, change.ChangeScheduled):
        waiting.due_at = fact.effective_at
    if isinstance(fact, PAUSING):
        waiting.paused = [task for task in waiting.tasks if not _stays(task, fact)]


def flow_of_change(waiting: Waiting, fact: Fact) -> None:
    """Replace what the change waits for by its stage."""
    beside = [task for task in waiting.tasks if not task.task.startswith(FLOW)]
    if isinstance(fact, RESUMING):
        resumed = [_resumed(task, fact) for task in waiting.paused]
        waiting.paused = []
        flow = [task for task in resumed if task.task.startswith(FLOW)]
        waiting.tasks = beside + [task for task in resumed if not task.task.startswith(FLOW)]
        if {task.side for task in flow} == set(sides_of(waiting.ball)):
            waiting.tasks += flow
        else:  # what was waited for was done meanwhile, beside the flow
            waiting.tasks += _led(waiting, fact)
        return
    if isinstance(fact, PAUSING):
        beside = [task for task in beside if _stays(task, fact)]
    waiting.tasks = beside + _led(waiting, fact)


def _led(waiting: Waiting, fact: Fact) -> list[Task]:
    lead = LEADS.get(type(fact))
    name, due_at = lead(fact, waiting) if lead else (BY_STAGE.get(waiting.stage, ""), None)
    sides = sides_of(waiting.ball) if name else ()
    return [Task(side, FLOW + name, fact.recorded_at, due_at) for side in sides]


def _stays(task: Task, fact: Fact) -> bool:
    """Whether it goes on waiting on hold (all but the flow), or while deferred (only paper)."""
    if isinstance(fact, change.ChangeHeld):
        return not task.task.startswith(FLOW)
    return task.task in OUTLASTING


def _resumed(task: Task, fact: Fact) -> Task:
    if isinstance(fact, change.HoldLifted) and fact.approve_by and task.task == FLOW + "approve":
        return Task(task.side, task.task, task.since, fact.approve_by)
    return task


def _due_of(waiting: Waiting, name: str) -> datetime | None:
    return next((task.due_at for task in waiting.tasks if task.task == FLOW + name), None)


def _while_live(waiting: Waiting) -> Led:
    ratify = next((task for task in waiting.tasks if task.task == FLOW + "ratify"), None)
    return ("ratify", ratify.due_at) if ratify else (BY_STAGE.get(waiting.stage, ""), None)


ASKS: dict[type[Fact], Any] = {
    change.EmergencyRaised: lambda w, f: [(f.side, "full_assessment", f.assess_by)],
    change.ResponseDisputed: lambda w, f: [(across(f.side), "settle_response", None)],
    change.PaperOwed: lambda w, f: [(s, "sign_paper", f.due_at) for s in ("brand", "bpo")],
    change.PaperWaiverProposed: lambda w, f: [(across(f.side), "paper_waiver", None)],
    change.QuestionRaised: lambda w, f: [
        (w.owner or across(f.side), f"front_line_question:{f.question_id}", None)
    ],
    schedule.FreezeAdded: lambda w, f: [(across(f.side), f"freeze:{f.freeze_id}", None)],
    schedule.FreezeContested: lambda w, f: [
        (across(f.side), f"freeze_contested:{f.freeze_id}", None)
    ],
}
"""Which facts beside the flow ask a side for something, and by when."""

ANSWERS: dict[type[Fact], Any] = {
    change.ChangeAssessed: lambda f: [(None, "full_assessment")],
    change.ChangeResponded: lambda f: [(None, "settle_response")],
    change.ResponseSettled: lambda f: [(None, "settle_response")],
    change.PaperSigned: lambda f: [(None, "sign_paper"), (None, "paper_waiver")],
    change.PaperWaived: lambda f: [(None, "sign_paper"), (None, "paper_waiver")],
    change.PaperWaiverRefused: lambda f: [(None, "paper_waiver")],
    change.QuestionSettled: lambda f: [(None, f"front_line_question:{f.question_id}")],
    schedule.FreezeAcknowledged: lambda f: [
        (None, f"freeze:{f.freeze_id}"),
        (None, f"freeze_contested:{f.freeze_id}"),
    ],
    schedule.FreezeContested: lambda f: [(None, f"freeze:{f.freeze_id}")],
    schedule.FreezeLifted: lambda f: [
        (None, f"freeze:{f.freeze_id}"),
        (None, f"freeze_contested:{f.freeze_id}"),
    ],
}
"""Which facts answer what was asked: (side or everybody, task)."""
