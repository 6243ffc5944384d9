"""Writes down what the code says about itself: ``python -m docs.generate``.

``docs/facts.md`` comes from the classes of facts, ``.env.example`` from the settings. Both are
the same on every machine, so that a test can compare them.
"""  # noqa: INP001 - a script, not a package

import inspect
import re
import sys
import textwrap
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec

from domain.application import RECORDS
from domain.facts import PERSONAL, Fact, Talk, stored_facts, tag_of
from portal.settings import ROOT, Settings

FACTS = ROOT / "docs" / "facts.md"
ENVIRONMENT = ROOT / ".env.example"
COLUMNS = 88

INTRODUCTION = """\
# Facts

Everything that can stand in the log. Written by `python -m docs.generate` from the code; do not
edit it by hand.

A fact is stored as JSON under its stored name. Names and fields are for ever: a file may move, a
stored name may not. A *sealed* text is encrypted under the key of its record before it is
written. *Talk* is said beside the flow: it decides nothing and makes no page out of date."""

PLAIN = {
    str: "text",
    int: "whole number",
    bool: "yes or no",
    UUID: "id",
    datetime: "instant",
    date: "day",
}


def documents() -> dict[Path, str]:
    """What each generated file should hold."""
    return {FACTS: facts(), ENVIRONMENT: environment()}


def facts() -> str:
    """The page of all facts: by record in the order of a partnership's life, then by their own."""
    parts = [INTRODUCTION, "## Every fact", sentences(Fact), table(Fact, fields_of(Fact))]
    for record in [*(each.KIND for each in RECORDS), "record"]:
        kinds = [kind for name, kind in stored_facts().items() if name.startswith(f"{record}.")]
        parts.append(f"## {TITLES[record]}")
        for kind in sorted(kinds, key=line_of):
            parts += fact(kind)
    parts.append("## What stands inside of facts")
    for part in sorted(inside(), key=lambda each: each.__name__):
        parts += [f"### {part.__name__}", sentences(part), table(part, fields_of(part))]
    return "\n\n".join(parts) + "\n"


def fact(kind: type[Fact]) -> Iterator[str]:
    """The section of one fact."""
    talk = " · talk" if issubclass(kind, Talk) else ""
    yield f"### `{tag_of(kind)}`"
    yield f"{sentences(kind)}\n\n{kind.__name__} in `{kind.__module__}`{talk}"
    own = [name for name in fields_of(kind) if name not in fields_of(Fact)]
    yield table(kind, own) if own else "No fields of its own."


def table(kind: type, names: list[str]) -> str:
    """A table of fields with their types."""
    rows = ["| field | what it holds |", "|---|---|"]
    return "\n".join([*rows, *(f"| `{name}` | {words(hints(kind)[name])} |" for name in names)])


def words(hint: Any) -> str:
    """A type as one reads it: what it holds, whether it is sealed, whether it may be absent."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return words(inner[0]) + notes(inner[1:])
    if origin is Literal:
        return ", ".join(f"`{choice}`" for choice in inner)
    if origin in (Union, UnionType):
        said = [words(part) for part in inner if part is not NoneType]
        return " or ".join(said) + (", or nothing" if NoneType in inner else "")
    if origin is tuple:
        return f"list of: {words(inner[0])}"
    if origin is dict:
        return f"by {words(inner[0])}: {words(inner[1])}"
    return PLAIN.get(hint) or f"[{hint.__name__}](#{hint.__name__.lower()})"


def notes(marks: tuple[Any, ...]) -> str:
    """What the annotations of a type add."""
    sealed = any((mark.extra or {}).get(PERSONAL) for mark in marks)
    least = [mark.ge for mark in marks if mark.ge is not None]
    return (", sealed" if sealed else "") + (f", at least {least[0]}" if least else "")


def sentences(kind: type) -> str:
    """A docstring as Markdown."""
    return inspect.cleandoc(kind.__doc__ or "").replace("``", "`")


def fields_of(kind: type) -> list[str]:
    """The names of a struct's fields, in the order they are stored."""
    return [field.name for field in msgspec.structs.fields(kind)]


@cache
def hints(kind: type) -> dict[str, Any]:
    """The types of a struct's fields, with their annotations."""
    return get_type_hints(kind, include_extras=True)


def line_of(kind: type) -> int:
    """Where a class stands in its module: facts are declared in the order of a record's life."""
    return inspect.getsourcelines(kind)[1]


def inside() -> set[type]:
    """The structs that stand inside of facts, however deep."""
    found: set[type] = set()
    waiting: list[Any] = [hint for kind in stored_facts().values() for hint in hints(kind).values()]
    while waiting:
        hint = waiting.pop()
        waiting += get_args(hint)
        if inspect.isclass(hint) and issubclass(hint, msgspec.Struct) and hint not in found:
            found.add(hint)
            waiting += hints(hint).values()
    return found


TITLES = {
    "partnership": "Partnership",
    "disclosure": "Disclosure",
    "commitment": "Commitment",
    "change": "Change",
    "schedule": "Change schedule",
    "template": "Template",
    "recognition": "Recognition",
    "preference": "Recognition preference",
    "visit": "Visit",
    "feedback": "Feedback",
    "appeal": "Appeal",
    "round": "Round",
    "record": "Any record",
    "doubt": "Doubts",
    "pulse": "Pulses",
}


def environment() -> str:
    """The example of settings: each with its description and its default, commented out."""
    parts = [
        commented(
            "Settings of the portal. Written by `python -m docs.generate`; do not edit it by hand."
        ),
        commented(
            "The portal reads its environment, not this file. Copy it to .env, change what you "
            "need, and load it: set -a; . ./.env; set +a. A relative path begins where the "
            "portal is started."
        ),
    ]
    prefix = str(Settings.model_config.get("env_prefix", ""))
    for name, field in Settings.model_fields.items():
        default = str(field.default).lower() if field.default is False else str(field.default)
        line = f"#{prefix}{name.upper()}={default.replace(f'{ROOT}/', '')}"
        parts.append(f"{commented(field.description or '')}\n{line}")
    return "\n\n".join(parts) + "\n"


def commented(text: str) -> str:
    """A text as a comment of a shell."""
    return textwrap.fill(
        re.sub(r"\s+", " ", text), COLUMNS, initial_indent="# ", subsequent_indent="# "
    )


def main() -> int:
    """Write every generated file that differs, and name it."""
    for path, text in documents().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"{path.relative_to(ROOT)} is written.")  # noqa: T201 - talks to a person
    return 0


if __name__ == "__main__":
    sys.exit(main())
