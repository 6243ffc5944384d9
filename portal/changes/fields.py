"""What each act of a change asks for: one table of fields, drawn by one template.

A field's name is that of the command's, so that a refusal finds its place.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

from portal.web import Here, zone
from portal.words import for_input
from projections.changes import Dossier

Option = tuple[str, str] | tuple[str, str, str]
Options = Sequence[Option] | Callable[[Dossier, Here], Sequence[Option]]
Default = Any | Callable[[Dossier, Here], Any]


class Field(NamedTuple):
    """One control. ``kind`` is an input's type, "textarea", "select", "choices" or "checks".

    ``options`` and ``value`` may depend on the change and on who asks.
    """

    name: str
    label: str
    kind: str = "textarea"
    hint: str = ""
    required: bool = True
    options: Options = ()
    value: Default = None
    empty: str | None = None


class Ask(NamedTuple):
    """The form of one act: its fields, what its button says, whether others see it first."""

    button: str
    fields: tuple[Field, ...] = ()
    shown: bool = False


CODES: tuple[Option, ...] = (
    ("act_now", "Act now", "We start at once."),
    ("act_now_paper_later", "Act now, paper later", "We start; the contract follows by a day."),
    ("counter_offer", "Counter-offer", "Not this, but one of up to three options."),
    ("need_information", "Need information", "We cannot answer yet."),
    ("contract_first", "Contract first", "The contract must be changed before we start."),
    ("decline", "Decline", "No, with a reason and what could be done instead."),
)
CODE_NAMES = {code: name for code, name, *_ in CODES}
TOPICS: tuple[Option, ...] = (
    ("price", "Price"),
    ("liability", "Liability"),
    ("data_processing", "Data processing"),
)
LEVELS: tuple[Option, ...] = (("low", "Low"), ("medium", "Medium"), ("high", "High"))
POINTS: tuple[Option, ...] = (
    ("1", "1 point", "a notice, a macro"),
    ("2", "2 points", "a new step, some training"),
    ("4", "4 points", "another way of working"),
)
OUTCOMES: tuple[Option, ...] = (
    ("successful", "Successful"),
    ("partly", "Partly successful"),
    ("failed", "Failed"),
    ("backed_out", "Backed out"),
)
EFFORTS: tuple[Option, ...] = (
    ("1", "1", "easy"),
    ("2", "2"),
    ("3", "3"),
    ("4", "4"),
    ("5", "5", "exhausting"),
)
PRECISIONS: tuple[Option, ...] = (
    ("exact", "at this time"),
    ("about", "about then"),
    ("day", "that day, time unknown"),
)
RELATIONS: tuple[Option, ...] = (
    ("came_from", "The change came from it"),
    ("caused", "The change caused it"),
)


def _reason(label: str = "Why?", hint: str = "") -> Field:
    return Field("reason", label, hint=hint)


def _today(_: Dossier, __: Here) -> str:
    return datetime.now(UTC).astimezone(zone()).date().isoformat()


def _now(_: Dossier, __: Here) -> str:
    return for_input(datetime.now(UTC))


def _sides(_: Dossier, place: Here) -> list[Option]:
    return [("brand", place.brand_name), ("bpo", place.bpo_name)]


def _teams(_: Dossier, place: Here) -> list[Option]:
    return [
        (str(team_id), name, site.name)
        for site in place.partnership.details.sites
        for team_id, name in site.teams.items()
    ]


def _affected(d: Dossier, place: Here) -> list[Option]:
    ids = d.assessment.team_ids if d.assessment else []
    return [(str(team_id), place.teams.get(team_id, "A team")) for team_id in ids]


def _people(roles: Sequence[str], *, own: bool = False) -> Callable[[Dossier, Here], list[Option]]:
    def choose(_: Dossier, place: Here) -> list[Option]:
        members = [m for m in place.members if not m.ended and m.role in roles]
        if own:
            members = [m for m in members if m.side == place.my_side]
        named = [(place.name(m.person_id), m) for m in members]
        return [
            (str(m.person_id), name, place.company(m.side))
            for name, m in sorted(named, key=lambda each: each[0])
        ]

    return choose


def _offered(d: Dossier, _: Here) -> list[Option]:
    found = d.options_open
    return [(str(n), f"Option {n}", text) for n, text in found.offered] if found else []


def _other_codes(d: Dossier, _: Here) -> list[Option]:
    standing = d.response.code if d.response else ""
    return [option for option in CODES if option[0] != standing]


def _outcomes(d: Dossier, _: Here) -> list[Option]:
    return OUTCOMES[3:] if d.backed_out else OUTCOMES[:3]  # type: ignore[return-value]


def _assessed(name: str) -> Callable[[Dossier, Here], Any]:
    def known(d: Dossier, _: Here) -> Any:
        found = getattr(d.assessment, name) if d.assessment else None
        if isinstance(found, list):
            return [str(each) for each in found]
        return str(found) if isinstance(found, int) else found

    return known


def _asked(name: str) -> Callable[[Dossier, Here], Any]:
    def known(d: Dossier, _: Here) -> Any:
        return getattr(d.request, name) if d.request else None

    return known


REQUEST = (
    Field("title", "What should change?", "text", "In a few words.", value=_asked("title")),
    Field(
        "front_line_impact",
        "What does it mean for the front line?",
        hint="First of all: who has to work differently, learn something, take the calls?",
        value=_asked("front_line_impact"),
    ),
    Field(
        "customer_impact",
        "What does it mean for customers?",
        value=_asked("customer_impact"),
    ),
    Field("why", "Why?", value=_asked("why")),
    Field(
        "success",
        "What does success look like?",
        hint="So that it can be judged.",
        value=_asked("success"),
    ),
    Field(
        "wanted_by",
        "Wanted by",
        "date",
        "If there is a day.",
        required=False,
        value=_asked("wanted_by"),
    ),
)

ASSESSMENT = (
    Field(
        "front_line_hours",
        "Front-line hours it takes",
        "number",
        "Paid hours of the front line in all, training included.",
        value=_assessed("front_line_hours"),
    ),
    Field(
        "targets",
        "What happens to their targets?",
        hint="Handling time, quality scores, adherence.",
        value=_assessed("targets"),
    ),
    Field(
        "agent_cost",
        "What does it cost the agents themselves?",
        hint="Unpaid time, lost bonus, equipment. “Nothing” is an answer.",
        value=_assessed("agent_cost"),
    ),
    Field("stress", "Stress", "choices", options=LEVELS, value=_assessed("stress")),
    Field("customer_effect", "What do customers notice?", value=_assessed("customer_effect")),
    Field("cost", "What does it cost?", value=_assessed("cost")),
    Field(
        "risk",
        "Risk",
        "choices",
        "A high risk needs a sitting of the joint board.",
        options=LEVELS,
        value=_assessed("risk"),
    ),
    Field("rollout", "How is it rolled out?", value=_assessed("rollout")),
    Field("fallback", "How is it undone if it goes wrong?", value=_assessed("fallback")),
    Field(
        "team_ids",
        "Which teams does it affect?",
        "checks",
        options=_teams,
        value=_assessed("team_ids"),
    ),
    Field(
        "load_points",
        "How heavy is it for each of them?",
        "choices",
        "A team carries only so many points in a week.",
        options=POINTS,
        value=_assessed("load_points"),
    ),
    Field(
        "implementer",
        "Who implements it?",
        "choices",
        "That side sets the time, gets ready and goes live; the other judges the outcome.",
        options=_sides,
        value=lambda d, _: d.implementer,
    ),
)


def claimed(name: str, label: str) -> tuple[Field, Field]:
    """A time somebody claims, and how sure they are of it; not in the future."""
    return (
        Field(f"{name}_at", label, "datetime-local", value=_now),
        Field(f"{name}_precision", "How sure?", "select", options=PRECISIONS),
    )


ASKS: dict[str, Ask] = {
    "discarding": Ask("Put the draft away"),
    "revision": Ask("Revise", REQUEST),
    "topic": Ask(
        "Tag it",
        (
            Field(
                "topic",
                "Paper first because of",
                "choices",
                "If both sides tag it, it is paper first by agreement and left out of rates.",
                options=TOPICS,
            ),
        ),
    ),
    "response": Ask(
        "Respond",
        (
            Field("code", "Your response", "choices", options=CODES),
            Field("words", "In your words"),
            Field(
                "paper_due_on",
                "Paper signed by",
                "date",
                "For “paper later”, and for “contract first” if there is a day.",
                required=False,
            ),
            Field("option_1", "Option 1", hint="For a counter-offer.", required=False),
            Field("option_2", "Option 2", required=False),
            Field("option_3", "Option 3", required=False),
            Field(
                "alternative",
                "What could be done instead?",
                hint="For a decline.",
                required=False,
            ),
        ),
        shown=True,
    ),
    "option_acceptance": Ask(
        "Take it", (Field("number", "Which one?", "choices", options=_offered),)
    ),
    "option_refusal": Ask("Take none", (_reason("Why does none of them fit?"),)),
    "information": Ask("Answer", (Field("text", "What they asked for"),)),
    "dispute": Ask(
        "Dispute the code",
        (
            Field("code", "It should be coded", "choices", options=_other_codes),
            _reason("Why?", "Within fourteen days of the answer this changes what counts."),
        ),
    ),
    "settlement": Ask("Accept their code"),
    "sending_back": Ask("Send it back", (_reason("What is missing?"),)),
    "decline": Ask("Decline", (_reason(), Field("alternative", "What could be done instead?"))),
    "appeal": Ask("Appeal", (_reason("What was overlooked?", "A decline can be appealed once."),)),
    "appeal_grant": Ask("Grant the appeal", (Field("words", "In your words"),)),
    "appeal_dismissal": Ask("Let the decline stand", (_reason(),)),
    "withdrawal": Ask("Withdraw", (_reason("Why is it withdrawn?"),)),
    "deferral": Ask(
        "Defer",
        (Field("until", "Until", "date", "On that day it wakes by itself."), _reason()),
    ),
    "awakening": Ask(
        "Wake it",
        (Field("reason", "Why now?", hint="Needed before its day has come.", required=False),),
    ),
    "hold": Ask("Put it on hold", (_reason("Why is it held?"),)),
    "hold_lift": Ask("Lift the hold"),
    "assessment": Ask("Assess", ASSESSMENT, shown=True),
    "owner": Ask(
        "Name them",
        (
            Field(
                "person_id",
                "Who approves this change for your side?",
                "select",
                "Never whoever submitted it.",
                options=_people(("lead", "member"), own=True),
                empty="Choose",
            ),
        ),
    ),
    "joint_board": Ask(
        "Record the sitting",
        (
            Field("held_on", "When did it sit?", "date", value=_today),
            Field(
                "present",
                "Who was there?",
                "checks",
                "Somebody of each side.",
                options=_people(("lead", "member", "observer")),
            ),
            Field("minutes", "What was said and decided?"),
        ),
    ),
    "approval": Ask("Approve", (Field("words", "A word with it", required=False),)),
    "paper": Ask("Owe the paper", (Field("due_on", "Signed by", "date"),)),
    "paper_waiver": Ask("No paper needed", (_reason("Why is none needed?"),)),
    "paper_waiver_agreement": Ask("Agree: no paper needed"),
    "paper_waiver_refusal": Ask("Paper is needed", (_reason("Why is it needed?"),)),
    "paper_signature": Ask(
        "Record it as signed",
        (
            Field("document", "Where is it kept?", "text", "A document’s number or address."),
            Field("signed_on", "Signed on", "date", value=_today),
        ),
    ),
    "schedule": Ask(
        "Schedule",
        (
            Field("effective_at", "Goes live", "datetime-local"),
            Field(
                "reason",
                "A reason",
                hint="Needed only where a soft freeze warns.",
                required=False,
            ),
        ),
    ),
    "override": Ask(
        "Ask to override",
        (
            Field(
                "effective_at",
                "Goes live",
                "datetime-local",
                "A time that conflicts with what was agreed. The other side answers.",
            ),
            _reason("Why this time?"),
        ),
    ),
    "override_agreement": Ask("Override", (_reason("Why do you agree?"),)),
    "override_refusal": Ask("Do not override", (_reason(),)),
    "unscheduling": Ask("Give the time up", (_reason(),)),
    "briefing": Ask(
        "Give the briefing",
        (
            Field(
                "text",
                "What the front line needs to know",
                hint="Everybody rostered reads this and confirms; a new briefing is read anew.",
                value=lambda d, _: d.briefing.text if d.briefing else None,
            ),
            Field("briefed_on", "Briefed on", "date", value=_today),
        ),
    ),
    "roster": Ask(
        "Roster them",
        (
            Field("team_id", "Team", "select", options=_affected, empty="Choose"),
            Field(
                "person_ids",
                "Who is to read and understand?",
                "checks",
                options=_people(("frontline", "member", "lead")),
            ),
        ),
    ),
    "front_line_question": Ask("Ask", (Field("text", "Your question"),)),
    "comprehension": Ask(
        "Set the check",
        (
            Field("question", "Question", "text"),
            Field("choice_1", "Choice 1", "text"),
            Field("choice_2", "Choice 2", "text"),
            Field("choice_3", "Choice 3", "text", required=False),
            Field(
                "right",
                "Which one is right?",
                "choices",
                options=(("1", "Choice 1"), ("2", "Choice 2"), ("3", "Choice 3")),
            ),
        ),
    ),
    "readiness": Ask(
        "Declare it ready",
        (
            Field(
                "despite",
                "Why all the same?",
                hint="Needed where readings or votes fall short of the charter.",
                required=False,
            ),
        ),
    ),
    "readiness_revocation": Ask("Not ready after all", (_reason(),)),
    "going_live": Ask("Say it is live", claimed("live", "Since when?")),
    "ratification": Ask("Ratify", (Field("words", "A word with it", required=False),)),
    "ratification_refusal": Ask("Do not ratify", (_reason("Why was it no emergency?"),)),
    "ratification_lapse": Ask("The time ran out"),
    "contest": Ask("Contest it", (_reason("Why is it not so?"),)),
    "upholding": Ask("Uphold it", (_reason(),)),
    "account": Ask("Account for it", (Field("text", "Why was it done alone, and what follows?"),)),
    "backing_out": Ask("Back it out", (_reason(), *claimed("backed_out", "Since when?"))),
    "review": Ask("Ask for the review", (Field("text", "How did it go?"),)),
    "judgement": Ask(
        "Judge",
        (
            Field("outcome", "The outcome", "choices", options=_outcomes),
            Field(
                "lesson",
                "The lesson",
                hint="For whoever comes next; needed unless it was a success.",
                required=False,
            ),
            Field("effort", "What did it take your side?", "choices", options=EFFORTS),
        ),
    ),
    "effort": Ask(
        "Rate it", (Field("effort", "What did it take your side?", "choices", options=EFFORTS),)
    ),
    "reopening": Ask("Reopen", (_reason("Why does it go on?"),)),
    "link": Ask(
        "Link them",
        (
            Field("disclosure_id", "Disclosure", "select", empty="Choose"),
            Field("relation", "How do they belong together?", "choices", options=RELATIONS),
        ),
    ),
}
"""The form of every act on the page of a change; comments have their own."""


def resolved(field: Field, dossier: Dossier, place: Here, more: Sequence[Option] = ()) -> Field:
    """A field with its options and its value as they are for this change and this person."""
    options = field.options(dossier, place) if callable(field.options) else field.options
    value = field.value(dossier, place) if callable(field.value) else field.value
    return field._replace(options=more or options, value=value)


def teams_named(ids: Sequence[UUID], place: Here) -> list[str]:
    """The names of teams, in the order given."""
    return [place.teams.get(team_id, "A team no longer listed") for team_id in ids]
