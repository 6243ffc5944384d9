"""What acts ask for and when they are offered, as tables: the same machinery for every record.

A kind of record describes its page once (``RecordPage``): the acts, the form of each, when each is
offered. One set of templates (``templates/records``) draws them. A field's name is that of the
command's, so that a refusal finds its place.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

from flask import request

from portal.acts import Act
from portal.web import Here, connection, zone
from projections import history
from projections.registers import Entry

Option = tuple[str, str] | tuple[str, str, str]
Options = Sequence[Option] | Callable[[Any, Here], Sequence[Option]]
Wording = str | Callable[[Any, Here], str]
When = Callable[[Any, Here], bool]


class Field(NamedTuple):
    """One control. ``kind`` is an input's type, "textarea", "select", "choices" or "checks".

    ``options`` and ``value`` may depend on what is known of the record and on who asks.
    """

    name: str
    label: str
    kind: str = "textarea"
    hint: str = ""
    required: bool = True
    options: Options = ()
    value: Any = None
    empty: str | None = None


class Ask(NamedTuple):
    """The form of one act: its fields, what its button says, whether others see it first.

    Where it is the likely next one, ``asked`` is the question above the decisions and ``because``
    the sentence below it.
    """

    button: str
    fields: tuple[Field, ...] = ()
    shown: bool = False
    asked: Wording = ""
    because: Wording = ""


class Offer(NamedTuple):
    """An act on offer: its name, what its button says, and whether it needs no words."""

    name: str
    title: str
    plain: bool = False


Offers = tuple[tuple[Offer, When], ...]


class Shown(NamedTuple):
    """An act as a page shows it: what is offered, what it asks for, with options and values."""

    offer: Offer
    ask: Ask
    fields: list[Field]


class RecordPage(NamedTuple):
    """How the page of one kind of record works.

    ``feature`` is its blueprint, ``argument`` the name of the record's id in addresses, ``flow``
    the usual stages in order. The domain decides what is allowed; the offers only spare people
    buttons that would be refused. ``owner`` is the side a record belongs to, seen from its dossier.
    """

    feature: str
    argument: str
    acts: Mapping[str, Act]
    asks: Mapping[str, Ask]
    decisions: Offers
    beside: Offers
    flow: tuple[str, ...]
    owner: Callable[[Any], str] = lambda d: d.side


def context_of(page: RecordPage, entry: Entry[Any], place: Here) -> dict[str, Any]:
    """What the templates of a record's page need: the record, its history, what can be done."""
    dossier = entry.dossier
    decisions = offered(page.decisions, page, dossier, place)
    taken = {offer.name for offer in decisions}
    beside = [o for o in offered(page.beside, page, dossier, place) if o.name not in taken]
    return {
        "entry": entry,
        "d": dossier,
        "seen": entry.seen,
        "feature": page.feature,
        "arguments": {"slug": place.slug, page.argument: entry.id},
        "flow": page.flow,
        "lines": history.of_record(connection(), place.viewer, entry.id),
        "decisions": [shown(offer, page.asks, dossier, place) for offer in decisions],
        "beside": [shown(offer, page.asks, dossier, place) for offer in beside],
        "adding": request.args.get("add") or request.form.get("form"),
        "us": place.company(place.my_side),
        "them": place.company(place.other_side),
    }


def offered(table: Offers, page: RecordPage, dossier: Any, place: Here) -> list[Offer]:
    """What the person may do of a table now, the likely one first."""
    return [
        offer
        for offer, when in table
        if place.may(page.acts[offer.name].command.ACTION, page.owner(dossier))
        and when(dossier, place)
    ]


def shown(
    offer: Offer,
    asks: Mapping[str, Ask],
    dossier: Any,
    place: Here,
    more: Mapping[str, Sequence[Option]] | None = None,
) -> Shown:
    """An act with its form as it is for this record and this person.

    ``more`` gives the options of fields, by name, that only a question can tell.
    """
    ask = asks.get(offer.name, Ask(offer.title))
    fields = [
        resolved(each, dossier, place, (more or {}).get(each.name, ())) for each in ask.fields
    ]
    said = ask._replace(
        asked=_said(ask.asked, dossier, place), because=_said(ask.because, dossier, place)
    )
    return Shown(offer, said, fields)


def resolved(field: Field, dossier: Any, place: Here, more: Sequence[Option] = ()) -> Field:
    """A field with its options and its value as they are for this record and this person."""
    options = field.options(dossier, place) if callable(field.options) else field.options
    value = field.value(dossier, place) if callable(field.value) else field.value
    return field._replace(options=more or options, value=value)


def reason(label: str = "Why?", hint: str = "") -> Field:
    """A reason in words."""
    return Field("reason", label, hint=hint)


def today(_: Any, __: Here) -> str:
    """Today where the reader is, as a date field holds it."""
    return datetime.now(UTC).astimezone(zone()).date().isoformat()


def sides(_: Any, place: Here) -> list[Option]:
    """The two companies."""
    return [("brand", place.brand_name), ("bpo", place.bpo_name)]


def teams(_: Any, place: Here) -> list[Option]:
    """Every team, with its site."""
    return [
        (str(team_id), name, site.name)
        for site in place.partnership.details.sites
        for team_id, name in site.teams.items()
    ]


def people(roles: Sequence[str], *, side: str = "") -> Callable[[Any, Here], list[Option]]:
    """Everybody who takes part with one of these roles, by name; ``side`` is "own" or "other"."""

    def choose(_: Any, place: Here) -> list[Option]:
        wanted = {"own": (place.my_side,), "other": (place.other_side,)}.get(side, ("brand", "bpo"))
        members = [m for m in place.members if not m.ended and m.role in roles and m.side in wanted]
        named = [(place.name(m.person_id), m) for m in members]
        return [
            (str(m.person_id), name, place.company(m.side))
            for name, m in sorted(named, key=lambda each: each[0])
        ]

    return choose


def names_of(ids: Sequence[UUID], place: Here) -> list[str]:
    """The names of people, in the order given."""
    return [place.name(person_id) for person_id in ids]


def _said(wording: Wording, dossier: Any, place: Here) -> str:
    return wording(dossier, place) if callable(wording) else wording
