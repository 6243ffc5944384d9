"""The register of disclosures, the commitments and the partnership, as facts fill them."""

from datetime import timedelta
from uuid import uuid4

import pytest

from domain.calendar import WorkingCalendar, end_of_day
from domain.commitments import commands as k
from domain.disclosures import commands as c
from domain.facts import PORTAL_ID, Claimed
from domain.partnerships import commands as p
from domain.records import Comment, CorrectText
from domain.terms import Terms
from projections import commitments, disclosures, partnerships
from projections.disclosures.model import HEADLINE, headline
from tests.domain.told import acknowledged, checked, closed, contained, correcting, promised, told
from tests.scenario import DANA, MARCUS, MONDAY, OURS, PRIYA, TOMAS


def summary(desk, story, side="brand"):
    return desk.shown(disclosures.one, story.id, side=side).summary


def dossier(desk, story):
    return desk.shown(disclosures.one, story.id).dossier


def test_told_it_stands_in_the_register_with_a_number(desk, story):
    told(story, severity="medium")

    row = summary(desk, story)

    assert (row.number, row.headline, row.kind) == (
        1,
        "We sent 40 refund letters to old addresses",
        "own_mistake",
    )
    assert (row.teller, row.where, row.severity) == ("bpo", "bpo", "medium")
    assert (row.stage, row.ball, row.is_open, row.protected) == ("disclosed", "brand", True, True)
    assert (row.shown_at, row.told_at) == (MONDAY, MONDAY)
    assert row.acknowledge_by == MONDAY + timedelta(hours=8)
    assert desk.shown(disclosures.page).items == [row]
    assert desk.shown(disclosures.counts) == {"disclosed": 1}
    assert desk.shown(disclosures.titles, [story.id, uuid4()]) == {story.id: row}
    assert desk.shown(disclosures.titles, []) == {}


def test_numbers_count_what_is_told_and_no_drafts(desk, story):
    numbers = []
    for _ in range(3):
        story.id = uuid4()
        story.when(c.DraftDisclosure, by=TOMAS, what="Letters")
        assert summary(desk, story, "bpo").number is None
        story.id = uuid4()
        told(story)
        numbers.append(summary(desk, story).number)

    assert numbers == [1, 2, 3]
    assert len(desk.shown(disclosures.drafts, side="bpo")) == 3
    assert desk.shown(disclosures.drafts, side="brand") == []


def test_a_draft_is_for_its_own_side_until_it_is_told(desk, story):
    story.when(c.DraftDisclosure, by=TOMAS)
    assert summary(desk, story, "bpo").headline == "Untitled draft"
    assert desk.shown(disclosures.one, story.id, side="brand") is None
    assert desk.shown(disclosures.page, side="bpo").items == []

    told(story.after(days=1))
    assert desk.shown(disclosures.drafts, side="bpo") == []
    assert summary(desk, story).shown_at == story.now


def test_a_closed_one_tells_its_whole_story(desk, story):
    closed(story, severity="low")

    d = dossier(desk, story)

    assert (d.stage, d.ball, d.closed_at, d.lesson) == (
        "closed",
        "nobody",
        story.now,
        "Print last.",
    )
    assert (d.acknowledged_at, d.contained.at) == (MONDAY, MONDAY)
    assert (d.cause.cause, d.cause.answers) == (
        "The address update runs after the letters.",
        {"bpo": "agreed", "brand": "agreed"},
    )
    assert [(x.kind, x.owner_side, x.outcome) for x in d.corrections] == [
        ("corrective", "bpo", "kept")
    ]
    assert (d.check.state, d.check.evidence) == ("passed", "None in 2,000 letters.")
    assert desk.shown(disclosures.counts) == {"closed": 1}
    assert [row.id for row in desk.shown(disclosures.recurring)] == [story.id]


