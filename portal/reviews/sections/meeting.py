"""Visits and recognition of a quarter."""

from portal.reviews.account import SIDES, Account
from portal.reviews.sections.parts import Row, Section, by_side, in_order, point
from portal.reviews.wording import counted, were

VISITED = {
    "visit.started": "Took place",
    "visit.postponed": "Postponed",
    "visit.cancelled": "Cancelled",
}


def visiting(account: Account) -> Section:
    """Which visits took place, were put off or called off, and what came of them."""
    held = account.facts("visit.started")
    blocks, gone = account.facts("visit.roadblock_raised"), account.facts("visit.roadblock_settled")
    rows = [
        by_side("Proposed", account.facts("visit.proposed")),
        Row("Took place", None, None, len(held)),
        by_side("Reported", account.facts("visit.reported")),
        by_side("Postponed", account.facts("visit.postponed")),
        by_side("Cancelled", account.facts("visit.cancelled")),
        by_side("Roadblocks raised", blocks),
    ]
    points = [point(account, line, VISITED[line.fact]) for line in account.facts(*VISITED)]
    said = [
        f"{counted(len(held), 'visit').capitalize()} took place.",
        f"{counted(len(blocks), 'roadblock').capitalize()} came up; {were(len(gone), 'settled')}.",
    ]
    empty = "No visit was proposed, held, reported or called off."
    return Section("visits", "Visits", said, rows, in_order(points), empty)


def recognizing(account: Account) -> Section:
    """What good work each side recognized where both companies see it."""
    given = account.facts("recognition.given")
    gone = {line.record_id for line in account.facts("recognition.retracted")}
    rows = [
        by_side("Given", given),
        by_side("Taken back", account.facts("recognition.retracted")),
        by_side("Joined by the other side", account.facts("recognition.joined")),
        by_side("Rewards delivered", account.facts("recognition.reward_delivered")),
    ]
    said = [
        f"{account.companies[side]} recognized "
        f"{counted(sum(line.side == side for line in given), 'deed')}."
        for side in SIDES
    ]
    points = in_order(
        point(account, line, "Recognized") for line in given if line.record_id not in gone
    )
    empty = "No deed was recognized where both companies see it."
    return Section("recognition", "Recognition", said, rows, points, empty)
