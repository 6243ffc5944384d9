"""Ball in court: raw times add up, working time is the holder's own, crossings are counted."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import WorkingCalendar
from projections.holding import HOLDERS, held
from projections.intervals import Interval

RECORD = UUID(int=1)
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MANILA = WorkingCalendar("Asia/Manila", opens="09:00", closes="18:00", country="PH")
CHICAGO = WorkingCalendar("America/Chicago", country="US", subdivision="IL")
CALENDARS = {"brand": CHICAGO, "bpo": MANILA}
STEPS = st.lists(
    st.tuples(st.sampled_from(HOLDERS), st.timedeltas(timedelta(), timedelta(days=40))),
    min_size=1,
    max_size=12,
)


def intervals(steps, stage="submitted", begins=MONDAY):
    found, at = [], begins
    for ball, lasts in steps:
        found.append(Interval(RECORD, "change", stage, ball, at, at + lasts, False))
        at += lasts
    return [*found[:-1], found[-1]._replace(left_at=None)], at


@given(STEPS)
def test_raw_times_add_up_to_the_total_exactly(steps):
    found, end = intervals(steps)
    result = held(found, CALENDARS, end)

    assert sum(result.raw.values(), timedelta()) == result.total == end - MONDAY
    assert sum(result.stages.values(), timedelta()) == result.total
    assert all(
        working <= result.raw[side] + result.raw["both"] for side, working in result.working.items()
    )


@given(STEPS, STEPS)
def test_a_moment_in_between_splits_the_time_without_loss(before, after):
    found, middle = intervals(before)
    rest, end = intervals(after, begins=middle)
    whole = held([*found[:-1], found[-1]._replace(left_at=middle), *rest], CALENDARS, end)

    first, second = held(found, CALENDARS, middle), held(rest, CALENDARS, end)

    assert {side: first.raw[side] + second.raw[side] for side in HOLDERS} == whole.raw
    assert {s: first.working[s] + second.working[s] for s in ("brand", "bpo")} == whole.working


def test_a_weekend_in_chicago_is_no_working_time_of_the_brand():
    friday = datetime(2026, 3, 6, 16, 0, tzinfo=UTC)  # ten o'clock in Chicago
    found, _ = intervals([("brand", timedelta(days=3))], begins=friday)

    result = held(found, CALENDARS, friday + timedelta(days=3))

    assert result.raw["brand"] == timedelta(days=3)
    # seven hours on Friday, then on Monday from nine to eleven: clocks went forward on Sunday
    assert result.working == {"brand": timedelta(hours=9), "bpo": timedelta()}


def test_while_both_are_waited_for_time_runs_in_both_calendars():
    tuesday = MONDAY + timedelta(days=1)
    found, end = intervals([("both", timedelta(days=1))], begins=tuesday)

    result = held(found, CALENDARS, end)

    assert result.raw["both"] == timedelta(days=1)
    assert result.working == {"brand": timedelta(hours=8), "bpo": timedelta(hours=9)}


def test_a_public_holiday_is_no_working_time():
    found, end = intervals([("brand", timedelta(days=1))])

    assert held(found, CALENDARS, end).working["brand"] == timedelta()  # Casimir Pulaski Day
    elsewhere = {"brand": WorkingCalendar("America/Chicago")}
    assert held(found, elsewhere, end).working["brand"] == timedelta(hours=8)


def test_the_ball_bounces_where_it_crosses_from_one_side_to_the_other():
    hour = timedelta(hours=1)
    steps = [("bpo", hour), ("brand", hour), ("both", hour), ("brand", hour), ("bpo", hour)]
    found, end = intervals(steps)

    assert held(found, CALENDARS, end).bounces == 2


def test_an_interval_without_duration_is_no_bounce():
    found, end = intervals(
        [("bpo", timedelta(hours=1)), ("brand", timedelta()), ("bpo", timedelta(hours=1))]
    )

    assert held(found, CALENDARS, end).bounces == 0


def test_imported_time_counts_for_nobody():
    found, end = intervals([("brand", timedelta(days=2))])

    assert (
        held([each._replace(imported=True) for each in found], CALENDARS, end).total == timedelta()
    )
