"""Found by the brand first, failed its first check: a warranty article out of date."""

from domain.commitments.commands import AcceptCommitment, KeepCommitment
from domain.disclosures.commands import (
    AcknowledgeDisclosure,
    AgreeCause,
    ConfirmSeverity,
    ContainHarm,
    GiveUpdate,
    NamePlace,
    PlanCheck,
    PromiseCorrection,
    ProposeCause,
    ReportCheck,
    StateSeverity,
    TellDisclosure,
)
from domain.records import Comment
from portal.cli.seed.cast import DANA, ELENA, PRIYA, TOMASZ
from portal.cli.seed.days import At, Day
from portal.cli.seed.telling import Ref, on, record

WARRANTY_ARTICLE = record(
    "warranty article",
    on(74, "10:50", ELENA, TellDisclosure)(
        kind="problem_found",
        where="bpo",
        what=(
            "The knowledge article on backpacks gives two years of warranty. It is the lifetime of "
            "the product since the change of terms a month ago. I saw it in three chats I listened "
            "in on for calibration."
        ),
        affected=(
            "Customers with a broken buckle or zip who were sent away. From the chat search I "
            "count 57 who named the two years in their reply."
        ),
        doing_now=(
            "I have sent the right wording to the knowledge mailbox. The 57 chats are in a list, "
            "sorted by date."
        ),
        occurred_at=At(94, "09:00"),
        discovered_at=At(74, "10:10"),
        occurred_precision="about",
        exposure=("customers",),
    ),
    on(73, "09:10", TOMASZ, AcknowledgeDisclosure)(
        words=(
            "You are right and we had it from you: the change of terms reached the floor as a "
            "message, the article was not touched. Working on it now."
        ),
        thanks="Thank you for the list. It saves us a day of searching.",
    ),
    on(73, "09:20", TOMASZ, StateSeverity)(severity="medium"),
    on(73, "09:30", TOMASZ, NamePlace)(site_id=Ref("Kraków"), team_id=Ref("Knowledge and quality")),
    on(73, "14:20", TOMASZ, ContainHarm)(
        how=(
            "Article corrected in all three languages, a notice at the top for two weeks, both "
            "sites read it at the start of the shift."
        ),
        contained_at=At(73, "13:40"),
        next_update_at=At(70, "13:00"),
    ),
    on(72, "10:00", ELENA, ConfirmSeverity)(),
    on(72, "12:30", PRIYA, ProposeCause)(
        cause=(
            "Changes of terms arrive as a message to team leads. Whether they touch an article is "
            "decided by whoever reads it."
        ),
        cause_kind="process",
        bpo=60,
        brand=20,
        shared=20,
    ),
    on(72, "14:00", DANA, AgreeCause)(number=1),
    on(71, "10:30", TOMASZ, PromiseCorrection)(
        commitment_id=Ref("articles and messages"),
        correction_kind="corrective",
        text=(
            "Each message about terms or prices names the articles it touches, and is closed when "
            "they are changed."
        ),
        due_on=Day(64),
    ),
    on(71, "10:10", ELENA, AcceptCommitment, of="articles and messages")(),
    on(70, "12:10", TOMASZ, GiveUpdate)(
        text=(
            "51 of the 57 customers are written to with a repair or a replacement. Six had bought "
            "elsewhere."
        ),
    ),
    on(65, "11:00", TOMASZ, KeepCommitment, of="articles and messages")(
        evidence=(
            "Messages have a field for articles since this week; 14 messages, 9 with articles, all "
            "changed the same day."
        ),
    ),
    on(65, "11:20", TOMASZ, PlanCheck)(
        measure=(
            "In 60 chats about warranty, nobody is told something that is not in the current terms."
        ),
        due_on=Day(40),
    ),
    on(42, "10:40", TOMASZ, ReportCheck)(
        passed=False,
        evidence=(
            "4 of 60 chats still had an old sentence. It was not in the article: agents had it in "
            "their own text snippets, copied months ago."
        ),
    ),
    on(42, "09:30", ELENA, Comment)(
        text=(
            "I had drawn ten of my own and found none. Thank you for drawing sixty and for "
            "reporting what you found."
        ),
    ),
    on(41, "12:45", PRIYA, ProposeCause)(
        cause=(
            "Agents keep their own snippets because the article search is slow in a chat. "
            "Corrected articles do not reach them."
        ),
        cause_kind="tooling",
        bpo=80,
        shared=20,
    ),
    on(40, "09:10", DANA, AgreeCause)(number=2),
    on(39, "10:15", TOMASZ, PromiseCorrection)(
        commitment_id=Ref("shared snippets"),
        correction_kind="corrective",
        text=(
            "Personal snippets are replaced by shared ones that are drawn from the articles, with "
            "a search that answers within a second."
        ),
        due_on=Day(25),
    ),
    on(39, "11:00", ELENA, AcceptCommitment, of="shared snippets")(),
    on(26, "13:20", TOMASZ, KeepCommitment, of="shared snippets")(
        evidence=(
            "Personal snippets are read-only since today and hidden from next week; 212 shared "
            "ones replace about 1,900."
        ),
    ),
    on(25, "09:40", TOMASZ, PlanCheck)(
        measure=(
            "In 100 chats about warranty, nobody is told something that is not in the current "
            "terms; drawn half by us, half by Northwind."
        ),
        due_on=Day(-4),
    ),
)
