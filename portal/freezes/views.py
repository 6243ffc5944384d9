"""Freeze windows of both sides, and their authorities."""

from typing import Any
from uuid import UUID, uuid4

from flask import Blueprint, render_template, url_for
from werkzeug.wrappers import Response

from domain.schedules import commands
from portal.auth import may
from portal.forms import comes_back_to, read
from portal.freezes.schedule import schedule_id
from portal.web import connection, done, here, moment, perform
from projections import changes, schedules

bp = Blueprint("freezes", __name__, url_prefix="/p/<slug>/freezes")

KINDS = {
    "peak": "Peak",
    "launch": "Launch",
    "audit": "Audit",
    "holiday": "Holiday",
    "local_observance": "Local observance",
}


@bp.get("")
@may("records.read", past="replayed")
def index() -> str:
    """What is frozen now and later, what was, and who decides in an emergency."""
    asking, place, at = connection(), here(), moment()
    return render_template(
        "freezes/index.html",
        coming=schedules.coming(asking, place.viewer, at),
        past=schedules.past(asking, place.viewer, at),
        authorities=schedules.authority_of(asking, place.viewer),
        owing=changes.owing_paper(asking, place.viewer),
        able=_able(),
        kinds=KINDS,
        freeze_id=uuid4(),
        at=at,
    )


@bp.post("")
@may("schedules.freeze")
@comes_back_to("freezes.index")
def add() -> Response:
    """Ask for no changes for a while."""
    perform(read(commands.AddFreeze, schedule_id()))
    them = here().company(here().other_side)
    return _back(f"Added. It holds from now on; {them} acknowledges it, or contests it.")


@bp.post("/authority")
@may("schedules.name_authority")
@comes_back_to("freezes.index")
def authority() -> Response:
    """Name who decides for one's side in an emergency."""
    perform(read(commands.NameAuthority, schedule_id()))
    return _back("Named. They alone go live in an emergency, and override a hard freeze.")


@bp.post("/<uuid:freeze_id>/acknowledgement")
@may("schedules.freeze")
@comes_back_to("freezes.index")
def acknowledgement(freeze_id: UUID) -> Response:
    """Know of it and keep it."""
    perform(read(commands.AcknowledgeFreeze, schedule_id(), freeze_id=freeze_id))
    return _back("Acknowledged.")


@bp.post("/<uuid:freeze_id>/contest")
@may("schedules.freeze")
@comes_back_to("freezes.index")
def contest(freeze_id: UUID) -> Response:
    """Do not accept it as it is."""
    perform(read(commands.ContestFreeze, schedule_id(), freeze_id=freeze_id))
    return _back("Contested. Until you agree it only warns.")


@bp.post("/<uuid:freeze_id>/lift")
@may("schedules.freeze")
@comes_back_to("freezes.index")
def lift(freeze_id: UUID) -> Response:
    """Take one's own freeze away."""
    perform(read(commands.LiftFreeze, schedule_id(), freeze_id=freeze_id))
    return _back("Lifted.")


def _back(sentence: str) -> Response:
    return done(sentence, url_for("freezes.index", slug=here().slug))


def _able() -> list[tuple[str, str]]:
    place: Any = here()
    members = [m for m in place.members if m.side == place.my_side and not m.ended]
    able = [m for m in members if m.role in ("lead", "member")]
    return sorted(((str(m.person_id), place.name(m.person_id)) for m in able), key=lambda e: e[1])
