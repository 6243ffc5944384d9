"""One sentence per fact, without its subject: the page puts the person and company before it.

Marks in braces are filled in for each reader: ``{them}`` and ``{us}`` (the companies seen from
who acted), ``{brand}``, ``{bpo}``, ``{at:…}`` (an instant), ``{day:…}``, ``{person:…}``,
``{site:…}`` and ``{team:…}`` (ids), and ``{record:…}``, ``{disclosure:…}``, ``{change:…}``,
``{template:…}`` and ``{commitment:…}`` (links). No text a person typed may stand in a sentence,
except names of places, which lose their braces.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from domain.commitments import events as commitment
from domain.disclosures import events as disclosure
from domain.facts import Commented, Fact, TextCorrected
from domain.partnerships import events as partnership
from projections.history import candid, changed, doubted, pulsed, recognized, rounds, visited

EXPOSED = {
    "customers": "customers see it",
    "press": "the press may",
    "regulator": "a regulator may",
}

BREACHES = {"concealed": "concealed it", "audience": "passed on what was not for others"}


def sentence_of(fact: Fact) -> str:
    """What happened, in words. Raises KeyError for a fact nobody wrote a sentence for."""
    said = SENTENCES[type(fact)]
    return said if isinstance(said, str) else said(fact)


def _at(value: datetime) -> str:
    return "{at:" + value.isoformat() + "}"


def _day(value: date) -> str:
    return "{day:" + value.isoformat() + "}"


def _name(value: str) -> str:
    return value.replace("{", "(").replace("}", ")")


def _side(value: str) -> str:
    return "{" + value + "}" if value in ("brand", "bpo") else "outside both companies"


def _told(fact: disclosure.DisclosureTold) -> str:
    if fact.kind == "own_mistake":
        what = "a mistake made at {us}"
    elif fact.where == "outside":
        what = "a problem outside both companies"
    else:
        what = f"a problem found at {_side(fact.where)}"
    rated = f", rated {fact.severity}" if fact.severity else ""
    again = "; it had happened before" if fact.recurrence_of else ""
    return f"disclosed {what} to {{them}}{rated}{again}."


def _cause(fact: disclosure.CauseProposed) -> str:
    parts = fact.contribution
    shares = [("{brand}", parts.brand), ("{bpo}", parts.bpo), ("shared", parts.shared)]
    split = ", ".join(
        f"{who} {share} %" for who, share in [*shares, ("outside", parts.outside)] if share
    )
    return f"proposed a cause ({fact.cause_kind.replace('_', ' ')}; {split})."


def _place(fact: disclosure.PlaceNamed) -> str:
    if not fact.site_id:
        return "took the place back."
    team = f", team {{team:{fact.team_id}}}" if fact.team_id else ""
    return f"named the place: {{site:{fact.site_id}}}{team}."


def _exposure(fact: disclosure.ExposureStated) -> str:
    seen = ", ".join(EXPOSED[who] for who in fact.exposure)
    return f"said who outside may see it: {seen}." if seen else "said that nobody outside sees it."


def _commitment(fact: commitment.CommitmentMade) -> str:
    kinds = {"general": "", "corrective": " as a correction", "preventive": " as a prevention"}
    if fact.side not in (fact.owner_side, "portal"):
        return f"asked {{them}} for a commitment, due {_day(fact.due_on)}."
    return f"made a commitment{kinds.get(fact.kind, ' as a make-good')}, due {_day(fact.due_on)}."


def _imported(fact: disclosure.ImportedUpdate) -> str:
    return f"took over the state “{_name(fact.state)}”."


SENTENCES: dict[type[Fact], str | Callable[[Any], str]] = {
    Commented: lambda f: (
        "commented." if f.audience == "shared" else "noted, for their own side only:"
    ),
    TextCorrected: "corrected a text.",
    partnership.PartnershipOpened: "opened the partnership of {brand} and {bpo}.",
    partnership.PersonInvited: lambda f: (
        f"invited {{person:{f.person_id}}} to {_side(f.of_side)} as {f.role}."
    ),
    partnership.RoleChanged: lambda f: f"made {{person:{f.person_id}}} {f.role}.",
    partnership.MembershipEnded: lambda f: f"ended the membership of {{person:{f.person_id}}}.",
    partnership.SiteAdded: lambda f: f"added the site {_name(f.name)} ({f.time_zone}).",
    partnership.TeamAdded: lambda f: f"added the team {_name(f.name)}.",
    partnership.WorkingCalendarSet: lambda f: (
        f"set the working hours of {_side(f.of_side)}: "
        f"{f.calendar.opens} to {f.calendar.closes}, {f.calendar.time_zone}."
    ),
    partnership.CharterProposed: lambda f: f"proposed and signed charter {f.number}.",
    partnership.CharterSigned: lambda f: f"signed charter {f.number}; it is in force.",
    partnership.CharterDeclined: lambda f: f"declined charter {f.number}.",
    partnership.CharterTakenBack: lambda f: f"took charter {f.number} back.",
    partnership.RulesProposed: lambda f: (
        f"proposed and agreed to other rules of the trust score (proposal {f.number})."
    ),
    partnership.RulesAgreed: lambda f: (
        f"agreed to the rules of proposal {f.number}; they count as version {f.version}."
    ),
    partnership.RulesDeclined: lambda f: f"declined the rules of proposal {f.number}.",
    partnership.RulesTakenBack: lambda f: f"took the rules of proposal {f.number} back.",
    disclosure.DisclosureDrafted: "began a draft.",
    disclosure.DraftRevised: "revised the draft.",
    disclosure.DraftDiscarded: "discarded the draft.",
    disclosure.DisclosureTold: _told,
    disclosure.DisclosureProtected: lambda f: (
        f"told it within {f.window_hours} hours of discovery: "
        "it is protected and may not be used to penalise."
    ),
    disclosure.ProtectionLiftAsked: "asked to lift the protection.",
    disclosure.ProtectionLifted: "agreed that the protection does not apply.",
    disclosure.ProtectionUpheld: "upheld the protection.",
    disclosure.BreachStated: lambda f: (
        f"holds that {{them}} {BREACHES[f.kind]}, of {f.severity} severity."
    ),
    disclosure.BreachAgreed: lambda f: f"agreed that {{us}} {BREACHES[f.kind]}.",
    disclosure.BreachDissented: lambda f: f"does not agree that {{us}} {BREACHES[f.kind]}.",
    disclosure.BreachTakenBack: lambda f: f"took back that {{them}} {BREACHES[f.kind]}.",
    disclosure.LookBackAsked: lambda f: f"set off a joint look-back, due {_day(f.due_on)}.",
    disclosure.LookBackHeld: lambda f: f"recorded the joint look-back of {_day(f.held_on)}.",
    disclosure.DisclosureAcknowledged: "acknowledged it.",
    disclosure.DiscloserThanked: "thanked {them} for telling.",
    disclosure.ThanksPassedOver: "passed over the thanks.",
    disclosure.QuestionAsked: "asked {them} a question.",
    disclosure.QuestionAnswered: "answered a question.",
    disclosure.SeverityStated: lambda f: f"rated the severity {f.severity}.",
    disclosure.SeverityConfirmed: lambda f: f"confirmed the severity: {f.severity}.",
    disclosure.SeverityChallenged: lambda f: f"holds its severity to be {f.severity}.",
    disclosure.SeverityKept: lambda f: f"kept the severity {f.severity} against the challenge.",
    disclosure.PlaceNamed: _place,
    disclosure.ExposureStated: _exposure,
    disclosure.ChangeLinked: lambda f: (
        f"noted that it {'led to' if f.relation == 'came_from' else 'came of'} "
        f"{{change:{f.change_id}}}."
    ),
    disclosure.DisclosureLinked: lambda f: f"linked it with {{record:{f.to_id}}}.",
    disclosure.UpdatePromised: lambda f: f"promised the next update by {_at(f.due_at)}.",
    disclosure.UpdateGiven: "gave an update.",
    disclosure.HarmContained: "said that the harm is contained.",
    disclosure.CauseProposed: _cause,
    disclosure.CauseAgreed: "agreed to the cause.",
    disclosure.CauseDissented: "dissented from the cause.",
    disclosure.CorrectionPromised: lambda f: f"promised a {f.correction_kind} action.",
    disclosure.CorrectionSettled: lambda f: f"saw a promised action {f.outcome}.",
    disclosure.CheckPlanned: lambda f: f"planned the effectiveness check for {_day(f.due_on)}.",
    disclosure.CheckReported: "reported that the measure is reached.",
    disclosure.CheckPassed: "co-signed the check: the correction works.",
    disclosure.CheckDisputed: "disputed the check.",
    disclosure.CheckFailed: "reported that the correction does not work: back to the cause.",
    disclosure.MakeGoodPromised: lambda f: f"promised to make good by {_day(f.due_on)}.",
    disclosure.MakeGoodDelivered: "delivered a make-good.",
    disclosure.MakeGoodConfirmed: "confirmed that it was made good.",
    disclosure.MakeGoodDisputed: "disputed a make-good.",
    disclosure.StatementDrafted: lambda f: f"drafted the joint statement (draft {f.number}).",
    disclosure.StatementApproved: lambda f: f"approved draft {f.number} of the joint statement.",
    disclosure.StatementReleased: "released the joint statement: both are addressing this.",
    disclosure.WithdrawalAsked: "asked to withdraw it as no mistake.",
    disclosure.WithdrawalDeclined: "declined to withdraw it.",
    disclosure.DisclosureWithdrawn: "agreed that it was no mistake; it is withdrawn.",
    disclosure.LessonWritten: "wrote down the lesson.",
    disclosure.DisclosureClosed: "closed it, with thanks.",
    disclosure.DisclosureRecurred: lambda f: f"saw it recur: {{record:{f.recurrence_id}}}.",
    disclosure.DisclosureImported: lambda f: f"imported {_name(f.number)} from {_name(f.source)}.",
    disclosure.ImportedUpdate: _imported,
    commitment.CommitmentMade: _commitment,
    commitment.CommitmentAccepted: "accepted the commitment.",
    commitment.CommitmentDeclined: "declined to take it on.",
    commitment.RenegotiationAsked: lambda f: f"asked for another day: {_day(f.due_on)}.",
    commitment.RenegotiationAgreed: lambda f: f"agreed to {_day(f.due_on)}.",
    commitment.RenegotiationRefused: "refused the other day; the old one stands.",
    commitment.CommitmentKept: "kept the commitment.",
    commitment.CommitmentKeptLate: "kept the commitment late.",
    commitment.CommitmentRepaired: "missed the day, and repaired the commitment.",
    commitment.KeepingDisputed: "disputed that the commitment is kept; it is open again.",
    commitment.CommitmentReleased: "released {them} from the commitment.",
    **changed.SENTENCES,
    **recognized.SENTENCES,
    **candid.SENTENCES,
    **rounds.SENTENCES,
    **visited.SENTENCES,
    **doubted.SENTENCES,
    **pulsed.SENTENCES,
}

LABELS = {
    "what": "What happened",
    "affected": "Who is affected",
    "doing_now": "What is being done",
    "words": "",
    "text": "",
    "reason": "Reason",
    "how": "How",
    "cause": "Cause",
    "note": "Dissent",
    "measure": "Measure",
    "evidence": "What shows it",
    "harmed": "Who was harmed",
    "remedy": "Remedy",
    "findings": "What was found",
    "lesson": "Lesson",
    "thanks": "Thanks",
    "details": "Details",
    "why": "Why",
    **changed.LABELS,
    **recognized.LABELS,
    **candid.LABELS,
    **rounds.LABELS,
    **visited.LABELS,
    **doubted.LABELS,
    **pulsed.LABELS,
}
"""What stands before a text on its card; an empty label is a text that speaks for itself."""
