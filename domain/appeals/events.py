"""Everything that can have happened to an appeal, in the order it happens."""

from typing import Literal
from uuid import UUID

from domain.facts import Fact, Personal

AboutKind = Literal["disclosure", "change", "commitment", "feedback"]
Contested = Literal["times", "protection", "outcome", "attribution", "wording"]
Ruling = Literal["confirmed", "corrected", "excluded"]
CountsAs = Literal["good", "partly", "bad"]


class AppealRaised(Fact, frozen=True, kw_only=True, tag="appeal.raised"):
    """One side contests what a record counts for. ``number`` counts its appeals on that record.

    ``about_id`` is a record of the kind ``about_kind``; ``contested`` is what of it.
    """

    about_kind: AboutKind
    about_id: UUID
    number: int
    contested: Contested
    reason: Personal


class RulingProposed(Fact, frozen=True, kw_only=True, tag="appeal.ruling_proposed"):
    """A lead proposed how to rule. ``proposal`` counts from 1.

    ``counts_as`` is what it counts as once corrected, and ``None`` otherwise.
    """

    proposal: int
    ruling: Ruling
    counts_as: CountsAs | None
    words: Personal


class RulingRefused(Fact, frozen=True, kw_only=True, tag="appeal.ruling_refused"):
    """The other lead does not agree; either proposes again."""

    proposal: int
    reason: Personal


class AppealRuled(Fact, frozen=True, kw_only=True, tag="appeal.ruled"):
    """Both leads agree: the record counts as it did, as something else, or not at all."""

    about_kind: AboutKind
    about_id: UUID
    ruling: Ruling
    counts_as: CountsAs | None


class AppealWithdrawn(Fact, frozen=True, kw_only=True, tag="appeal.withdrawn"):
    """The side that raised it took it back."""

    reason: Personal
