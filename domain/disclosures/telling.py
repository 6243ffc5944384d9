"""Decisions from a draft to the harm being contained: tell, acknowledge, rate, update, contain."""

from datetime import datetime, timedelta
from typing import Any

from domain.calendar import add_working_days, add_working_hours, end_of_day, local_day
from domain.disclosures import commands, events
from domain.disclosures.record import Disclosure
from domain.facts import Claimed, Precision, other
from domain.records import By, Command, must
from domain.terms import Severity, severe


def draft(disclosure: Disclosure, command: commands.DraftDisclosure, by: By) -> None:
    """Begin a draft, or replace what it says."""
    must(
        disclosure.stage in ("", "draft"),
        "This disclosure was told already; correct it or comment on it.",
    )
    kind = events.DraftRevised if disclosure.version else events.DisclosureDrafted
    disclosure.happened(
        kind,
        command,
        by,
        **_content(command, by),
        occurred=_claimed(command.occurred_at, command.occurred_precision),
        discovered=_claimed(command.discovered_at, command.discovered_precision),
        audience=by.side,
    )


def discard(disclosure: Disclosure, command: commands.DiscardDraft, by: By) -> None:
    """Put the draft away."""
    must(disclosure.stage == "draft", "Only a draft can be discarded.")
    disclosure.happened(events.DraftDiscarded, command, by)


def tell(disclosure: Disclosure, command: commands.TellDisclosure, by: By) -> None:
    """Tell the other side; protection and the look-back follow from the charter."""
    must(disclosure.stage in ("", "draft"), "This disclosure was told already.")
    _check_times(command, by)
    content = _content(command, by)
    _check_kind(content, by)
    must(disclosure.id not in command.links, "A disclosure cannot be linked to itself.", "links")
    disclosure.happened(
        events.DisclosureTold,
        command,
        by,
        **content,
        occurred=_claimed(command.occurred_at, command.occurred_precision),
        discovered=_claimed(command.discovered_at, command.discovered_precision),
        acknowledge_by=add_working_hours(
            by.calendar(other(by.side)), by.at, by.terms.acknowledge_working_hours
        ),
        audience="shared",
    )
    _protect(disclosure, command, by)
    _ask_look_back(disclosure, command, by, command.severity)
    if command.next_update_at:
        _promise_update(disclosure, command, by, command.next_update_at)


def acknowledge(disclosure: Disclosure, command: commands.AcknowledgeDisclosure, by: By) -> None:
    """Say it was read; thanks, a question and the severity may go with it."""
    must_be_open(disclosure)
    must(disclosure.stage == "disclosed", "This disclosure is acknowledged already.")
    disclosure.happened(events.DisclosureAcknowledged, command, by, words=command.words)
    if command.thanks:
        disclosure.happened(events.DiscloserThanked, command, by, words=command.thanks)
    if command.question:
        _ask(disclosure, command, by, command.question)
    if command.severity:
        _judge_severity(disclosure, command, by)


def thank(disclosure: Disclosure, command: commands.ThankDiscloser, by: By) -> None:
    """Thank for the telling."""
    _must_be_acknowledged(disclosure)
    must(disclosure.thanks != "given", "The discloser has been thanked already.")
    disclosure.happened(events.DiscloserThanked, command, by, words=command.words)


def pass_over_thanks(disclosure: Disclosure, command: commands.PassOverThanks, by: By) -> None:
    """Choose not to thank now."""
    _must_be_acknowledged(disclosure)
    must(disclosure.thanks == "open", "This has been answered already.")
    disclosure.happened(events.ThanksPassedOver, command, by)


def ask_question(disclosure: Disclosure, command: commands.AskQuestion, by: By) -> None:
    """Ask the other side."""
    must_be_open(disclosure)
    _ask(disclosure, command, by, command.text)


def answer_question(disclosure: Disclosure, command: commands.AnswerQuestion, by: By) -> None:
    """Answer a question put to one's side."""
    to_side = disclosure.questions.get(command.question_id)
    must(to_side, "This question is answered already.")
    must(to_side == by.side, "This question was put to the other side.")
    disclosure.happened(
        events.QuestionAnswered, command, by, question_id=command.question_id, text=command.text
    )


def state_severity(disclosure: Disclosure, command: commands.StateSeverity, by: By) -> None:
    """Rate it, or accept what a challenge asks."""
    must_be_open(disclosure)
    _must_own(disclosure, by, "rate its severity")
    must(disclosure.severity != command.severity, "It is rated so already.", "severity")
    accepted = disclosure.challenge == command.severity
    disclosure.happened(events.SeverityStated, command, by, severity=command.severity)
    if accepted:
        disclosure.happened(events.SeverityConfirmed, command, by, severity=command.severity)
    _ask_look_back(disclosure, command, by, command.severity)


