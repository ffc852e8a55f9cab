"""`waive` and `baseline`: what they write, what they refuse, and what a check makes of it."""

import os
import re
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from checker.brief.waivers import read_waivers
from checker.cli import accept
from checker.results import Outcome
from checker.results.baseline import read_baseline
from checker.results.codec import result_to_json
from tests.report.oakfield import blocked, oakfield
from tests.results.accepting import BY_KEY, DOOR, PASSED, of, short_by

pytestmark = pytest.mark.slow

CASES = Path(__file__).resolve().parents[2] / "sample_models/cases/ENG-ADM2-door-clear-width"
OTHER = BY_KEY["d2"]
LATER = (date.today() + timedelta(days=90)).isoformat()  # noqa: DTZ011 - the day of this machine


@pytest.fixture
def run(in_process, monkeypatch, tmp_path):
    """`schoolcheck` in this process and an empty folder: exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)
    return in_process


@pytest.fixture
def results(tmp_path):
    file = tmp_path / "schoolcheck-out/school/results.json"
    file.parent.mkdir(parents=True)
    file.write_bytes(result_to_json(of(DOOR)))
    return file


def waive(run, *more, key=DOOR.key, because="Agreed with the school", until=LATER):
    return run("waive", key, "--because", because, "--until", until, "--by", "us", *more)


@pytest.mark.usefixtures("results")
def test_a_waiver_is_written_of_the_only_results_there_are(run, tmp_path):
    code, out, err = waive(run)
    assert (code, out) == (0, "waivers.yaml\n")
    assert "--waivers waivers.yaml" in err
    (made,) = read_waivers(tmp_path / "waivers.yaml")
    assert (made.rule, made.key, made.by) == (DOOR.rule, DOOR.key, "us")
    assert made.accepted.shortfall == pytest.approx(DOOR.shortfall)
    assert made.until.isoformat() == LATER


def test_a_second_one_stands_after_the_first_and_comments_stay(run, tmp_path, results):
    results.write_bytes(result_to_json(of(DOOR, OTHER)))
    waive(run)
    file = tmp_path / "waivers.yaml"
    file.write_text("# by hand\n" + file.read_text())
    waive(run, key=OTHER.key, because='It is "tight": #1')
    assert file.read_text().startswith("# by hand\n")
    assert [each.because for each in read_waivers(file)] == [
        "Agreed with the school",
        'It is "tight": #1',
    ]


@pytest.mark.usefixtures("results")
@pytest.mark.parametrize(
    ("hours", "at", "on"), [(13, 1, "2029-12-31"), (13, 14, "2030-01-01"), (-8, 22, "2030-01-01")]
)
def test_a_waiver_has_begun_for_a_server_that_lives_by_universal_time(
    run, tmp_path, monkeypatch, hours, at, on
):
    class Clock(datetime):
        @classmethod
        def now(cls):
            return cls(2030, 1, 1, at, tzinfo=timezone(timedelta(hours=hours)))

        def astimezone(self, tz=None):
            return super().astimezone(tz) if tz else self

    monkeypatch.setattr(accept, "datetime", Clock)
    assert waive(run, until="2030-01-01")[0] == 0
    assert read_waivers(tmp_path / "waivers.yaml")[0].on.isoformat() == on


@pytest.mark.usefixtures("results")
def test_a_second_one_of_the_same_finding_is_refused_since_two_would_contradict(run, tmp_path):
    waive(run)
    before = (tmp_path / "waivers.yaml").read_bytes()
    code, _out, err = waive(run, because="Longer", until="2099-01-01")
    assert (code, f"until {LATER} already" in err) == (2, True)
    assert (tmp_path / "waivers.yaml").read_bytes() == before
    over = re.sub(r"(on|until): .*", r"\1: 2020-01-01", before.decode())
    (tmp_path / "waivers.yaml").write_text(over)
    assert waive(run, because="Longer")[0] == 0  # the first one is over


@pytest.mark.usefixtures("results")
def test_a_folder_in_the_place_of_the_file_is_told(run, tmp_path):
    (tmp_path / "waivers.yaml").mkdir()
    code, _out, err = waive(run)
    assert (code, "cannot be read: Is a directory" in " ".join(err.split())) == (2, True)


@pytest.mark.usefixtures("results")
@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"key": "nope"}, "There is no finding nope"),
        ({"key": PASSED.key}, "neither fails nor is open"),
        ({"until": "soon"}, "write a day such as"),
        ({"until": "2020-01-01"}, "is over"),
        ({"because": "  "}, "--because is empty"),
    ],
)
def test_what_accepts_nothing_is_refused_and_writes_nothing(run, tmp_path, more, told):
    code, out, err = waive(run, **more)
    assert (code, out) == (2, "")
    assert told in err
    assert not (tmp_path / "waivers.yaml").exists()


def test_without_results_or_with_several_the_option_is_asked_for(run, results, tmp_path):
    results.unlink()
    assert "--results" in waive(run)[2]
    for name in ("a", "b"):
        file = tmp_path / f"schoolcheck-out/{name}/results.json"
        file.parent.mkdir()
        file.write_bytes(result_to_json(of(DOOR)))
    code, _, err = waive(run)
    assert (code, "holds 2" in err) == (2, True)
    assert waive(run, "--results", file)[0] == 0


def test_the_brief_says_where_waivers_and_baseline_lie(run, results, tmp_path):
    (tmp_path / "schoolcheck.yaml").write_text("waivers: team/w.yaml\nbaseline: team/b.json\n")
    (tmp_path / "team").mkdir()
    _, out, err = waive(run)
    assert out == "team/w.yaml\n"
    assert read_waivers(tmp_path / "team/w.yaml")
    assert "A check reads it with" not in err
    assert run("baseline", "create", results)[0] == 0
    assert read_baseline(tmp_path / "team/b.json").entries


@pytest.mark.usefixtures("results")
def test_who_accepts_is_the_name_that_git_knows(run, tmp_path, monkeypatch):
    git = tmp_path / "bin/git"
    git.parent.mkdir()
    git.write_text("#!/bin/sh\necho A. Team\n")
    git.chmod(0o755)
    monkeypatch.setenv("PATH", str(git.parent), prepend=os.pathsep)
    assert run("waive", DOOR.key, "--because", "x", "--until", LATER)[0] == 0
    assert read_waivers(tmp_path / "waivers.yaml")[0].by == "A. Team"


@pytest.mark.usefixtures("results")
def test_nobody_accepts_anything_without_a_name(run, monkeypatch):
    monkeypatch.setattr(accept, "_who", str)
    code, _, err = run("waive", DOOR.key, "--because", "x", "--until", LATER)
    assert (code, "--by is empty" in err) == (2, True)


def test_a_baseline_is_created_once_and_then_may_only_shrink(run, results, tmp_path):
    file = tmp_path / "baseline.json"
    code, out, err = run("baseline", "create", results)
    assert (code, out) == (0, "baseline.json\n")
    assert "1 finding known from now on" in err
    before = file.read_bytes()
    code, _, err = run("baseline", "create", results)
    assert (code, "may only shrink" in err, file.read_bytes()) == (2, True, before)
    other = replace(DOOR, outcome=Outcome.PASS, shortfall=None)
    results.write_bytes(result_to_json(of(other)))
    code, _, err = run("baseline", "shrink", results)
    assert (code, "1 of 1 entries taken out; 0 are left" in err) == (0, True)
    assert read_baseline(file).entries == ()


def test_shrinking_adds_nothing_and_needs_a_baseline(run, results, tmp_path):
    code, _, err = run("baseline", "shrink", results)
    assert (code, "baseline.json cannot be read" in err) == (2, True)
    run("baseline", "create", results)
    results.write_bytes(result_to_json(of(DOOR, short_by(replace(DOOR, key="x"), 0.2))))
    run("baseline", "shrink", results)
    assert len(read_baseline(tmp_path / "baseline.json").entries) == 1


def test_results_of_which_nothing_is_known_make_no_baseline(run, results, tmp_path):
    results.write_bytes(result_to_json(blocked()))
    code, _, err = run("baseline", "create", results)
    assert (code, "could be assessed" in err) == (2, True)
    assert not (tmp_path / "baseline.json").exists()


def test_hostile_names_reach_no_terminal(run, results):
    bad = replace(DOOR, title="\x1b[31m::error::x", subject=replace(DOOR.subject, name="\x1b[2J"))
    results.write_bytes(result_to_json(oakfield(findings=(bad, PASSED))))
    code, out, err = waive(run)
    assert code == 0
    assert "\x1b" not in out + err


@pytest.fixture
def check(schoolcheck):
    """A whole check of a small model with its child: exit code, and what is told."""

    def run(model, *more):
        done = schoolcheck("check", CASES / model, *more)
        return done.returncode, done.stderr

    return run


def test_a_build_is_let_through_and_stopped_again(check, run, tmp_path):
    """Plain 1, known 0, worse than known 1; waived 0, expired 1; and never green by a slip."""
    code, told = check("fail-810-off-narrow-corridor.ifc")
    assert (code, "2 findings stop the build" in told) == (1, True)
    key = re.search(r"schoolcheck waive ([0-9a-f]+)", told)[1]

    results = tmp_path / "schoolcheck-out/fail-810-off-narrow-corridor/results.json"
    run("baseline", "create", results)
    code, told = check("fail-810-off-narrow-corridor.ifc", "--baseline", "baseline.json")
    assert (code, "stop the build" in told) == (0, False)
    code, told = check("fail-leaf-716.ifc", "--baseline", "baseline.json")
    assert code == 1
    assert "It is worse than the baseline knows it." in told

    (tmp_path / "baseline.json").unlink()
    waive(run, "--results", results, key=key)
    code, told = check("fail-810-off-narrow-corridor.ifc", "--waivers", "waivers.yaml")
    assert (code, "1 finding stops the build" in told, "1 waiver holds" in told) == (1, True, True)
    assert check("fail-810-off-narrow-corridor.ifc", "--waivers", "nowhere.yaml")[0] == 2
