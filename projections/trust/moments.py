"""Moments as the scores count them: in days since 1970, UTC."""

from datetime import UTC, datetime

SECONDS_A_DAY = 86_400.0


def moment(day: float) -> datetime:
    """The instant (UTC) that ``days`` counted."""
    return datetime.fromtimestamp(day * SECONDS_A_DAY, UTC)


def days(at: datetime) -> float:
    """An instant as the scores count: in days since 1970, UTC."""
    return at.astimezone(UTC).timestamp() / SECONDS_A_DAY
