"""Everything that can be recorded on the page of a disclosure: the table of contents.

The name of an act is also that of its template ``templates/disclosures/acts/_<name>.html``.
"""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid5

from flask import request

from domain.disclosures import commands
from domain.records import Comment
from portal.acts import Act
from portal.forms import FormRefused
from portal.web import here

NAME_MIN = 3


def place_of(_disclosure_id: UUID) -> dict[str, Any]:
    """Site and team, from a field that holds "site" or "site team"."""
    site_id, _, team_id = request.form.get("place", "").partition(" ")
    return {"site_id": site_id or None, "team_id": team_id or None}


def _new_id(name: str) -> Callable[[UUID], dict[str, Any]]:
    # Derived from the command's id, so that a form sent twice names the same thing.
    def made(disclosure_id: UUID) -> dict[str, Any]:
        return {name: uuid5(disclosure_id, request.form.get("command_id", ""))}

    return made


def _blameless(_: UUID) -> dict[str, Any]:
    words = set(re.findall(r"\w+", request.form.get("cause", "")))
    named = [name for name in here().names.values() if words & _parts(name)]
    if named:
        raise FormRefused(
            {"cause": f"A cause names roles, not people: please write it without {named[0]}."}
        )
    return {}


def _parts(name: str) -> set[str]:
    return {part for part in name.split() if len(part) >= NAME_MIN}


ACTS = {
    "discarding": Act(
        "discarding", commands.DiscardDraft, "The draft is put away.", then="disclosures.index"
    ),
    "acknowledgement": Act(
        "acknowledgement",
        commands.AcknowledgeDisclosure,
        "Acknowledged. {them} sees that you have read it.",
    ),
    "thanks": Act("thanks", commands.ThankDiscloser, "Your thanks are recorded."),
    "thanks_passing": Act(
        "thanks/passing", commands.PassOverThanks, "You will not be asked again."
    ),
    "question": Act("questions", commands.AskQuestion, "Your question is with {them}."),
    "answer": Act(
        "questions/<uuid:question_id>/answer", commands.AnswerQuestion, "Your answer is recorded."
    ),
    "severity": Act("severity", commands.StateSeverity, "The severity is recorded."),
    "severity_confirmation": Act(
        "severity/confirmation", commands.ConfirmSeverity, "You confirmed the severity."
    ),
    "severity_challenge": Act(
        "severity/challenge",
        commands.ChallengeSeverity,
        "Your rating stands beside theirs until they answer.",
    ),
    "severity_keeping": Act(
        "severity/keeping", commands.KeepSeverity, "The rating stands; both are shown."
    ),
    "place": Act("place", commands.NamePlace, "The place is recorded.", place_of),
    "exposure": Act("exposure", commands.StateExposure, "The exposure is recorded."),
    "link": Act("links", commands.LinkDisclosure, "The two are linked, on both pages."),
    "update_promise": Act("update-promise", commands.PromiseUpdate, "Your promise is recorded."),
    "update": Act("updates", commands.GiveUpdate, "Your update is with {them}."),
    "containment": Act(
        "containment", commands.ContainHarm, "Recorded as contained. Next: the cause."
    ),
    "cause": Act(
        "causes", commands.ProposeCause, "The cause is proposed; both leads answer it.", _blameless
    ),
    "cause_agreement": Act(
        "causes/<int:number>/agreement", commands.AgreeCause, "You agreed to the cause."
    ),
    "cause_dissent": Act(
        "causes/<int:number>/dissent",
        commands.DissentFromCause,
        "Your dissent stands beside the cause.",
    ),
    "correction": Act(
        "corrections",
        commands.PromiseCorrection,
        "Promised. It is a commitment of your side now.",
        _new_id("commitment_id"),
    ),
    "check": Act("check", commands.PlanCheck, "The check is planned."),
    "check_report": Act("check/report", commands.ReportCheck, "Your report is recorded."),
    "check_cosignature": Act(
        "check/cosignature", commands.CosignCheck, "Co-signed: the correction works."
    ),
    "check_dispute": Act(
        "check/dispute", commands.DisputeCheck, "Disputed. {them} looks at it again."
    ),
    "make_good": Act(
        "make-goods",
        commands.PromiseMakeGood,
        "Promised. {them} confirms it once delivered.",
        _new_id("make_good_id"),
    ),
    "make_good_delivery": Act(
        "make-goods/<uuid:make_good_id>/delivery",
        commands.DeliverMakeGood,
        "Delivered. {them} confirms it.",
    ),
    "make_good_confirmation": Act(
        "make-goods/<uuid:make_good_id>/confirmation",
        commands.ConfirmMakeGood,
        "You confirmed it was made good.",
    ),
    "make_good_dispute": Act(
        "make-goods/<uuid:make_good_id>/dispute",
        commands.DisputeMakeGood,
        "Disputed. {them} delivers it again.",
    ),
    "statement": Act("statement", commands.DraftStatement, "The draft waits for both leads."),
    "statement_approval": Act(
        "statement/<int:number>/approval", commands.ApproveStatement, "Approved for your side."
    ),
    "statement_release": Act(
        "statement/<int:number>/release",
        commands.ReleaseStatement,
        "The joint statement is released.",
    ),
    "look_back": Act("look-back", commands.HoldLookBack, "The look-back is recorded."),
    "protection_asking": Act(
        "protection/asking",
        commands.AskProtectionLift,
        "{them} answers whether protection applies.",
    ),
    "protection_lifting": Act(
        "protection/lifting", commands.LiftProtection, "The protection is lifted."
    ),
    "protection_upholding": Act(
        "protection/upholding", commands.UpholdProtection, "The protection stays."
    ),
    "breach": Act(
        "breach", commands.StateBreach, "Stated. The lead of {them} agrees, or says why not."
    ),
    "breach_agreement": Act("breach/agreement", commands.AgreeBreach, "Both leads hold it now."),
    "breach_dissent": Act(
        "breach/dissent", commands.DissentFromBreach, "Your dissent stands beside it."
    ),
    "breach_taking_back": Act("breach/taking-back", commands.TakeBackBreach, "It is taken back."),
    "withdrawal": Act(
        "withdrawal", commands.AskWithdrawal, "{them} answers whether it was a mistake."
    ),
    "withdrawal_agreement": Act(
        "withdrawal/agreement",
        commands.AgreeWithdrawal,
        "Withdrawn by both. It stays in the history.",
    ),
    "withdrawal_refusal": Act(
        "withdrawal/refusal", commands.DeclineWithdrawal, "It goes on as a disclosure."
    ),
    "closure": Act("closure", commands.CloseDisclosure, "Closed. Thank you for seeing it through."),
    "comment": Act("comments", Comment, "Your comment is recorded."),
}
