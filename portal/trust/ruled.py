"""Which version of the rules a page of trust goes by: the one in force, or one asked for."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from domain.rule_sets import completed
from portal.web import here
from portal.words import day
from projections.evidence import KINDS
from projections.partnerships import Ruling
from projections.trust.moments import moment
from projections.trust.weighing import Weighing, weighing


class Ruled(NamedTuple):
    """A version of the rules, and as columns.

    ``typed`` is what goes along in addresses, ``error`` what makes no sense of it. ``said`` is a
    sentence for the page where another version was asked for.
    """

    version: int
    by: Weighing
    typed: str
    error: str | None
    said: str | None

    def then(self, day: float) -> Weighing:
        """What a moment (in days since 1970) goes by: this version, or what was in force then."""
        return self.by if self.typed and not self.error else weighed(_in_force(day))


def along(asked: Ruled) -> dict[str, str]:
    """What goes along in addresses: the version, where it was asked for and is one."""
    return {"rules": asked.typed} if asked.typed and not asked.error else {}


def ruled(args: Mapping[str, str], at: datetime) -> Ruled:
    """The version an address asks for (``rules``); else what was in force at a moment (UTC)."""
    typed = args.get("rules", "").replace("\x00", "").strip()[:20]
    known, in_force = here().partnership.rule_sets, here().partnership.rules_at(at)
    if not typed:
        return Ruled(in_force.version, weighed(in_force), "", None, None)
    found = next((each for each in known if str(each.version) == typed), None)
    if found is None:
        error = f"There is no version “{typed}” of the rules: the latest is {known[-1].version}."
        return Ruled(in_force.version, weighed(in_force), typed, error, None)
    return Ruled(found.version, weighed(found), typed, None, _said(found, in_force))


def _in_force(day: float) -> Ruling:
    return here().partnership.rules_at(moment(day))


def weighed(ruling: Ruling) -> Weighing:
    """A rule set as columns."""
    return weighing(KINDS, completed(ruling.rules))


def _said(found: Ruling, in_force: Ruling) -> str:
    if found.version == in_force.version:
        return f"By version {found.version} of the rules, which was in force then."
    agreed = f"agreed on {day(found.decided_at)}" if found.decided_at else "there from the opening"
    in_its_place = f"In force at that time: version {in_force.version}."
    return f"By version {found.version} of the rules, {agreed}. {in_its_place}"
