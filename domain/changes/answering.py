"""Decisions of answering: respond, dispute, decline and appeal, send back, defer, hold."""

from datetime import UTC, date, datetime, time, timedelta

from domain.calendar import local_day
from domain.changes import commands, events
from domain.changes.agreeing import owe
from domain.changes.guards import must_be_at, must_be_before_live, must_move_freely, not_now
from domain.changes.record import BEFORE_LIVE, Change, Response
from domain.records import By, must, present

DEFERRED_DAYS_MAX = 731


def respond(change: Change, command: commands.RespondToChange, by: By) -> None:
    """Answer with a code, and with what the code asks for."""
    must_move_freely(change)
    waits = change.stage == "submitted" and change.ball == by.side
    again = change.stage == "responded" and change.ball == "both"
    must(waits or again, "No answer of yours is waited for.")
    _check_response(command)
    first = change.response is None
    change.happened(
        events.ChangeResponded, command, by, code=command.code, words=command.words, first=first
    )
    if command.code == "counter_offer":
        offered = [each for each in _options(command) if each]
        texts = {f"option_{number}": text for number, text in enumerate(offered, 1)}
        change.happened(events.OptionsOffered, command, by, **texts)
    if command.paper_due_on and command.code in ("act_now_paper_later", "contract_first"):
        _owe_once(change, command, by, command.paper_due_on)
    if command.code == "decline":
        change.happened(
            events.ChangeDeclined,
            command,
            by,
            reason=command.words,
            alternative=command.alternative,
        )


def accept_option(change: Change, command: commands.AcceptOption, by: By) -> None:
    """Take an option of the counter-offer."""
    must_move_freely(change)
    must(change.options, "No options are offered.")
    must(command.number <= change.options, "There is no such option.", "number")
    change.happened(events.OptionAccepted, command, by, number=command.number)


def refuse_options(change: Change, command: commands.RefuseOptions, by: By) -> None:
    """Take none of the options."""
    must_move_freely(change)
    must(change.options, "No options are offered.")
    change.happened(events.OptionsRefused, command, by, reason=command.reason)


def give_information(change: Change, command: commands.GiveInformation, by: By) -> None:
    """Give what was asked for."""
    must_move_freely(change)
    asked = change.stage == "submitted" and change.ball == by.side
    must(asked, "No information is asked for.")
    change.happened(events.InformationGiven, command, by, text=command.text)


def dispute_response(change: Change, command: commands.DisputeResponse, by: By) -> None:
    """Code the response differently."""
    response = _response(change)
    must(response.disputes == 0, "The response has been disputed already.")
    must(command.code != response.code, "This is the code it has.", "code")
    change.happened(events.ResponseDisputed, command, by, code=command.code, reason=command.reason)


def settle_response(change: Change, command: commands.SettleResponse, by: By) -> None:
    """Accept the other side's code."""
    response = _response(change)
    disputed = present(response.disputed, "The response is not disputed.")
    code = response.code if by.side == change.requester else disputed
    change.happened(events.ResponseSettled, command, by, code=code)


def send_back(change: Change, command: commands.SendBack, by: By) -> None:
    """Send it back for more."""
    must_move_freely(change)
    must_be_at(change, "submitted", "responded", "assessed")
    change.happened(events.ChangeSentBack, command, by, reason=command.reason)


def decline(change: Change, command: commands.DeclineChange, by: By) -> None:
    """Decline, with an alternative."""
    must_move_freely(change)
    must_be_at(change, "submitted", "responded", "assessed")
    change.happened(
        events.ChangeDeclined, command, by, reason=command.reason, alternative=command.alternative
    )


def appeal(change: Change, command: commands.AppealDecline, by: By) -> None:
    """Ask once for the decline to be looked at again."""
    must(change.stage == "declined", "Only a declined change can be appealed.")
    must(change.appeals == 0, "A decline can be appealed once, and it was.")
    change.happened(events.DeclineAppealed, command, by, reason=command.reason)


