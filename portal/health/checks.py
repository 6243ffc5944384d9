"""Whether the store can be read and written, guards its log, and its read models stand well."""

from typing import Any
from uuid import uuid4

import structlog
from sqlalchemy import insert

from domain.store import Unguarded
from portal.web import workshop
from projections.runner import Runner, Standing, positions
from projections.tables import WRITE

log = structlog.get_logger(__name__)


def report() -> dict[str, Any]:
    """What was found, ``ready`` first. Names no tenant, holds no text and no secret."""
    runner = workshop().runner
    writable = _holds("write", lambda: _write_nothing(runner))
    guarded = _holds("guards", lambda: _check_guards(runner))
    standings: list[Standing] = []
    reachable = _holds("read", lambda: standings.extend(runner.standings()))
    models = {each.model: each for each in standings}
    well = models.keys() >= runner.models.keys() and all(map(_stands_well, standings))
    return {
        "ready": reachable and writable and guarded and well,
        "database": {"reachable": reachable, "writable": writable},
        "guards": guarded,
        "read_models": {name: _standing(models.get(name)) for name in runner.models},
    }


def _holds(what: str, check: Any) -> bool:
    try:
        check()
    except Unguarded:
        return False
    except Exception as error:  # noqa: BLE001 - whatever is wrong, the answer is "not ready"
        log.warning("health check failed", check=what, error=type(error).__name__)
        return False
    return True


def _check_guards(runner: Runner) -> None:
    runner.log.recorder.check_guards()


def _write_nothing(runner: Runner) -> None:
    probe = {"model": f"probe {uuid4().hex[:12]}", "version": 0, "position": 0, "status": "probe"}
    writing = runner.engine.connect().execution_options(**WRITE)
    with writing as connection, connection.begin() as transaction:
        connection.execute(insert(positions).values(probe))
        transaction.rollback()


def _stands_well(standing: Standing) -> bool:
    return standing.status == "live" and not standing.outdated


def _standing(standing: Standing | None) -> dict[str, Any]:
    if standing is None:
        return {"status": "missing"}
    shown = {"status": standing.status, "lag": standing.lag, "outdated": standing.outdated}
    return shown | ({"failed_at": standing.failed_at} if standing.failed_at else {})
