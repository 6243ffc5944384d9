"""Proposing and opening a round, writing sealed, handing in, and the reveal."""

from domain.calendar import WorkingCalendar, add_working_hours, working_hours_a_week
from domain.facts import SIDES
from domain.records import By, Command, must, present
from domain.rounds import commands, events
from domain.rounds.record import Contribution, Round

CONTRIBUTIONS_MAX = 30
"""How many contributions one side writes at most."""


def propose(round: Round, command: commands.ProposeRound, by: By) -> None:
    """Propose a round that leaves both sides at least a working day."""
    must(round.version == 0, "This round is proposed already.")
    must(command.deadline_at > by.at, "Choose a time that is still to come.", "deadline_at")
    for side in SIDES:
        calendar = by.calendar(side)
        earliest = add_working_hours(calendar, by.at, _hours_a_day(calendar))
        must(
            command.deadline_at >= earliest,
            "Leave both sides at least one working day to write: choose a later time.",
            "deadline_at",
        )
    round.happened(
        events.RoundProposed,
        command,
        by,
        title=command.title,
        questions=command.questions,
        deadline_at=command.deadline_at,
    )


def take_back(round: Round, command: commands.TakeBackRound, by: By) -> None:
    """Take the proposal back."""
    _must_be_planned(round)
    round.happened(events.RoundTakenBack, command, by, reason=command.reason)


def open_round(round: Round, command: commands.OpenRound, by: By) -> None:
    """Agree; both write from now on."""
    _must_be_planned(round)
    deadline_at = present(round.deadline_at, "There is no such round.")
    must(
        by.at < deadline_at,
        "Its deadline has passed: decline it, and propose one with a later deadline.",
    )
    round.happened(events.RoundOpened, command, by, deadline_at=deadline_at)


def decline(round: Round, command: commands.DeclineRound, by: By) -> None:
    """Do not take part."""
    _must_be_planned(round)
    round.happened(events.RoundDeclined, command, by, reason=command.reason)


def write(round: Round, command: commands.WriteContribution, by: By) -> None:
    """Write for one's own side, sealed."""
    _must_be_writing(round, by)
    must(
        len(round.written_by(by.side)) < CONTRIBUTIONS_MAX,
        f"Your side has written {CONTRIBUTIONS_MAX} contributions: put some of them together.",
    )
    round.happened(
        events.ContributionWritten,
        command,
        by,
        contribution_id=command.command_id,
        dimension=command.dimension,
        text=command.text,
        audience=by.side,
    )


def revise(round: Round, command: commands.ReviseContribution, by: By) -> None:
    """Write it anew, sealed."""
    _must_be_writing(round, by)
    known = _own(round, command, by)
    must(
        (known.dimension, known.text) != (command.dimension, command.text),
        "These are the words that stand there already.",
        "text",
    )
    round.happened(
        events.ContributionRevised,
        command,
        by,
        contribution_id=command.contribution_id,
        dimension=command.dimension,
        text=command.text,
        audience=by.side,
    )


def remove(round: Round, command: commands.RemoveContribution, by: By) -> None:
    """Take it out."""
    _must_be_writing(round, by)
    _own(round, command, by)
    round.happened(
        events.ContributionRemoved,
        command,
        by,
        contribution_id=command.contribution_id,
        audience=by.side,
    )


def hand_in(round: Round, command: commands.HandIn, by: By) -> None:
    """Be done; whoever is second reveals both."""
    _must_be_writing(round, by)
    must(round.written_by(by.side), "Your side has written nothing yet: write something first.")
    round.happened(events.HandedIn, command, by)
    if len(round.handed_in) == len(SIDES):
        _break_seals(round, command, by)


def take_back_hand_in(round: Round, command: commands.TakeBackHandIn, by: By) -> None:
    """Write on."""
    _must_be_open(round, by)
    must(by.side in round.handed_in, "Your side has not handed in.")
    deadline_at = present(round.deadline_at, "There is no such round.")
    round.happened(events.HandInTakenBack, command, by, deadline_at=deadline_at)


def reveal(round: Round, command: commands.RevealRound, by: By) -> None:
    """Reveal what was handed in by the deadline."""
    must(round.stage == "open", _standing(round))
    deadline_at = present(round.deadline_at, "There is no such round.")
    must(
        by.at >= deadline_at,
        "The deadline has not passed: a round is revealed once both sides have handed in.",
    )
    _break_seals(round, command, by)


def _break_seals(round: Round, command: Command, by: By) -> None:
    """Reveal the contributions of whoever is in, all at once; what was not handed in stays."""
    sides = tuple(side for side in SIDES if side in round.handed_in)
    told = [pair for side in sides for pair in round.written_by(side).items()]
    round.happened(events.RoundRevealed, command, by, handed_in=sides)
    for contribution_id, each in told:
        round.happened(
            events.ContributionRevealed,
            command,
            by,
            author_id=each.author_id,
            of_side=each.side,
            contribution_id=contribution_id,
            dimension=each.dimension,
            text=each.text,
        )


def _own(
    round: Round, command: commands.ReviseContribution | commands.RemoveContribution, by: By
) -> Contribution:
    """A contribution of one's own side; of the other side's nobody learns that it is there."""
    known = round.written_by(by.side).get(command.contribution_id)
    return present(known, "There is no such contribution.")


def _must_be_planned(round: Round) -> None:
    must(round.stage == "planned", _standing(round))


def _must_be_open(round: Round, by: By) -> None:
    must(round.stage == "open", _standing(round))
    in_time = round.deadline_at and by.at < round.deadline_at
    must(in_time, "The deadline has passed: what was handed in can be revealed now.")


def _must_be_writing(round: Round, by: By) -> None:
    _must_be_open(round, by)
    must(
        by.side not in round.handed_in,
        "Your side has handed in. To write on, take that back first.",
    )


def _standing(round: Round) -> str:
    return f"This round is {round.stage}{'' if round.stage in ('planned', 'open') else ' already'}."


def _hours_a_day(calendar: WorkingCalendar) -> float:
    return working_hours_a_week(calendar) / max(len(set(calendar.weekdays)), 1)
