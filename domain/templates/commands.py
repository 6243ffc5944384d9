"""What can be asked of a template. ``record_id`` is the template's id."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from annotated_types import Ge, Le, MaxLen, MinLen

from domain.facts import Side
from domain.records import Command, Words
from domain.templates.events import Level


@dataclass(frozen=True, kw_only=True)
class ProposeTemplate(Command):
    """Propose a kind of change that needs no asking each time. Its risk is not high.

    Refused if it expires in the past or more than twelve months ahead.
    """

    ACTION = "templates.propose"

    title: Annotated[str, MinLen(1), MaxLen(200)]
    why: Words
    front_line_impact: Words
    customer_impact: Words
    success: Words
    front_line_hours: Annotated[int, Ge(0), Le(1_000_000)]
    targets: Words
    agent_cost: Words
    stress: Level
    customer_effect: Words
    cost: Words
    risk: Level
    rollout: Words
    fallback: Words
    team_ids: Annotated[tuple[UUID, ...], MinLen(1), MaxLen(50)]
    load_points: Literal[1, 2, 4]
    expires_on: date
    implementer: Side


@dataclass(frozen=True, kw_only=True)
class EndorseTemplate(Command):
    """Endorse a template the other side proposed. Refused if it is answered or has expired."""

    ACTION = "templates.endorse"


@dataclass(frozen=True, kw_only=True)
class DeclineTemplate(Command):
    """Do not endorse it, with a reason."""

    ACTION = "templates.endorse"

    reason: Words


@dataclass(frozen=True, kw_only=True)
class RetireTemplate(Command):
    """Take one's side's word back, with a reason."""

    ACTION = "templates.propose"

    reason: Words
