"""Everything that can have happened to a template."""

from datetime import date
from typing import Literal
from uuid import UUID

from domain.facts import Fact, Personal, Side

Level = Literal["low", "medium", "high"]


class TemplateProposed(Fact, frozen=True, kw_only=True, tag="template.proposed"):
    """One side proposed a kind of change that needs no asking each time.

    ``expires_on`` is its last day, at most twelve months ahead. Fields as of an assessment.
    """

    title: Personal
    why: Personal
    front_line_impact: Personal
    customer_impact: Personal
    success: Personal
    implementer: Side
    front_line_hours: int
    targets: Personal
    agent_cost: Personal
    stress: Level
    customer_effect: Personal
    cost: Personal
    risk: Level
    rollout: Personal
    fallback: Personal
    team_ids: tuple[UUID, ...]
    load_points: Literal[1, 2, 4]
    expires_on: date


class TemplateEndorsed(Fact, frozen=True, kw_only=True, tag="template.endorsed"):
    """The other side endorsed it; standard changes can be made from it."""


class TemplateDeclined(Fact, frozen=True, kw_only=True, tag="template.declined"):
    """The other side did not endorse it."""

    reason: Personal


class TemplateRetired(Fact, frozen=True, kw_only=True, tag="template.retired"):
    """One side takes its word back; nothing new is made from it."""

    reason: Personal
