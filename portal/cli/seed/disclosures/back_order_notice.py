"""Withdrawn by both: a back-order notice that turned out to be right."""

from domain.disclosures.commands import (
    AcknowledgeDisclosure,
    AgreeWithdrawal,
    AskWithdrawal,
    TellDisclosure,
)
from domain.records import Comment
from portal.cli.seed.cast import DANA, EWA, MARCUS, PRIYA
from portal.cli.seed.days import At
from portal.cli.seed.telling import Ref, on, record

BACK_ORDER_NOTICE = record(
    "back-order notice",
    on(66, "13:40", EWA, TellDisclosure)(
        what=(
            "A back-order notice with a new delivery week went to everybody who had ordered the "
            "trail tent, not only to those whose order is delayed."
        ),
        affected="About 900 customers, of whom roughly 600 will get their tent in time.",
        doing_now=(
            "The send is stopped at 900 of 1,150. A second message is drafted and waits for your "
            "word."
        ),
        occurred_at=At(66, "10:00"),
        discovered_at=At(66, "11:30"),
        severity="low",
        site_id=Ref("Kraków"),
        team_id=Ref("Chat and e-mail"),
        exposure=("customers",),
    ),
    on(66, "09:30", MARCUS, AcknowledgeDisclosure)(
        words=(
            "Hold the second message, please. I think this is what our warehouse asked for: the "
            "whole lot is late since last night, you just do not see it in the order tool yet."
        ),
    ),
    on(65, "09:20", EWA, Comment)(
        text=(
            "Then the notice was right and only our view of it was wrong. We found the warehouse "
            "request in the shared mailbox, it names the whole lot."
        ),
    ),
    on(65, "12:30", PRIYA, AskWithdrawal)(
        reason=(
            "Northwind’s warehouse had asked for the notice to the whole lot. What looked like a "
            "wrong segment was the right one; the order tool showed it half a day later."
        ),
    ),
    on(65, "11:00", DANA, AgreeWithdrawal)(),
    on(65, "11:05", DANA, Comment)(
        text=(
            "Agreed, it was no mistake. Stopping the send and telling us was still the right "
            "reflex."
        ),
    ),
)
