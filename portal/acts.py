"""Acts: what can be recorded on the page of a record, one route and one command each.

A feature lists its acts in a table. The name of an act is its endpoint and the name of its form.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response

from domain.records import Command
from portal.auth import may
from portal.forms import comes_back_to, read
from portal.web import done, here, perform


class Act(NamedTuple):
    """A command, where it is posted to, what is said when it is done, and what the form leaves out.

    ``path`` is below the address of the record. In ``said``, ``{them}`` is the other company.
    ``given`` says, by the record's id, what the server fills in. ``then`` is the page shown
    afterwards; the page of the record where it is empty.
    """

    path: str
    command: type[Command]
    said: str
    given: Callable[[UUID], dict[str, Any]] = lambda _: {}
    then: str = ""


class Back(NamedTuple):
    """Another page acts can be done from: where one goes afterwards, and after a refusal."""

    after: str
    refused: str


def register(
    bp: Blueprint,
    acts: Mapping[str, Act],
    record: str,
    page: str,
    backs: Mapping[str, Back] | None = None,
) -> None:
    """Give every act its route on the record with the id argument ``record``, shown at ``page``.

    A form whose field ``back`` names one of ``backs`` leads there instead.
    """
    for name, act in acts.items():
        view = _view(name, act, record, page, backs or {})
        bp.add_url_rule(f"/<uuid:{record}>/{act.path}", name, view, methods=["POST"])


def _view(name: str, act: Act, record: str, page: str, backs: Mapping[str, Back]) -> Any:
    @may(act.command.ACTION)
    @comes_back_to(page)
    def carry_out(**named: Any) -> Response:
        record_id = named.pop(record)
        perform(read(act.command, record_id, **act.given(record_id), **named))
        place, back = here(), backs.get(request.form.get("back", ""))
        if back:
            url = url_for(back.after, slug=place.slug)
        elif act.then:
            url = url_for(act.then, slug=place.slug)
        else:
            url = url_for(page, slug=place.slug, **{record: record_id})
        return done(act.said.format(them=place.company(place.other_side)), url)

    carry_out.__name__ = name
    carry_out.backs = {key: back.refused for key, back in backs.items()}
    return carry_out
