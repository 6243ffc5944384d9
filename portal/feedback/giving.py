"""The form that gives feedback: what it asks for, and the example as it comes back."""

from typing import Any
from uuid import UUID

from flask import request

from portal.asks import Ask, Field, Offer, Option, Shown, shown
from portal.feedback.wording import (
    BASES,
    BASIS_HINTS,
    DIMENSION_HINTS,
    DIMENSIONS,
    KIND_HINTS,
    KINDS,
    hinted,
)
from portal.kinds import KINDS as RECORDS
from portal.kinds import titles_of
from portal.web import Here, connection
from projections import changes, commitments, disclosures
from projections.feedback import Dossier
from projections.paging import Turn

OFFERED = 15
TITLE_MAX = 80


def form_of(dossier: Dossier, place: Here) -> Shown:
    """The form as it is for this person; the front line tells of no records."""
    fields = [*FIELDS]
    if place.may("records.read"):
        fields.insert(4, EXAMPLE)
    if place.partnership.charter.terms.targets:
        fields.append(TARGET)
    asks = {"give": Ask("Give it", tuple(fields))}
    return shown(Offer("give", "Give feedback"), asks, dossier, place)


def example_of(typed: str) -> dict[str, Any]:
    """The kind and id of the record a choice names, as the command wants them."""
    kind, _, record_id = typed.partition(":")
    return {"example_kind": kind or None, "example_id": record_id or None}


def wanted() -> Dossier:
    """What an address proposes: the record a page asks feedback on."""
    known = example_of(request.args.get("about", ""))
    try:
        record_id = UUID(str(known["example_id"]))
    except ValueError:
        return Dossier()
    if known["example_kind"] not in RECORDS:
        return Dossier()
    return Dossier(basis="record", example_kind=known["example_kind"], example_id=record_id)


def _said(name: str) -> Any:
    return lambda d, _: getattr(d.message, name) if d.message else ""


def _bases(_: Dossier, place: Here) -> list[tuple[str, str, str]]:
    known = hinted(BASES, BASIS_HINTS)
    return known if place.may("records.read") else known[1:]


def _example(d: Dossier, _: Here) -> str:
    return f"{d.example_kind}:{d.example_id}" if d.example_id else ""


def _examples(d: Dossier, place: Here) -> list[Option]:
    """The latest records of each kind, and the one chosen before."""
    asking, viewer, turn = connection(), place.viewer, Turn(size=OFFERED)
    told = disclosures.page(asking, viewer, turn=turn).items
    asked = changes.page(asking, viewer, turn=turn).items
    settled = commitments.settled(asking, viewer, OFFERED)
    promised = [*commitments.open_ones(asking, viewer, limit=OFFERED), *settled]
    found = [
        *(("disclosure", each.id, each.headline) for each in told),
        *(("change", each.id, each.title) for each in asked),
        *(("commitment", each.id, each.text) for each in promised),
    ]
    if d.example_kind and d.example_id and d.example_id not in {each[1] for each in found}:
        chosen = titles_of(asking, viewer, [(d.example_kind, d.example_id)])
        found = [*((d.example_kind, id, title) for id, title in chosen.items()), *found]
    return [(f"{kind}:{id}", _short(title), RECORDS[kind].word) for kind, id, title in found]


def _short(title: str) -> str:
    return title if len(title) <= TITLE_MAX else f"{title[: TITLE_MAX - 1].rstrip()}…"


def _targets(_: Dossier, place: Here) -> list[Option]:
    targets = place.partnership.charter.terms.targets
    return [(str(number), each.statement) for number, each in enumerate(targets, 1)]


FIELDS = (
    Field(
        "kind",
        "What is it?",
        "choices",
        options=hinted(KINDS, KIND_HINTS),
        value=lambda d, _: d.kind,
    ),
    Field(
        "dimension",
        "What does it touch?",
        "choices",
        options=hinted(DIMENSIONS, DIMENSION_HINTS),
        value=lambda d, _: d.dimension,
    ),
    Field(
        "text",
        "What do you want to say?",
        hint="Candid and kind: what you saw, what it did, what you wish for. No names of people.",
        value=_said("text"),
    ),
    Field(
        "basis",
        "What does it rest on?",
        "choices",
        options=_bases,
        value=lambda d, _: d.basis,
    ),
    Field(
        "case_on", "The case: when was it?", "date", required=False, value=lambda d, _: d.case_on
    ),
    Field("case", "The case: what happened?", required=False, value=_said("case")),
)
EXAMPLE = Field(
    "example_id",
    "The record",
    "select",
    required=False,
    options=_examples,
    value=_example,
    empty="None",
)
TARGET = Field(
    "target",
    "Which target of the charter do you challenge?",
    "select",
    hint="Only for a challenge of a target.",
    required=False,
    options=_targets,
    empty="None of them",
)
