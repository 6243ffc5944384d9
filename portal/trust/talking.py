"""How both sides talk: who told first, what feedback came to, and when deeds were recognized."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, request

from portal.auth import may
from portal.auth.past import asked_day
from portal.trust.counted import Counts, bars, strip
from portal.trust.indicating import BY_NAME, asking, card
from portal.trust.periods import shown_for, stretch
from portal.web import here
from portal.words import day
from projections.indicators import Asked
from projections.indicators.candid import given
from projections.indicators.disclosing import CANDOUR, problems
from projections.indicators.keeping import due
from projections.measures import Taken
from projections.trust.ledger import SIDES

bp = Blueprint("talking", __name__, url_prefix="/p/<slug>/trust/talking")

TOLD = {
    "told_in_time": ("filled", "Told first, in time"),
    "told_late": ("pale", "Told late"),
    "found_by_others": ("hollow", "Found by the other side or outside"),
}
HEARD = {
    "came": ("filled", "Told back or settled"),
    "read": ("pale", "Acknowledged"),
    "waits": ("hollow", "Waiting to be read"),
}
JUDGED = ("change_worked", "change_partly", "change_failed")


@bp.get("")
@may("records.read", past="recorded")
def show() -> tuple[str, int]:
    """Disclosures, feedback and recognition of a period, both ways."""
    asked = stretch(request.args, asked_day())
    known = asking(asked.period)
    return shown_for(
        asked,
        "trust/talking.html",
        told=_told(known),
        heard=_heard(known),
        seen=_seen(known),
    )


def _told(known: Asked) -> dict[str, Any]:
    counts = _counts(problems(known), CANDOUR)
    said = [
        f"{here().company(side)} told {own['told_in_time']} of its {sum(own.values())}"
        for side, own in counts.items()
        if sum(own.values())
    ]
    judged, promised = (_by_side(found) for found in (known.found(*JUDGED), due(known)))
    rows = [
        *((called, [own[rule] for own in counts.values()]) for rule, (_, called) in TOLD.items()),
        ("Beside it: changes carried out and judged", judged),
        ("Beside it: commitments kept or past their day", promised),
    ]
    return {
        "message": f"{' and '.join(said)} problems in time." if said else "",
        "bars": bars(counts, TOLD),
        "looks": TOLD,
        "rows": rows,
    }


def _heard(known: Asked) -> dict[str, Any]:
    found = given(known)
    own = {side: {each.record_id for each in found if each.side == side} for side in SIDES}
    read = {each.record_id for each in known.taken("feedback_reading") if each.ended_at}
    back = {each.record_id for each in known.taken("feedback_told_back")}
    settled = {each.record_id for each in known.taken("feedback_settled")}
    came = back | settled
    counts = {
        side: {
            "came": len(ids & came),
            "read": len((ids & read) - came),
            "waits": len(ids - read - came),
        }
        for side, ids in own.items()
    }
    rows = [
        (called, [len(ids & what) for ids in own.values()])
        for called, what in (
            ("Given", own["brand"] | own["bpo"]),
            ("Acknowledged", read),
            ("Told back", back),
            ("Settled", settled),
        )
    ]
    reciprocity = card(BY_NAME["feedback-reciprocity"], known)
    return {
        "message": " and ".join(f"{here().company(side)} gave {len(own[side])}" for side in SIDES),
        "reciprocity": reciprocity.figures[0],
        "bars": bars(counts, HEARD),
        "looks": HEARD,
        "rows": rows,
        "any": bool(found),
    }


def _seen(known: Asked) -> dict[str, Any]:
    found = known.taken("recognized")
    own = {side: [each.began_at for each in found if each.side == side] for side in SIDES}
    cards = {name: card(BY_NAME[name], known) for name in ("recognition-latency", *SPREAD)}
    last = {side: max(moments, default=None) for side, moments in own.items()}
    rows: list[tuple[str, Sequence[Any]]] = [
        ("Recognitions for its people and teams", [len(moments) for moments in own.values()]),
        ("Last one", [day(at) or "None in this period" for at in last.values()]),
    ]
    for name, each in cards.items():
        rows.append((ROWS[name], [f"{told.value} ({told.rests})" for told in each.figures]))
    said = [f"{here().company(side)} on {day(at)}" for side, at in last.items() if at]
    return {
        "message": f"Last recognized: {', '.join(said)}." if said else "",
        "strips": [
            strip(side, moments, known.period, "recognized") for side, moments in own.items()
        ],
        "rows": rows,
    }


SPREAD = ("recognition-spread", "recognition-concentration")
ROWS = {
    "recognition-latency": "From deed to recognition, by who gave it",
    "recognition-spread": "Teams recognized",
    "recognition-concentration": "Went to one team",
}


def _counts(found: Sequence[Taken], names: Sequence[str]) -> Counts:
    return {
        side: {
            name: sum(each.side == side and each.name == name for each in found) for name in names
        }
        for side in SIDES
    }


def _by_side(found: Sequence[Taken]) -> list[int]:
    return [sum(each.side == side for each in found) for side in SIDES]
