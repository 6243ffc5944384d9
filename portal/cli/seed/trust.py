"""What both leads agreed about the trust score, and the breaches they spoke of in the repair."""

import msgspec

from domain.disclosures.commands import AgreeBreach, DissentFromBreach, StateBreach
from domain.partnerships.commands import (
    AgreeRules,
    DeclineRules,
    ProposeRules,
)
from domain.rule_sets import FIRST
from portal.cli.seed.cast import DANA, PRIYA
from portal.cli.seed.telling import PARTNERSHIP, chapter, on, record

GENTLE = msgspec.structs.replace(FIRST, weights={**FIRST.weights, "missed": 0.5, "kept_late": 0.5})
SECOND = msgspec.structs.replace(
    FIRST, guard=msgspec.structs.replace(FIRST.guard, largest_share=0.7)
)

RULES = record(
    PARTNERSHIP,
    on(116, "10:20", DANA, ProposeRules, step="rules 1")(
        rules=GENTLE,
        why="In the first months promises will slip. I would not weigh that as much as later.",
    ),
    on(115, "13:20", PRIYA, DeclineRules, step="rules 1 declined")(
        number=1,
        reason="A promise that slips in the first months is what we want to see, not less of it.",
    ),
    on(113, "13:40", PRIYA, ProposeRules, step="rules 2")(
        rules=SECOND,
        why=(
            "Most of what we do for each other is of one kind: you ask for changes, we promise "
            "work. By the half we would both wait for a number for ever. Seven tenths still keeps "
            "a bar from resting on one kind alone."
        ),
    ),
    on(112, "09:10", DANA, AgreeRules, step="rules 2 agreed")(number=2),
)

BREACHES = chapter(
    record(
        "escalation mailbox",
        on(62, "10:30", DANA, StateBreach, step="breach stated")(
            kind="concealed",
            severity="high",
            reason=(
                "Eleven of the 143 were opened and closed again unread, a week before Elena "
                "looked. Somebody knew that they were there."
            ),
        ),
        on(45, "14:10", PRIYA, AgreeBreach, step="breach agreed")(),
    ),
    record(
        "price upload",
        on(52, "13:10", PRIYA, StateBreach, step="breach stated")(
            kind="concealed",
            severity="high",
            reason="Our agents told you on the first morning. You answered that it was the cache.",
        ),
        on(45, "09:50", DANA, DissentFromBreach, step="breach dissented")(
            reason=(
                "We answered what we believed, and we were wrong. It was a mistake told late, and "
                "we did not know better for a week."
            ),
        ),
    ),
)

STEPS = chapter(RULES, BREACHES)
