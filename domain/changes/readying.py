"""Decisions of getting ready: brief, roster, ask, understand, vote, declare ready."""

from typing import NamedTuple

from domain.calendar import local_day
from domain.changes import commands, events
from domain.changes.guards import must_be_at, must_implement, must_move_freely
from domain.changes.record import Change, Reading
from domain.records import By, must, present

PREPARING = ("agreed", "scheduled")
READABLE = (*PREPARING, "ready")
VOTED_PERCENT_MIN = 50
CONFIDENCE_MIN = 3
ROSTERED = ("lead", "member", "frontline")


class Readiness(NamedTuple):
    """How ready those rostered are: shares in whole percent, the mean vote times ten."""

    rostered: int
    read_percent: int
    voted_percent: int
    confidence: int | None


def readiness_of(change: Change) -> Readiness:
    """How ready those rostered are now."""
    readings = list(change.roster.values())
    votes = [each.confidence for each in readings if each.confidence is not None]
    read = sum(each.confirmed for each in readings)
    mean = round(10 * sum(votes) / len(votes)) if votes else None
    return Readiness(
        len(readings), _percent(read, len(readings)), _percent(len(votes), len(readings)), mean
    )


def brief(change: Change, command: commands.GiveBriefing, by: By) -> None:
    """Write what the front line is told; everybody reads anew."""
    must_be_at(change, *PREPARING)
    today = local_day(by.calendar(by.side), by.at)
    must(command.briefed_on <= today, "This day lies in the future.", "briefed_on")
    change.happened(
        events.BriefingGiven, command, by, text=command.text, briefed_on=command.briefed_on
    )


def roster(change: Change, command: commands.RosterTeam, by: By) -> None:
    """Say who of a team is to understand it."""
    must_be_at(change, *PREPARING)
    must(command.team_id in change.team_ids, "This team is not affected.", "team_id")
    able = all(
        person in by.members and by.members[person].role in ROSTERED
        for person in command.person_ids
    )
    must(able, "Choose people who take part.", "person_ids")
    elsewhere = {
        person for person, each in change.roster.items() if each.team_id != command.team_id
    }
    must(
        not elsewhere & set(command.person_ids),
        "Somebody is rostered for another team already.",
        "person_ids",
    )
    person_ids = tuple(dict.fromkeys(command.person_ids))
    change.happened(
        events.TeamRostered, command, by, team_id=command.team_id, person_ids=person_ids
    )


def raise_question(change: Change, command: commands.RaiseQuestion, by: By) -> None:
    """Ask about it."""
    must_be_at(change, *READABLE)
    concerned = by.person_id in change.roster or by.role != "frontline"
    must(concerned, "You are not rostered for this change.")
    change.happened(
        events.QuestionRaised, command, by, question_id=command.command_id, text=command.text
    )


def settle_question(change: Change, command: commands.SettleQuestion, by: By) -> None:
    """Answer a question."""
    must(command.question_id in change.questions, "This question is answered already.")
    change.happened(
        events.QuestionSettled,
        command,
        by,
        question_id=command.question_id,
        text=command.text,
    )


def set_comprehension(change: Change, command: commands.SetComprehension, by: By) -> None:
    """Set the question that shows whether it is understood."""
    must_be_at(change, *PREPARING)
    must(command.right < 3 or command.choice_3, "There is no third choice.", "right")  # noqa: PLR2004
    change.happened(
        events.ComprehensionSet,
        command,
        by,
        question=command.question,
        choice_1=command.choice_1,
        choice_2=command.choice_2,
        choice_3=command.choice_3,
        right=command.right,
    )


def confirm_reading(change: Change, command: commands.ConfirmReading, by: By) -> None:
    """Have read and understood."""
    reading = _reading(change, by)
    must(change.briefed, "There is no briefing to read yet.")
    must(not reading.confirmed, "You have confirmed already.")
    if change.right is not None:
        must(command.answer, "Choose an answer.", "answer")
        if command.answer != change.right:
            change.happened(events.ComprehensionMissed, command, by)
            return
    change.happened(events.ReadingConfirmed, command, by, team_id=reading.team_id)


def vote(change: Change, command: commands.VoteConfidence, by: By) -> None:
    """Say how ready one feels; the last vote counts."""
    reading = _reading(change, by)
    must(reading.confidence != command.confidence, "This is your vote already.", "confidence")
    change.happened(events.ConfidenceVoted, command, by, confidence=command.confidence)


def declare_ready(change: Change, command: commands.DeclareReady, by: By) -> None:
    """Say that it may go live."""
    must_move_freely(change)
    must_be_at(change, "scheduled")
    must_implement(change, by, "declare it ready")
    must(change.briefed, "Brief the front line first.")
    must(not change.questions, "Questions of the front line are not answered yet.")
    covered = {each.team_id for each in change.roster.values()}
    missing = [by.teams.get(team, "A team") for team in change.team_ids if team not in covered]
    must(not missing, f"Nobody is rostered for {', '.join(missing)} yet.")
    ready = readiness_of(change)
    lacking = _lacking(ready, by.terms.ready_percent)
    must(not lacking or command.despite, f"{lacking} Say why it goes live all the same.", "despite")
    change.happened(
        events.ReadinessDeclared,
        command,
        by,
        read_percent=ready.read_percent,
        voted_percent=ready.voted_percent,
        confidence=ready.confidence,
        despite=command.despite,
    )


def revoke_readiness(change: Change, command: commands.RevokeReadiness, by: By) -> None:
    """Say that it is not ready after all."""
    must_move_freely(change)
    must_be_at(change, "ready")
    change.happened(events.ReadinessRevoked, command, by, reason=command.reason)


def _lacking(ready: Readiness, share: int) -> str:
    lacking = []
    if ready.read_percent < share:
        lacking.append(f"{ready.read_percent} % have read and understood; {share} % are agreed.")
    if ready.voted_percent < VOTED_PERCENT_MIN or ready.confidence is None:
        lacking.append(f"Only {ready.voted_percent} % have voted on how ready they feel.")
    elif ready.confidence < 10 * CONFIDENCE_MIN:
        lacking.append(f"The confidence vote stands at {ready.confidence / 10:.1f} of 5.")
    return " ".join(lacking)


def _reading(change: Change, by: By) -> Reading:
    must_be_at(change, *READABLE)
    return present(change.roster.get(by.person_id), "You are not rostered for this change.")


def _percent(part: int, whole: int) -> int:
    return 100 * part // whole if whole else 0
