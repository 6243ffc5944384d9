"""The load of changes on each team, week by week, against the charter's cap; weeks ahead too."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID

from portal.kinds import titles_of
from portal.web import here, zone
from projections.indicators import Asked
from projections.indicators.chartered import terms_at
from projections.measures import Period, Taken, between
from projections.trust.ledger import SIDES

AHEAD, RECENT, MOST = 6, 3, 32
"""So many weeks to come are shown, so many past ones on a phone, and at most so many in all."""

WEEK, LEVELS = timedelta(days=7), 3


class Week(NamedTuple):
    """A column: "2026-W12", its Monday; whether it runs, is to come, or is not for a phone."""

    key: str
    monday: date
    runs: bool
    ahead: bool
    old: bool

    @property
    def number(self) -> str:
        """Its number in the year."""
        return self.key.split("W")[1].lstrip("0")


class Cell(NamedTuple):
    """The points of one team in one week. ``level`` is 0 (none) to 3, 4 above the cap."""

    points: int
    level: int
    ahead: bool
    said: str


class Line(NamedTuple):
    """One team, and its weeks."""

    team_id: UUID
    name: str
    side: str
    cells: list[Cell]


class Carried(NamedTuple):
    """What a team carries in a week: points, and the changes as (id, title)."""

    week: Week
    team: str
    side: str
    points: int
    changes: list[tuple[UUID, str]]


class Heat(NamedTuple):
    """Teams as lines, weeks as columns; ``carried`` is the same as a list, the latest first."""

    message: str
    cap: int
    weeks: list[Week]
    lines: list[Line]
    carried: list[Carried]


def heat(known: Asked) -> Heat:
    """The weeks of a period and those to come, as known at its end."""
    weeks, until = _weeks(known.period), known.period.until
    cap = terms_at(here().partnership.details, until).load_points_cap
    reach = Period(_start(weeks[0].monday - WEEK), _start(weeks[-1].monday + 2 * WEEK))
    found = between(known.connection, known.viewer, ["load"], reach, until)
    teams = {
        each.team_id: each.side
        for each in known.taken("team")
        if each.team_id and each.side in SIDES
    }
    points: dict[tuple[UUID | None, str], list[Taken]] = {}
    for each in found:
        points.setdefault((each.team_id, each.detail), []).append(each)
    lines = [
        _line(team_id, side, [(week, points.get((team_id, week.key), [])) for week in weeks], cap)
        for team_id, side in sorted(teams.items(), key=_order)
    ]
    carried = _carried(known, weeks, teams, points)
    return Heat(_message(carried, cap), cap, weeks, lines, carried)


def _weeks(period: Period) -> list[Week]:
    today = period.until.astimezone(zone()).date()
    running = today - timedelta(days=today.weekday())
    first = period.since.astimezone(zone()).date()
    first -= timedelta(days=first.weekday())
    first = max(first, running - (MOST - AHEAD - 1) * WEEK)
    mondays = [first + n * WEEK for n in range((running - first).days // 7 + 1 + AHEAD)]
    oldest = running - RECENT * WEEK
    return [
        Week(_key(each), each, each == running, each > running, each < oldest) for each in mondays
    ]


def _key(monday: date) -> str:
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02}"


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _name(team_id: UUID) -> str:
    return here().teams.get(team_id, "A team no longer listed")


def _order(team: tuple[UUID, str]) -> tuple[int, str]:
    """The brand's first, then by name."""
    return SIDES.index(team[1]), _name(team[0])


def _line(team_id: UUID, side: str, found: list[tuple[Week, list[Taken]]], cap: int) -> Line:
    cells = []
    for week, loads in found:
        points = _sum(loads)
        level = LEVELS + 1 if points > cap else -(-LEVELS * points // cap)
        verb = "is to carry" if week.ahead else "carried"
        said = f"{_name(team_id)} {verb} {points} of {cap} load points in week {week.number}"
        cells.append(Cell(points, level, week.ahead, said))
    return Line(team_id, _name(team_id), side, cells)


def _carried(
    known: Asked,
    weeks: Sequence[Week],
    teams: dict[UUID, str],
    points: dict[tuple[UUID | None, str], list[Taken]],
) -> list[Carried]:
    there = [
        (week, team) for week in reversed(weeks) for team in teams if (team, week.key) in points
    ]
    loads = {each: points[each[1], each[0].key] for each in there}
    records = {(one.record_kind, one.record_id) for found in loads.values() for one in found}
    titles = titles_of(known.connection, known.viewer, records)
    return [
        Carried(
            week,
            _name(team),
            teams[team],
            _sum(found),
            [(one.record_id, titles.get(one.record_id, "A change")) for one in found],
        )
        for (week, team), found in loads.items()
    ]


def _sum(loads: Sequence[Taken]) -> int:
    return round(sum(each.amount for each in loads))


def _message(carried: Sequence[Carried], cap: int) -> str:
    past = [each for each in carried if not each.week.ahead]
    ahead = [each for each in carried if each.week.ahead]
    if not carried:
        return f"No change has a time in these weeks; the charter allows {cap} points a week."
    over = [each for each in carried if each.points > cap]
    told = f"The heaviest so far: {_heaviest(past, cap)}." if past else "No week so far had any."
    if over:
        more = "1 week of a team is" if len(over) == 1 else f"{len(over)} weeks of teams are"
        told += f" {more} above what the charter allows."
    else:
        told += " No team is above what the charter allows."
    if ahead:
        return f"{told} The heaviest to come: {_heaviest(ahead, cap)}."
    return f"{told} Nothing is planned for the {AHEAD} weeks to come."


def _heaviest(found: Sequence[Carried], cap: int) -> str:
    most = max(found, key=lambda each: (each.points, each.week.key))
    return f"{most.team} with {most.points} of {cap} load points in week {most.week.number}"
