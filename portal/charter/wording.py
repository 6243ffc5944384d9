"""The terms of a charter in words: one clause per field, grouped as people read them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from domain.terms import Target, Terms
from portal.web import Here


class Clause(NamedTuple):
    """One field of the terms. ``said`` is its value in a sentence; numbers stand for ``{n}``."""

    name: str
    label: str
    said: str = "{n}"
    hint: str = ""


class Change(NamedTuple):
    """What a clause says now and what it would say: of a list, only the lines that differ."""

    label: str
    was: list[str]
    would_be: list[str]


GROUPS: dict[str, tuple[Clause, ...]] = {
    "What we stand for": (
        Clause("values", "Values", hint="One for each line."),
        Clause(
            "targets",
            "Targets",
            hint="One for each line, who carries it first: “Both: answer chats in a minute”.",
        ),
    ),
    "Windows": (
        Clause(
            "protection_window_hours",
            "A mistake is protected if told within",
            "{n} hours of its discovery",
            "Hours from discovery.",
        ),
        Clause(
            "acknowledge_working_hours",
            "A disclosure is acknowledged within",
            "{n} working hours",
            "Working hours.",
        ),
        Clause("look_back_from", "A joint look-back is held from severity", "{n}"),
        Clause(
            "look_back_working_days",
            "A look-back is held within",
            "{n} working days",
            "Working days.",
        ),
        Clause("check_days_min", "A correction is watched for at least", "{n} days", "Days."),
        Clause("check_days_max", "A correction is watched for at most", "{n} days", "Days."),
    ),
    "Commitments and caps": (
        Clause(
            "kept_late_percent",
            "Late but still kept, up to",
            "{n} % of the time there was",
            "Per cent of the time there was.",
        ),
        Clause(
            "renegotiations_max",
            "Another day may be asked for",
            "{n} times",
            "Times for each commitment.",
        ),
        Clause(
            "paper_debt_cap",
            "Changes started before their paper is signed",
            "at most {n} at a time",
            "At most so many at a time.",
        ),
        Clause(
            "load_points_cap",
            "Change load of a team in a week",
            "at most {n} points",
            "At most so many points.",
        ),
        Clause("gift_cap", "Gifts on a visit", "up to {n}", "In the currency below."),
        Clause("gift_currency", "Currency of gifts", hint="Three letters, such as EUR."),
    ),
    "Changes": (
        Clause(
            "notice_working_days",
            "Changes are announced ahead by",
            "{n} working days",
            "Working days.",
        ),
        Clause(
            "respond_working_hours",
            "A change is responded to within",
            "{n} working hours",
            "Working hours.",
        ),
        Clause(
            "approve_working_days",
            "An assessed change is approved within",
            "{n} working days",
            "Working days.",
        ),
        Clause(
            "ratify_working_hours",
            "An emergency is ratified within",
            "{n} working hours",
            "Working hours of the side that ratifies.",
        ),
        Clause(
            "full_assessment_working_days",
            "An emergency is assessed, and a change made alone accounted for, within",
            "{n} working days",
            "Working days.",
        ),
        Clause(
            "review_working_days",
            "A review is asked for, and judged, within",
            "{n} working days",
            "Working days.",
        ),
        Clause(
            "ready_percent",
            "Have read and understood before a change goes live",
            "at least {n} % of those rostered",
            "Per cent, 1 to 100.",
        ),
        Clause("go_live_weekdays", "Changes go live on", hint="Such as “Mon, Tue, Wed, Thu”."),
        Clause("go_live_from", "Changes go live from", "{n}", "A time such as 06:00."),
        Clause("go_live_until", "Changes go live until", "{n}", "A time such as 20:00."),
    ),
    "Visits": (
        Clause(
            "visit_cadence_days",
            "How often we visit",
            hint="One purpose for each line, with its days: “Side-by-side walk: 90”.",
        ),
    ),
}
CLAUSES = {clause.name: clause for clauses in GROUPS.values() for clause in clauses}
LISTS = ("values", "targets", "visit_cadence_days")
WORDS = ("look_back_from", "gift_currency", "go_live_weekdays", "go_live_from", "go_live_until")
NUMBERS = tuple(name for name in CLAUSES if name not in (*LISTS, *WORDS))
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def said(clause: Clause, terms: Terms, place: Here) -> list[str]:
    """What a clause says under these terms, as lines to read; empty where nothing is agreed."""
    value = getattr(terms, clause.name)
    if clause.name == "visit_cadence_days":
        return [f"{purpose}: every {days} days" for purpose, days in value.items()]
    if clause.name in LISTS:
        return lines_of(value, place)
    if clause.name == "go_live_weekdays":
        return [weekdays(value)]
    return [clause.said.replace("{n}", str(value))]


def typed(clause: Clause, terms: Terms, place: Here) -> str:
    """A clause as its field of the form holds it."""
    value = getattr(terms, clause.name)
    if clause.name == "visit_cadence_days":
        return "\n".join(f"{purpose}: {days}" for purpose, days in value.items())
    if clause.name == "go_live_weekdays":
        return weekdays(value)
    return "\n".join(lines_of(value, place)) if clause.name in LISTS else str(value)


def changes(old: Terms, new: Terms, place: Here) -> list[Change]:
    """The clauses in which two terms differ."""
    return list(_changes(old, new, place))


def weekdays(days: tuple[int, ...]) -> str:
    """Weekdays in words: "Mon, Tue"."""
    return ", ".join(WEEKDAYS[day] for day in sorted(days))


def lines_of(value: tuple[Any, ...], place: Here) -> list[str]:
    """Values as they are; targets with who carries them."""
    return [_target(each, place) if isinstance(each, Target) else each for each in value]


def _target(target: Target, place: Here) -> str:
    return (
        f"{'Both' if target.owner == 'both' else place.company(target.owner)}: {target.statement}"
    )


def _changes(old: Terms, new: Terms, place: Here) -> Iterator[Change]:
    for clause in CLAUSES.values():
        if getattr(old, clause.name) != getattr(new, clause.name):
            was, would_be = said(clause, old, place), said(clause, new, place)
            gone = [line for line in was if line not in would_be]
            yield Change(clause.label, gone, [line for line in would_be if line not in was])
