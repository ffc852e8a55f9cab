"""What each format looks like, byte for byte, and what holds for all of them."""

import pytest

from checker.report import write
from checker.results.codec import result_from_json, result_to_json
from tests.report.formats.made import (
    FORMATS,
    HOSTILE,
    UNASSESSED,
    all_passed,
    blocked,
    golden_files,
    made,
    spoiled,
)

EVERY = pytest.mark.parametrize("name", FORMATS)


@pytest.mark.parametrize(("name", "path"), golden_files(), ids=str)
def test_the_format_is_as_it_was(name, path):
    """`python -m tests.report.formats.made` writes them again: then look at what changed."""
    assert write(made(), name) == path.read_bytes()


@EVERY
@pytest.mark.parametrize("result", [made(), blocked(), spoiled(HOSTILE["script"])])
def test_results_read_again_give_the_same_bytes(name, result):
    assert write(result_from_json(result_to_json(result)), name) == write(result, name)


@EVERY
@pytest.mark.parametrize("result", UNASSESSED.values(), ids=UNASSESSED.keys())
def test_nothing_assessed_is_said_and_is_more_than_nothing_found(name, result):
    said = write(result, name).decode()
    assert "Nothing could be assessed" in said
    assert "Nothing could be assessed" not in write(all_passed(), name).decode()


@pytest.mark.slow
@EVERY
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_every_hostile_text_can_be_written_as_utf_8_without_controls(name, text):
    written = write(spoiled(text), name).decode("utf-8-sig")
    allowed = {"\n", "\r"} if name == "csv" else {"\n"}
    assert not {mark for mark in written if mark < " " or "\x7f" <= mark < "\xa0"} - allowed
    assert not set(written) & set("\u202e\u2066\u2028\ufeff\ufffe")


@EVERY
def test_a_fail_departs_from_guidance_and_is_nothing_worse(name):
    said = write(made(), name).decode().casefold()
    assert "non-compliant" not in said
    assert "illegal" not in said
