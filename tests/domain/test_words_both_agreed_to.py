"""What the other side has agreed to can no longer be put in other words."""

import pytest

from domain.calendar import WorkingCalendar
from domain.commitments.commands import AcceptCommitment, MakeCommitment
from domain.facts import RuleBroken
from domain.partnerships.commands import SetWorkingCalendar
from domain.records import CorrectText
from tests.scenario import DANA, OURS, PRIYA

NEW = {"corrects": 1, "field": "text", "text": "Train a few.", "reason": "Cheaper."}


def test_a_promise_is_corrected_before_it_is_accepted_and_not_after(story):
    story.when(MakeCommitment, by=PRIYA, text="Train everybody.", due_on=story.day(9))
    story.when(CorrectText, by=PRIYA, **NEW)
    story.when(AcceptCommitment, by=DANA)

    with pytest.raises(RuleBroken, match="can no longer be corrected"):
        story.when(CorrectText, by=PRIYA, **NEW)


def test_nobody_sets_hours_by_which_the_other_side_waits_for_ever(story):
    minute = WorkingCalendar(weekdays=(6,), opens="00:00", closes="00:01")

    with pytest.raises(RuleBroken, match="at least 10 hours a week"):
        story.when(SetWorkingCalendar, by=DANA, record_id=OURS, calendar=minute)
