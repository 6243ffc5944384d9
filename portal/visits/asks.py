"""What the acts on a visit ask for, and the form that proposes one."""

from typing import Any

from portal.asks import Ask, Field, Option, reason, sides, teams
from portal.visits.words import REACHED, functions, purposes, sites
from portal.web import Here


def _dates(*, required: bool = True) -> tuple[Field, Field]:
    return (
        Field("starts_at", "Starts", "datetime-local", "In your time zone.", required),
        Field("ends_at", "Ends", "datetime-local", "", required),
    )


def _visiting(d: Any, place: Here) -> list[Option]:
    """The people of the visiting side, by name."""
    ours = [m for m in place.members if m.side == d.visitor and not m.ended]
    named = sorted((place.name(m.person_id), str(m.person_id)) for m in ours)
    return [(person_id, name) for name, person_id in named]


def _sessions(d: Any, _: Here) -> list[Option]:
    return [(str(id), each.observed_role) for id, each in d.sessions.items()]


def _prepared(name: str) -> Any:
    return lambda d, _: getattr(d.preparation, name) if d.preparation else ""


def _hosts(_: Any, place: Here) -> list[Option]:
    us, them = place.company(place.my_side), place.company(place.other_side)
    return [
        (place.other_side, f"{us} visits {them}"),
        (place.my_side, f"{them} visits {us}"),
    ]


PROPOSING = Ask(
    "Propose it",
    (
        Field("host", "Who visits whom?", "choices", options=_hosts),
        Field(
            "site_id",
            "Where?",
            "select",
            "A site of the side that is visited.",
            required=False,
            options=sites,
            empty="Virtual: nobody travels",
        ),
        Field("purposes", "What is it for?", "checks", "One or several.", options=purposes),
        Field("functions", "Which functions come?", "checks", options=functions),
        *_dates(),
        Field("why", "Why, and what do you hope for?", required=False),
    ),
    shown=True,
)

ASKS = {
    "agreement": Ask(
        "Agree",
        asked="Does the visit suit you?",
        because="Agree to the dates, propose others, or decline with a reason.",
    ),
    "dates": Ask(
        "Propose these dates",
        (*_dates(), reason("Why these dates?")),
        asked="When instead?",
        because="It was put off without dates: propose some.",
    ),
    "decline": Ask("Decline", (reason(),)),
    "preparation": Ask(
        "Record the preparation",
        (
            Field("outcomes", "Which outcomes do you want?", value=_prepared("outcomes")),
            Field("agenda", "Agenda", hint="In plain lines.", value=_prepared("agenda")),
            Field(
                "functions",
                "Which functions come?",
                "checks",
                options=functions,
                value=lambda d, _: d.functions,
            ),
            Field(
                "visitors",
                "Who comes?",
                "checks",
                required=False,
                options=_visiting,
                value=lambda d, _: [str(each) for each in d.visitors],
            ),
            Field(
                "team_ids",
                "Which teams do they meet?",
                "checks",
                required=False,
                options=teams,
                value=lambda d, _: [str(each) for each in d.team_ids],
            ),
        ),
        asked="Prepare the visit",
        because="A visit without outcomes wanted ends in slides. Either side can add to it later.",
    ),
    "postponement": Ask(
        "Postpone",
        (reason("Why, and what would make it possible?"), *_dates(required=False)),
    ),
    "cancellation": Ask("Cancel the visit", (reason(),)),
    "start": Ask(
        "It is under way",
        asked="Are the visitors there?",
        because="From then on sessions and roadblocks are recorded, and both sides report.",
    ),
    "session": Ask(
        "Record the session",
        (
            Field("observed_role", "Which role did you sit beside?", "text", "Never a name."),
            Field("call_types", "Which types of calls?"),
            Field("process_questions", "Questions about the process", required=False),
            Field(
                "consent",
                "Consent",
                "checks",
                options=[("true", "The observed person agreed to being observed and to this")],
            ),
            Field("roadblock", "A roadblock you saw", required=False),
            Field("owner_side", "Who takes it on?", "choices", required=False, options=sides),
            Field("due_on", "Out of the way by", "date", required=False),
        ),
        asked="What do you see?",
        because="Record each session while it is fresh. A roadblock gets an owner and a day.",
    ),
    "roadblock": Ask(
        "Raise the roadblock",
        (
            Field("text", "What is in the way?"),
            Field("owner_side", "Who takes it on?", "choices", options=sides),
            Field("due_on", "Out of the way by", "date"),
            Field(
                "session_id",
                "Seen in which session?",
                "select",
                required=False,
                options=_sessions,
                empty="In none",
            ),
        ),
    ),
    "gift": Ask(
        "Log the gift",
        (
            Field("what", "What was given?", "text"),
            Field(
                "value",
                "What is it worth?",
                "number",
                "In whole units of the charter’s currency.",
            ),
            Field("to_side", "To whom?", "choices", options=sides),
            Field(
                "to_team_id",
                "To a team?",
                "select",
                required=False,
                options=teams,
                empty="The side as a whole",
            ),
            Field(
                "reason",
                "Why, if it is above the cap?",
                hint="What a side is given on one visit counts together.",
                required=False,
            ),
        ),
    ),
    "report": Ask(
        "Report",
        (
            Field("text", "What came of it?", hint="A few sentences. The other side reads them."),
            Field(
                "reached", "Were the outcomes reached?", "choices", options=list(REACHED.items())
            ),
        ),
        asked="What came of it?",
        because="Each side reports for itself within five working days of the end.",
    ),
}
