"""Decisions of whoever recognizes: to give, to join, to take back, to reward."""

from datetime import date
from uuid import UUID

from domain.calendar import is_working_day, local_day
from domain.facts import SIDES, Side
from domain.permissions import permits
from domain.recognition import commands, events
from domain.recognition.events import Freshness, Visibility
from domain.recognition.ids import preference_id_of
from domain.recognition.record import Preference, Recognition, can_join, narrower, readers
from domain.records import By, Record, must, present

FRESH_SHIFTS = 2
"""The shifts of 48 hours: the first day after the deed and the second."""

STALE_SHIFTS = 14


def give(recognition: Recognition, command: commands.GiveRecognition, by: By) -> None:
    """Recognize a deed, as widely as the giver wants and every recipient wishes."""
    must(recognition.version == 0, "This recognition is given already.")
    side = _recipient_side(command, by)
    _check(command, side, by)
    recipients = tuple(dict.fromkeys(command.person_ids))
    visibility = _agreed(command.visibility, recipients, command, by)
    audience, named = readers(visibility, side, (by.person_id,), recipients)
    shifts = shifts_between(side, command.deed_on, by)
    recognition.happened(
        events.RecognitionGiven,
        command,
        by,
        audience=audience,
        named=named,
        deed=command.deed,
        effect=command.effect,
        recipients=recipients,
        recipient_side=side,
        team_id=command.team_id,
        deed_on=command.deed_on,
        size=command.size,
        visibility=visibility,
        shifts=shifts,
        freshness=freshness(shifts),
        joint=command.given_by == "both" and can_join(visibility, side, by.side),
        value=command.value,
        about_kind=command.about_kind,
        about_id=command.about_id,
        customer_words=command.customer_words,
    )
    if command.reward:
        recognition.happened(events.RewardPromised, command, by, reward=command.reward)


def join(recognition: Recognition, command: commands.JoinRecognition, by: By) -> None:
    """Make it one of both companies."""
    _must_stand(recognition)
    must(by.side != recognition.given_side, "Your side gave it: the other side joins.")
    must(len(recognition.givers) == 1, "Somebody of your side has joined already.")
    must(by.person_id not in recognition.recipients, "It is for you: somebody else joins it.")
    recognition.happened(events.RecognitionJoined, command, by, words=command.words)


def pass_over(recognition: Recognition, command: commands.PassOverJoining, by: By) -> None:
    """Leave it as it is."""
    _must_stand(recognition)
    must(recognition.ball == by.side, "Nobody asks your side to join.")
    must(by.person_id not in recognition.recipients, "It is for you: somebody else answers.")
    recognition.happened(events.JoiningPassedOver, command, by)


def retract(recognition: Recognition, command: commands.RetractRecognition, by: By) -> None:
    """Take it back."""
    _must_stand(recognition)
    must(
        by.person_id == recognition.givers[0],
        "Only whoever gave a recognition can take it back: nobody takes praise from others.",
    )
    recognition.happened(events.RecognitionRetracted, command, by, reason=command.reason)


def promise_reward(recognition: Recognition, command: commands.PromiseReward, by: By) -> None:
    """Add something to the words."""
    _must_stand(recognition)
    must(by.person_id in recognition.givers, "Only who gave it or joined can promise a reward.")
    must(recognition.reward == "none", "A reward is promised already.", "reward")
    recognition.happened(events.RewardPromised, command, by, reward=command.reward)


def deliver_reward(recognition: Recognition, command: commands.DeliverReward, by: By) -> None:
    """Say that it is in their hands."""
    _must_stand(recognition)
    must(recognition.reward != "none", "No reward is promised.")
    must(recognition.reward == "promised", "The reward is delivered already.")
    must(by.side == recognition.reward_side, "The side that promised it says that it is delivered.")
    must(by.person_id not in recognition.recipients, "It is for you: somebody else delivers it.")
    today = max(local_day(by.calendar(side), by.at) for side in SIDES)
    must(command.delivered_on <= today, "Choose a day that has come.", "delivered_on")
    recognition.happened(events.RewardDelivered, command, by, delivered_on=command.delivered_on)


def check_link(record: Record, command: commands.CheckLink, by: By) -> None:
    """See that it is a record of that kind; that the giver may read it is asked before."""
    must(command.about_kind == record.KIND, "There is no such record to link.", "about_id")


def shifts_between(side: Side, deed_on: date, by: By) -> int:
    """How many working days of ``side`` came after the day of the deed, today's included."""
    calendar = by.calendar(side)
    last = local_day(calendar, by.at).toordinal()
    days = (date.fromordinal(day) for day in range(deed_on.toordinal() + 1, last + 1))
    return sum(is_working_day(calendar, day) for day in days)


def freshness(shifts: int) -> Freshness:
    """How soon after the deed it was recognized, in a word."""
    return "fresh" if shifts <= FRESH_SHIFTS else "stale" if shifts > STALE_SHIFTS else "ok"


def _recipient_side(command: commands.GiveRecognition, by: By) -> Side:
    """The one side all recipients belong to."""
    must(command.person_ids or command.team_id, "Say whom you recognize.", "person_ids")
    must(
        by.person_id not in command.person_ids,
        "Nobody recognizes themselves: leave yourself out.",
        "person_ids",
    )
    must(
        all(person in by.members for person in command.person_ids),
        "Choose people who take part in this partnership.",
        "person_ids",
    )
    must(command.team_id in (None, *by.teams), "Choose a team of the list.", "team_id")
    sides = {by.members[person].side for person in command.person_ids}
    must(len(sides) <= 1, "Choose people of one side, and recognize the others too.", "person_ids")
    of_team = by.team_sides[command.team_id] if command.team_id else None
    side: Side = present(next(iter(sides), of_team), "Say whom you recognize.")
    must(of_team in (None, side), "They work on the other side than this team.", "team_id")
    return side


def _check(command: commands.GiveRecognition, side: Side, by: By) -> None:
    today = max(local_day(by.calendar(each), by.at) for each in (by.side, side))
    must(command.deed_on <= today, "A deed still to come cannot be recognized.", "deed_on")
    must(
        not command.value or command.value in by.terms.values,
        "Choose one of the values of your charter.",
        "value",
    )
    linked = command.about_id is not None
    must(linked == (command.about_kind is not None), "Say which record you link.", "about_id")
    must(
        not linked or permits("records.read", by.role),
        "Your role does not read records: recognize the deed without a link.",
        "about_id",
    )
    alone = command.visibility == "private" and not command.person_ids
    must(not alone, "A team’s recognition is seen by its side at least.", "visibility")


def _agreed(
    chosen: Visibility, recipients: tuple[UUID, ...], command: commands.GiveRecognition, by: By
) -> Visibility:
    """The narrower of what the giver chose and what each recipient wishes."""
    for person_id in recipients:
        wish = by.look(Preference, preference_id_of(command.partnership_id, person_id))
        chosen = narrower(chosen, wish.visibility)
    return chosen


def _must_stand(recognition: Recognition) -> None:
    said = {"retracted": "This recognition was taken back.", "left out": "Nobody is left in it."}
    must(recognition.stage == "given", said.get(recognition.stage, "It is not given yet."))
