"""How changes usually go, as steps: from asking to closed, cut off where a story wants it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from domain.changes import commands as c
from domain.records import Comment
from portal.cli.seed.cast import (
    BARTEK,
    CHICAGO,
    DANA,
    DINO,
    ELENA,
    IVY,
    JENNY,
    JOY,
    KASIA,
    KAT,
    LEAH,
    MARCUS,
    MARVIN,
    MICHAL,
    MIGUEL,
    NOEL,
    OLA,
    PRIYA,
    RICA,
)
from portal.cli.seed.days import At, Day
from portal.cli.seed.telling import Person, Ref, Step, on

CREWS = {
    "Orders and returns": (LEAH, MARVIN, RICA),
    "Voice": (JENNY, DINO, NOEL),
    "Loyalty club": (IVY, KAT),
    "Chat and e-mail": (KASIA, OLA),
    "Knowledge and quality": (BARTEK, MICHAL),
}
"""Who is rostered for a change of a team, and reads and votes before it."""

CONFIDENCES = (4, 5, 3)
"""How ready the people of a crew feel, in their order."""

STAGES = (
    "submitted",
    "responded",
    "assessed",
    "agreed",
    "scheduled",
    "ready",
    "live",
    "in review",
    "closed",
)


class Asked(NamedTuple):
    """What is asked for. ``impact`` is that on the front line, ``gain`` that on customers."""

    title: str
    impact: str
    gain: str
    why: str
    success: str

    def fields(self, **more: Any) -> dict[str, Any]:
        """The fields of the command that asks."""
        return {
            "title": self.title,
            "front_line_impact": self.impact,
            "customer_impact": self.gain,
            "why": self.why,
            "success": self.success,
            **more,
        }


class Taken(NamedTuple):
    """What it takes: the team, load points, hours, and who implements it."""

    team: str
    points: int = 1
    hours: int = 12
    risk: str = "low"
    stress: str = "low"
    by: str = "bpo"
    rollout: str = "One team first, the others a week later."
    fallback: str = "The old article and macro are kept and can be put back in five minutes."
    also: str = ""

    def fields(self) -> dict[str, Any]:
        """The fields of the command that assesses."""
        teams = (Ref(self.team), Ref(self.also)) if self.also else (Ref(self.team),)
        return {
            "implementer": self.by,
            "front_line_hours": self.hours,
            "targets": "Handling time may rise by a few seconds for a week; targets stay.",
            "agent_cost": "Nothing beyond the hours, which are paid and rostered.",
            "stress": self.stress,
            "customer_effect": "A clearer answer at the first contact.",
            "cost": "Within the monthly training hours.",
            "risk": self.risk,
            "rollout": self.rollout,
            "fallback": self.fallback,
            "team_ids": teams,
            "load_points": self.points,
        }


class Ended(NamedTuple):
    """How it went: the outcome as judged, the lesson, and both efforts (asker's side first)."""

    outcome: str = "successful"
    said: str = "It runs without questions since the first day."
    lesson: str = ""
    efforts: tuple[int, int] = (2, 3)


RIGHT = Ended()


def clock(who: Person, late: int = 0) -> str:
    """A time of day at which somebody is at work; ``late`` are minutes after that."""
    hour = 10 if who.works == CHICAGO else 13 if who.works.opens == "12:00" else 10
    return f"{hour + late // 60:02}:{late % 60:02}"


def asks(day: int, who: Person, what: Asked, **more: Any) -> Step:
    """Somebody asks for it."""
    return on(day, clock(who), who, c.SubmitChange, step="asked")(**what.fields(**more))


def answers(day: int, who: Person, code: str, words: str, **more: Any) -> Step:
    """Somebody of the other side responds."""
    return on(day, clock(who, 20), who, c.RespondToChange, step=f"answer {day}")(
        code=code, words=words, **more
    )


def agreed(day: int, what: Taken, who: Person = MIGUEL) -> Iterator[Step]:
    """It is assessed on a day, and approved by both leads on the next."""
    yield on(day, clock(who, 40), who, c.AssessChange, step="assessed")(**what.fields())
    yield on(day - 1, clock(PRIYA, 30), PRIYA, c.ApproveChange, step="approved there")()
    yield on(day - 1, clock(DANA, 30), DANA, c.ApproveChange, step="approved here")()


def scheduled(day: int, live: int, who: Person = MIGUEL, at: str = "14:00") -> Step:
    """Its time is set; ``live`` is the day it goes live."""
    return on(day, clock(who, 50), who, c.ScheduleChange, step="scheduled")(
        effective_at=At(live, at)
    )


def readied(day: int, team: str, text: str, who: Person = MIGUEL) -> Iterator[Step]:
    """The front line is briefed, reads, votes; it is declared ready two days later."""
    yield from briefed(day, team, text, who)
    for number, reader in enumerate(CREWS[team]):
        yield from reads(day - 1, reader, confidence=CONFIDENCES[number])
    yield on(day - 2, clock(who, 15), who, c.DeclareReady, step="ready")()


def briefed(day: int, team: str, text: str, who: Person = MIGUEL) -> Iterator[Step]:
    """The front line is told, and the crew of the team is rostered."""
    yield on(day, clock(who, 5), who, c.GiveBriefing, step="briefed")(
        text=text, briefed_on=Day(day)
    )
    yield on(day, clock(who, 10), who, c.RosterTeam, step="rostered")(
        team_id=Ref(team), person_ids=CREWS[team]
    )


def reads(day: int, reader: Person, confidence: int) -> Iterator[Step]:
    """An agent reads and understands, and says two minutes later how ready they feel."""
    at, name = 10 * len(reader.name), reader.name.split()[0]
    yield on(day, clock(reader, at), reader, c.ConfirmReading, step=f"{name} read")()
    yield on(day, clock(reader, at + 2), reader, c.VoteConfidence, step=f"{name} voted")(
        confidence=confidence
    )


def live(day: int, who: Person = MIGUEL, at: str = "14:00") -> Step:
    """It goes live at its time, and somebody says so half an hour later."""
    hour, minute = at.split(":")
    return on(day, f"{hour}:30", who, c.GoLive, step="live")(
        live_at=At(day, f"{hour}:{int(minute) + 5:02}")
    )


def reviewed(day: int, ended: Ended, judge: Person = ELENA, who: Person = MIGUEL) -> Iterator[Step]:
    """A review is asked for on a day, judged on the next, rated by both on the one after."""
    yield on(day, clock(who, 25), who, c.AskReview, step="review asked")(text=ended.said)
    lesson = {"lesson": ended.lesson} if ended.lesson else {}
    yield on(day - 1, clock(judge, 35), judge, c.JudgeOutcome, step="judged")(
        outcome=ended.outcome, effort=ended.efforts[0], **lesson
    )
    yield on(day - 2, clock(who, 45), who, c.RateEffort, step="rated")(effort=ended.efforts[1])


def usual(
    day: int, what: Asked, takes: Taken, *, until: str = "closed", **other: Any
) -> tuple[Step, ...]:
    """A change asked for on ``day`` that goes its way without a detour until a stage.

    It is answered a day later, assessed on the third, agreed on the fourth, scheduled on the
    fifth, live on the eighteenth, in review four days after that.
    """
    steps = list(_usual(day, what, takes, **other))
    reached = STAGES.index(until) + 1
    return tuple(step for number, step in steps if number <= reached)


def _usual(
    day: int,
    what: Asked,
    takes: Taken,
    *,
    asker: Person = MARCUS,
    answerer: Person = JOY,
    ended: Ended = RIGHT,
    **answer: Any,
) -> Iterator[tuple[int, Step]]:
    """The steps, each with how many stages must be reached for it to be told."""
    said_so = {"code": "act_now", "words": "We can start at once.", **answer}
    doer = MIGUEL if takes.by == "bpo" else MARCUS
    judge = ELENA if takes.by == "bpo" else JOY
    yield 1, asks(day, asker, what)
    yield 2, answers(day - 1, answerer, **said_so)
    assessed, *approved = agreed(day - 2, takes, doer)
    yield 3, assessed
    yield from ((4, step) for step in approved)
    yield 5, scheduled(day - 4, day - 17, doer, "14:00" if takes.by == "bpo" else "10:00")
    brief = f"{what.title}. {what.impact} {takes.rollout}"
    yield from ((6, step) for step in readied(day - 10, takes.team, brief, doer))
    yield 7, live(day - 17, doer, "14:00" if takes.by == "bpo" else "10:00")
    asked, judged, rated = reviewed(day - 21, ended, judge, doer)
    yield from ((8, asked), (9, judged), (9, rated))


def said(day: int, who: Person, text: str, *, late: int = 55, to: str = "shared") -> Step:
    """A comment."""
    return on(day, clock(who, late), who, Comment, step=f"said {day} {late}")(text=text, to=to)
