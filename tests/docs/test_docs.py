"""What the documents say is there: the facts, the settings, the files, the commands."""

import re

import click
import pytest

import dev
from docs import generate
from portal.cli import main
from portal.settings import ROOT, Settings

TOP = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
PAGES = [path for name in TOP if (path := ROOT / name).exists()]
PAGES += sorted((ROOT / "docs").rglob("*.md"))
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`([^`\n]+)`")
PORTAL = re.compile(r"^(?:\$ )?(?:[A-Z_]+=\S+ )*portal(?:\s+(.*))?$")
SCRIPT = re.compile(r"dev\.py ([a-z]+)")
ADDRESS = re.compile(r"[a-z]+:")


def named(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("document", generate.documents(), ids=named)
def test_what_is_generated_is_up_to_date(document):
    written = document.read_text(encoding="utf-8")

    assert written == generate.documents()[document], "run: python -m docs.generate"


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_says_what_it_is_for(name):
    description = Settings.model_fields[name].description or ""

    assert description.endswith(".")


@pytest.mark.parametrize("document", PAGES, ids=named)
def test_links_lead_to_files_that_exist(document):
    assert broken_links(document.read_text(encoding="utf-8"), document.parent) == []


@pytest.mark.parametrize("document", PAGES, ids=named)
def test_the_commands_of_the_portal_exist(document):
    assert unknown_commands(document.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("document", PAGES, ids=named)
def test_the_commands_of_the_script_exist(document):
    for name in SCRIPT.findall(document.read_text(encoding="utf-8")):
        assert f"dev.py {name} " in dev.__doc__, name


@pytest.mark.parametrize("document", DECISIONS, ids=named)
def test_a_decision_has_a_number_a_date_and_a_price(document):
    text = document.read_text(encoding="utf-8")

    assert text.startswith(f"# {document.name[:4]}. ")
    assert re.search(r"^Date: \d{4}-\d\d-\d\d$", text, re.MULTILINE)
    for heading in ("Situation", "Choice", "Price"):
        assert f"## {heading}\n" in text


def test_decisions_are_numbered_one_by_one():
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_decisions_the_code_names_exist():
    numbers = {page.name[:4] for page in DECISIONS}
    for part in ("domain", "projections", "portal"):
        for path in (ROOT / part).rglob("*.py"):
            wanted = set(re.findall(r"docs/decisions/(\d{4})", path.read_text(encoding="utf-8")))
            assert wanted <= numbers, path


@pytest.mark.parametrize(
    "text",
    [
        "Run `portal vanish` now.",
        "Run `portal user vanish` now.",
        "Run `portal work --never` now.",
        "```sh\nPORTAL_PORT=1 portal vanish\n```",
    ],
)
def test_a_command_that_does_not_exist_would_be_noticed(text):
    assert unknown_commands(text)


def test_a_link_to_nowhere_would_be_noticed(tmp_path):
    assert broken_links("[here](nowhere.md#at-all)", tmp_path) == ["nowhere.md#at-all"]


def broken_links(text, folder):
    """The links of a page that lead to a file that does not exist."""
    links = [link for link in LINK.findall(text) if not ADDRESS.match(link)]
    paths = [(link, link.partition("#")[0]) for link in links]
    return [link for link, path in paths if path and not (folder / path).exists()]


def unknown_commands(text):
    """What a page says to type after ``portal`` that the command line does not know."""
    typed = [line.strip() for block in FENCE.findall(text) for line in block.splitlines()]
    typed += INLINE.findall(FENCE.sub("", text))
    said = [found[1] or "" for line in typed if (found := PORTAL.match(line))]
    return [words for words in said if not is_known(words.split())]


def is_known(words):
    """Whether the command line takes these words: its commands, then options it has."""
    command = main
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        command, words = command.commands.get(words[0]), words[1:]
    if command is None:
        return False
    known = {"-h", "--help", *(name for each in command.params for name in each.opts)}
    return {word.strip("[]") for word in words if word.strip("[]").startswith("-")} <= known
