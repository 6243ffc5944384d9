"""The command line as an operator meets it: one store from nothing to a shared record."""

import json
import os
import re
import subprocess
import sys
import urllib.request

import pytest

from domain.store import open_log
from projections.models import MODELS


@pytest.fixture
def portal(tmp_path):
    """Run ``portal …`` on a store of its own; returns what it printed and how it ended."""

    def run(*words, url=f"sqlite:///{tmp_path / 'var' / 'portal.db'}", **settings):
        env = {
            **os.environ,
            "PORTAL_DATABASE_URL": url,
            "PORTAL_SECRET_KEY": "for tests only",
            **settings,
        }
        program = "from portal.cli import main; main(prog_name='portal')"
        return subprocess.run(
            [sys.executable, "-c", program, *words],
            env=env,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def opened(portal):
    portal("init")
    for email, name in (
        ("dana@brand.example", "Dana Whitfield"),
        ("priya@bpo.example", "Priya Raman"),
    ):
        portal("user", "create", email, name)
    return portal(
        *("partnership", "open", "north-harbor", "--brand", "Northwind", "--bpo", "Harbor Contact"),
        *("--brand-lead", "dana@brand.example", "--bpo-lead", "priya@bpo.example"),
    )


def test_from_an_empty_disk_to_a_shared_record(portal, opened):
    assert (opened.returncode, opened.stderr) == (0, "")
    assert "/p/north-harbor/" in opened.stdout
    assert re.search(r"history +live +at 3, 0 behind", portal("status").stdout)


def test_the_operator_seats_who_takes_part_for_another_company_already(portal, opened):
    portal("user", "create", "anna@else.example", "Anna Keller")
    seated = portal("partnership", "seat", "north-harbor", "anna@else.example", "--side", "bpo")

    assert (seated.returncode, seated.stderr) == (0, "")
    nowhere = portal("partnership", "seat", "no-such", "anna@else.example", "--side", "bpo")
    assert nowhere.returncode == 2
    assert "There is no such partnership." in nowhere.stderr


def test_a_person_is_told_a_code_once(portal):
    portal("init")
    created = portal(
        "user", "create", "dana@brand.example", "Dana", "--time-zone", "America/Chicago"
    )

    assert re.search(r"\b[0-9a-f]{4}(-[0-9a-f]{4}){3}\b", created.stdout)
    assert portal("user", "reset", "dana@brand.example").stdout != created.stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("user", "create", "dana", "Dana"), "dana is no e-mail address."),
        (
            ("user", "create", "d@x.example", "Dana", "--time-zone", "Mars"),
            "Mars is no time zone we know.",
        ),
        (("user", "reset", "nobody@x.example"), "Nobody has the e-mail address nobody@x.example."),
        (
            ("user", "disable", "nobody@x.example"),
            "Nobody has the e-mail address nobody@x.example.",
        ),
        (("rebuild", "moon"), "There is no read model named moon."),
        (("resume", "moon"), "There is no read model named moon."),
        (("init", "--app-role", "reader"), "SQLite has no roles"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_with_exit_code_2(portal, words, sentence):
    portal("init")
    refused = portal(*words)

    assert refused.returncode == 2
    assert sentence in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_slug_is_opened_once(portal, opened):
    again = portal(
        *("partnership", "open", "north-harbor", "--brand", "A", "--bpo", "B"),
        *("--brand-lead", "dana@brand.example", "--bpo-lead", "priya@bpo.example"),
    )

    assert again.returncode == 2
    assert "There is a partnership named north-harbor already." in again.stderr


@pytest.mark.parametrize(
    "words", [("status",), ("work", "--once"), ("rebuild",), ("serve", "--port", "0")]
)
def test_a_store_without_its_guards_is_not_opened(portal, words, tmp_path):
    refused = portal(*words, url=f"sqlite:///{tmp_path / 'nothing.db'}")

    assert refused.returncode == 2
    assert "Run `portal init`" in refused.stderr


def test_a_wrong_setting_is_named(portal):
    assert "PORTAL_PORT" in portal("serve", PORTAL_PORT="many").stderr
    assert "must begin with sqlite:/// or postgresql://" in portal("init", url="mysql://x/y").stderr


def test_rebuilding_says_where_each_read_model_is(portal, opened):
    rebuilt = portal("rebuild")

    assert rebuilt.returncode == 0
    assert rebuilt.stdout.count("is rebuilt at 3") == len(MODELS)


def test_every_command_explains_itself(portal):
    shown = portal("--help").stdout
    for name in re.findall(r"^  (\w+) ", shown.split("Commands:")[1], re.MULTILINE):
        assert portal(name, "--help").returncode == 0


def test_serving_answers_until_it_is_ended(portal, opened, tmp_path):
    import socket
    import time

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {
        **os.environ,
        "PORTAL_DATABASE_URL": f"sqlite:///{tmp_path / 'var' / 'portal.db'}",
        "PORTAL_SECRET_KEY": "for tests only",
    }
    program = f"from portal.cli import main; main(['serve', '--port', '{port}'])"
    server = subprocess.Popen([sys.executable, "-c", program], env=env)
    try:
        deadline = time.monotonic() + 30
        while True:
            try:
                answer = urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5)
                break
            except OSError:
                assert time.monotonic() < deadline
                time.sleep(0.2)
        assert json.load(answer)["ready"] is True
    finally:
        server.terminate()
        server.wait(timeout=20)


def test_an_application_role_on_postgresql_serves_and_rebuilds_but_cannot_edit(
    portal, fresh_postgres
):
    import psycopg

    owner = fresh_postgres()
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS portal_app_test")
        connection.execute("CREATE ROLE portal_app_test LOGIN")
    assert portal("init", "--app-role", "portal_app_test", url=owner).returncode == 0
    app = re.sub(r"//[^@]*@", "//portal_app_test@", owner)

    seeded = portal("seed", url=app)
    assert seeded.returncode == 0, seeded.stderr
    assert portal("rebuild", url=app).returncode == 0
    assert portal("status", url=app).returncode == 0
    log = open_log(app)
    assert log.head() > 100
    log.close()
    with psycopg.connect(app) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("DELETE FROM log.stored_events")
