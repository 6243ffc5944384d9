"""A portal with the demo story in it, told up to a day in November."""

from datetime import UTC, datetime

import pytest

from domain.store import create_store
from portal import create_app, workshop_over
from portal.cli.seed import seed
from portal.settings import Settings
from tests.portal.client import Browser

TOLD_UNTIL = datetime.now(UTC)


@pytest.fixture(scope="session")
def told(tmp_path_factory):
    """The app over a store with the demo story."""
    url = f"sqlite:///{tmp_path_factory.mktemp('told') / 'portal.db'}"
    create_store(url)
    parts = workshop_over(url)
    parts.directory.install()
    parts.runner.install()
    seed(parts, now=TOLD_UNTIL)
    app = create_app(Settings(database_url=url, secret_key="for tests only"), parts)
    app.testing, app.test_client_class = True, Browser
    yield app
    parts.partnerships.log.close()
    parts.runner.engine.dispose()
    parts.directory.engine.dispose()


@pytest.fixture
def reader(told):
    """Call it with somebody of the cast for a browser in which they are signed in."""

    def signed_in(person):
        directory = told.extensions["partnership-portal"].directory
        client = told.test_client()
        with client.session_transaction() as session:
            session["_user_id"] = directory.by_email(person.email).get_id()
            session["_fresh"] = True
        return client

    return signed_in
