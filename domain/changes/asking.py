"""Decisions of asking: draft, submit, revise, tag topics, link what it came from."""

from datetime import datetime
from typing import Any

from domain.calendar import add_working_hours, local_day
from domain.changes import commands, events
from domain.changes.guards import must_be_at, not_now
from domain.changes.record import Change
from domain.changes.scheduling import put_on_schedule
from domain.facts import other, own_fields
from domain.records import By, must, present
from domain.templates.record import ChangeTemplate

ASSESSING = own_fields(events.Assessing)


def draft(change: Change, command: commands.DraftChange, by: By) -> None:
    """Begin a draft, or replace what it says."""
    must(change.stage in ("", "draft"), "This change was submitted already: revise it instead.")
    kind = events.DraftRevised if change.version else events.ChangeDrafted
    change.happened(kind, command, by, **content(command), audience=by.side)


def discard(change: Change, command: commands.DiscardDraft, by: By) -> None:
    """Put the draft away."""
    must(change.stage == "draft", "Only a draft can be discarded.")
    change.happened(events.DraftDiscarded, command, by)


def submit(change: Change, command: commands.SubmitChange, by: By) -> None:
    """Ask the other side."""
    must(change.stage in ("", "draft"), "This change was submitted already.")
    _check_wanted(command, by)
    change.happened(
        events.ChangeSubmitted,
        command,
        by,
        **content(command),
        kind="normal",
        respond_by=_respond_by(by),
        came_from=command.came_from,
        audience="shared",
    )


def submit_standard(change: Change, command: commands.SubmitStandard, by: By) -> None:
    """Make a standard change from its template, scheduled at once."""
    must(change.stage == "", "This change was submitted already.")
    template = by.look(ChangeTemplate, command.template_id)
    known = present(template.content, "There is no such template.")
    template.usable(by.at, by)
    texts = {
        name: getattr(known, name)
        for name in ("title", "front_line_impact", "customer_impact", "success")
    }
    change.happened(
        events.ChangeSubmitted,
        command,
        by,
        **texts,
        why=command.why or known.why,
        kind="standard",
        respond_by=None,
        template_id=command.template_id,
    )
    assessment = {name: getattr(known, name) for name in ASSESSING}
    change.happened(events.ChangeAssessed, command, by, **assessment, approve_by=None)
    put_on_schedule(change, command, by, command.effective_at)


def revise(change: Change, command: commands.ReviseChange, by: By) -> None:
    """Say the whole of it anew, unanswered or sent back."""
    must_be_at(change, "submitted", "sent back")
    unanswered = change.response is None or change.stage == "sent back"
    must(unanswered, "It is answered already: it can be revised once it is sent back.")
    _check_wanted(command, by)
    change.happened(
        events.ChangeRevised,
        command,
        by,
        **content(command),
        revision=change.revision + 1,
        respond_by=_respond_by(by),
    )


def tag_topic(change: Change, command: commands.TagTopic, by: By) -> None:
    """Hold that paper comes first for its topic."""
    must(change.requester and change.stage not in ("draft", "discarded"), not_now(change))
    tagged = change.topics.get(command.topic, set())
    must(by.side not in tagged, "Your side has tagged this topic already.", "topic")
    change.happened(events.TopicTagged, command, by, topic=command.topic)


def link_disclosure(change: Change, command: commands.LinkDisclosure, by: By) -> None:
    """Link the disclosure it came from or caused."""
    must(change.audience == "shared" and change.version, not_now(change))
    must(
        command.disclosure_id not in change.disclosures,
        "These two are linked already.",
        "disclosure_id",
    )
    change.happened(
        events.DisclosureLinked,
        command,
        by,
        disclosure_id=command.disclosure_id,
        relation=command.relation,
    )


def content(command: commands.Request | commands.DraftChange) -> dict[str, Any]:
    """What is asked for, as the fields of a fact."""
    names = commands.Request.__dataclass_fields__
    return {name: getattr(command, name) for name in names}


def _check_wanted(command: commands.Request, by: By) -> None:
    today = local_day(by.calendar(by.side), by.at)
    past = command.wanted_by is not None and command.wanted_by < today
    must(not past, "Choose a day that is still to come.", "wanted_by")


def _respond_by(by: By) -> datetime:
    calendar = by.calendar(other(by.side))
    return add_working_hours(calendar, by.at, by.terms.respond_working_hours)
