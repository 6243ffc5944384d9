from uuid import uuid4

from domain.disclosures import commands as c
from domain.disclosures import events as e
from domain.facts import NoSuchRecord
from tests.domain.told import MISDIRECTED, closed, told
from tests.scenario import DANA, PRIYA, STEN, THEIRS, TOMAS


def another(story, **more):
    """Another disclosure of the same partnership, told by Dana."""
    record_id = uuid4()
    story.given(c.TellDisclosure, by=DANA, record_id=record_id, **{**MISDIRECTED, **more})
    return record_id


def foreign(story):
    """A disclosure of Sten's partnership."""
    record_id = uuid4()
    story.given(
        c.TellDisclosure, by=STEN, record_id=record_id, partnership_id=THEIRS, **MISDIRECTED
    )
    return record_id


def drafted(story):
    """A draft only the brand may know of."""
    record_id = uuid4()
    story.given(c.DraftDisclosure, by=DANA, record_id=record_id)
    return record_id


def test_a_link_is_shown_on_both_pages(story):
    earlier = another(told(story))
    story.when(c.LinkDisclosure, by=TOMAS, to_id=earlier)

    story.then(
        (
            e.DisclosureLinked,
            {"originator_id": story.id, "to_id": earlier, "stage": None, "ball": None},
        ),
        (e.DisclosureLinked, {"originator_id": earlier, "to_id": story.id}),
    )
    for here, there in ((story.id, earlier), (earlier, story.id)):
        with story.refused("linked already"):
            story.when(c.LinkDisclosure, by=DANA, record_id=here, to_id=there)


def test_a_disclosure_may_be_told_with_its_links(story):
    earlier = another(story)
    story.when(c.TellDisclosure, by=TOMAS, **MISDIRECTED, links=(earlier,))

    story.then(
        (e.DisclosureTold, {"links": (earlier,)}),
        e.DisclosureProtected,
        (e.DisclosureLinked, {"originator_id": earlier, "to_id": story.id}),
    )


def test_a_disclosure_is_not_linked_to_itself_or_before_it_is_told(story):
    told(story)
    with story.refused("linked to itself"):
        story.when(c.LinkDisclosure, by=TOMAS, to_id=story.id)

    mine = uuid4()
    story.given(c.DraftDisclosure, by=TOMAS, record_id=mine)
    with story.refused("Tell the disclosure first"):
        story.when(c.LinkDisclosure, by=TOMAS, record_id=mine, to_id=story.id)


def test_linking_to_what_one_may_not_know_of_says_what_linking_to_nothing_says(story):
    told(story)

    for unknown in (uuid4(), foreign(story), drafted(story)):
        with story.refused("", NoSuchRecord):
            story.when(c.LinkDisclosure, by=TOMAS, to_id=unknown)
        with story.refused("", NoSuchRecord):
            story.when(
                c.TellDisclosure, by=TOMAS, record_id=uuid4(), **MISDIRECTED, links=(unknown,)
            )
        with story.refused("", NoSuchRecord):
            story.when(
                c.TellDisclosure, by=TOMAS, record_id=uuid4(), **MISDIRECTED, recurrence_of=unknown
            )


def test_a_closed_disclosure_can_recur_and_says_so(story):
    closed(story)
    again = uuid4()
    story.when(c.TellDisclosure, by=DANA, record_id=again, **MISDIRECTED, recurrence_of=story.id)

    story.then(
        (e.DisclosureTold, {"originator_id": again, "recurrence_of": story.id}),
        e.DisclosureProtected,
        (e.DisclosureRecurred, {"originator_id": story.id, "recurrence_id": again, "stage": None}),
    )


def test_only_what_is_closed_can_recur(story):
    told(story)

    with story.refused("Only a closed disclosure can recur"):
        story.when(
            c.TellDisclosure, by=PRIYA, record_id=uuid4(), **MISDIRECTED, recurrence_of=story.id
        )
    with story.refused("Only a closed disclosure can recur"):
        new = uuid4()
        story.when(c.TellDisclosure, by=PRIYA, record_id=new, **MISDIRECTED, recurrence_of=new)