def confirm_severity(disclosure: Disclosure, command: commands.ConfirmSeverity, by: By) -> None:
    """Agree with the rating."""
    must_be_open(disclosure)
    _must_judge(disclosure, by)
    must(not disclosure.confirmed, "The severity is confirmed already.")
    disclosure.happened(events.SeverityConfirmed, command, by, severity=disclosure.severity)


def challenge_severity(disclosure: Disclosure, command: commands.ChallengeSeverity, by: By) -> None:
    """Rate it differently, or before the side it lies on does: not to rate must not pay."""
    must_be_open(disclosure)
    _must_be_theirs(disclosure, by)
    must(
        command.severity != disclosure.severity,
        "Choose another severity than the one stated.",
        "severity",
    )
    disclosure.happened(
        events.SeverityChallenged, command, by, severity=command.severity, reason=command.reason
    )


def keep_severity(disclosure: Disclosure, command: commands.KeepSeverity, by: By) -> None:
    """Let the rating stand; both are shown."""
    must_be_open(disclosure)
    _must_own(disclosure, by, "answer the challenge")
    must(disclosure.challenge, "The severity is not challenged.")
    must(disclosure.severity, "Your side has not rated it yet: rate it.")
    disclosure.happened(
        events.SeverityKept, command, by, severity=disclosure.severity, reason=command.reason
    )


def name_place(disclosure: Disclosure, command: commands.NamePlace, by: By) -> None:
    """Name site and team."""
    must_be_open(disclosure)
    disclosure.happened(
        events.PlaceNamed, command, by, site_id=command.site_id, team_id=command.team_id
    )


def state_exposure(disclosure: Disclosure, command: commands.StateExposure, by: By) -> None:
    """Say who outside may see it."""
    must_be_open(disclosure)
    disclosure.happened(events.ExposureStated, command, by, exposure=command.exposure)


def link(disclosure: Disclosure, command: commands.LinkDisclosure, by: By) -> None:
    """Link another record."""
    must(disclosure.told_at, "Tell the disclosure first.")
    must(command.to_id != disclosure.id, "A disclosure cannot be linked to itself.", "to_id")
    must(command.to_id not in disclosure.links, "These two are linked already.", "to_id")
    disclosure.happened(events.DisclosureLinked, command, by, to_id=command.to_id)


def note_link(disclosure: Disclosure, command: commands.NoteLink, by: By) -> None:
    """Show the link on this side of it too; a link already there is left as it is."""
    must(disclosure.told_at, "There is no such disclosure to link to.", "links")
    if command.to_id not in disclosure.links:
        disclosure.happened(events.DisclosureLinked, command, by, to_id=command.to_id)


def note_change(disclosure: Disclosure, command: commands.NoteChange, by: By) -> None:
    """Show a change on the disclosure it came from or caused."""
    must(disclosure.told_at, "There is no such disclosure to link to.", "came_from")
    if command.change_id not in disclosure.changes:
        disclosure.happened(
            events.ChangeLinked,
            command,
            by,
            change_id=command.change_id,
            relation=command.relation,
        )


def promise_update(disclosure: Disclosure, command: commands.PromiseUpdate, by: By) -> None:
    """Promise the next update."""
    must_be_open(disclosure)
    _must_own(disclosure, by, "promise an update")
    _promise_update(disclosure, command, by, command.due_at, "due_at")


def give_update(disclosure: Disclosure, command: commands.GiveUpdate, by: By) -> None:
    """Give an update, and say when the next one comes."""
    must_be_open(disclosure)
    _must_own(disclosure, by, "give an update")
    disclosure.happened(events.UpdateGiven, command, by, text=command.text)
    if command.next_update_at:
        _promise_update(disclosure, command, by, command.next_update_at)


def contain(disclosure: Disclosure, command: commands.ContainHarm, by: By) -> None:
    """Say that the harm is stopped, and promise the next update."""
    must_be_open(disclosure)
    must(disclosure.stage == "acknowledged", "Harm is contained once, after it is acknowledged.")
    _must_own(disclosure, by, "say that it is contained")
    must(command.contained_at <= by.at, "This time lies in the future.", "contained_at")
    disclosure.happened(
        events.HarmContained,
        command,
        by,
        how=command.how,
        contained=Claimed(command.contained_at, command.contained_precision),
    )
    _promise_update(disclosure, command, by, command.next_update_at)


def must_be_open(disclosure: Disclosure) -> None:
    """Refuse unless it is told and neither closed, withdrawn nor imported."""
    must(
        not disclosure.is_imported,
        "This was imported as it was: it can be commented on, not worked on.",
    )
    must(disclosure.is_open, _not_in(disclosure, "Tell the disclosure first."))


