"""The decisions about a doubt. Who is not one of the two is told that there is no such record."""

from domain.calendar import add_working_days, end_of_day, local_day
from domain.doubts import commands, events
from domain.doubts.record import Doubt
from domain.facts import other
from domain.permissions import WRITERS
from domain.records import By, must

TALK_WITHIN_DAYS = 3


def raise_doubt(doubt: Doubt, command: commands.RaiseDoubt, by: By) -> None:
    """Tell one person on the other side."""
    must(doubt.version == 0, "This doubt is raised already.")
    across = other(by.side)
    told = by.members.get(command.to_id)
    must(
        told and told.side == across and told.role in WRITERS,
        "Choose a lead or a member of the other side.",
        "to_id",
    )
    calendar = by.calendar(across)
    last = add_working_days(calendar, local_day(calendar, by.at), TALK_WITHIN_DAYS)
    doubt.happened(
        events.DoubtRaised,
        command,
        by,
        audience="named",
        named=(by.person_id, command.to_id),
        to_id=command.to_id,
        dimension=command.dimension,
        sentence=command.sentence,
        talk_by=end_of_day(calendar, last),
    )


def talk_over(doubt: Doubt, command: commands.TalkOver, by: By) -> None:
    """Say that the two have talked."""
    must(doubt.stage == "raised", _over(doubt))
    must(not _left_alone(doubt, by), "The other one takes part no longer: settle it instead.")
    must(
        command.talked_on <= local_day(by.calendar(by.side), by.at),
        "Choose a day that has come: it is recorded once you have talked.",
        "talked_on",
    )
    doubt.happened(
        events.DoubtTalked, command, by, talked_on=command.talked_on, words=command.words
    )


def settle(doubt: Doubt, command: commands.SettleDoubt, by: By) -> None:
    """Say that it is no more."""
    must(doubt.stage in ("raised", "talked"), _over(doubt))
    if not _left_alone(doubt, by):
        must(doubt.author_id == by.person_id, "Only who raised it can say that it is settled.")
        must(doubt.stage == "talked", "Talk first; or take it back, if it has gone away by itself.")
    doubt.happened(events.DoubtSettled, command, by, words=command.words)


def promote(doubt: Doubt, command: commands.PromoteDoubt, by: By) -> None:
    """Take it to both companies."""
    must(doubt.stage in ("raised", "talked"), _over(doubt))
    must(doubt.author_id == by.person_id, "Only who raised it can take it to both companies.")
    must(
        not _left_alone(doubt, by),
        "The other one takes part no longer: settle it or take it back. What you want both "
        "companies to know can be told without it.",
    )
    doubt.happened(events.DoubtPromoted, command, by, became=command.became)


def withdraw(doubt: Doubt, command: commands.WithdrawDoubt, by: By) -> None:
    """Take one's own doubt back."""
    must(doubt.author_id == by.person_id, "Only who raised it can take it back.")
    must(
        doubt.stage == "raised",
        "You have talked already: settle it." if doubt.stage == "talked" else _over(doubt),
    )
    doubt.happened(events.DoubtWithdrawn, command, by)


def _left_alone(doubt: Doubt, by: By) -> bool:
    """Whether the other of the two takes part no longer."""
    return not {doubt.author_id, doubt.to_id} <= by.members.keys()


def _over(doubt: Doubt) -> str:
    return f"This doubt is {doubt.stage} already."
