"""`check --history` as a team uses it: run after run, the answer first whatever the file is."""

import json

import pytest


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "history.jsonl"


@pytest.mark.slow
def test_a_run_is_kept_and_the_next_revision_is_told_beside_it(
    schoolcheck, model, kept, small_text
):
    results = model.parent / "schoolcheck-out" / "school" / "results.json"
    asked = ("check", model, "--history", kept, "--fail-on", "never")
    formats = ("--format", "json,markdown")
    assert schoolcheck(*asked, *formats).returncode == 0
    assert kept.read_bytes().count(b"\n") == 1
    assert json.loads(kept.read_bytes())["blocking"] == 0
    model.write_text(small_text.replace("Calm room", "Store"), encoding="ascii")
    kept.write_bytes(kept.read_bytes() + b"<<<<<<< ours\n")
    done = schoolcheck(*asked, *formats)
    assert "history.jsonl: line 2 is cut off or damaged; it was skipped" in done.stderr
    assert kept.read_bytes().count(b"\n") == 3
    rows = json.loads(results.read_bytes())["history"]["rows"]
    assert [bool(each["at"]) for each in rows] == [True, False]
    assert "### Trend" in (results.parent / "report.md").read_text("utf-8")


@pytest.mark.slow
def test_the_answer_stands_where_its_line_cannot_be_written(schoolcheck, model, tmp_path):
    (tmp_path / "a file").write_bytes(b"")
    done = schoolcheck("check", model, "--history", "a file/h.jsonl", "--fail-on", "never")
    assert done.returncode == 2
    assert "h.jsonl cannot be written: Not a directory. Its reports stand" in done.stderr
    assert "✕" in done.stderr
    assert (tmp_path / "schoolcheck-out" / "school" / "report.html").is_file()


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["a.ifc", "--history", "."], "is no file"),
        (["a.ifc", "--history", "school.ifc"], "holds something else, and nothing was added"),
        (["a/a.ifc", "b/a.ifc", "--history", "h.jsonl"], "two of these have one name"),
    ],
)
def test_a_file_that_would_be_spoilt_or_mixed_up_is_refused_at_once(
    schoolcheck, model, arguments, why
):
    before = model.read_bytes()
    done = schoolcheck("check", *arguments)
    assert done.returncode == 2
    assert why in done.stderr
    assert model.read_bytes() == before
