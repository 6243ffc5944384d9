"""The reminders that were given: kept beside the log, as nothing in it says them."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid5

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import IntegrityError

from portal.reminders.falling_due import Due
from portal.tables import reminders
from projections.inbox import Wait
from projections.tables import WRITE


class Reminders:
    """The reminders of one store, in the database of its directory, which creates the table."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def given(self, ids: Collection[UUID]) -> dict[UUID, datetime]:
        """Which of these were given already, and when (UTC)."""
        if not ids:
            return {}
        chosen = select(reminders.c.id, reminders.c.given_at).where(reminders.c.id.in_(ids))
        with self.engine.connect() as connection:
            return {row.id: row.given_at for row in connection.execute(chosen)}

    def give(
        self, wait: Wait, partnership_id: UUID, audience: str, due: Due, given_at: datetime
    ) -> bool:
        """Give a reminder once; ``False`` where another worker was faster."""
        values = {
            "id": id_of(wait, due),
            "partnership_id": partnership_id,
            "record_id": wait.record_id,
            "record_kind": wait.record_kind,
            "audience": audience,
            "side": wait.side,
            "task": wait.task,
            "kind": due.kind,
            "number": due.number,
            "fell_due_at": due.at,
            "given_at": given_at,
        }
        try:
            writing = self.engine.connect().execution_options(**WRITE)
            with writing as connection, connection.begin():
                connection.execute(insert(reminders).values(values))
        except IntegrityError:
            return False
        return True


def id_of(wait: Wait, due: Due) -> UUID:
    """The id of a reminder: the same whoever works it out."""
    name = f"{wait.side}/{wait.task}/{wait.since.isoformat()}/{wait.due_at}/{due.kind}/{due.number}"
    return uuid5(wait.record_id, name)
