"""The last days: each side waits for the other to read one, and has a draft of its own."""

from domain.disclosures.commands import DraftDisclosure, TellDisclosure
from domain.records import Comment
from portal.cli.seed.cast import ELENA, EWA, JOY, MARCUS, RAF
from portal.cli.seed.days import At, Before
from portal.cli.seed.telling import Ref, just, on, record

CHAT_TRANSCRIPTS = record(
    "chat transcripts",
    just(35, EWA, TellDisclosure)(
        what=(
            "Chats that were handed from the bot to a person arrived without what the customer had "
            "written before. Agents asked for the order number a second time and could not see "
            "whether the bot had promised something."
        ),
        affected=(
            "About 260 chats since the widget update. 18 customers complained in the survey that "
            "they had to repeat themselves."
        ),
        doing_now=(
            "The widget is back on the version of last week. Agents open each chat with a sentence "
            "that owns up to it."
        ),
        occurred_at=Before(275),
        discovered_at=Before(60),
        occurred_precision="about",
        severity="medium",
        site_id=Ref("Kraków"),
        team_id=Ref("Chat and e-mail"),
        exposure=("customers",),
        next_update_at=At(-1, "12:00"),
    ),
)

GIFT_CARDS = record(
    "gift card mail",
    just(80, MARCUS, TellDisclosure)(
        what=(
            "The mail with the PIN of a gift card went out twice to some buyers, the second time "
            "with a PIN that does not work. The mail service retried what it had sent already."
        ),
        affected=(
            "About 330 buyers. The first PIN is the right one; whoever tries the second is locked "
            "out after three attempts."
        ),
        doing_now=(
            "Retries are switched off. We unlock cards by hand, please send us what reaches you."
        ),
        occurred_at=Before(340),
        discovered_at=Before(70),
        severity="medium",
        site_id=Ref("Chicago"),
        team_id=Ref("E-commerce"),
        exposure=("customers",),
        next_update_at=At(-1, "12:00"),
    ),
)

VOICE_MAIL_DRAFT = record(
    "voice mail draft",
    on(2, "19:10", RAF, DraftDisclosure)(
        what=(
            "The voice mail of the night line was full for two nights, so callers heard the tone "
            "and could not leave a message. We do not know yet how many tried."
        ),
        doing_now="Emptied, and it is emptied at every change of shift now.",
        occurred_at=At(4, "20:00"),
        discovered_at=At(2, "18:30"),
        occurred_precision="about",
        severity="low",
        site_id=Ref("Cebu"),
        team_id=Ref("Voice"),
    ),
    just(260, JOY, Comment)(
        text="Send it as it is, please. The number can follow, we have been there before.",
        to="own_side",
    ),
)

SIZE_CHART_DRAFT = record(
    "size chart draft",
    on(1, "14:20", ELENA, DraftDisclosure)(
        what=(
            "The size chart of the children’s boots gives inner lengths half a size too small. "
            "Returns with “too small” have doubled since it was put up."
        ),
        affected="To be counted: orders of the last three weeks with children’s boots.",
        occurred_at=At(16, "09:00"),
        discovered_at=At(1, "13:30"),
        occurred_precision="day",
        site_id=Ref("Chicago"),
        team_id=Ref("E-commerce"),
    ),
)