def _not_in(disclosure: Disclosure, otherwise: str) -> str:
    if disclosure.stage in ("closed", "withdrawn", "discarded"):
        return f"This disclosure is {disclosure.stage}."
    return otherwise


def _content(command: commands.DraftDisclosure | commands.TellDisclosure, by: By) -> dict[str, Any]:
    own = command.kind == "own_mistake"
    return {
        "kind": command.kind,
        "where": by.side if own else command.where or other(by.side),
        "noticed_first": command.noticed_first or by.side,
        "what": command.what,
        "affected": command.affected,
        "doing_now": command.doing_now,
        "severity": command.severity,
        "site_id": command.site_id,
        "team_id": command.team_id,
        "exposure": command.exposure,
        "links": command.links,
        "recurrence_of": command.recurrence_of,
    }


def _check_kind(content: dict[str, Any], by: By) -> None:
    found_theirs = content["kind"] == "problem_found" and content["where"] == other(by.side)
    must(
        not (found_theirs and content["severity"]),
        "The side the problem lies on rates its severity; you can challenge it.",
        "severity",
    )


def _claimed(at: datetime | None, precision: Precision) -> Claimed | None:
    return Claimed(at, precision) if at else None


def _check_times(command: commands.TellDisclosure, by: By) -> None:
    slack = timedelta(minutes=2)  # a phone's clock may be ahead of the server's
    must(command.occurred_at <= by.at + slack, "This time lies in the future.", "occurred_at")
    must(command.discovered_at <= by.at + slack, "This time lies in the future.", "discovered_at")
    loose = {command.occurred_precision, command.discovered_precision} != {"exact"}
    same_day = loose and command.occurred_at.date() == command.discovered_at.date()
    must(
        command.occurred_at <= command.discovered_at or same_day,
        "It cannot have been discovered before it occurred.",
        "discovered_at",
    )


def _protect(disclosure: Disclosure, command: commands.TellDisclosure, by: By) -> None:
    noticed_first = command.noticed_first or by.side
    hours = by.terms.protection_window_hours
    prompt = by.at - command.discovered_at <= timedelta(hours=hours)
    if command.kind == "own_mistake" and noticed_first == by.side and prompt:
        disclosure.happened(events.DisclosureProtected, command, by, window_hours=hours)


def _ask_look_back(
    disclosure: Disclosure, command: Command, by: By, severity: Severity | None
) -> None:
    if disclosure.look_back != "none" or not severe(severity, by.terms.look_back_from):
        return
    calendar = by.calendar(disclosure.where)
    due_on = add_working_days(calendar, local_day(calendar, by.at), by.terms.look_back_working_days)
    disclosure.happened(
        events.LookBackAsked, command, by, due_on=due_on, due_at=end_of_day(calendar, due_on)
    )


def _promise_update(
    disclosure: Disclosure,
    command: Command,
    by: By,
    due_at: datetime,
    field: str = "next_update_at",
) -> None:
    must(due_at > by.at, "Choose a time that is still to come.", field)
    disclosure.happened(events.UpdatePromised, command, by, due_at=due_at)


def _ask(disclosure: Disclosure, command: Command, by: By, text: str) -> None:
    disclosure.happened(
        events.QuestionAsked,
        command,
        by,
        question_id=command.command_id,
        to_side=other(by.side),
        text=text,
    )


def _judge_severity(
    disclosure: Disclosure, command: commands.AcknowledgeDisclosure, by: By
) -> None:
    _must_be_theirs(disclosure, by)
    must(disclosure.severity, "The other side has not rated it yet.", "severity")
    if command.severity == disclosure.severity:
        disclosure.happened(events.SeverityConfirmed, command, by, severity=command.severity)
        return
    must(command.severity_reason, "Say why you rate it differently.", "severity_reason")
    disclosure.happened(
        events.SeverityChallenged,
        command,
        by,
        severity=command.severity,
        reason=command.severity_reason,
    )


def _must_own(disclosure: Disclosure, by: By, act: str) -> None:
    must(disclosure.where == by.side, f"The problem lies on the other side: it is theirs to {act}.")


def _must_judge(disclosure: Disclosure, by: By) -> None:
    must(disclosure.severity, "The severity is not rated yet.")
    _must_be_theirs(disclosure, by)


def _must_be_theirs(disclosure: Disclosure, by: By) -> None:
    must(disclosure.where != by.side, "The other side confirms or challenges the severity.")


def _must_be_acknowledged(disclosure: Disclosure) -> None:
    must(disclosure.told_at, "Tell the disclosure first.")
    must(disclosure.stage != "disclosed", "Acknowledge the disclosure first.")
