"""Decisions from the cause to the close: agree, correct, check, look back, learn."""

from datetime import timedelta

from domain.calendar import end_of_day, local_day
from domain.disclosures import commands, events
from domain.disclosures.record import OPEN, Cause, Disclosure
from domain.disclosures.telling import must_be_open
from domain.facts import Side
from domain.records import By, must, present

PERCENT = 100


def propose_cause(disclosure: Disclosure, command: commands.ProposeCause, by: By) -> None:
    """Propose a cause; a lead's proposal is agreed by their own side."""
    must_be_open(disclosure)
    must(disclosure.stage == "contained", _when_contained(disclosure))
    parts = events.Contribution(command.brand, command.bpo, command.shared, command.outside)
    total = parts.brand + parts.bpo + parts.shared + parts.outside
    must(total == PERCENT, f"The contributions add up to {total} %, not to 100 %.", "brand")
    sides: tuple[Side, ...] = ("brand", "bpo")
    disclosure.happened(
        events.CauseProposed,
        command,
        by,
        number=disclosure.causes + 1,
        cause=command.cause,
        cause_kind=command.cause_kind,
        contribution=parts,
        awaits=tuple(s for s in sides if not (s == by.side and by.role == "lead")),
    )


def agree_cause(disclosure: Disclosure, command: commands.AgreeCause, by: By) -> None:
    """Agree for one's side."""
    _answerable(disclosure, command.number, by)
    disclosure.happened(events.CauseAgreed, command, by, number=command.number)


def dissent_from_cause(disclosure: Disclosure, command: commands.DissentFromCause, by: By) -> None:
    """Dissent for one's side; the note is kept beside the cause."""
    _answerable(disclosure, command.number, by)
    disclosure.happened(
        events.CauseDissented, command, by, number=command.number, note=command.note
    )


def promise_correction(disclosure: Disclosure, command: commands.PromiseCorrection, by: By) -> None:
    """Promise a correction; its commitment is made in the same write."""
    must_be_open(disclosure)
    must(
        disclosure.stage in ("contained", "correcting", "watching"),
        "Corrections are promised once the harm is contained.",
    )
    must(
        command.commitment_id not in disclosure.corrections, "This correction is promised already."
    )
    disclosure.happened(
        events.CorrectionPromised,
        command,
        by,
        commitment_id=command.commitment_id,
        correction_kind=command.correction_kind,
        owner_side=by.side,
    )


def settle_correction(disclosure: Disclosure, command: commands.SettleCorrection, by: By) -> None:
    """Note what became of a correction; once all corrective ones are kept, it is watched."""
    if command.commitment_id not in disclosure.corrections or not disclosure.is_open:
        return
    disclosure.happened(
        events.CorrectionSettled,
        command,
        by,
        commitment_id=command.commitment_id,
        outcome=command.outcome,
    )


def plan_check(disclosure: Disclosure, command: commands.PlanCheck, by: By) -> None:
    """Plan how and when it will be seen whether the correction works."""
    must_be_open(disclosure)
    must(
        disclosure.stage in ("correcting", "watching"), "Plan the check once the cause is answered."
    )
    must(disclosure.check in ("none", "planned"), "The check has been reported already.")
    calendar, terms = by.calendar(disclosure.where), by.terms
    days = command.due_on - local_day(calendar, by.at)
    must(
        timedelta(days=terms.check_days_min) <= days <= timedelta(days=terms.check_days_max),
        f"The charter wants it {terms.check_days_min} to {terms.check_days_max} days from now.",
        "due_on",
    )
    disclosure.happened(
        events.CheckPlanned,
        command,
        by,
        measure=command.measure,
        due_on=command.due_on,
        due_at=end_of_day(calendar, command.due_on),
    )


def report_check(disclosure: Disclosure, command: commands.ReportCheck, by: By) -> None:
    """Report that it works, for the other side to co-sign; or that it failed."""
    must(disclosure.stage == "watching", "The check is reported while the correction is watched.")
    must(disclosure.where == by.side, "The side the problem lies on reports the check.")
    must(disclosure.check == "planned", _why_no_report(disclosure))
    kind = events.CheckReported if command.passed else events.CheckFailed
    disclosure.happened(kind, command, by, evidence=command.evidence)


def cosign_check(disclosure: Disclosure, command: commands.CosignCheck, by: By) -> None:
    """Co-sign that it works."""
    _cosignable(disclosure, by)
    disclosure.happened(events.CheckPassed, command, by)