def test_beside_the_flow_everything_is_kept_as_well(desk, story):
    good = {"make_good_id": uuid4()}
    acknowledged(story, severity="high").when(c.AskQuestion, by=MARCUS, text="How many?")
    [asked] = story.happened()
    story.when(c.AnswerQuestion, by=PRIYA, question_id=asked.question_id, text="Forty.")
    story.when(c.ChallengeSeverity, by=DANA, severity="critical", reason="Forty.")
    story.when(
        c.PromiseMakeGood, by=PRIYA, harmed="Forty", remedy="20 euros", due_on=story.day(5), **good
    )
    story.when(c.DeliverMakeGood, by=PRIYA, how="Paid.", **good)
    story.when(c.DisputeMakeGood, by=DANA, reason="Not all.", **good)
    story.when(c.DraftStatement, by=PRIYA, text="We address this.")
    story.when(c.ApproveStatement, by=DANA, number=1)
    story.when(c.NamePlace, by=PRIYA).when(c.StateExposure, by=PRIYA, exposure=("press",))
    story.when(c.HoldLookBack, by=DANA, held_on=story.day(0), findings="Order.")

    d = dossier(desk, story)

    assert [(q.to_side, q.text, q.answer) for q in d.questions] == [("bpo", "How many?", "Forty.")]
    assert (d.severity, d.severity_state, d.severity_challenge) == (
        "high",
        "challenged",
        "critical",
    )
    [made] = d.make_goods
    assert (made.state, made.disputed, made.harmed_side) == ("promised", "Not all.", "brand")
    assert (d.statement.approved_by, d.statement.released) == (["brand"], False)
    assert (d.exposure, d.looked_back_on) == (["press"], story.day(0))


def cause_proposed(story):
    contained(story)
    story.when(c.ProposeCause, by=PRIYA, cause="No guard.", cause_kind="tooling", bpo=100)


CORRECTIONS = [
    (contained, "what", lambda d: d.what),
    (contained, "affected", lambda d: d.affected),
    (cause_proposed, "cause", lambda d: d.cause.cause),
    (checked, "measure", lambda d: d.check.measure),
    (checked, "evidence", lambda d: d.check.evidence),
    (closed, "lesson", lambda d: d.lesson),
]


@pytest.mark.parametrize(("until", "field", "shown"), CORRECTIONS)
def test_a_corrected_text_is_what_the_page_shows(desk, story, until, field, shown):
    until(story)
    facts = [fact for fact in story.log.stream(story.id).facts if getattr(fact, field, None)]
    story.when(
        CorrectText,
        by=PRIYA,
        corrects=facts[-1].originator_version,
        field=field,
        text="Put right.",
        reason="Typo.",
    )

    assert shown(dossier(desk, story)) == "Put right."


def test_an_imported_incident_is_marked_and_shown_at_its_own_time(desk, story):
    then = MONDAY - timedelta(days=100)
    state = c.ImportedState(
        source_row=1, state="Closed", stage="closed", occurred=Claimed(then + timedelta(days=2))
    )
    fields = {
        "source": "Tickets",
        "number": "INC7",
        "what": "Phones were down.",
        "details": "A day.",
    }
    story.when(
        c.ImportIncident,
        by=PORTAL_ID,
        where="bpo",
        occurred=Claimed(then, "day"),
        states=(state,),
        **fields,
    )

    row = summary(desk, story)

    assert (row.number, row.imported, row.teller, row.shown_at) == (1, True, "portal", then)
    assert (row.stage, row.closed_at) == ("closed", then + timedelta(days=2))
    assert dossier(desk, story).imported_from == "Tickets INC7"
    assert desk.shown(disclosures.recurring) == []
    assert desk.shown(disclosures.page, disclosures.Filters(text="inc7")).items == [row]


def test_the_register_is_filtered(desk, story):
    ids = [uuid4() for _ in range(3)]
    for number, (id, by) in enumerate(zip(ids, (PRIYA, DANA, PRIYA), strict=True)):
        story.id = id
        told(
            story.after(hours=1),
            by=by,
            what=f"Straße {number}%",
            severity=("low", "high", None)[number],
        )
    story.when(c.AcknowledgeDisclosure, by=DANA)

    def found(**wanted):
        return [
            ids.index(row.id)
            for row in desk.shown(disclosures.page, disclosures.Filters(**wanted)).items
        ]

    assert found() == [2, 1, 0]
    assert found(state="open") == [2, 1, 0]
    assert found(state="closed") == []
    assert found(state="acknowledged") == [2]
    assert found(teller="brand") == [1]
    assert found(ball="brand") == [0]
    assert found(severity="high") == [1]
    assert found(imported=True) == []
    assert found(text="STRASSE 1%") == [1]
    assert found(text="_%") == []
    assert found(site_id=uuid4()) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One thing. Another thing.", "One thing"),
        ("One line\nAnother line", "One line"),
        ("  Ends here.  ", "Ends here"),
        ("", ""),
    ],
)
def test_a_headline_is_the_first_sentence_or_line(text, shown):
    assert headline(text) == shown


