"""What is stored for ever: names, fields, who applies them, and that nothing takes them back.

``UPDATE_SNAPSHOTS=1`` writes the snapshot anew; a field that vanishes or changes needs an upcast.
"""

import ast
import inspect
import json
import os
import re
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from domain.application import ALL, FOLLOW_UPS, HANDLERS, RECORDS
from domain.calendar import WorkingCalendar
from domain.disclosures.events import Contribution
from domain.facts import Claimed, Fact, Talk, stored_facts
from domain.permissions import PERMISSIONS
from domain.records import Command, Comment, CorrectText
from domain.rule_sets import Guard, RuleSet
from domain.schedules.events import Conflict
from domain.terms import Target, Terms

ROOT = Path(__file__).parents[2]
SNAPSHOT = ROOT / "tests/snapshots/facts.json"
FACTS = stored_facts()
COMMANDS = [*ALL, Comment, CorrectText]

IGNORED_BY_DISCLOSURES = {
    # These are shown, and change no later decision.
    "disclosure.place_named",
    "disclosure.exposure_stated",
    "disclosure.update_promised",
    "disclosure.update_given",
    "disclosure.lesson_written",
    "disclosure.recurred",
    # The change that is scheduled by it says all of it; the others are shown.
    "change.override_agreed",
    "change.comprehension_missed",
}
IRREGULAR = [
    "told",
    "kept",
    "made",
    "held",
    "taken",
    "given",
    "set",
    "withdrawn",
    "written",
    "upheld",
    "sent",
    "held",
    "went",
    "lifted",
]
PAST = re.compile(rf"[a-z]+ed|{'|'.join(IRREGULAR)}")


PARTS = (Claimed, Conflict, Contribution, Guard, RuleSet, Target, Terms, WorkingCalendar)
"""What stands inside of facts, and is stored with them."""


def text_of(hint: Any) -> str:
    """A type as one reads it, without the modules it comes from."""
    if hint is type(None):
        return "None"
    if get_origin(hint) is None:
        return "..." if hint is Ellipsis else getattr(hint, "__name__", repr(hint))
    if getattr(hint, "__metadata__", None):
        extra = [f"ge={m.ge}" for m in hint.__metadata__ if m.ge is not None]
        personal = ["personal" for m in hint.__metadata__ if m.extra]
        return " ".join([text_of(get_args(hint)[0]), *extra, *personal])
    name = getattr(get_origin(hint), "__name__", str(get_origin(hint)))
    parts = [repr(p) if isinstance(p, str) else text_of(p) for p in get_args(hint)]
    return " | ".join(parts) if name in ("UnionType", "Union") else f"{name}[{', '.join(parts)}]"


def fields_of(kind: type) -> dict[str, str]:
    hints = get_type_hints(kind, include_extras=True)
    return {name: text_of(hints[name]) for name in kind.__struct_fields__}


def snapshot() -> dict[str, Any]:
    common = fields_of(Fact)
    own = {
        name: {field: kind for field, kind in fields_of(FACTS[name]).items() if field not in common}
        for name in sorted(FACTS)
    }
    return {"every fact": common, "facts": own, "parts": {k.__name__: fields_of(k) for k in PARTS}}


def test_stored_names_and_fields_are_those_of_the_snapshot():
    now = snapshot()
    if os.environ.get("UPDATE_SNAPSHOTS"):
        SNAPSHOT.write_text(json.dumps(now, indent=2, ensure_ascii=False) + "\n")

    assert now == json.loads(SNAPSHOT.read_text()), "see the top of this file"


def is_past(stored_name: str) -> bool:
    """Whether a stored name is "record.what_happened": lower case, and a past participle in it."""
    if not re.fullmatch(r"[a-z]+\.[a-z_]+", stored_name):
        return False
    return any(PAST.fullmatch(word) for word in stored_name.split(".")[1].split("_"))


@pytest.mark.parametrize("name", sorted(FACTS))
def test_every_fact_has_a_past_tense_name_and_says_what_it_means(name):
    kind = FACTS[name]
    assert is_past(name)
    assert (kind.__dict__.get("__doc__") or "").strip().endswith((".", ".\n"))
    assert kind.__struct_config__.frozen


OF_PARTS = ("Terms", "RuleSet")
"""Parts that have parts."""


