"""Addresses are bookmarked: none disappears without a redirect.

When this fails, decide: an accident (undo it) or a new promise (write the redirect where one is
gone), then ``UPDATE_SNAPSHOTS=1 pytest tests/architecture``.
"""

import json
import os
from pathlib import Path

from portal import create_app
from portal.settings import Settings

SNAPSHOT = Path(__file__).parents[1] / "snapshots" / "routes.json"


def test_no_route_disappears():
    app = create_app(Settings(database_url="sqlite:///nowhere.db", secret_key="for tests only"))
    routes = sorted(
        f"{method} {rule}"
        for rule in app.url_map.iter_rules()
        for method in rule.methods & {"GET", "POST"}
    )
    if os.environ.get("UPDATE_SNAPSHOTS"):
        SNAPSHOT.parent.mkdir(exist_ok=True)
        SNAPSHOT.write_text(json.dumps(routes, indent=1) + "\n")
    assert json.loads(SNAPSHOT.read_text()) == routes
