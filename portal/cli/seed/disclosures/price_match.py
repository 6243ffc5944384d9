"""A cause waits for its answer: prices matched by a list out of date."""

from domain.disclosures.commands import (
    AcknowledgeDisclosure,
    AskProtectionLift,
    ContainHarm,
    GiveUpdate,
    KeepSeverity,
    PassOverThanks,
    ProposeCause,
    TellDisclosure,
    UpholdProtection,
)
from domain.records import Comment, CorrectText
from portal.cli.seed.cast import DANA, MARCUS, MIGUEL, PRIYA
from portal.cli.seed.days import At
from portal.cli.seed.telling import Ref, on, record

PRICE_MATCH = record(
    "price match script",
    on(26, "16:40", MIGUEL, TellDisclosure)(
        what=(
            "Agents matched prices of two shops that are no longer on the list. The call script is "
            "the right one, but the card with the shops on the desks is from last season."
        ),
        affected=(
            "74 orders with a discount between 4 and 60 dollars that the policy does not give, "
            "together 1,480 dollars. Customers are not harmed."
        ),
        doing_now=(
            "The cards are collected. The list is in the script itself, above the sentence that "
            "names it."
        ),
        occurred_at=At(40, "12:00"),
        discovered_at=At(26, "14:50"),
        occurred_precision="about",
        severity="medium",
        site_id=Ref("Cebu"),
        team_id=Ref("Orders and returns"),
        next_update_at=At(24, "18:00"),
    ),
    on(26, "09:30", MARCUS, AcknowledgeDisclosure)(
        words="Read. Finance had asked about the clearance margins, so the number fits.",
        severity="high",
        severity_reason=(
            "It ran for three weeks and one of the two shops sells below our cost. For us that is "
            "high, though each order is small."
        ),
    ),
    on(25, "12:35", MIGUEL, KeepSeverity)(
        reason=(
            "No customer is worse off, it is bounded at 1,480 dollars and it is stopped. We keep "
            "high for what hurts people or cannot be stopped, as with the call backs."
        ),
    ),
    on(25, "10:00", MARCUS, PassOverThanks)(),
    on(25, "13:30", MIGUEL, CorrectText)(
        corrects=1,
        field="affected",
        text=(
            "81 orders with a discount between 4 and 60 dollars that the policy does not give, "
            "together 1,655 dollars. Customers are not harmed."
        ),
        reason="Kraków had seven more orders from the chat.",
    ),
    on(24, "13:00", MIGUEL, ContainHarm)(
        how=(
            "All cards collected at both sites. Since two days no match with a shop that is not on "
            "the list."
        ),
        contained_at=At(26, "17:30"),
        next_update_at=At(21, "18:00"),
    ),
    on(23, "10:40", DANA, AskProtectionLift)(
        reason=(
            "Our store desk wrote in the daily chat that the list had changed, a week before. If "
            "that was read and the cards stayed on the desks, it was a choice. I would rather ask "
            "than wonder."
        ),
    ),
    on(22, "13:20", PRIYA, UpholdProtection)(
        reason=(
            "The message named the new shops and not the two that went. Nobody could tell from it "
            "that the cards were wrong. I looked at the chat together with the team leads; no one "
            "knew and left it."
        ),
    ),
    on(22, "08:40", DANA, Comment)(
        text=(
            "I read the message again. It does not say what went. Thank you for looking instead of "
            "being offended."
        ),
    ),
    on(20, "14:10", MIGUEL, GiveUpdate)(
        text=(
            "A day late. All 81 orders are in a list for finance; we suggest to leave the "
            "discounts with the customers."
        ),
    ),
    on(6, "13:30", MIGUEL, Comment)(
        text=(
            "We took a while with the cause because Kraków never had the cards and still had seven "
            "orders. The agents there had typed the list into the chat themselves."
        ),
    ),
    on(5, "12:40", PRIYA, ProposeCause)(
        cause=(
            "The list of shops lives in three places: a desk card, the script and a chat pin. "
            "Changes are announced as what is new, not as what it replaces."
        ),
        cause_kind="communication",
        bpo=60,
        brand=30,
        shared=10,
    ),
)
