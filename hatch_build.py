"""Copies htmx out of its carrier on PyPI into ``portal/static/vendor``, at every build.

The wheel of django-htmx contains the official htmx files. It is needed while building only: pip
and uv throw that environment away, so Django never reaches the one the portal runs in.
"""

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CARRIER = "django_htmx"
SOURCE = "static/django_htmx/htmx-2.min.js"
SHA256 = "71ea67185bfa8c98c39d31717c6fce5d852370fcdfd129db4543774d3145c0de"  # htmx 2.0.10
TARGET = "portal/static/vendor/htmx.min.js"


class HtmxBuildHook(BuildHookInterface):
    """Runs for wheels, source distributions and editable installs alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Put the pinned htmx where the portal serves it from."""
        target = Path(self.root, TARGET)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(pinned_htmx())


def pinned_htmx() -> bytes:
    """Return the text of htmx, or raise RuntimeError if it is not the pinned file."""
    content = (carrier_folder() / SOURCE).read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != SHA256:
        message = f"{SOURCE} of {CARRIER} has sha256 {found}, not the pinned {SHA256}"
        raise RuntimeError(message)
    return content


def carrier_folder() -> Path:
    """Return the folder of the package that carries htmx, without importing it."""
    spec = find_spec(CARRIER)
    if spec is None or spec.origin is None:
        message = f"{CARRIER} is missing from the build requirements in pyproject.toml"
        raise RuntimeError(message)
    return Path(spec.origin).parent
