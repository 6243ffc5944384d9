"""What other pages show of recognition: the cards about a record."""

from uuid import UUID

from portal.web import connection, here
from projections import recognition
from projections.recognition import Card


def recognized(record_id: UUID) -> list[Card]:
    """The recognitions about a record that the reader may see, newest first."""
    return recognition.about(connection(), here().viewer, record_id)
