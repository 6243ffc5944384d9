"""The sentences of changes, their schedule and templates; see ``sentences`` for the marks."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from domain.changes import events as change
from domain.facts import Fact
from domain.schedules import events as schedule
from domain.templates import events as template

CODES = {
    "act_now": "act now",
    "act_now_paper_later": "act now, paper later",
    "counter_offer": "counter-offer",
    "need_information": "need information",
    "contract_first": "contract first",
    "decline": "decline",
}
TOPICS = {"price": "price", "liability": "liability", "data_processing": "data processing"}
OUTCOMES = {
    "successful": "successful",
    "partly": "partly successful",
    "failed": "failed",
    "backed_out": "backed out",
}
KINDS = {
    "peak": "peak",
    "launch": "launch",
    "audit": "audit",
    "holiday": "holiday",
    "local_observance": "local observance",
}


def _at(value: datetime) -> str:
    return "{at:" + value.isoformat() + "}"


def _day(value: date) -> str:
    return "{day:" + value.isoformat() + "}"


def _submitted(fact: change.ChangeSubmitted) -> str:
    if fact.kind == "standard":
        return f"made a standard change from {{template:{fact.template_id}}}."
    origin = f", because of {{disclosure:{fact.came_from}}}" if fact.came_from else ""
    return f"asked {{them}} for a change{origin}."


def _responded(fact: change.ChangeResponded) -> str:
    return f"responded{'' if fact.first else ' again'}: {CODES[fact.code]}."


def _assessed(fact: change.ChangeAssessed) -> str:
    points = f"{fact.load_points} load point{'s' if fact.load_points > 1 else ''}"
    return f"assessed it: {fact.risk} risk, {points}, {fact.front_line_hours} front-line hours."


def conflicts_said(conflicts: Iterable[schedule.Conflict]) -> str:
    """What a time conflicts with, in a few words, each kind once."""
    names = {
        "hard_freeze": "a hard freeze",
        "soft_freeze": "a soft freeze",
        "availability": "the agreed days and hours",
        "notice": "the notice agreed",
        "load": "the load of a team",
    }
    said = list(dict.fromkeys(names[conflict.kind] for conflict in conflicts))
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


def _scheduled(fact: change.ChangeScheduled) -> str:
    days = "1 working day" if fact.notice_days == 1 else f"{fact.notice_days} working days"
    against = f", against {conflicts_said(fact.conflicts)}" if fact.conflicts else ""
    return f"scheduled it for {_at(fact.effective_at)}, {days} ahead{against}."


def _ready(fact: change.ReadinessDeclared) -> str:
    vote = "" if fact.confidence is None else f", confidence {fact.confidence / 10:.1f} of 5"
    despite = ", despite what falls short" if fact.despite else ""
    return f"declared it ready: {fact.read_percent} % have read and understood{vote}{despite}."


def _linked(fact: change.DisclosureLinked) -> str:
    said = "came from" if fact.relation == "came_from" else "caused"
    return f"noted that it {said} {{disclosure:{fact.disclosure_id}}}."


def _board(fact: change.BoardHeld) -> str:
    who = ", ".join(f"{{person:{person}}}" for person in fact.present)
    return f"recorded the joint board of {_day(fact.held_on)}: {who}."


def _rostered(fact: change.TeamRostered) -> str:
    people = "1 person" if len(fact.person_ids) == 1 else f"{len(fact.person_ids)} people"
    return f"rostered {people} of {{team:{fact.team_id}}}."


def _freeze(fact: schedule.FreezeAdded) -> str:
    strength = "hard" if fact.hard else "soft"
    span = f"from {_at(fact.starts_at)} until {_at(fact.ends_at)}"
    return f"added a {strength} freeze ({KINDS[fact.kind]}) {span}."


def _slot(fact: schedule.SlotTaken) -> str:
    points = f"{fact.load_points} load point{'s' if fact.load_points > 1 else ''}"
    week = fact.week.split("W")[1].lstrip("0")
    return f"took {points} in week {week} for {{change:{fact.change_id}}}."


def _debt(open_ones: int) -> str:
    return "Paper is owed for " + (
        "1 change" if open_ones == 1 else f"{open_ones} changes" if open_ones else "no change"
    )


SENTENCES: dict[type[Fact], str | Callable[[Any], str]] = {
    change.ChangeDrafted: "began a draft.",
    change.DraftRevised: "revised the draft.",
    change.DraftDiscarded: "discarded the draft.",
    change.ChangeSubmitted: _submitted,
    change.ChangeRevised: lambda f: f"revised the request (revision {f.revision}).",
    change.TopicTagged: lambda f: f"tagged {TOPICS[f.topic]} as paper first.",
    change.ChangeResponded: _responded,
    change.OptionsOffered: "offered {them} something else.",
    change.OptionAccepted: lambda f: f"took option {f.number}.",
    change.OptionsRefused: "took none of the options.",
    change.InformationGiven: "gave the information asked for.",
    change.ResponseDisputed: lambda f: f"disputed the code: {CODES[f.code]} instead.",
    change.ResponseSettled: lambda f: f"settled the code: {CODES[f.code]}.",
    change.ChangeSentBack: "sent it back for more.",
    change.ChangeDeclined: "declined it.",
    change.DeclineAppealed: "appealed the decline.",
    change.AppealGranted: "granted the appeal; it goes on where it was.",
    change.AppealDismissed: "dismissed the appeal; the decline stands.",
    change.ChangeWithdrawn: "withdrew it.",
    change.ChangeDeferred: lambda f: f"deferred it until {_day(f.until)}.",
    change.ChangeAwakened: lambda f: (
        "woke it: its day has come." if not f.reason else "woke it early."
    ),
    change.ChangeHeld: "put it on hold.",
    change.HoldLifted: "lifted the hold.",
    change.ChangeAssessed: _assessed,
    change.OwnerNamed: lambda f: f"named {{person:{f.person_id}}} to approve it for {{us}}.",
    change.BoardHeld: _board,
    change.ChangeApproved: "approved it for {us}.",
    change.PaperOwed: lambda f: f"owes the paper by {_day(f.due_on)}.",
    change.PaperWaiverProposed: "held that no paper is needed.",
    change.PaperWaived: "agreed that no paper is needed.",
    change.PaperWaiverRefused: "held that paper is needed.",
    change.PaperSigned: lambda f: f"recorded the paper signed on {_day(f.signed_on)}.",
    change.OverrideAsked: lambda f: (
        f"asked to override {conflicts_said(f.conflicts)} for {_at(f.effective_at)}."
    ),
    change.OverrideAgreed: "agreed to override what stands against it.",
    change.OverrideRefused: "did not agree to override.",
    change.ChangeScheduled: _scheduled,
    change.ChangeUnscheduled: "gave its time up.",
    change.BriefingGiven: lambda f: f"wrote the briefing of {_day(f.briefed_on)}.",
    change.TeamRostered: _rostered,
    change.QuestionRaised: "asked for the front line:",
    change.QuestionSettled: "answered a question of the front line.",
    change.ComprehensionSet: "set a comprehension check.",
    change.ComprehensionMissed: "missed the comprehension check and reads again.",
    change.ReadingConfirmed: lambda f: f"has read and understood, for {{team:{f.team_id}}}.",
    change.ConfidenceVoted: lambda f: f"voted {f.confidence} of 5 on how ready they feel.",
    change.ReadinessDeclared: _ready,
    change.ReadinessRevoked: "took the readiness back.",
    change.WentLive: "went live with it.",
    change.EmergencyRaised: lambda f: (
        f"went live at once, in an emergency; {{them}} ratifies by {_at(f.ratify_by)}."
    ),
    change.EmergencyRatified: "ratified the emergency.",
    change.RatificationRefused: "did not ratify it: it stands as a unilateral change.",
    change.RatificationLapsed: (
        "noted that nobody ratified it in time: it stands as a unilateral change."
    ),
    change.UnilateralReported: lambda f: (
        f"reported a change {{them}} made without asking; an account is due by {_at(f.account_by)}."
    ),
    change.UnilateralContested: "contested that it was made without asking.",
    change.UnilateralUpheld: "upheld the report.",
    change.AccountGiven: "accounted for it.",
    change.ChangeBackedOut: "backed it out.",
    change.ReviewAsked: "asked {them} to judge the outcome.",
    change.OutcomeJudged: lambda f: f"judged it {OUTCOMES[f.outcome]}.",
    change.EffortRated: lambda f: f"rated the effort {f.effort} of 5.",
    change.ChangeClosed: lambda f: f"closed it: {OUTCOMES[f.outcome]}.",
    change.ChangeReopened: "reopened it.",
    change.DisclosureLinked: _linked,
    schedule.AuthorityNamed: lambda f: (
        f"named {{person:{f.person_id}}} the authority of {{us}} for emergencies."
    ),
    schedule.FreezeAdded: _freeze,
    schedule.FreezeAcknowledged: "acknowledged a freeze.",
    schedule.FreezeContested: "contested a freeze; it only warns until {us} agrees.",
    schedule.FreezeLifted: "lifted a freeze.",
    schedule.SlotTaken: _slot,
    schedule.SlotReleased: lambda f: f"freed the time of {{change:{f.change_id}}}.",
    schedule.PaperDebtEntered: lambda f: (
        f"owes paper for {{change:{f.change_id}}}. {_debt(f.open)} now."
    ),
    schedule.PaperDebtCleared: lambda f: (
        f"owes no more paper for {{change:{f.change_id}}}. {_debt(f.open)} now."
    ),
    template.TemplateProposed: lambda f: (
        f"proposed a template for standard changes, until {_day(f.expires_on)}."
    ),
    template.TemplateEndorsed: "endorsed the template.",
    template.TemplateDeclined: "did not endorse the template.",
    template.TemplateRetired: "retired the template.",
}

LABELS = {
    "title": "",
    "front_line_impact": "Impact on the front line",
    "customer_impact": "Impact on customers",
    "success": "What success looks like",
    "targets": "Targets",
    "agent_cost": "Cost borne by agents",
    "customer_effect": "What customers notice",
    "cost": "Cost",
    "rollout": "Rollout",
    "fallback": "Fallback",
    "option_1": "Option 1",
    "option_2": "Option 2",
    "option_3": "Option 3",
    "alternative": "What could be done instead",
    "minutes": "Minutes",
    "document": "Where it is kept",
    "despite": "Why all the same",
    "question": "Question",
    "choice_1": "1",
    "choice_2": "2",
    "choice_3": "3",
    "name": "",
}
