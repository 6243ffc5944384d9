"""The mapping: which columns of an export mean what, read from a TOML file and checked."""

import re
import tomllib
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any, get_args
from zoneinfo import available_timezones

import msgspec

from domain.facts import Side
from domain.terms import Severity
from portal.incidents.refusals import Broken
from portal.incidents.texts import Template
from portal.incidents.times import tells_days

STAGES = ("disclosed", "acknowledged", "contained", "correcting", "watching", "closed")
SHIPPED = Path(__file__).parent.parent / "mappings"
LIMIT_BYTES = 1_000_000


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the mapping; a key nobody declared is refused."""


class File(Part, frozen=True):
    """How the file is written."""

    delimiter: str = ","
    encoding: str = "utf-8"
    missing: tuple[str, ...] = ()


class Time(Part, frozen=True):
    """How times are written (strptime) and in which zone (IANA)."""

    format: str
    zone: str


class Columns(Part, frozen=True):
    """The columns with a meaning. ``revision`` and ``later`` may be left out."""

    number: str
    opened: str
    updated: str
    state: str
    revision: str = ""
    later: tuple[str, ...] = ()


class Severities(Part, frozen=True):
    """The column a severity is read from, and what its values mean."""

    column: str
    values: dict[str, Severity]


class Text(Part, frozen=True):
    """The sentences: of the incident, and of each update."""

    what: str
    details: str = ""
    update: str = ""
    not_given: str = "not given"


class Mapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """One source's mapping. The comments of the shipped ones say what every key means."""

    source: str
    where: Side
    file: File
    time: Time
    columns: Columns
    states: dict[str, str]
    text: Text
    severity: Severities | None = None

    @cached_property
    def templates(self) -> dict[str, Template]:
        """The sentences, ready to be filled, by the name of their key."""
        texts = {key: getattr(self.text, key) for key in ("what", "details", "update")}
        return {key: _template(f"text.{key}", text) for key, text in texts.items()}

    def named_columns(self) -> dict[str, str]:
        """Every column the mapping names, with the key that names it first."""
        columns = self.columns
        keys = ("number", "opened", "updated", "state", "revision")
        named = [(getattr(columns, key), f"columns.{key}") for key in keys]
        named += [(name, "columns.later") for name in columns.later]
        named += [(self.severity.column, "severity.column")] if self.severity else []
        for key, template in self.templates.items():
            named += [(name, f"text.{key}") for name in template.columns]
        first: dict[str, str] = {}
        for name, key in named:
            first.setdefault(name, key)
        return {name: key for name, key in first.items() if name}


def mapping_path(name: str) -> Path:
    """The file at ``name``, or the shipped mapping of that name (``.toml`` may be left out)."""
    shipped = SHIPPED / f"{name.removesuffix('.toml')}.toml"
    return shipped if not Path(name).exists() and shipped.is_file() else Path(name)


def load_mapping(path: Path) -> Mapping:
    """The mapping at ``path``, checked. Raises Broken with a sentence that names file and key."""
    try:
        return _checked(msgspec.convert(tomllib.loads(_text_of(path)), Mapping))
    except OSError as error:
        raise Broken(f"{path.name} cannot be read: {error.strerror}.") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Broken(f"{path.name} is not a TOML file in UTF-8: {error}.") from None
    except msgspec.ValidationError as error:
        raise Broken(f"{path.name}: {_sentence(str(error))}") from None
    except Broken as broken:
        raise Broken(f"{path.name}: {broken}") from None


def _text_of(path: Path) -> str:
    with path.open("rb") as file:
        content = file.read(LIMIT_BYTES + 1)
    if len(content) > LIMIT_BYTES:
        raise Broken("it is too long for a mapping.")
    return content.decode()


def _checked(mapping: Mapping) -> Mapping:
    for holds, sentence in _rules(mapping):
        if not holds:
            raise Broken(sentence)
    for state, stage in mapping.states.items():
        if stage not in STAGES:
            raise Broken(f"states.{state} must be one of {', '.join(STAGES)}, not {stage}.")
    mapping.named_columns()  # builds the templates, and so checks them
    return mapping


def _rules(mapping: Mapping) -> list[tuple[object, str]]:
    file, time, columns = mapping.file, mapping.time, mapping.columns
    required = (columns.number, columns.opened, columns.updated, columns.state)
    one_sign = len(file.delimiter) == 1 and file.delimiter not in '"\r\n'
    return [
        (mapping.source.strip(), "source must not be empty."),
        (mapping.states, "states must name at least one state."),
        (mapping.text.what.strip(), "text.what must not be empty."),
        (all(required), "columns.number, opened, updated and state must not be empty."),
        (one_sign, "file.delimiter must be one character, and no quotation mark."),
        (_is_encoding(file.encoding), f"file.encoding {file.encoding} is not one we know."),
        (time.zone in available_timezones(), f"time.zone {time.zone} is not one we know."),
        (tells_days(time.format), f"time.format {time.format} does not tell year, month and day."),
    ]


def _is_encoding(name: str) -> bool:
    try:
        return b"a".decode(name) is not None
    except UnicodeError:
        return True
    except (LookupError, ValueError):
        return False


def _template(key: str, text: str) -> Template:
    try:
        return Template(text)
    except Broken as broken:
        raise Broken(f"{key} {broken}") from None


def _sentence(message: str) -> str:
    """What msgspec found, as a sentence with the key in front."""
    words, _, place = message.partition(" - at `$")
    place = place.strip("`.")
    found = re.search(r"(unknown|required) field `(.*)`", words)
    if found is None:
        return f"{place or 'the file'}: {words}."
    key = f"{place}.{found[2]}".lstrip(".")
    if found[1] == "required":
        return f"the key {key} is missing."
    near = get_close_matches(key, _keys(Mapping), n=1)
    return f"there is no key {key}." + (f" Is {near[0]} meant?" if near else "")


def _keys(kind: Any, before: str = "") -> list[str]:
    keys = []
    for field in msgspec.structs.fields(kind):
        tables = [t for t in (field.type, *get_args(field.type)) if isinstance(t, type)]
        inner = next((t for t in tables if issubclass(t, Part)), None)
        keys += _keys(inner, f"{before}{field.name}.") if inner else [f"{before}{field.name}"]
    return keys
