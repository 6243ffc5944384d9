"""Decisions of agreeing: assess, name owners, the joint board, approve, and the paper beside."""

from datetime import date, datetime
from typing import Any

from domain.calendar import add_working_days, end_of_day, local_day
from domain.changes import commands, events
from domain.changes.guards import must_be_at, must_move_freely, not_now
from domain.changes.record import BEFORE_LIVE, Change
from domain.facts import SIDES, own_fields
from domain.records import By, Command, must
from domain.schedules.conflicts import week_of

WRITERS = ("lead", "member")


def assess(change: Change, command: commands.AssessChange, by: By) -> None:
    """Say what it costs and how it is done; approvals given so far are void."""
    must_move_freely(change)
    after = change.kind == "emergency" and change.stage in ("live", "in review")
    if not after:
        must_be_at(change, "responded", "assessed")
        must(not change.options, "The options offered are not answered yet.")
    else:
        must(change.implementer == by.side, "The side that went live assesses an emergency.")
        must(
            command.implementer == by.side,
            "The side that went live implements it.",
            "implementer",
        )
    must(set(command.team_ids) <= by.teams.keys(), "Choose teams of the list.", "team_ids")
    fields = {name: getattr(command, name) for name in own_fields(events.Assessing)}
    change.happened(events.ChangeAssessed, command, by, **fields, **_clock(change, by, after=after))


def name_owner(change: Change, command: commands.NameOwner, by: By) -> None:
    """Name who approves for one's side."""
    must(change.stage in BEFORE_LIVE[:4], not_now(change))
    must(by.side not in change.approvals, "Your side has approved already.")
    member = by.members.get(command.person_id)
    able = member is not None and member.side == by.side and member.role in WRITERS
    must(able, "Choose somebody of your own side who may write.", "person_id")
    must(
        command.person_id != change.submitter,
        "Whoever submitted a change does not approve it.",
        "person_id",
    )
    change.happened(events.OwnerNamed, command, by, person_id=command.person_id)


def hold_board(change: Change, command: commands.HoldBoard, by: By) -> None:
    """Record that the joint board sat."""
    must_be_at(change, "assessed")
    must(change.risk == "high", "A joint board sits only over changes of high risk.")
    sides = {by.members[each].side for each in command.present if each in by.members}
    known = all(each in by.members for each in command.present)
    must(known, "Choose people who take part.", "present")
    must(len(sides) == len(SIDES), "Somebody of each side must have been there.", "present")
    today = local_day(by.calendar(by.side), by.at)
    must(command.held_on <= today, "This day lies in the future.", "held_on")
    change.happened(
        events.BoardHeld,
        command,
        by,
        held_on=command.held_on,
        present=command.present,
        minutes=command.minutes,
    )


def approve(change: Change, command: commands.ApproveChange, by: By) -> None:
    """Approve for one's side."""
    must_move_freely(change)
    must_be_at(change, "assessed")
    must(by.side not in change.approvals, "Your side has approved already.")
    must(by.person_id != change.submitter, "Whoever submitted a change does not approve it.")
    owner = change.owners.get(by.side)
    if owner:
        must(owner == by.person_id, "Somebody else of your side is named to approve this one.")
    else:
        must(by.role == "lead", "A lead approves, or whom your lead names for this change.")
    must(
        change.risk != "high" or change.board_held,
        "A change of high risk is approved after the joint board sat over it.",
    )
    change.happened(events.ChangeApproved, command, by, words=command.words)


def owe_paper(change: Change, command: commands.OwePaper, by: By) -> None:
    """Owe the paper by a day."""
    must(change.stage in (*BEFORE_LIVE, "live", "in review"), not_now(change))
    must(change.paper in ("none", "not needed"), _why_not(change))
    owe(change, command, by, command.due_on, "due_on")


def propose_waiver(change: Change, command: commands.ProposePaperWaiver, by: By) -> None:
    """Hold that no paper is needed."""
    _must_be_submitted(change)
    must(change.paper in ("none", "owed"), _why_not(change))
    change.happened(events.PaperWaiverProposed, command, by, reason=command.reason)


def waive_paper(change: Change, command: commands.WaivePaper, by: By) -> None:
    """Agree that none is needed."""
    _must_answer_waiver(change, by)
    change.happened(events.PaperWaived, command, by)


def refuse_waiver(change: Change, command: commands.RefusePaperWaiver, by: By) -> None:
    """Hold that it is needed."""
    _must_answer_waiver(change, by)
    change.happened(events.PaperWaiverRefused, command, by, reason=command.reason)


def sign_paper(change: Change, command: commands.SignPaper, by: By) -> None:
    """Record the signed amendment."""
    _must_be_submitted(change)
    must(change.paper in ("owed", "none", "waiver proposed"), _why_not(change))
    today = local_day(by.calendar(by.side), by.at)
    must(command.signed_on <= today, "This day lies in the future.", "signed_on")
    change.happened(
        events.PaperSigned, command, by, document=command.document, signed_on=command.signed_on
    )


def owe(change: Change, command: Command, by: By, due_on: date, field: str) -> None:
    """Owe the paper of ``change`` by a day that is still to come; ``field`` is where it stands."""
    calendar = by.calendar(by.side)
    must(due_on > local_day(calendar, by.at), "Choose a day that is still to come.", field)
    change.happened(
        events.PaperOwed, command, by, due_on=due_on, due_at=end_of_day(calendar, due_on)
    )


def _clock(change: Change, by: By, *, after: bool) -> dict[str, Any]:
    if after:
        live_at: datetime = change.live_at or by.at
        week = week_of(local_day(by.calendar(by.side), live_at))
        return {"approve_by": None, "live_at": live_at, "week": week}
    calendar = by.calendar(by.side)
    last = add_working_days(calendar, local_day(calendar, by.at), by.terms.approve_working_days)
    return {"approve_by": end_of_day(calendar, last)}


def _must_answer_waiver(change: Change, by: By) -> None:
    must(change.paper == "waiver proposed", "Nobody proposed to do without paper.")
    must(change.waiver_by != by.side, "The other side answers what yours proposed.")


def _must_be_submitted(change: Change) -> None:
    unwanted = ("draft", "discarded", "declined", "withdrawn")
    must(change.version and change.stage not in unwanted, not_now(change))


def _why_not(change: Change) -> str:
    said = {
        "owed": "Paper is owed already.",
        "waiver proposed": "One side holds that no paper is needed: answer that first.",
        "not needed": "Both sides agreed that no paper is needed.",
        "signed": "The paper is signed.",
    }
    return said.get(change.paper, "No paper is owed.")
