"""Forms: one command each, validated once, and never losing what was typed.

A POST view names the page it came from with ``comes_back_to``. Where the input or a rule is
refused, ``portal.problems`` shows that page again with everything typed and the sentence beside
the field. Forms are told apart by their hidden field ``form``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints
from uuid import UUID, uuid4

from flask import g, request, session
from flask_login import current_user
from pydantic import TypeAdapter, ValidationError
from werkzeug.datastructures import MultiDict

from domain.records import Command
from portal.web import envelope, zone

C = TypeVar("C", bound=Command)

SENTENCES = {
    "missing": "Please fill this in.",
    "too_short": "Please fill this in.",
    "string_too_short": "Please fill this in.",
    "datetime": "This is no date and time. Write it like 2026-03-04 16:30.",
    "date": "This is no date. Write it like 2026-03-04.",
    "int": "This is no whole number.",
    "uuid": "Choose one of the list.",
    "literal": "Choose one of the list.",
    "less_than_equal": "This is more than {le}.",
    "greater_than_equal": "This is less than {ge}.",
}


class FormRefused(Exception):
    """The input cannot be understood. ``errors`` maps field names to sentences."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("The form was refused.")
        self.errors = errors


@dataclass
class Form:
    """A form as a page shows it: fresh, or refused with everything typed.

    ``shown`` remembers which sentences the page has found a place for, ``offered`` whether
    the page shows the form at all.
    """

    name: str
    values: MultiDict[str, str] = field(default_factory=MultiDict)
    errors: dict[str, str] = field(default_factory=dict)
    refusal: str | None = None
    shown: set[str] = field(default_factory=set)
    offered: bool = False

    @property
    def is_refused(self) -> bool:
        """Whether it comes back with a refusal."""
        return bool(self.errors or self.refusal)

    def value(self, name: str, default: Any = None) -> Any:
        """What was typed in a field, else ``default``."""
        return self.values.get(name, default) if self.values else default

    def chosen(self, name: str, default: Any = ()) -> Any:
        """The values chosen in a field with several, else ``default``."""
        return self.values.getlist(name) if self.values else default

    def error(self, name: str) -> str | None:
        """The sentence beside a field, if any."""
        self.offered = True
        self.shown.add(self.errors.get(name, ""))
        return self.errors.get(name)

    def told(self) -> str:
        """The sentence about the form as a whole."""
        self.offered = True
        self.shown.add(self.refusal or "")
        return self.refusal or ""

    @property
    def untold(self) -> list[str]:
        """The sentences the page has found no place for so far."""
        said = [self.refusal, *self.errors.values()] if self.refusal else [*self.errors.values()]
        return [sentence for sentence in said if sentence and sentence not in self.shown]

    @property
    def summary(self) -> list[tuple[str, str]]:
        """What must be mended, as (id of the control, sentence), for forms drawn from a table."""
        return [(f"{self.name}-{name}", sentence) for name, sentence in self.errors.items()]

    @property
    def command_id(self) -> str:
        """The id the command will carry: kept when the form comes back, so a retry is harmless."""
        return self.values.get("command_id") or str(uuid4())


def form(name: str) -> Form:
    """The form of that name on the page being shown."""
    refused: Form | None = g.get("refused")
    if refused and refused.name == name:
        return refused
    return Form(name, _begun(name))


def begin_with(name: str, values: dict[str, str]) -> None:
    """Fill in the form of that name where this person opens it next; kept out of the address."""
    session["begun"] = {"form": name, "by": str(current_user.id), "values": values}


def unclaimed() -> Form | None:
    """A refused form some of whose sentences the page shown has no place for.

    Perhaps the page no longer offers it: what was typed must not be lost with it.
    """
    refused: Form | None = g.get("refused")
    return refused if refused and refused.untold else None


def comes_back_to(endpoint: str) -> Callable[[Any], Any]:
    """Name the page a refused form is shown on again; it takes the same arguments or fewer."""

    def mark(view: Any) -> Any:
        view.comes_back_to = endpoint
        return view

    return mark


def read(kind: type[C], record_id: UUID | None = None, /, **given: Any) -> C:
    """The command a form asks for. Times are read in the reader's zone and kept in UTC.

    A local time that daylight saving skips is moved on by the gap; a repeated one means the
    first. Raises FormRefused with a sentence per field.
    """
    return validated(kind, {**_typed(kind), **envelope(record_id), **given})


def validated(kind: type[C], values: dict[str, Any]) -> C:
    """The command with these values. Raises FormRefused with a sentence per field."""
    try:
        return _adapter(cast("Any", kind)).validate_python(values)
    except ValidationError as refused:
        raise FormRefused({str(e["loc"][0]): _sentence(e) for e in refused.errors()}) from None


def local_instant(text: str) -> datetime | str:
    """A local date and time as an instant in UTC; the text itself where it is none."""
    try:
        local = datetime.fromisoformat(text.strip().replace(" ", "T"))
        return (local.replace(tzinfo=zone()) if local.tzinfo is None else local).astimezone(UTC)
    except (ValueError, OverflowError):
        return text


def local_midnight(text: str) -> datetime | None:
    """The beginning of a local day in UTC; ``None`` for no day."""
    try:
        day = date.fromisoformat(text.strip())
        return datetime(day.year, day.month, day.day, tzinfo=zone()).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _begun(name: str) -> MultiDict[str, str]:
    if "begun" not in g:
        begun = session.get("begun") or {}
        ours = begun.get("by") == str(getattr(current_user, "id", ""))
        g.begun = begun if ours and request.method == "GET" else {}
    if g.begun.get("form") != name:
        return MultiDict()
    session.pop("begun", None)
    return MultiDict(g.begun["values"])


def _typed(kind: type[Command]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, hint in _hints(cast("Any", kind)).items():
        if _is_many(hint):
            values[name] = tuple(text for text in request.form.getlist(name) if text)
        elif text := _clean(request.form.get(name, "")):
            values[name] = _value(hint, text)
    return values


def _value(hint: Any, text: str) -> Any:
    if _is_instant(hint):
        return local_instant(text)
    # A choice among numbers comes as text, which would be none of them.
    among = {str(choice): choice for choice in get_args(hint)} if _is_choice(hint) else {}
    return among.get(text, text)


def _clean(text: str) -> str:
    # No person means a NUL, and PostgreSQL cannot hold one.
    return text.replace("\r\n", "\n").replace("\0", "").strip()


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in fields(kind) if not f.metadata.get("by_policy")}


def _is_many(hint: Any) -> bool:
    return get_origin(hint) is tuple


def _is_choice(hint: Any) -> bool:
    return get_origin(hint) is Literal


def _is_instant(hint: Any) -> bool:
    return hint is datetime or datetime in get_args(hint)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _sentence(error: Any) -> str:
    kind = error["type"]
    if kind in ("string_too_long", "too_long"):
        return f"This is too long: at most {error['ctx']['max_length']} characters."
    known = SENTENCES.get(kind) or SENTENCES.get(kind.split("_")[0])
    return known.format(**error.get("ctx", {})) if known else "This cannot be understood."
