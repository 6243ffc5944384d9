"""What each person wishes about who sees recognition of them; only they are told."""

from sqlalchemy import Column, Connection, MetaData, String, Table, Uuid, select

from domain.recognition.events import PreferenceStated
from projections.rows import Rows
from projections.runner import Numbered, ReadModel
from projections.tables import Viewer, visible

preferences = Table(
    "recognition_preferences",
    MetaData(),
    Column("id", Uuid, primary_key=True),
    Column("partnership_id", Uuid, nullable=False, index=True),
    Column("audience", String(6), nullable=False),
    Column("person_id", Uuid, nullable=False),
    Column("visibility", String(7), nullable=False),
)


class Preferences(ReadModel):
    """The latest wish of each person."""

    name = "preferences"
    tables = (preferences,)

    def apply(self, facts: Numbered, rows: Rows) -> None:
        latest = {f.originator_id: f for _, f in facts if isinstance(f, PreferenceStated)}
        rows.delete(preferences, "id", latest.keys())
        for record_id, fact in latest.items():
            row = {
                "id": record_id,
                "partnership_id": fact.partnership_id,
                "audience": fact.audience,
                "person_id": fact.actor_id,
                "visibility": fact.visibility,
            }
            rows.insert(preferences, row)


def preference(connection: Connection, viewer: Viewer) -> str:
    """Who may see recognition of the viewer at most; "public" until they say otherwise."""
    chosen = select(preferences.c.visibility).where(
        visible(preferences, viewer), preferences.c.person_id == viewer.person_id
    )
    return connection.scalar(chosen) or "public"
