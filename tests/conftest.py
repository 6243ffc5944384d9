"""Fixtures every test may ask for: empty stores in both databases, and a browser."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings

import dev
from tests import postgres

settings.register_profile("portal", deadline=None)  # a busy machine is no failure
settings.load_profile("portal")


def pytest_addoption(parser):
    parser.addoption("--no-browser", action="store_true", help="leave the browser tests out")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Mark whatever opens a page as a browser test; leave out what was not asked for."""
    left_out = [] if "long" in config.option.markexpr else _marked(items, "long")
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    if config.getoption("--no-browser"):
        left_out += _marked(items, "browser")
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def _marked(items, name):
    return [item for item in items if item.get_closest_marker(name)]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a superuser's database; the server is started once, by the first who asks."""
    with postgres.server() as url:
        yield url


@pytest.fixture(scope="session")
def postgres_url(postgres_server) -> Iterator[str]:
    """The URL of one database, empty at first, that all tests of the session share."""
    with postgres.new_database(postgres_server) as url:
        yield url


@pytest.fixture
def fresh_postgres(postgres_server) -> Iterator[Callable[[], str]]:
    """Call it for the URL of a new, empty database; as often as the test needs one."""
    with ExitStack() as databases:
        yield lambda: databases.enter_context(postgres.new_database(postgres_server))


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request, tmp_path: Path) -> str:
    """The URL of an empty store; a test that asks for it runs once in each database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.db'}"
    return request.getfixturevalue("fresh_postgres")()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, browser_type):
    """Start the Chromium that ``dev.py`` would find; Playwright's own where there is none."""
    found = dev.find_browser()
    if found:
        return {**browser_type_launch_args, "executable_path": found}
    if not Path(browser_type.executable_path).exists():
        pytest.fail(dev.NO_BROWSER)
    return browser_type_launch_args
