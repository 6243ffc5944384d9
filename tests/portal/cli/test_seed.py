"""The demo story: it holds on any day, shows every stage, and keeps its two partnerships apart."""

import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from domain.application import Partnerships
from domain.changes import events as changed
from domain.commitments import events as committed
from domain.disclosures import events as disclosed
from domain.facts import SIDES
from domain.partnerships.commands import partnership_id_of
from domain.partnerships.events import PersonInvited
from domain.store import create_store, open_log
from portal.cli.seed import DEMO_PASSWORD, STORIES, seed
from portal.cli.seed.cast import CAST, CEBU, CHICAGO, HARBOR, LUMEN, NORTHWIND
from portal.cli.seed.days import Almanac, At
from portal.cli.seed.quarter import BAD_QUARTER, REPAIR
from portal.cli.seed.telling import Telling, tell
from portal.directory import Directory
from portal.web import Workshop
from projections import commitments, disclosures, evidence, history, inbox, partnerships, rounds
from projections.models import runner_over
from projections.paging import Turn
from projections.tables import Viewer
from projections.trust.ledger import BARS
from projections.trust.moments import days
from projections.trust.weighing import weighing

NOW = datetime(2026, 11, 19, 21, 30, tzinfo=UTC)
MAIN, SECOND = (partnership_id_of(story.slug) for story in STORIES)
STAGES = {
    *("disclosed", "acknowledged", "contained", "correcting"),
    *("watching", "closed", "withdrawn"),
}
AWKWARD = (
    "2026-01-01T00:05",  # between the years
    "2026-03-09T13:30",  # the first working day after the clocks change in Chicago
    "2026-04-05T09:00",  # Easter Sunday
    "2027-02-28T23:59",
    "2027-06-19T14:00",  # a Saturday and a holiday
    "2027-11-02T15:29",
)


