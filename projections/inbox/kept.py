"""What is remembered of a record between facts: what it waits for, and what that depends on."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from domain.facts import Fact

FLOW = "flow:"
"""What the names of tasks begin with that follow from a record's stage."""


class Task(msgspec.Struct):
    """A wait as kept in memory."""

    side: str
    task: str
    since: datetime
    due_at: datetime | None = None


class Waiting(msgspec.Struct):
    """What one record waits for. ``due_at`` remembers a due date across stages.

    ``corrections`` are the promised corrective commitments, and whether each is still open.
    ``answerer`` is the side that accepts a commitment. ``paused`` are the tasks that come back
    once a hold or a deferral is over.
    """

    kind: str
    audience: str
    tasks: list[Task] = []
    stage: str = ""
    ball: str = "nobody"
    due_at: datetime | None = None
    owner: str = ""
    answerer: str = ""
    accepted: bool = False
    corrections: dict[UUID, bool] = {}
    paused: list[Task] = []


class Flow(NamedTuple):
    """What one kind of record waits for.

    ``stages`` names the task of each stage; a stage without one waits for nothing by itself.
    ``leads`` gives, for a fact that says it better, the task and when it is due (UTC), or ``None``.
    ``outlasting`` names tasks beside the flow that are waited for though nobody holds the ball, and
    the stages in which they are.
    """

    stages: Mapping[str, str]
    leads: Mapping[type[Fact], Callable[[Any], tuple[str, datetime | None]]] = {}
    outlasting: Mapping[str, tuple[str, ...]] = {}


def sides_of(ball: str | None) -> tuple[str, ...]:
    """The sides a ball is with."""
    return ("brand", "bpo") if ball == "both" else (ball,) if ball in ("brand", "bpo") else ()


def across(side: str) -> str:
    """The other side."""
    return "bpo" if side == "brand" else "brand"