def grant_appeal(change: Change, command: commands.GrantAppeal, by: By) -> None:
    """Take the decline back."""
    _must_be_appealed(change)
    change.happened(events.AppealGranted, command, by, words=command.words)


def dismiss_appeal(change: Change, command: commands.DismissAppeal, by: By) -> None:
    """Let the decline stand."""
    _must_be_appealed(change)
    change.happened(events.AppealDismissed, command, by, reason=command.reason)


def withdraw(change: Change, command: commands.WithdrawChange, by: By) -> None:
    """Withdraw one's own request, or what one reported."""
    reported = change.kind == "unilateral" and change.requester != change.implementer
    stages = (*BEFORE_LIVE, "deferred", *(("live",) if reported else ()))
    must(change.stage in stages, not_now(change))
    change.happened(events.ChangeWithdrawn, command, by, reason=command.reason)


def defer(change: Change, command: commands.DeferChange, by: By) -> None:
    """Let it sleep until a day."""
    must_move_freely(change)
    must_be_at(change, "submitted", "sent back", "responded", "assessed", "agreed")
    calendar = by.calendar(by.side)
    today = local_day(calendar, by.at)
    must(command.until > today, "Choose a day that is still to come.", "until")
    latest = today + timedelta(days=DEFERRED_DAYS_MAX)
    must(command.until <= latest, "Choose a day within the next two years.", "until")
    wakes_at = datetime.combine(command.until, time(), calendar.zone).astimezone(UTC)
    change.happened(
        events.ChangeDeferred,
        command,
        by,
        until=command.until,
        wakes_at=wakes_at,
        reason=command.reason,
    )


def awaken(change: Change, command: commands.AwakenChange, by: By) -> None:
    """Wake it: on its day, or before with a reason."""
    must(change.stage == "deferred", "This change is not deferred.")
    due = change.wakes_at is not None and by.at >= change.wakes_at
    must(due or by.acting_side != "portal", "Its day has not come.")
    must(due or command.reason, "Its day has not come: say why it is woken early.", "reason")
    change.happened(events.ChangeAwakened, command, by, reason=command.reason)


def hold(change: Change, command: commands.HoldChange, by: By) -> None:
    """Put it on hold."""
    must_be_before_live(change)
    must(change.held_by is None, "This change is on hold already.")
    change.happened(events.ChangeHeld, command, by, reason=command.reason)


def lift_hold(change: Change, command: commands.LiftHold, by: By) -> None:
    """End one's own hold; an approval clock goes on where it stood."""
    held_at = present(change.held_at, "This change is not on hold.")
    must(change.held_by == by.side, "The side that put it on hold lifts the hold.")
    running = change.approve_by if change.stage == "assessed" else None
    approve_by = running + (by.at - held_at) if running else None
    change.happened(events.HoldLifted, command, by, approve_by=approve_by)


def _check_response(command: commands.RespondToChange) -> None:
    code = command.code
    must(code != "counter_offer" or any(_options(command)), "Offer an option.", "option_1")
    needs_paper = code == "act_now_paper_later"
    must(not needs_paper or command.paper_due_on, "Until when is it signed?", "paper_due_on")
    must(code != "decline" or command.alternative, "What could be done instead?", "alternative")


def _options(command: commands.RespondToChange) -> tuple[str, str, str]:
    return command.option_1, command.option_2, command.option_3


def _owe_once(change: Change, command: commands.RespondToChange, by: By, due_on: date) -> None:
    if change.paper != "owed":
        owe(change, command, by, due_on, "paper_due_on")


def _response(change: Change) -> Response:
    return present(change.response, "There is no response yet.")


def _must_be_appealed(change: Change) -> None:
    appealed = change.stage == "declined" and change.ball != "nobody"
    must(appealed, "No appeal waits for an answer.")
