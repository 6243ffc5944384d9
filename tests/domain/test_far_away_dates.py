"""Dates nobody means are refused before they stand in the log for ever."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from domain.commitments.commands import MakeCommitment
from domain.disclosures.commands import DraftDisclosure, TellDisclosure
from domain.facts import RuleBroken
from tests.scenario import PRIYA

AHEAD = timezone(timedelta(hours=14))
FAR = [
    datetime(1, 1, 1, tzinfo=AHEAD),
    datetime(1969, 12, 31, tzinfo=UTC),
    datetime(2101, 1, 1, tzinfo=UTC),
    datetime.max.replace(tzinfo=UTC),
]


@pytest.mark.parametrize("at", FAR, ids=str)
@pytest.mark.parametrize("field", ["occurred_at", "discovered_at", "next_update_at"])
def test_a_disclosure_or_draft_of_another_age_is_refused(story, at, field):
    times = {"occurred_at": story.now, "discovered_at": story.now, field: at}
    told = {"what": "w", "affected": "a", "doing_now": "d", **times}

    for kind in (TellDisclosure, DraftDisclosure):
        with pytest.raises(RuleBroken, match="between 1970 and 2100") as refused:
            story.when(kind, by=PRIYA, **told)
        assert refused.value.field == field


def test_a_commitment_for_the_end_of_time_is_refused(story):
    with pytest.raises(RuleBroken, match="between 1970 and 2100"):
        story.when(MakeCommitment, by=PRIYA, text="Be kind.", due_on=date.max)
