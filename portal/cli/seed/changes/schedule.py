"""Freeze windows, authorities and templates."""

from domain.schedules import commands as s
from domain.templates import commands as t
from portal.cli.seed.cast import DANA, EWA, JOY, MARCUS, MIGUEL, PRIYA, THEO, TOMASZ
from portal.cli.seed.changes.flow import Asked, Taken
from portal.cli.seed.days import At, Day
from portal.cli.seed.telling import SCHEDULE, Ref, Step, on, record

FREEZES: tuple[Step, ...] = record(
    SCHEDULE,
    on(117, "09:30", DANA, s.NameAuthority)(person_id=MARCUS),
    on(117, "12:30", PRIYA, s.NameAuthority)(person_id=JOY),
    on(88, "11:00", THEO, s.AddFreeze)(
        freeze_id=Ref("summer sale"),
        kind="peak",
        name="Summer clearance",
        hard=True,
        starts_at=At(62, "08:00"),
        ends_at=At(58, "17:00"),
    ),
    on(87, "13:20", JOY, s.AcknowledgeFreeze)(freeze_id=Ref("summer sale")),
    on(60, "14:10", MIGUEL, s.AddFreeze)(
        freeze_id=Ref("quality audit"),
        kind="audit",
        name="Yearly quality audit in Cebu",
        starts_at=At(40, "12:00"),
        ends_at=At(38, "21:00"),
        team_ids=(Ref("Orders and returns"), Ref("Voice")),
    ),
    on(59, "10:15", MARCUS, s.AcknowledgeFreeze)(freeze_id=Ref("quality audit")),
    on(20, "10:40", THEO, s.AddFreeze)(
        freeze_id=Ref("holiday peak"),
        kind="peak",
        name="Holiday peak",
        hard=True,
        starts_at=At(-16, "08:00"),
        ends_at=At(-28, "17:00"),
    ),
    on(19, "13:05", JOY, s.AcknowledgeFreeze)(freeze_id=Ref("holiday peak")),
    on(6, "14:30", EWA, s.AddFreeze)(
        freeze_id=Ref("all saints"),
        kind="local_observance",
        name="Family days in Kraków",
        starts_at=At(-12, "08:00"),
        ends_at=At(-14, "17:00"),
        team_ids=(Ref("Chat and e-mail"),),
    ),
    on(5, "11:20", THEO, s.AddFreeze)(
        freeze_id=Ref("launch of the app"),
        kind="launch",
        name="Launch of the shopping app",
        hard=True,
        starts_at=At(-30, "08:00"),
        ends_at=At(-44, "17:00"),
    ),
    on(4, "15:10", JOY, s.ContestFreeze)(
        freeze_id=Ref("launch of the app"),
        reason="Three weeks without any change right after the peak means that nothing learned in "
        "the peak is mended before spring. One week would do.",
    ),
)  # fmt: skip

ARTICLE = Asked(
    "Correct a knowledge base article",
    "Read one article anew, five minutes in a shift huddle.",
    "They hear what is true.",
    "Articles age; a wrong one costs more than a short notice.",
    "No contact goes wrong because of that article.",
)
MACRO = Asked(
    "Change the wording of a macro",
    "One macro reads differently; nothing to learn.",
    "A kinder or clearer sentence.",
    "Wording is tried out and mended weekly.",
    "Fewer follow-up questions on that macro.",
)
SURVEY = Asked(
    "Reword a question of the satisfaction survey",
    "None for the front line; scores may move for two weeks.",
    "A question they understand.",
    "The survey is tuned before and after each season.",
    "More answers, fewer empty ones.",
)
SMALL = Taken("Knowledge and quality", 1, 2)


def template(name: str, what: Asked, *steps: Step, day: int, until: int) -> tuple[Step, ...]:
    """A template proposed by quality, with what became of it."""
    proposed = on(day, "11:10", TOMASZ, t.ProposeTemplate, step="proposed")(
        **what.fields(), **SMALL.fields(), expires_on=Day(until)
    )
    return record(name, proposed, *steps)


TEMPLATES: tuple[Step, ...] = (
    *template(
        "article template",
        ARTICLE,
        on(84, "10:20", DANA, t.EndorseTemplate)(),
        day=85,
        until=-60,
    ),
    *template(
        "macro template", MACRO, on(78, "10:05", DANA, t.EndorseTemplate)(), day=79, until=-40
    ),
    *template(
        "survey template", SURVEY, on(74, "09:50", DANA, t.EndorseTemplate)(), day=75, until=12
    ),
    *template(
        "banner template",
        Asked(
            "Show a banner above the help page",
            "They can point to it; nobody has to learn anything.",
            "They see a known problem before they call.",
            "Known problems bring the same hundred calls each time.",
            "A third fewer calls about a known problem.",
        ),
        day=3,
        until=-90,
    ),
)
