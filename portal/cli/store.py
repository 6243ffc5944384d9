"""Opening the store for a command, and saying in a sentence why it cannot be."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError

from domain.facts import NoSuchRecord, RuleBroken
from domain.store import StoreFailed, Unguarded, create_store
from portal import workshop_over
from portal.settings import Settings
from portal.web import Workshop
from projections.rebuild import Superseded

REFUSED = 2


class Refused(click.ClickException):
    """Something was asked that cannot be done; said in one sentence, exit code 2."""

    exit_code = REFUSED


def opened() -> Workshop:
    """The parts over the store of the settings. Raises Unguarded where there is none."""
    parts = workshop_over(Settings().database_url)
    _ = parts.runner.log.recorder
    return parts


def installed(app_role: str | None = None) -> Workshop:
    """The parts over a store that is created where it is missing."""
    url = Settings().database_url
    create_store(url, app_role)
    parts = workshop_over(url)
    parts.directory.install()
    parts.runner.install(app_role)
    return parts


@contextmanager
def sentences() -> Iterator[None]:
    """Inside, what goes wrong with rules, settings or the store ends in one sentence."""
    try:
        yield
    except NoSuchRecord:
        raise Refused("There is no such partnership.") from None
    except (Unguarded, RuleBroken, Superseded, ValueError) as error:
        raise Refused(_wrong_setting(error) or str(error)) from None
    except BrokenPipeError:
        raise  # whoever read the output has gone
    except (StoreFailed, DBAPIError, OSError) as error:
        reason = str(getattr(error, "orig", error)).splitlines()[0]
        raise Refused(f"The store cannot be used: {reason}. `portal init` creates it.") from None


def _wrong_setting(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return ""
    wrong = error.errors()[0]
    return f"PORTAL_{str(wrong['loc'][0]).upper()}: {wrong['msg']}."