def test_nothing_else_stands_inside_of_facts():
    inside = re.findall(
        r"\b[A-Z][A-Za-z]+\b",
        json.dumps([*snapshot()["facts"].values(), *map(snapshot()["parts"].get, OF_PARTS)]),
    )

    assert set(inside) - {"Literal", "None", "UUID"} <= {part.__name__ for part in PARTS}


def test_a_name_in_the_present_tense_would_be_noticed():
    for name in (
        "disclosure.tell",
        "disclosure.Told",
        "told",
        "disclosure.severity",
        "commitment.keep",
    ):
        assert not is_past(name)


@pytest.mark.parametrize("kind", COMMANDS, ids=lambda kind: kind.__name__)
def test_every_command_has_an_action_a_docstring_and_a_handler(kind):
    assert kind.ACTION in PERMISSIONS
    assert (kind.__dict__.get("__doc__") or "").strip()
    assert not kind.__doc__.startswith(kind.__name__ + "(")  # what dataclass writes for itself
    assert kind.__dataclass_params__.frozen
    assert kind in (Comment, CorrectText) or callable(ALL[kind][1])


def test_no_command_is_without_a_handler_and_none_has_two():
    assert leaves(Command) == set(COMMANDS)
    assert not set(HANDLERS) & set(FOLLOW_UPS)


def leaves(kind: type) -> set[type]:
    """The classes below that nobody subclasses and that our domain declares."""
    below = {child for child in kind.__subclasses__() if child.__module__.startswith("domain.")}
    return set().union(*map(leaves, below)) if below else {kind}


@pytest.mark.parametrize("name", sorted(FACTS))
def test_every_fact_is_applied_by_its_record_or_deliberately_left_alone(name):
    record_name = name.split(".")[0]
    if record_name == "record":
        return  # comments and corrections: applied by the base of all records
    record = next(record for record in RECORDS if record_name == record.KIND)
    evolve = inspect.getattr_static(record, "evolve").dispatcher
    applied = evolve.dispatch(FACTS[name]) is not evolve.dispatch(object)

    assert applied != (name in IGNORED_BY_DISCLOSURES)


def test_the_list_of_what_is_left_alone_names_nothing_else():
    assert set(FACTS) >= IGNORED_BY_DISCLOSURES


def test_what_is_said_beside_the_flow_moves_nothing():
    said = {name for name, kind in FACTS.items() if issubclass(kind, Talk)}

    assert said == {
        "record.commented",
        "disclosure.question_asked",
        "disclosure.question_answered",
        "change.question_raised",
        "change.question_settled",
        "change.comprehension_missed",
        "change.reading_confirmed",
        "change.confidence_voted",
        "pulse.answered",
        "feedback.alarm_reviewed",
    }


# --- Nothing takes history back -----------------------------------------------------------------

EDITING = re.compile(
    r"(update\s+(log\.)?stored_events|delete\s+from\s+(log\.)?stored_events|truncate\s+(table\s+)?(log\.)?stored_events"
    r"|insert\s+or\s+replace\s+into\s+stored_events|replace\s+into\s+stored_events|drop\s+table\s+(if\s+exists\s+)?(log\.)?stored_events"
    r"|drop\s+trigger|disable\s+trigger|session_replication_role)",
    re.IGNORECASE,
)


def editing_in(source: str) -> list[str]:
    """The strings of a module that would edit the log, wherever they stand."""
    texts = [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
    return [text for text in texts if isinstance(text, str) and EDITING.search(text)]


def test_no_code_path_edits_the_log():
    modules = [
        path for part in ("domain", "projections", "portal") for path in (ROOT / part).rglob("*.py")
    ]
    found = {str(path): editing_in(path.read_text()) for path in modules}

    assert len(modules) > 20
    assert {path: texts for path, texts in found.items() if texts} == {}


@pytest.mark.parametrize(
    "planted",
    [
        'run("UPDATE stored_events SET topic = 1")',
        'run(f"delete  from log.stored_events where a = {b}")',
        '"""x"""\nrun("TRUNCATE log.stored_events")',
        'run("INSERT OR REPLACE INTO stored_events VALUES (1)")',
        'run("ALTER TABLE log.stored_events DISABLE TRIGGER append_only")',
        'run("DROP TRIGGER append_only")',
    ],
)
def test_a_planted_edit_would_be_noticed(planted):
    assert editing_in(planted)
