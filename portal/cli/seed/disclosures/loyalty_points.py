"""Acknowledged, with a question open: pending points lost in a move."""

from domain.disclosures.commands import (
    AcknowledgeDisclosure,
    AskQuestion,
    GiveUpdate,
    TellDisclosure,
)
from domain.records import Comment
from portal.cli.seed.cast import JOY, MARCUS
from portal.cli.seed.days import At
from portal.cli.seed.telling import Ref, on, record

LOYALTY_POINTS = record(
    "loyalty points",
    on(4, "10:40", MARCUS, TellDisclosure)(
        what=(
            "The move of the loyalty club to the new system dropped points that were still "
            "pending. Orders from the two weeks before the move show zero points."
        ),
        affected=(
            "About 5,200 members, 1.1 million points. The club line gets some 90 calls a day about "
            "it, and agents cannot see the pending points either."
        ),
        doing_now=(
            "The pending points are restored from the old system in batches. A sentence for the "
            "agents is in the daily brief."
        ),
        occurred_at=At(6, "15:30"),
        discovered_at=At(4, "08:30"),
        occurred_precision="about",
        severity="high",
        site_id=Ref("Chicago"),
        team_id=Ref("E-commerce"),
        exposure=("customers",),
        next_update_at=At(3, "12:00"),
    ),
    on(3, "12:30", JOY, AcknowledgeDisclosure, step="read")(
        words="Read, and the sentence is on every screen of the club team.",
        thanks=(
            "Thank you for the number of members. We put two more people on the line on the "
            "strength of it."
        ),
        severity="high",
    ),
    on(3, "15:45", MARCUS, GiveUpdate)(
        text=(
            "Nearly four hours late: the first batch had to be run twice. 3,100 of 5,200 members "
            "have their points back, and the batch for the rest runs tonight."
        ),
        next_update_at=At(1, "12:00"),
    ),
    on(2, "13:40", JOY, AskQuestion, step="gold")(
        text=(
            "Eleven members lost their gold level because of the missing points and with it the "
            "free returns. May we treat them as gold until it is settled?"
        ),
    ),
    on(2, "13:50", JOY, Comment)(
        text=(
            "For us: until there is an answer, waive the return fee by hand and note the order "
            "number. I will stand for it."
        ),
        to="own_side",
    ),
)
