"""The filters of the history as an address carries them, each understood or answered in words."""

from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from werkzeug.datastructures import MultiDict

from portal.forms import SENTENCES, local_midnight
from portal.web import here
from projections.history import Filters
from projections.paging import Turn

KINDS = {
    "disclosure": "Disclosures",
    "change": "Changes",
    "schedule": "Freeze windows and change load",
    "template": "Templates",
    "commitment": "Commitments",
    "round": "Rounds",
    "doubt": "Your doubts",
    "pulse": "Pulses",
    "partnership": "Charter, people and places",
    "recognition": "Recognition",
    "feedback": "Feedback",
    "appeal": "Appeals",
    "visit": "Visits",
}
ONLY = {"decisions": "Decisions only", "talk": "Talk only"}
YEARS = range(1970, 2101)
TEXT_MAX = 200


class Asked(NamedTuple):
    """What was asked for: ``typed`` as it came, ``errors`` for what makes no sense."""

    filters: Filters
    typed: dict[str, str]
    errors: dict[str, str]

    @property
    def active(self) -> int:
        """How many filters are on."""
        return len(self.typed.keys() - self.errors.keys())


def asked(args: MultiDict[str, str]) -> Asked:
    """The filters of an address; one that makes no sense is left out and named in ``errors``."""
    names = ("record", "kind", "only", "side", "person", "since", "until", "text")
    typed = {
        name: text for name in names if (text := args.get(name, "").replace("\x00", "").strip())
    }
    known: dict[str, object] = {}
    errors = {}
    for name, text in typed.items():
        known[name] = READERS[name](text)
        if known[name] is None:
            errors[name] = SENTENCES["date" if name in ("since", "until") else "literal"]
    known["person_id"] = known.pop("person", None)
    known["record_id"] = known.pop("record", None)
    known["talk"] = {"talk": True, "decisions": False}.get(str(known.pop("only", None)))
    understood = {name: value for name, value in known.items() if value is not None}
    return Asked(Filters(**understood), typed, errors)  # type: ignore[arg-type]


def turn(args: MultiDict[str, str]) -> Turn:
    """Which page of the list is wanted; the newest where the address makes no sense."""
    return Turn(before=args.get("before", type=UUID), after=args.get("after", type=UUID))


def _person(text: str) -> UUID | None:
    return next((m.person_id for m in here().members if str(m.person_id) == text.lower()), None)


def _record(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _midnight(text: str, days: int = 0) -> object:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return local_midnight((day + timedelta(days=days)).isoformat()) if day.year in YEARS else None


READERS = {
    "record": _record,
    "kind": lambda text: text if text in KINDS else None,
    "only": lambda text: text if text in ONLY else None,
    "side": lambda text: text if text in ("brand", "bpo") else None,
    "person": _person,
    "since": _midnight,
    "until": lambda text: _midnight(text, days=1),
    "text": lambda text: text[:TEXT_MAX],
}
