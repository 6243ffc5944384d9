"""Facts to write, and writers that run in processes of their own."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from domain.facts import Commented
from domain.store import Conflict, open_log

SECRET = "Marcus Aurelius Schmidt called about the refund letters"


def comment(record_id: UUID, version: int = 1, text: str = SECRET, **more: Any) -> Commented:
    """Something one can write without further ado."""
    usual = {
        "originator_id": record_id,
        "originator_version": version,
        "partnership_id": UUID(int=1),
        "command_id": uuid4(),
        "actor_id": UUID(int=2),
        "side": "bpo",
        "audience": "shared",
        "recorded_at": datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
        "comment_id": uuid4(),
        "record_kind": "disclosure",
        "text": text,
    }
    return Commented(**{**usual, **more})


def append_many(url: str, begin: Any, writer: int, count: int) -> None:
    """Append ``count`` facts to a record of one's own, sometimes two in one write."""
    log, record_id, version, keys = open_log(url), UUID(int=1000 + writer), 0, {}
    begin.wait()
    while version < count:
        together = min(1 + version % 2, count - version)
        facts = [
            comment(record_id, version + n + 1, f"{writer}: {version + n}") for n in range(together)
        ]
        log.append(facts, keys)
        version += together
        keys = keys or {record_id: log.stream(record_id).key}
    log.close()


def open_record(url: str, begin: Any, record_id: UUID, answers: Any) -> None:
    """Write the first fact of a record, as others do at the same instant."""
    log = open_log(url)
    _ = log.head()
    begin.wait()
    try:
        answers.put(log.append([comment(record_id)], {}))
    except Conflict:
        answers.put("conflict")
    log.close()
