"""Changes of a quarter: asked for, agreed, live, judged."""

from collections.abc import Iterator

from portal.reviews.account import ACROSS, SIDES, Account
from portal.reviews.sections.parts import Point, Row, Section, by_side, in_order, point
from portal.reviews.wording import counted, listed, were

ASKED = ("change.submitted", "change.emergency_raised")
LIVE = ("change.went_live", "change.emergency_raised")
JUDGED = {
    "change_worked": "judged successful",
    "change_partly": "judged partly successful",
    "change_failed": "judged failed or backed out",
}
NOTABLE = {
    "change.emergency_raised": "Went live at once, in an emergency",
    "change.ratification_refused": "Not ratified: it stands as a unilateral change",
    "change.ratification_lapsed": "Not ratified in time: it stands as a unilateral change",
    "change.unilateral_reported": "Reported as made without asking",
    "change.declined": "Declined",
    "change.backed_out": "Backed out",
    "change.reopened": "Reopened",
}


def changing(account: Account) -> Section:
    """What was asked for and what became of it; notable is what went another way than planned."""
    agreed = len(account.facts("change.approved", stage="agreed"))
    rows = [
        by_side("Asked for", account.facts(*ASKED)),
        Row("Agreed by both sides", None, None, agreed),
        by_side("Taken live", account.facts(*LIVE)),
        *(by_side(_label(rule), account.found(rule)) for rule in JUDGED),
        by_side("Declined", account.facts("change.declined")),
        by_side("Withdrawn by who asked", account.facts("change.withdrawn")),
    ]
    return Section(
        "changes",
        "Changes",
        [*(_said(account, side) for side in SIDES), f"Both sides agreed to {_changes(agreed)}."],
        rows,
        in_order(_notable(account)),
        "No change was asked for, agreed, taken live or judged.",
    )


def _label(rule: str) -> str:
    return f"Carried out and {JUDGED[rule]}"


def _said(account: Account, side: str) -> str:
    us, them = account.companies[side], account.companies[ACROSS[side]]
    asked = len(account.facts(*ASKED, side=side))
    live = len(account.facts(*LIVE, side=side))
    said = f"{us} asked for {_changes(asked)} and took {_changes(live)} live."
    judged = {rule: len(account.found(rule, side=side)) for rule in JUDGED}
    if not any(judged.values()):
        return f"{said} {them} judged none that {us} carried out."
    outcomes = [were(n, JUDGED[rule]) for rule, n in judged.items() if n]
    return f"{said} Of those that {us} carried out, {listed(outcomes)}."


def _changes(n: int) -> str:
    return counted(n, "change")


def _notable(account: Account) -> Iterator[Point]:
    for line in account.facts(*NOTABLE):
        yield point(account, line, NOTABLE[line.fact])
    gone = {line.record_id for line in account.facts("change.backed_out")}
    for item in account.found("change_failed", "change_partly"):
        if item.record_id not in gone:
            yield point(account, item, JUDGED[item.rule].capitalize())
