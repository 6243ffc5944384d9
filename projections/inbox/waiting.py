"""What one record waits for, and how each fact opens and closes waits."""

from datetime import datetime
from typing import Any

from domain.commitments import events as commitment
from domain.disclosures import events as disclosure
from domain.facts import Fact, Naming
from domain.partnerships import events as partnership
from projections.inbox import changing, recognized, rounds, visiting
from projections.inbox.changing import flow_of_change, remember_change
from projections.inbox.flows import FLOWS, lead_on
from projections.inbox.kept import FLOW, Task, Waiting, across, sides_of

FLOW_TASKS = {
    "draft": "finish_draft",
    "disclosed": "acknowledge",
    "acknowledged": "contain",
    "contained": "propose_cause",
    "correcting": "promise_correction",
    "watching": "check_effect",
    "made": "accept_commitment",
    "charter proposed": "sign_charter",
    "proposed": "endorse_template",
}
"""What a record waits for in each stage, unless the fact that led there says it better."""


def matters(fact: Fact) -> bool:
    """Whether a fact may change what its record waits for."""
    return (
        fact.stage is not None
        or isinstance(fact, Naming)
        or any(type(fact) in them for them in (ASKS, ANSWERS, LEADING_ON))
    )


def absorb(waiting: Waiting, fact: Fact) -> None:
    """Close the waits a fact answers, and open those it asks."""
    if fact.audience == "shared" or isinstance(fact, Naming):
        waiting.audience = fact.audience
    _remember(waiting, fact)
    for side, task in _answered(waiting, fact):
        waiting.tasks = _without(waiting.tasks, side, task)
        waiting.paused = _without(waiting.paused, side, task)
    if fact.stage is not None:
        waiting.stage, waiting.ball = fact.stage, fact.ball or "nobody"
    if fact.stage is not None or waiting.stage in LEADING_ON.get(type(fact), ()):
        _flow(waiting, fact)
    for side, task, due_at in _asked(waiting, fact):
        waiting.tasks = [t for t in waiting.tasks if (t.side, t.task) != (side, task)]
        waiting.tasks.append(Task(side, task, fact.recorded_at, due_at))
    if fact.stage is not None and fact.ball == "nobody":
        waiting.tasks = _outlasting(waiting)


def _without(tasks: list[Task], side: str | None, name: str) -> list[Task]:
    return [task for task in tasks if not (task.task == name and side in (None, task.side))]


def _outlasting(waiting: Waiting) -> list[Task]:
    """What is waited for even though nobody holds the ball: paper, unless all came to nothing."""
    if flow := FLOWS.get(waiting.kind):
        return [t for t in waiting.tasks if waiting.stage in flow.outlasting.get(t.task, ())]
    outlasting = (*changing.OUTLASTING, BREACH, RULES)
    if waiting.stage in ("closed", "deferred", "open"):
        return [task for task in waiting.tasks if task.task in outlasting]
    return []


def _remember(waiting: Waiting, fact: Fact) -> None:
    if waiting.kind == "change":
        remember_change(waiting, fact)
    if isinstance(
        fact, (commitment.CommitmentMade, commitment.RenegotiationAgreed, disclosure.CheckPlanned)
    ):
        waiting.due_at = fact.due_at
    if isinstance(fact, disclosure.DisclosureTold):
        waiting.due_at = fact.acknowledge_by
    if isinstance(fact, (disclosure.DisclosureAcknowledged, disclosure.CheckFailed)):
        waiting.due_at = None
    if isinstance(fact, commitment.CommitmentMade):
        waiting.owner, waiting.answerer = fact.owner_side, fact.ball or "nobody"
    if isinstance(fact, commitment.CommitmentAccepted | commitment.RenegotiationAgreed):
        waiting.accepted = True
    if isinstance(fact, disclosure.CorrectionPromised) and fact.correction_kind == "corrective":
        waiting.corrections[fact.commitment_id] = True
    if isinstance(fact, disclosure.CorrectionSettled) and fact.commitment_id in waiting.corrections:
        waiting.corrections[fact.commitment_id] = fact.outcome == "reopened"


def _flow(waiting: Waiting, fact: Fact) -> None:
    if waiting.kind == "change":
        flow_of_change(waiting, fact)
        return
    if waiting.kind in FLOWS:
        lead_on(FLOWS[waiting.kind], waiting, fact)
        return
    kept = [t for t in waiting.tasks if not t.task.startswith(FLOW)]
    if isinstance(fact, commitment.CommitmentAccepted):
        kept += [t for t in waiting.tasks if t.task == FLOW + "answer_renegotiation"]
    led = FLOW_LED.get((type(fact), waiting.stage), FLOW_LED.get((type(fact), None)))
    name = FLOW_TASKS.get(waiting.stage, "") if led is None else led
    if name == "promise_correction" and any(waiting.corrections.values()):
        name = ""
    if name:
        due_at = waiting.due_at if name in FLOW_DUE else None
        kept += [
            Task(side, FLOW + name, fact.recorded_at, due_at) for side in sides_of(waiting.ball)
        ]
    waiting.tasks = kept


FLOW_LED: dict[tuple[type[Fact], str | None], str] = {
    (disclosure.CauseProposed, None): "answer_cause",
    (disclosure.CauseProposed, "correcting"): "promise_correction",
    (disclosure.CauseAgreed, "contained"): "answer_cause",
    (disclosure.CauseDissented, "contained"): "answer_cause",
    (disclosure.CheckReported, None): "cosign_check",
    (disclosure.CheckPassed, None): "close",
    (commitment.RenegotiationAsked, None): "",
    (commitment.RenegotiationRefused, None): "",
    (commitment.RenegotiationAgreed, None): "",
}
"""What is waited for after a fact (and the stage it led to; ``None``: any), where the stage alone
does not say it; empty where a commitment of its own says it."""