def test_a_headline_is_short(desk, story):
    assert len(headline("word " * 200)) <= HEADLINE
    assert len(headline("x" * 4000)) <= HEADLINE
    told(story, what="x" * 4000)
    assert summary(desk, story).headline.endswith("…")


# --- Commitments --------------------------------------------------------------------------------


def test_a_promised_correction_is_a_commitment_of_its_disclosure(desk, story):
    correcting(story)
    commitment_id = promised(story)

    [found] = desk.shown(commitments.of_record, story.id)

    assert (found.id, found.kind, found.owner_side, found.stage, found.ball) == (
        commitment_id,
        "corrective",
        "bpo",
        "made",
        "brand",
    )
    assert (found.due_on, found.due_at) == (
        story.day(14),
        end_of_day(WorkingCalendar(), story.day(14)),
    )
    assert found.is_open
    assert not found.is_missed(found.due_at)
    assert found.is_missed(found.due_at + timedelta(seconds=1))
    assert desk.shown(commitments.one, commitment_id) == found
    assert desk.shown(commitments.titles, [commitment_id]) == {commitment_id: found}
    assert desk.shown(commitments.titles, []) == {}


def test_a_commitment_over_its_life(desk, story):
    def now():
        found = desk.shown(commitments.one, story.id)
        return (
            found.stage,
            found.ball,
            found.due_on,
            found.asked_due_on,
            found.times_asked,
            found.settled_at,
        )

    story.when(k.MakeCommitment, by=PRIYA, text="Train all.", due_on=story.day(9))
    first, second = story.day(9), story.day(20)
    assert now() == ("made", "brand", first, None, 0, None)
    story.when(k.AcceptCommitment, by=DANA)
    story.when(k.AskRenegotiation, by=PRIYA, due_on=second, reason="Ill.")
    assert now() == ("accepted", "brand", first, second, 1, None)
    story.when(k.RefuseRenegotiation, by=DANA, reason="No.")
    assert now() == ("accepted", "bpo", first, None, 1, None)
    story.when(k.AskRenegotiation, by=PRIYA, due_on=second, reason="Ill.").when(
        k.AgreeRenegotiation, by=DANA
    )
    assert now() == ("accepted", "bpo", second, None, 2, None)
    story.when(k.KeepCommitment, by=PRIYA, evidence="All are.")
    assert now() == ("kept", "nobody", second, None, 2, story.now)
    assert [x.id for x in desk.shown(commitments.settled)] == [story.id]
    story.when(k.DisputeKeeping, by=DANA, reason="Two are not.")
    assert now() == ("accepted", "bpo", second, None, 2, None)


def test_a_promise_not_accepted_yet_is_shown_as_it_was_corrected(desk, story):
    story.when(k.MakeCommitment, by=PRIYA, text="Train all.", due_on=story.day(9))
    story.when(
        CorrectText, by=PRIYA, corrects=1, field="text", text="Train everybody.", reason="Clearer."
    )
    assert desk.shown(commitments.one, story.id).text == "Train everybody."


def test_open_commitments_come_by_due_day_and_of_one_side_if_wanted(desk, story):
    ids = [uuid4() for _ in range(3)]
    for id, by, days in zip(ids, (PRIYA, DANA, PRIYA), (9, 5, 2), strict=True):
        story.when(k.MakeCommitment, by=by, record_id=id, text="It.", due_on=story.day(days))

    assert [x.id for x in desk.shown(commitments.open_ones)] == [ids[2], ids[1], ids[0]]
    assert [x.id for x in desk.shown(commitments.open_ones, "bpo")] == [ids[2], ids[0]]


def test_a_correction_kept_to_one_side_is_counted_for_that_side_only(desk, story):
    story.when(k.MakeCommitment, by=PRIYA, text="Train all.", due_on=story.day(9))
    story.when(Comment, by=PRIYA, text="Can we?", to="own_side")
    story.when(CorrectText, by=PRIYA, corrects=2, field="text", text="We can.", reason="Asked.")

    assert desk.shown(commitments.one, story.id, side="brand").seen == 1
    assert desk.shown(commitments.one, story.id, side="bpo").seen == 2


