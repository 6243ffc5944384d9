"""Decisions of whom it is for: who sees it, and whether they want to be in it at all."""

from dataclasses import replace

from domain.facts import PORTAL_ID
from domain.recognition import commands, events
from domain.recognition.events import VISIBILITIES
from domain.recognition.ids import preference_id_of
from domain.recognition.record import Preference, Recognition, readers
from domain.records import By, must


def narrow(recognition: Recognition, command: commands.NarrowVisibility, by: By) -> None:
    """Let fewer people see it: from now on, and everything said so far."""
    _must_be_theirs(recognition, by)
    now, wanted = (VISIBILITIES.index(v) for v in (recognition.visibility, command.visibility))
    must(wanted > now, "It is seen by no more people than that already.", "visibility")
    audience, named = readers(
        command.visibility, recognition.recipient_side, recognition.givers, recognition.recipients
    )
    recognition.happened(
        events.VisibilityNarrowed,
        command,
        by,
        audience=audience,
        named=named,
        visibility=command.visibility,
    )


def leave_out(recognition: Recognition, command: commands.LeaveOut, by: By) -> None:
    """Take oneself out; the history says that it was asked, and not by whom."""
    _must_be_theirs(recognition, by)
    remaining = tuple(person for person in recognition.recipients if person != by.person_id)
    audience, named = readers(
        recognition.visibility if remaining else "private",
        recognition.recipient_side,
        recognition.givers,
        remaining,
    )
    recognition.happened(
        events.RecipientRemoved,
        command,
        replace(by, person_id=PORTAL_ID, acting_side="portal"),
        audience=audience,
        named=named,
        person_id=by.person_id,
        remaining=remaining,
    )


def state_preference(preference: Preference, command: commands.StatePreference, by: By) -> None:
    """Say who may see recognition of oneself at most."""
    own = preference_id_of(command.partnership_id, by.person_id)
    must(preference.id == own, "Everybody says this for themselves.")
    must(
        preference.version == 0 or preference.visibility != command.visibility,
        "This is what you said already.",
        "visibility",
    )
    preference.happened(
        events.PreferenceStated,
        command,
        by,
        audience="named",
        named=(by.person_id,),
        visibility=command.visibility,
    )


def _must_be_theirs(recognition: Recognition, by: By) -> None:
    must(
        not recognition.for_team,
        "This recognition is for a team: nobody takes it away from them.",
    )
    must(
        by.person_id in recognition.recipients,
        "Only whom it is for decides who sees it.",
    )
