"""How a cell becomes a claimed time, and a row a sentence."""

from datetime import UTC, datetime

import pytest

from domain.facts import Claimed
from portal.incidents.refusals import Broken, Refused
from portal.incidents.texts import Template
from portal.incidents.times import Clock

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_a_time_is_claimed_in_utc_to_the_minute():
    moment = Clock("%d-%m-%Y %H:%M", "Asia/Manila", NOW).read("29-02-2016 01:16")

    assert moment.claimed == Claimed(datetime(2016, 2, 28, 17, 16, tzinfo=UTC), "exact")
    assert moment.wall == "2016-02-29T01:16:00"


def test_a_time_with_an_offset_needs_no_zone():
    moment = Clock("%Y-%m-%dT%H:%M%z", "Asia/Manila", NOW).read("2016-02-29T01:16+01:00")

    assert moment.claimed.at == datetime(2016, 2, 29, 0, 16, tzinfo=UTC)
    assert moment.wall == "2016-02-29T00:16:00"


def test_an_hour_the_clock_showed_twice_is_about():
    moment = Clock("%d-%m-%Y %H:%M", "Europe/Berlin", NOW).read("30-10-2016 02:30")

    assert moment.claimed == Claimed(datetime(2016, 10, 30, 0, 30, tzinfo=UTC), "about")


def test_a_day_without_an_hour_is_only_a_day():
    moment = Clock("%d.%m.%Y", "Europe/Berlin", NOW).read("01.03.2016")

    assert moment.claimed == Claimed(datetime(2016, 2, 29, 23, 0, tzinfo=UTC), "day")


def test_a_time_after_now_is_refused():
    clock = Clock("%Y-%m-%d %H:%M", "UTC", NOW)

    assert clock.read("2026-03-02 09:00")
    with pytest.raises(Refused, match="lies in the future"):
        clock.read("2026-03-02 09:01")


@pytest.mark.parametrize(
    ("text", "cells", "sentence"),
    [
        ("{kind}, {place}: {symptom}.", ("Card", "Oslo", "Slow"), "Card, Oslo: Slow."),
        ("{kind}[, {place}][: {symptom}].", ("Card", "", ""), "Card."),
        ("[{kind}[", (), None),
        ("{kind} at {place}", ("", "Oslo", ""), "not given at Oslo"),
        ("[{kind} at {place}]", ("Card", "", ""), ""),
        ("  {kind} \n {place}  ", ("Card", "Oslo", ""), "Card\nOslo"),
        ("{kind}", ("{place} [x]", "Oslo", ""), "{place} [x]"),
    ],
)
def test_a_sentence_is_filled_from_columns(text, cells, sentence):
    if sentence is None:
        with pytest.raises(Broken):
            Template(text)
        return
    row = dict(zip(("kind", "place", "symptom"), cells, strict=True))

    assert Template(text).fill(row.__getitem__, "not given") == sentence
