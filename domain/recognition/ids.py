"""The ids that follow from others."""

from uuid import UUID, uuid5


def preference_id_of(partnership_id: UUID, person_id: UUID) -> UUID:
    """The id of the record of what a person wishes about recognition in a partnership."""
    return uuid5(partnership_id, f"recognition preference/{person_id}")