def empty(folder):
    url = f"sqlite:///{folder / 'store.db'}"
    create_store(url)
    log = open_log(url)
    parts = Workshop(Partnerships(log), runner_over(url, log), Directory.over(url))
    parts.runner.install()
    parts.directory.install()
    return parts


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A store with the story in it; what it took and what was said stand beside it."""
    parts = empty(tmp_path_factory.mktemp("seed"))
    sentences, began = [], time.process_time()
    sign_ins = seed(parts, now=NOW, progress=sentences.append)
    return parts, sign_ins, sentences, time.process_time() - began


@pytest.fixture(scope="module")
def parts(told):
    return told[0]


@pytest.fixture
def connection(parts):
    with parts.runner.engine.connect() as opened:
        yield opened


def facts(log):
    return [fact for _, fact in log.after(0, 10_000)]


def test_it_is_told_in_time_and_every_page_is_up_to_date(told):
    parts, _, sentences, seconds = told
    assert seconds < 10, "of the processor: half of what it may take, whatever else runs"
    assert sentences
    assert {one.status for one in parts.runner.standings()} == {"live"}
    assert parts.runner.position() == parts.partnerships.log.head()


def test_every_stage_is_there(connection):
    for side in SIDES:
        viewer = Viewer(MAIN, side)
        assert set(disclosures.counts(connection, viewer)) == STAGES
        assert [draft.teller for draft in disclosures.drafts(connection, viewer)] == [side]


def test_it_reads_as_told(connection):
    found = disclosures.page(connection, Viewer(MAIN, "brand"), turn=Turn(size=100)).items
    assert {one.teller for one in found} == set(SIDES)
    assert {one.severity for one in found} == {"low", "medium", "high", "critical"}
    assert {one.where for one in found} >= set(SIDES)
    assert any(one.protected for one in found)
    assert not all(one.protected for one in found)


def test_what_is_rare_happened_too(parts):
    happened = {type(fact).__name__ for fact in facts(parts.partnerships.log)}
    assert happened >= {
        *("CharterDeclined", "CharterSigned", "RoleChanged", "MembershipEnded"),
        *("SeverityChallenged", "SeverityKept", "CauseDissented", "CheckFailed"),
        *("MakeGoodDisputed", "MakeGoodConfirmed", "StatementReleased", "LookBackHeld"),
        *("ProtectionUpheld", "DisclosureWithdrawn", "DisclosureRecurred", "TextCorrected"),
        *("KeepingDisputed", "RenegotiationAgreed", "RenegotiationRefused"),
    }


def test_commitments_came_out_in_every_way(connection):
    viewer = Viewer(MAIN, "bpo")
    ended = Counter(one.stage for one in commitments.settled(connection, viewer))
    assert set(ended) == {"kept", "kept late", "repaired", "released"}
    late = [one for one in commitments.open_ones(connection, viewer) if one.is_missed(NOW)]
    assert {one.owner_side for one in late} == set(SIDES)


def test_a_charter_is_in_force_and_another_waits(connection):
    told = partnerships.by_id(connection, MAIN)
    states = [charter.state for charter in told.details.charters]
    assert states == ["replaced", "declined", "in force", "proposed"]


@pytest.mark.parametrize("side", SIDES)
def test_each_side_is_waited_for_and_sees_what_is_new(connection, side):
    viewer = Viewer(MAIN, side)
    waits = inbox.waiting_on(connection, viewer, side)
    soon = NOW + timedelta(days=7)
    assert len(waits) > 5
    assert any(wait.due_at and NOW < wait.due_at < soon for wait in waits)
    assert history.since(connection, viewer, NOW - timedelta(days=2))


def test_both_sides_can_sign_in(parts, told, connection):
    for one in told[1]:
        person = parts.directory.sign_in(one.email, DEMO_PASSWORD)
        assert person.name == one.name
        seats = partnerships.memberships(connection, person.id)
        assert {seat.role for seat in seats} == {one.role}
    assert {one.company for one in told[1]} == {NORTHWIND, HARBOR, LUMEN}


def test_some_people_are_in_both_partnerships(connection):
    first, second = (
        {member.person_id for member in partnerships.people(connection, id)}
        for id in (MAIN, SECOND)
    )
    assert len(first & second) == 2


def test_nothing_of_the_first_partnership_shows_in_the_second(parts, connection):
    ours = {
        fact.originator_id for fact in facts(parts.partnerships.log) if fact.partnership_id == MAIN
    }
    for side in SIDES:
        viewer = Viewer(SECOND, side)
        lines = history.page(connection, viewer, turn=Turn(size=1000)).items
        assert lines
        assert not ours & {line.record_id for line in lines}
        assert "Northwind" not in repr(lines)


def test_the_log_is_in_order_of_time_and_ends_by_now(parts):
    times = [fact.recorded_at for fact in facts(parts.partnerships.log)]
    assert times == sorted(times)
    assert times[-1] <= NOW
    assert times[0] < NOW - timedelta(days=182), "it is six months long"


def test_forty_people_take_part_and_both_sides_have_groups_of_five_from_the_beginning(parts):
    assert len(CAST) == 40
    facts_of_people = [
        fact for fact in facts(parts.partnerships.log) if fact.partnership_id == MAIN
    ]
    opened = facts_of_people[0].recorded_at
    roles = [("brand", "lead"), ("bpo", "lead")] + [
        (fact.side, fact.role)
        for fact in facts_of_people
        if isinstance(fact, PersonInvited) and fact.recorded_at < opened + timedelta(days=14)
    ]
    working = Counter(side for side, role in roles if role != "observer")
    assert working["brand"] >= 6
    assert working["bpo"] >= 8
    assert Counter(roles)["bpo", "frontline"] >= 8


def parts_of_the_story(parts):
    """The facts of the main story before, in and after the bad quarter."""
    almanac = Almanac(NOW, (CHICAGO, CEBU))
    begins, ends = almanac.day(BAD_QUARTER[-1]), almanac.day(REPAIR[-1])
    told = {"before": [], "bad quarter": [], "repair": []}
    for fact in facts(parts.partnerships.log):
        if fact.partnership_id == MAIN:
            day = fact.recorded_at.date()
            name = "before" if day < begins else "bad quarter" if day < ends else "repair"
            told[name].append(fact)
    return told


def rate(found, good, all_of):
    return sum(map(good, found)) / sum(map(all_of, found))


def a(*kinds):
    return lambda fact: isinstance(fact, kinds)


def judged(*outcomes):
    return lambda fact: isinstance(fact, changed.OutcomeJudged) and fact.outcome in outcomes


def found_by_the_other(fact):
    return isinstance(fact, disclosed.DisclosureTold) and (
        fact.where not in (fact.side, "outside") or fact.noticed_first not in (fact.side, "outside")
    )


KEPT = committed.CommitmentKept
LATE = (committed.CommitmentKeptLate, committed.CommitmentRepaired)


def test_a_quarter_goes_badly_and_is_mended(parts):
    told = parts_of_the_story(parts)
    bad, repair = told["bad quarter"], told["repair"]
    for good, all_of, at_most in (
        (a(disclosed.DisclosureProtected), a(disclosed.DisclosureTold), 0.5),
        (a(KEPT), a(KEPT, *LATE), 0.6),
        (judged("successful"), a(changed.OutcomeJudged), 0.6),
    ):
        assert rate(bad, good, all_of) < at_most
        assert rate(repair, good, all_of) > rate(bad, good, all_of) + 0.2
    assert sum(map(found_by_the_other, bad)) >= 6
    assert sum(map(found_by_the_other, repair)) <= 1


def test_it_began_well(parts):
    before = parts_of_the_story(parts)["before"]
    assert rate(before, a(disclosed.DisclosureProtected), a(disclosed.DisclosureTold)) == 1
    assert rate(before, a(KEPT), a(KEPT, *LATE)) == 1
    assert not list(filter(found_by_the_other, before))


def test_both_sides_err_and_both_mend(parts):
    told = parts_of_the_story(parts)
    for side in SIDES:
        bad, repair = (
            [fact for fact in told[name] if fact.side == side] for name in ("bad quarter", "repair")
        )
        assert sum(map(found_by_the_other, bad)) >= 2, "told, but after the other side had seen it"
        assert sum(map(a(*LATE), bad)) >= 5
        assert sum(map(a(KEPT), repair)) >= 8
        assert sum(map(a(disclosed.DisclosureProtected), repair)) >= 4


def test_disclosures_were_read_late_in_the_bad_quarter_only(parts, connection):
    almanac = Almanac(NOW, (CHICAGO, CEBU))
    begins, ends = almanac.day(BAD_QUARTER[-1]), almanac.day(REPAIR[-1])
    turn = Turn(size=100)
    read = [
        found.dossier
        for one in disclosures.page(connection, Viewer(MAIN, "brand"), turn=turn).items
        if (found := disclosures.one(connection, Viewer(MAIN, "brand"), one.id))
        and found.dossier.acknowledged_at
    ]
    late = [each for each in read if each.acknowledged_at > each.acknowledge_by]
    assert len([each for each in late if begins <= each.told_at.date() < ends]) >= 8
    assert not [each for each in late if not begins <= each.told_at.date() < ends]


def test_telling_it_twice_changes_nothing(parts, told):
    head, people = parts.partnerships.log.head(), parts.directory.everybody()
    assert seed(parts, now=NOW + timedelta(days=30)) == told[1]
    assert parts.partnerships.log.head() == head
    assert parts.directory.everybody() == people


@pytest.mark.parametrize("moment", AWKWARD)
def test_nothing_is_refused_and_all_turns_out_alike_on_any_day(parts, tmp_path, moment):
    now = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    ids, log = {person: uuid4() for person in CAST}, empty(tmp_path).partnerships.log
    tell(log, now, STORIES, ids, lambda _moment: None)
    usual = Counter(type(fact).__name__ for fact in facts(parts.partnerships.log))
    assert Counter(type(fact).__name__ for fact in facts(log)) == usual
    assert facts(log)[-1].recorded_at <= now


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)
def test_everybody_acts_in_their_own_working_hours(story):
    ids = {person: uuid4() for person in CAST}
    for moment in Telling(story, NOW, ids).moments():
        works = moment.who.works
        local = moment.at.astimezone(works.zone)
        assert local.weekday() < 5
        assert works.opens <= f"{local:%H:%M}" <= works.closes


def test_steps_have_names_of_their_own():
    for story in STORIES:
        assert not [
            name for name, times in Counter(s.name for s in story.steps).items() if times > 1
        ]


def test_rounds_of_feedback_are_closed_revealed_and_being_written(connection):
    found = rounds.page(connection, Viewer(MAIN, "brand")).items
    assert [one.stage for one in found] == ["open", "revealed", "closed"]
    assert [len(one.dossier.agreed) for one in found] == [0, 0, 2]
    for side in SIDES:
        assert len(rounds.written(connection, Viewer(MAIN, side), found[0].id)) == 2


def test_every_bar_has_a_number_by_the_rules_both_leads_agreed_to(connection):
    known = partnerships.by_id(connection, MAIN)
    assert [each.state for each in known.details.rulings] == ["declined", "agreed"]
    by = weighing(evidence.KINDS, known.rules_at(NOW).rules)
    found = evidence.ledger(connection, MAIN).scores(days(NOW), by)
    assert {bar: score.missing for bar, score in found.items()} == dict.fromkeys(BARS, ())


def test_the_bad_quarter_and_its_repair_show_in_the_bars(connection):
    almanac = Almanac(NOW, (CHICAGO, CEBU))
    by = weighing(evidence.KINDS, partnerships.by_id(connection, MAIN).rules_at(NOW).rules)
    ledger = evidence.ledger(connection, MAIN)
    bad = ledger.scores(days(almanac.instant(At(55, "12:00"), CHICAGO)), by)
    now = ledger.scores(days(NOW), by)
    for bar in BARS:
        assert now[bar].value > bad[bar].value + 0.05, bar
    assert now["brand", "character"].low > bad["brand", "character"].value