# --- The partnership ----------------------------------------------------------------------------


def ours(desk):
    desk.store.runner.catch_up()
    return desk.store.ask(partnerships.by_id, OURS)


def seats(desk, person_id):
    people = desk.store.ask(partnerships.people, OURS)
    return [(m.side, m.role, m.ended) for m in people if m.person_id == person_id]


def test_a_partnership_knows_its_places_hours_and_people(desk, story):
    site, team, newcomer = uuid4(), uuid4(), uuid4()
    hours = WorkingCalendar(time_zone="Asia/Manila")
    ask = {"by": PRIYA, "record_id": OURS}
    story.when(p.AddSite, site_id=site, name="Cebu", time_zone="Asia/Manila", **ask)
    story.when(p.AddTeam, team_id=team, site_id=site, name="Letters", **ask)
    story.when(p.SetWorkingCalendar, calendar=hours, **ask)
    story.when(p.InvitePerson, person_id=newcomer, role="observer", **ask)
    story.when(p.ChangeRole, person_id=newcomer, role="member", **ask)

    found = ours(desk)
    assert [(s.name, s.side, s.teams) for s in found.details.sites] == [
        ("Cebu", "bpo", {team: "Letters"})
    ]
    assert (found.calendar("bpo"), found.calendar("brand")) == (hours, WorkingCalendar())
    assert (found.company("brand"), found.company("bpo")) == ("Nordlicht", "Acme Care")
    assert desk.store.ask(partnerships.by_slug, found.slug) == found
    assert desk.store.ask(partnerships.by_slug, "nobody") is None
    assert seats(desk, newcomer) == [("bpo", "member", False)]

    story.when(p.EndMembership, person_id=newcomer, **ask)
    ours(desk)
    assert seats(desk, newcomer) == [("bpo", "member", True)]
    assert desk.store.ask(partnerships.memberships, newcomer) == []

    story.when(p.InvitePerson, person_id=newcomer, role="frontline", **ask)
    ours(desk)
    [seat] = desk.store.ask(partnerships.memberships, newcomer)
    assert (seat.partnership_id, seat.side, seat.role) == (OURS, "bpo", "frontline")


def test_charters_are_proposed_signed_declined_and_taken_back(desk, story):
    def states():
        return [(charter.number, charter.state) for charter in ours(desk).details.charters]

    ask = {"record_id": OURS, "by": DANA}
    assert states() == [(0, "in force")]
    story.when(p.ProposeCharter, terms=Terms(gift_cap=1), why="Less.", **ask)
    story.when(p.ProposeCharter, terms=Terms(gift_cap=2), why="A bit more.", **ask)
    assert states() == [(0, "in force"), (1, "replaced"), (2, "proposed")]
    assert ours(desk).proposal.number == 2
    story.when(p.SignCharter, by=PRIYA, record_id=OURS, number=2)
    assert states() == [(0, "replaced"), (1, "replaced"), (2, "in force")]
    assert (ours(desk).charter.terms.gift_cap, ours(desk).charter.decided_by_id) == (2, PRIYA)
    story.when(p.ProposeCharter, terms=Terms(), why="Back.", **ask)
    story.when(p.DeclineCharter, by=PRIYA, record_id=OURS, number=3, reason="No.")
    story.when(p.ProposeCharter, terms=Terms(), why="Back!", **ask)
    story.when(p.TakeBackCharter, number=4, reason="Well.", **ask)
    assert states()[-3:] == [(2, "in force"), (3, "declined"), (4, "taken back")]
    assert ours(desk).proposal is None


def test_what_both_have_seen_of_a_partnership_is_what_a_decision_counts(desk, story):
    story.when(p.ProposeCharter, by=DANA, record_id=OURS, terms=Terms(gift_cap=1), why="Less.")
    story.when(Comment, by=DANA, record_id=OURS, text="Plese sign.")
    version = story.happened()[0].originator_version
    correction = {"corrects": version, "field": "text", "text": "Please sign.", "reason": "Typo."}
    story.when(CorrectText, by=DANA, record_id=OURS, **correction)

    story.when(p.SignCharter, by=PRIYA, record_id=OURS, number=1, seen=ours(desk).seen)

    assert ours(desk).charter.number == 1
