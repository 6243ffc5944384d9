"""What the home page shows of pulses: those one is asked and has not answered."""

from portal.sections import Section
from portal.web import Here, connection
from projections import pulses


def to_answer(place: Here) -> Section | None:
    """What waits for an answer of the person themselves."""
    if not place.may("pulses.answer"):
        return None
    found = pulses.to_answer(connection(), place.viewer, place.person_id)
    if not found:
        return None
    return Section("to-answer", "For you to answer", "pulses/_to_answer.html", found)