LEADING_ON: dict[type[Fact], tuple[str, ...]] = {
    disclosure.CauseProposed: ("contained",),
    disclosure.CorrectionSettled: ("correcting",),
    **changing.LEADING_ON,
}
"""Facts after which something else is waited for even where neither stage nor ball moved."""

BREACH, RULES = "breach", "rules"
"""What waits for its answer whatever else becomes of its record."""

FLOW_DUE = ("acknowledge", "check_effect")

Ask = tuple[str, str, datetime | None]


ASKS: dict[type[Fact], Any] = {
    disclosure.UpdatePromised: lambda w, f: [(f.side, "update", f.due_at)],
    disclosure.LookBackAsked: lambda w, f: [(s, "look_back", f.due_at) for s in ("brand", "bpo")],
    disclosure.DisclosureAcknowledged: lambda w, f: [(f.side, "thank", None)],
    disclosure.QuestionAsked: lambda w, f: [(f.to_side, f"question:{f.question_id}", None)],
    disclosure.SeverityChallenged: lambda w, f: [(across(f.side), "severity", None)],
    disclosure.MakeGoodDelivered: lambda w, f: [
        (across(f.side), f"make_good:{f.make_good_id}", None)
    ],
    disclosure.StatementDrafted: lambda w, f: [(s, "statement", None) for s in ("brand", "bpo")],
    disclosure.WithdrawalAsked: lambda w, f: [(across(f.side), "withdrawal", None)],
    disclosure.ProtectionLiftAsked: lambda w, f: [(across(f.side), "protection", None)],
    partnership.RulesProposed: lambda w, f: [(across(f.side), RULES, None)],
    disclosure.BreachStated: lambda w, f: [(across(f.side), BREACH, None)],
    disclosure.CheckPlanned: lambda w, f: [
        (task.side, task.task, f.due_at) for task in w.tasks if task.task == FLOW + "check_effect"
    ],
    commitment.CommitmentMade: lambda w, f: [(f.owner_side, "keep", f.due_at)],
    commitment.RenegotiationAsked: lambda w, f: [
        (across(f.side), FLOW + "answer_renegotiation", None)
    ],
    commitment.RenegotiationAgreed: lambda w, f: [(w.owner, "keep", f.due_at)],
    commitment.RenegotiationRefused: lambda w, f: (
        [] if w.accepted else [(w.answerer, FLOW + "accept_commitment", None)]
    ),
    commitment.KeepingDisputed: lambda w, f: [(w.owner, "keep", w.due_at)],
    **changing.ASKS,
    **recognized.ASKS,
    **rounds.ASKS,
    **visiting.ASKS,
}
"""Which facts beside the flow ask a side for something, and by when."""

ANSWERS: dict[type[Fact], Any] = {
    disclosure.UpdateGiven: lambda f: [(None, "update")],
    disclosure.LookBackHeld: lambda f: [(None, "look_back")],
    disclosure.DiscloserThanked: lambda f: [(None, "thank")],
    disclosure.ThanksPassedOver: lambda f: [(None, "thank")],
    disclosure.QuestionAnswered: lambda f: [(None, f"question:{f.question_id}")],
    disclosure.SeverityStated: lambda f: [(None, "severity")],
    disclosure.SeverityConfirmed: lambda f: [(None, "severity")],
    disclosure.SeverityKept: lambda f: [(None, "severity")],
    disclosure.MakeGoodConfirmed: lambda f: [(None, f"make_good:{f.make_good_id}")],
    disclosure.MakeGoodDisputed: lambda f: [(None, f"make_good:{f.make_good_id}")],
    disclosure.StatementApproved: lambda f: [(f.side, "statement")],
    disclosure.StatementReleased: lambda f: [(None, "statement")],
    disclosure.WithdrawalDeclined: lambda f: [(None, "withdrawal")],
    disclosure.ProtectionLifted: lambda f: [(None, "protection")],
    disclosure.ProtectionUpheld: lambda f: [(None, "protection")],
    partnership.RulesAgreed: lambda f: [(None, RULES)],
    partnership.RulesDeclined: lambda f: [(None, RULES)],
    partnership.RulesTakenBack: lambda f: [(None, RULES)],
    disclosure.BreachAgreed: lambda f: [(None, BREACH)],
    disclosure.BreachDissented: lambda f: [(None, BREACH)],
    disclosure.BreachTakenBack: lambda f: [(None, BREACH)],
    commitment.RenegotiationAsked: lambda f: [(None, FLOW + "accept_commitment")],
    commitment.RenegotiationAgreed: lambda f: [(None, FLOW + "answer_renegotiation")],
    commitment.RenegotiationRefused: lambda f: [(None, FLOW + "answer_renegotiation")],
    disclosure.CorrectionPromised: lambda f: (
        [(None, FLOW + "promise_correction")] if f.correction_kind == "corrective" else []
    ),
    **changing.ANSWERS,
    **recognized.ANSWERS,
    **rounds.ANSWERS,
    **visiting.ANSWERS,
}
"""Which facts answer what was asked: (side or everybody, task)."""


def _asked(waiting: Waiting, fact: Fact) -> list[Ask]:
    ask = ASKS.get(type(fact))
    return ask(waiting, fact) if ask else []


def _answered(_waiting: Waiting, fact: Fact) -> list[tuple[str | None, str]]:
    answer = ANSWERS.get(type(fact))
    return answer(fact) if answer else []
