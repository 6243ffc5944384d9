"""The mapping file: every mistake in it is a sentence that names the key."""

import pytest

from portal.incidents.mapping import SHIPPED, load_mapping, mapping_path
from portal.incidents.refusals import Broken

MISTAKES = [
    (
        'number = "number"',
        'numer = "number"',
        "there is no key columns.numer. Is columns.number meant?",
    ),
    ('where = "brand"', 'were = "brand"', "there is no key were. Is where meant?"),
    ('where = "brand"', 'where = "vendor"', "where: Invalid enum value 'vendor'."),
    ('where = "brand"', "", "the key where is missing."),
    ('number = "number"', "", "the key columns.number is missing."),
    ('number = "number"', "number = 7", "columns.number: Expected `str`, got `int`."),
    (
        'number = "number"',
        'number = ""',
        "columns.number, opened, updated and state must not be empty.",
    ),
    ('source = "Help desk"', 'source = " "', "source must not be empty."),
    (
        'New = "disclosed"',
        'New = "begun"',
        (
            "states.New must be one of disclosed, acknowledged, "
            "contained, correcting, watching, closed, not begun."
        ),
    ),
    (
        '"2 - Medium" = "medium"',
        '"2 - Medium" = "mild"',
        "severity.values[...]: Invalid enum value 'mild'.",
    ),
    (
        'missing = ["?"]',
        'delimiter = "||"',
        "file.delimiter must be one character, and no quotation mark.",
    ),
    ('missing = ["?"]', 'encoding = "utf-88"', "file.encoding utf-88 is not one we know."),
    ('missing = ["?"]', 'encoding = "base64"', "file.encoding base64 is not one we know."),
    ("Europe/Berlin", "Europe/Bern", "time.zone Europe/Bern is not one we know."),
    ("%d-%m-%Y %H:%M", "%H:%M", "time.format %H:%M does not tell year, month and day."),
    ("%d-%m-%Y %H:%M", "%d-%m-%Y %", "time.format %d-%m-%Y % does not tell year, month and day."),
    (
        "[, {symptom}]",
        "[, {symptom}",
        (
            "text.what has a bracket or brace without its partner: "
            "An incident came in: {category}[, {symptom}."
        ),
    ),
    (
        "{category}",
        "{}",
        (
            "text.what has a bracket or brace without its partner: "
            "An incident came in: {}[, {symptom}]."
        ),
    ),
]


@pytest.mark.parametrize(("good", "bad", "sentence"), MISTAKES, ids=[m[2][:40] for m in MISTAKES])
def test_a_mistake_is_told_in_a_sentence(tmp_path, rows, good, bad, sentence):
    path = tmp_path / "map.toml"
    path.write_text(rows.mapping.replace(good, bad, 1))

    with pytest.raises(Broken) as broken:
        load_mapping(path)

    assert str(broken.value) == f"map.toml: {sentence}"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"source = ", "map.toml is not a TOML file in UTF-8: Invalid value"),
        (b"\xff\xfe", "map.toml is not a TOML file in UTF-8: "),
        (b"#" * 1_000_001, "map.toml: it is too long for a mapping."),
    ],
)
def test_what_is_no_mapping_is_told_in_a_sentence(tmp_path, content, sentence):
    path = tmp_path / "map.toml"
    path.write_bytes(content)

    with pytest.raises(Broken, match=sentence):
        load_mapping(path)


def test_a_mapping_that_is_not_there_is_told_in_a_sentence(desk, rows):
    desk.export(rows.opened)
    desk.mapping.unlink()

    result = desk.run()

    assert (result.code, result.err) == (2, "map.toml cannot be read: No such file or directory.\n")


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.toml")), ids=lambda path: path.stem)
def test_a_shipped_mapping_is_sound_and_found_by_its_name(path):
    assert load_mapping(mapping_path(path.stem)) == load_mapping(path)


def test_a_file_of_ones_own_goes_before_a_shipped_mapping(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "servicenow-incidents").write_text("")

    assert mapping_path("servicenow-incidents").absolute().parent == tmp_path
