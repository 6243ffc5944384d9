"""What both sides agreed in a quarter: charters, causes, statements, windows, templates."""

from portal.reviews.account import SIDES, Account
from portal.reviews.sections.parts import Row, Section, by_side, in_order, point
from portal.reviews.wording import counted, listed

CAUSE = "disclosure.cause_agreed"
AGREED = {
    "partnership.charter_signed": ("Charters signed by both leads", "charter", "charters"),
    "disclosure.statement_released": (
        "Joint statements released",
        "joint statement",
        "joint statements",
    ),
    "disclosure.check_passed": (
        "Effectiveness checks co-signed",
        "effectiveness check",
        "effectiveness checks",
    ),
    "schedule.freeze_acknowledged": (
        "Freeze windows acknowledged",
        "freeze window",
        "freeze windows",
    ),
    "change.override_agreed": (
        "Overrides of the schedule agreed",
        "override of the schedule",
        "overrides of the schedule",
    ),
    "template.endorsed": ("Templates endorsed", "template", "templates"),
    "visit.agreed": ("Visits agreed", "visit", "visits"),
    "round.commitment_agreed": (
        "Commitments agreed in rounds",
        "commitment of a round",
        "commitments of rounds",
    ),
    "feedback.closed": (
        "Feedback closed by both leads",
        "closing of feedback",
        "closings of feedback",
    ),
    "appeal.ruled": ("Appeals ruled on by both leads", "ruling", "rulings"),
}
"""Facts by which one side agrees to what the other proposed: a label, one of it and several."""


def agreeing(account: Account) -> Section:
    """What both sides put their names to, and which causes each agreed to."""
    agreed = {name: lines for name in AGREED if (lines := account.facts(name))}
    causes = account.facts(CAUSE)
    rows = [by_side("Agreed to a proposed cause", causes)]
    rows += [
        Row(AGREED[name][0], None, None, len(lines)) for name, lines in agreed.items() if lines
    ]
    parts = [counted(len(lines), *AGREED[name][1:]) for name, lines in agreed.items()]
    said = [f"Both sides agreed on {listed(parts)}."] if parts else []
    said += [
        f"{account.companies[side]} agreed to "
        f"{counted(sum(line.side == side for line in causes), 'proposed cause')}."
        for side in SIDES
    ]
    points = [point(account, line, "Cause agreed to") for line in causes]
    points += [
        point(account, line, AGREED[name][1].capitalize())
        for name, lines in agreed.items()
        for line in lines
    ]
    empty = "Nothing was signed or agreed by both sides."
    return Section("agreed", "What we agreed", said, rows, in_order(points), empty)