def dispute_check(disclosure: Disclosure, command: commands.DisputeCheck, by: By) -> None:
    """Say why it does not work yet."""
    _cosignable(disclosure, by)
    disclosure.happened(events.CheckDisputed, command, by, reason=command.reason)


def hold_look_back(disclosure: Disclosure, command: commands.HoldLookBack, by: By) -> None:
    """Record the joint look-back."""
    must_be_open(disclosure)
    must(disclosure.look_back != "held", "The look-back was held already.")
    must(
        command.held_on <= local_day(by.calendar(by.side), by.at),
        "This day lies in the future.",
        "held_on",
    )
    disclosure.happened(
        events.LookBackHeld, command, by, held_on=command.held_on, findings=command.findings
    )


def close(disclosure: Disclosure, command: commands.CloseDisclosure, by: By) -> None:
    """Write the lesson, thank, and close."""
    must_be_open(disclosure)
    must(disclosure.where == by.side, "The side the problem lies on closes it.")
    must(disclosure.check == "passed", "It closes once the effectiveness check is co-signed.")
    unmade = any(good.state != "confirmed" for good in disclosure.make_goods.values())
    must(not unmade, "A make-good is not confirmed yet: it cannot close before it is.")
    must(disclosure.look_back != "asked", "The joint look-back is still owed.")
    must(disclosure.withdrawal is None, "A withdrawal is asked for: answer it first.")
    disclosure.happened(events.LessonWritten, command, by, lesson=command.lesson)
    disclosure.happened(events.DisclosureClosed, command, by, thanks=command.thanks)


def note_recurrence(disclosure: Disclosure, command: commands.NoteRecurrence, by: By) -> None:
    """Note that it happened again."""
    must(disclosure.stage == "closed", "Only a closed disclosure can recur.", "recurrence_of")
    disclosure.happened(events.DisclosureRecurred, command, by, recurrence_id=command.recurrence_id)


def import_incident(disclosure: Disclosure, command: commands.ImportIncident, by: By) -> None:
    """Take an incident over: what it was, then each state not taken over yet, as they come."""
    must(by.acting_side == "portal", "Only the operator of the portal imports.")
    must(disclosure.is_imported or not disclosure.version, "This record was not imported.")
    known = {*OPEN, "closed", "withdrawn"}
    must(all(s.stage in known for s in command.states), "A state means no stage we know.", "states")
    if not disclosure.version:
        disclosure.happened(
            events.DisclosureImported,
            command,
            by,
            source=command.source,
            number=command.number,
            where=command.where,
            what=command.what,
            details=command.details,
            occurred=command.occurred,
            severity=command.severity,
            imported=True,
            audience="shared",
        )
    for state in command.states:
        if state.source_row not in disclosure.imported_rows:
            _import_state(disclosure, state, command, by)


def _import_state(
    disclosure: Disclosure, state: commands.ImportedState, command: commands.ImportIncident, by: By
) -> None:
    """Add one state; an older one that comes late is kept but moves nothing."""
    is_newest = disclosure.imported_until is None or state.occurred.at >= disclosure.imported_until
    disclosure.happened(
        events.ImportedUpdate,
        command,
        by,
        source_row=state.source_row,
        state=state.state,
        occurred=state.occurred,
        details=state.details,
        backwards=state.backwards,
        stage=state.stage if is_newest else None,
        imported=True,
        audience="shared",
    )


def _when_contained(disclosure: Disclosure) -> str:
    if disclosure.stage in ("correcting", "watching"):
        return "The cause is answered already. It is opened again if the check fails."
    return "A cause is proposed once the harm is contained."


def _answerable(disclosure: Disclosure, number: int, by: By) -> None:
    waiting: Cause | None = disclosure.cause if disclosure.stage == "contained" else None
    cause = present(waiting, "No cause waits for an answer.")
    must(cause.number == number, "Another cause has been proposed since.")
    must(by.side not in cause.answers, "Your side has answered this cause already.")


def _cosignable(disclosure: Disclosure, by: By) -> None:
    must(
        disclosure.check == "reported" and disclosure.is_open, "No check waits for a co-signature."
    )
    must(disclosure.where != by.side, "The check is co-signed by the other side.")


def _why_no_report(disclosure: Disclosure) -> str:
    if disclosure.check == "none":
        return "Plan the check first: a measure and a day."
    return "The check has been reported already."
