"""Two doubts: one that a talk settles, and one that its author takes to both companies."""

from domain.doubts.commands import PromoteDoubt, RaiseDoubt, SettleDoubt, TalkOver
from domain.records import Comment
from portal.cli.seed.cast import DANA, JOY, PRIYA, THEO
from portal.cli.seed.days import Day
from portal.cli.seed.telling import chapter, on, record

STEPS = chapter(
    record(
        "doubt about the forecast",
        on(61, "13:10", JOY, RaiseDoubt)(
            to_id=THEO,
            dimension="competence",
            sentence=(
                "The last three forecasts changed within a week of coming: is anybody still "
                "looking at them before they are sent, or do we plan on a first draft?"
            ),
        ),
        on(61, "15:40", THEO, Comment)(
            text="Fair. Can we speak tomorrow, your noon? I will bring the three of them.",
        ),
        on(60, "13:05", THEO, TalkOver)(
            talked_on=Day(60),
            words=(
                "We send what planning has on the day, and correct it once the stores have "
                "answered. Nobody had told Cebu. It says “first” or “final” on it from now on."
            ),
        ),
        on(59, "12:20", JOY, SettleDoubt)(
            words="With “first” on it I would not have asked. Thank you for the open answer.",
        ),
    ),
    record(
        "doubt about a third promotion",
        on(24, "10:30", DANA, RaiseDoubt)(
            to_id=PRIYA,
            dimension="communication",
            sentence=(
                "I wonder whether the floor can carry a third promotion in one fortnight, and "
                "whether anybody would tell me if it could not."
            ),
        ),
        on(22, "14:10", PRIYA, TalkOver)(
            talked_on=Day(22),
            words=(
                "It can, if the second ends on its day. That nobody would have said so by "
                "themselves is true, and not a matter for the two of us alone."
            ),
        ),
        on(21, "09:40", DANA, PromoteDoubt)(became="feedback"),
    ),
)
