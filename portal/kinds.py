"""The kinds of records: what each is called, where its page is, and what its records are named.

A new kind adds one line here; home, history, calendar and links then know it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from flask import url_for
from sqlalchemy import Connection

from portal.web import here
from projections import (
    appeals,
    changes,
    commitments,
    disclosures,
    doubts,
    feedback,
    pulses,
    recognition,
    rounds,
    templates,
    visits,
)
from projections.tables import Viewer

Titles = Callable[[Connection, Viewer, Collection[UUID]], Mapping[UUID, str]]


class Kind(NamedTuple):
    """One kind of record. ``mark`` is what a link to one says in a sentence of the history.

    ``page`` is the endpoint that shows one, ``argument`` the name of its id there; empty where
    the page shows all there is of the kind. ``reading`` is the action that opens the page.
    """

    word: str
    mark: str
    page: str
    argument: str
    titles: Titles
    reading: str = "records.read"


def _disclosures(asking: Connection, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, str]:
    return {id: each.headline for id, each in disclosures.titles(asking, viewer, ids).items()}


def _commitments(asking: Connection, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, str]:
    return {id: each.text for id, each in commitments.titles(asking, viewer, ids).items()}


def _changes(asking: Connection, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, str]:
    return {id: each.title for id, each in changes.titles(asking, viewer, ids).items()}


def _templates(asking: Connection, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, str]:
    return {id: each.content.title for id, each in templates.titles(asking, viewer, ids).items()}


def _always(title: str) -> Titles:
    return lambda _asking, _viewer, ids: dict.fromkeys(ids, title)


KINDS: dict[str, Kind] = {
    "partnership": Kind("Charter", "the charter", "charter.show", "", _always("The charter")),
    "disclosure": Kind(
        "Disclosure", "a disclosure", "disclosures.show", "disclosure_id", _disclosures
    ),
    "change": Kind("Change", "a change", "changes.show", "change_id", _changes),
    "commitment": Kind(
        "Commitment", "a commitment", "commitments.show", "commitment_id", _commitments
    ),
    "schedule": Kind(
        "Freeze", "the freeze windows", "freezes.index", "", _always("The freeze windows")
    ),
    "template": Kind("Template", "a template", "templates.show", "template_id", _templates),
    "recognition": Kind(
        "Recognition",
        "a recognition",
        "recognition.show",
        "recognition_id",
        recognition.titles,
        "recognition.read",
    ),
    "preference": Kind(
        "Recognition",
        "what is wished",
        "recognition.preference",
        "",
        _always("Who sees recognition of me"),
        "recognition.read",
    ),
    "feedback": Kind(
        "Feedback",
        "feedback",
        "feedback.show",
        "feedback_id",
        feedback.titles,
        "feedback.see",
    ),
    "appeal": Kind("Appeal", "an appeal", "appeals.show", "appeal_id", appeals.titles),
    "round": Kind("Round", "a round", "rounds.show", "round_id", rounds.titles),
    "visit": Kind("Visit", "a visit", "visits.show", "visit_id", visits.titles),
    "doubt": Kind("Doubt", "a doubt", "doubts.show", "doubt_id", doubts.titles),
    "pulse": Kind("Pulse", "a pulse", "pulses.show", "pulse_id", pulses.titles),
}


def record_url(kind: str, record_id: UUID) -> str:
    """The address of a record's page."""
    known = KINDS[kind]
    named: dict[str, Any] = {known.argument: record_id} if known.argument else {}
    return url_for(known.page, slug=here().slug, **named)


def titles_of(
    connection: Connection, viewer: Viewer, records: Iterable[tuple[str, UUID]]
) -> dict[UUID, str]:
    """What records are called, by id; those the viewer may not see are left out."""
    by_kind: dict[str, set[UUID]] = {}
    for kind, record_id in records:
        by_kind.setdefault(kind, set()).add(record_id)
    found: dict[UUID, str] = {}
    for kind, ids in by_kind.items():
        found |= KINDS[kind].titles(connection, viewer, ids)
    return found
