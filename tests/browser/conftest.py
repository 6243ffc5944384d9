"""A served portal with the demo story, and people who sign in to it in a real browser."""

import socket
import threading
from datetime import UTC, datetime

import pytest
from waitress import create_server

from domain.store import create_store
from portal import create_app, workshop_over
from portal.cli.seed import seed
from portal.settings import Settings

PHONE = {"width": 375, "height": 740}
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    """The address of a portal on loopback, and how to sign in; it ends with the tests."""
    url = f"sqlite:///{tmp_path_factory.mktemp('portal') / 'portal.db'}"
    create_store(url)
    parts = workshop_over(url)
    parts.directory.install()
    parts.runner.install()
    sign_ins = seed(parts, now=datetime.now(UTC), progress=lambda _: None)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = create_app(Settings(database_url=url, secret_key="for tests only"), parts)
    server = create_server(app, host="127.0.0.1", port=port, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{port}", {each.name: each for each in sign_ins}
    server.close()


@pytest.fixture
def signed_in(portal, browser):
    """Open a window for a person: ``signed_in("Dana Whitfield", viewport=PHONE)``."""
    address, sign_ins = portal
    windows = []

    def open_window(name, **kwargs):
        context = browser.new_context(base_url=address, **kwargs)
        windows.append(context)
        page = context.new_page()
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on(
            "console",
            lambda said: (
                page.problems.append(said.text) if "Content Security Policy" in said.text else None
            ),
        )
        page.goto("/sign-in")
        page.get_by_label("E-mail").fill(sign_ins[name].email)
        page.get_by_label("Password").fill(sign_ins[name].password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/")
        return page

    yield open_window
    for context in windows:
        context.close()
