"""`--schedule` and the brief's `schedule`: which counts, where it is looked for, what is told."""

import json

import pytest

import checker

pytestmark = pytest.mark.slow

CSV = "Code,Room,Number,Area each (m2)\n,Classroom,1,50\n,Small group room,2,9\n,Calm room,1,8\n"
BRIEF = "school: {name: Small school}\n"


def result_of(folder):
    (path,) = folder.rglob("results.json")
    return json.loads(path.read_text("utf-8"))


def check(schoolcheck, model, *arguments):
    return schoolcheck("check", model, "--fail-on", "never", *arguments)


def test_the_option_reads_a_schedule_and_tells_it_in_one_line(schoolcheck, tmp_path, model):
    (tmp_path / "rooms.csv").write_text(CSV, encoding="utf-8")
    done = check(schoolcheck, model, "--schedule", "rooms.csv")
    assert done.returncode == 0
    told = "2 of 4 rooms found; 1 undersized, 1 missing; 10.5 m2 short in all."
    assert f"  Schedule of accommodation: {told}" in done.stderr.splitlines()
    result = result_of(tmp_path)
    assert (result["schedule"]["wanted"], result["schedule"]["file"]) == (4, "rooms.csv")
    assert result["brief"]["schedule"] == "rooms.csv"
    (report,) = tmp_path.rglob("report.html")
    assert 'id="accommodation"' in report.read_text("utf-8")


def test_the_brief_s_schedule_is_looked_for_beside_the_brief(schoolcheck, tmp_path, model):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "rooms.csv").write_text(CSV, encoding="utf-8")
    brief = folder / "brief.yaml"
    brief.write_text(f"{BRIEF}schedule: rooms.csv\nschedule_tolerance: 1.5\n", encoding="utf-8")
    done = check(schoolcheck, model, "--brief", brief)
    assert "3 of 4 rooms found; 1 missing; 9.0 m2 short in all." in done.stderr
    assert "not used yet" not in done.stderr


def test_the_option_counts_before_the_brief(schoolcheck, tmp_path, model):
    (tmp_path / "schoolcheck.yaml").write_text(f"{BRIEF}schedule: none.csv\n", encoding="utf-8")
    away = tmp_path / "away"
    away.mkdir()
    (away / "rooms.csv").write_text(CSV, encoding="utf-8")
    done = check(schoolcheck, model, "--schedule", away / "rooms.csv")
    assert done.returncode == 0
    result = result_of(tmp_path)
    assert result["brief"]["schedule"] == "rooms.csv"
    assert str(tmp_path) not in json.dumps(result)


def test_facts_are_judged_with_a_schedule_too(schoolcheck, tmp_path, model):
    check(schoolcheck, model, "--save-facts")
    (tmp_path / "rooms.csv").write_text(CSV, encoding="utf-8")
    (facts,) = tmp_path.rglob("facts.json")
    done = schoolcheck("judge", facts, "--schedule", "rooms.csv", "--fail-on", "never")
    assert "2 of 4 rooms found" in done.stderr


def test_without_a_schedule_nothing_is_said_of_one(schoolcheck, tmp_path, model):
    assert "accommodation" not in check(schoolcheck, model).stderr
    assert result_of(tmp_path)["schedule"] is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (None, "The schedule rooms.csv is not there."),
        ("", "The schedule rooms.csv is empty."),
        ("only words\n", "has no row with the titles of its columns. Put one over the rooms"),
    ],
)
def test_a_schedule_that_cannot_be_read_is_bad_usage(schoolcheck, tmp_path, model, text, why):
    if text is not None:
        (tmp_path / "rooms.csv").write_text(text, encoding="utf-8")
    done = check(schoolcheck, model, "--schedule", "rooms.csv")
    assert done.returncode == 2
    assert why in done.stderr
    assert "Traceback" not in done.stderr


def test_a_brief_s_schedule_that_is_missing_is_bad_usage(schoolcheck, tmp_path, model):
    (tmp_path / "schoolcheck.yaml").write_text(f"{BRIEF}schedule: a/none.xlsx\n", encoding="utf-8")
    done = check(schoolcheck, model)
    assert done.returncode == 2
    assert "The schedule none.xlsx is not there." in done.stderr


def test_python_gives_a_schedule_as_the_command_line_does(tmp_path, model):
    schedule = tmp_path / "rooms.csv"
    schedule.write_text(CSV, encoding="utf-8")
    outcome = checker.check(model, out=tmp_path / "out", schedule=schedule, formats=["json"])
    assert outcome.answer["schedule"].startswith("2 of 4 rooms found")
    assert result_of(tmp_path)["schedule"]["wanted"] == 4


def test_measuring_needs_no_schedule(schoolcheck, tmp_path, model):
    (tmp_path / "schoolcheck.yaml").write_text(f"{BRIEF}schedule: none.xlsx\n", encoding="utf-8")
    assert schoolcheck("measure", model).returncode == 0
