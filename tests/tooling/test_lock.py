"""The lock files pin what the portal needs, and name no place but PyPI."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
OURSELVES = PROJECT["name"]
PYPI = {"pypi.org", "files.pythonhosted.org"}


def name_of(requirement):
    return re.match(r"[A-Za-z0-9._-]+", requirement)[0].lower().replace("_", "-")


def direct_dependencies():
    extras = PROJECT["optional-dependencies"].values()
    wanted = [*PROJECT["dependencies"], *(one for extra in extras for one in extra)]
    return sorted({name_of(one) for one in wanted} - {OURSELVES})


def pinned():
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    return {name_of(line) for line in lines if "==" in line and not line.startswith("#")}


def locked_versions():
    lock = tomllib.loads((ROOT / "uv.lock").read_text())
    return {package["name"]: package.get("version") for package in lock["package"]}


@pytest.mark.parametrize("name", direct_dependencies())
def test_constraints_pin_each_direct_dependency(name):
    assert name in pinned()


def test_constraints_and_lock_agree_on_every_version():
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pins = dict(re.match(r"(\S+)==(\S+)", line).groups() for line in lines if "==" in line)
    locked = locked_versions()

    assert pins == {name: locked[name] for name in pins}


def test_the_lock_covers_every_supported_python():
    lock = tomllib.loads((ROOT / "uv.lock").read_text())

    assert lock["requires-python"] == PROJECT["requires-python"]


@pytest.mark.parametrize("name", ["uv.lock", "constraints.txt"])
def test_nothing_is_fetched_from_elsewhere_than_pypi(name):
    hosts = set(re.findall(r"https?://([^/\s\"]+)", (ROOT / name).read_text()))

    assert hosts <= PYPI
