"""What a disclosure says of a side: what is remembered of it, and what follows."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

import msgspec

from domain.terms import SEVERITIES
from projections.evidence.appealing import Ruling
from projections.evidence.kept import Due, Finding

SIDES = ("brand", "bpo")
ENDS = {
    "good": "told_in_time",
    "partly": "told_late",
    "bad": "found_by_others",
}


class Breach(msgspec.Struct):
    """A breach both leads agreed to: the side it is said of, and the facts that say so.

    ``stated`` and ``by`` are the version and the author of what the other side stated. Both agreed
    to its ``severity``: no rating of the disclosure, given or kept back, changes it.
    """

    kind: str
    side: str
    severity: str
    stated: int
    by: UUID
    agreed: int = 0
    at: datetime | None = None


class Disclosure(msgspec.Struct):
    """What is remembered of a disclosure.

    ``candour`` is the rule its telling falls under, if any. A breach that is not agreed to has no
    ``at`` and says nothing. ``ratings`` are what each side says of its severity, ``rated_at`` is
    when it first did. ``answers`` are those to the cause that stands, ``again`` that an agreed
    cause came back.
    """

    where: str = ""
    teller: str = ""
    told: Finding | None = None
    candour: str = ""
    breaches: list[Breach] = []
    prompt: bool = False
    again: bool = False
    ratings: dict[str, str] = {}
    rated_at: dict[str, datetime] = {}
    answers: dict[str, str] = {}
    updates: list[Due] = []
    checks: list[Due] = []
    goods: dict[UUID, Due] = {}
    closed_at: datetime | None = None
    withdrawn: bool = False
    ruling: Ruling = Ruling()

    @property
    def cause_agreed(self) -> bool:
        """Whether a lead of each side agreed to the cause."""
        return all(self.answers.get(side) == "agreed" for side in SIDES)


def found(known: Disclosure) -> Iterator[Finding]:
    """Everything that holds; of what both left out, only what both agreed to after that."""
    if known.withdrawn:
        return
    if known.ruling.excludes:
        yield from (each for each in _from_breaches(known) if each.at > known.ruling.at)
        return
    if known.told:
        yield from _from_telling(known, known.told)
    yield from _from_breaches(known)
    promised = [(due, ("update_given", "update_missed")) for due in known.updates]
    promised += [(due, ("check_passed", "check_missed")) for due in known.checks]
    promised += [(due, ("made_good", "made_good_late")) for due in known.goods.values()]
    for due, (kept, missed) in promised:
        for rule, at, sources in due.found(kept, missed):
            severity = _severity(known, due.side, good=rule == kept)
            people = due.confirmed_by
            appeal = due.ruling.appeal
            yield Finding(rule, due.side, at, sources, due.key, severity, people, appeal=appeal)


def _from_telling(known: Disclosure, told: Finding) -> Iterator[Finding]:
    rules = {"": (), "found_by_others": ("found_by_others", "mistake_found")}
    concealed = _concealed(known) if known.candour != "found_by_others" else None
    candour = known.ruling.rule("found_by_others" if concealed else known.candour, ENDS)
    chosen: tuple[str, ...] = rules.get(candour, (candour,))
    told = msgspec.structs.replace(told, appeal=known.ruling.appeal)
    for rule in (*chosen, *(("cause_again",) if known.again else ())):
        if concealed and rule in rules["found_by_others"]:
            yield _hidden(told, rule, concealed)
        else:
            severity = _severity(known, told.side, good=rule in ("told_in_time", "told_late"))
            yield msgspec.structs.replace(told, rule=rule, severity=severity)


def _hidden(told: Finding, rule: str, breach: Breach) -> Finding:
    """What was concealed rests on what both leads said of it, whoever told it in the end."""
    return msgspec.structs.replace(
        told,
        rule=rule,
        severity=breach.severity,
        sources=(*told.sources, breach.stated, breach.agreed),
        confirmed_by=tuple(sorted({*told.confirmed_by, breach.by})),
    )


def _from_breaches(known: Disclosure) -> Iterator[Finding]:
    rules = {"concealed": "concealed", "audience": "audience_breached"}
    for breach in known.breaches:
        if breach.at:
            sources = (breach.stated, breach.agreed)
            yield Finding(
                rules[breach.kind],
                breach.side,
                breach.at,
                sources,
                f"breach {breach.stated}",
                breach.severity,
                (breach.by,),
            )


def _concealed(known: Disclosure) -> Breach | None:
    agreed = (each for each in known.breaches if each.at and each.kind == "concealed")
    return next(agreed, None)


def _severity(known: Disclosure, side: str, *, good: bool) -> str:
    """What the evidence weighs by: against a side only what the other says of it.

    To rate one's own mistake higher can therefore never hurt. For a side, the lower of both.
    """
    theirs = known.ratings.get(_across(side), "")
    if not good:
        return theirs
    said = [each for each in (known.ratings.get(side, ""), theirs) if each]
    return min(said, key=SEVERITIES.index, default="")


def _across(side: str) -> str:
    return "bpo" if side == "brand" else "brand"
