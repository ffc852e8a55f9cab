"""`compare`: what a revision did, in words, and the exit code of what newly fails."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from checker.cli import app, checked
from checker.jobs import Outcome as Ended
from checker.results import Outcome
from checker.results.codec import result_from_json, result_to_json
from checker.version import __version__
from sample_models.make import ifc_text
from sample_models.make.small import Want, row
from tests.report.oakfield import HOSTILE, blocked, findings, oakfield
from tests.results.test_alignment import BY_STOREY, with_storeys
from tests.results.test_parted import HALL, LEFT, OFFICE, RIGHT, model

BY_KEY = {each.key: each for each in findings()}
DOOR = BY_KEY["d1"]
BEFORE = replace(DOOR, outcome=Outcome.PASS)


@pytest.fixture
def compare(monkeypatch, capsys, tmp_path):
    """`schoolcheck compare` of two results: exit code, stdout, stderr."""

    def run(old, new, *more: str) -> tuple[int, str, str]:
        for name, result in (("old", old), ("new", new)):
            if not isinstance(result, str):
                (tmp_path / f"{name}.json").write_bytes(result_to_json(result))
        paths = [
            result if isinstance(result, str) else str(tmp_path / f"{name}.json")
            for name, result in (("old", old), ("new", new))
        ]
        monkeypatch.setattr(sys, "argv", ["schoolcheck", "compare", *paths, *more])
        with pytest.raises(SystemExit) as ended:
            app.main()
        told = capsys.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    return run


def of(*rows, **more):
    return oakfield(findings=rows, **more)


def test_what_newly_fails_at_the_gate_ends_with_one(compare):
    code, out, _ = compare(of(BEFORE, BY_KEY["d4"]), of(DOOR, BY_KEY["d4"]))
    assert code == 1
    assert "against" in out.splitlines()[0]
    assert "1 new" in out.splitlines()[0]
    assert "Newly failing: 1" in out
    assert "✕ fail, 742 to 760 mm; Statutory guidance)" in out
    assert out.endswith("1 of what is new stops the build (--fail-on must --cannot-tell warn).\n")


def test_what_still_passes_with_less_to_spare_is_counted_and_not_listed(compare):
    good = BY_KEY["d4"]
    less = replace(good, observed=replace(good.observed, low=0.85, high=0.86, value=None))
    _, out, _ = compare(of(good), of(less))
    assert "Worse than before: 1, 1 of which still pass and are not listed\n" in out
    assert good.title not in out


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "options", "code"),
    [
        ([DOOR], [DOOR], (), 0),
        ([DOOR], [BEFORE], (), 0),
        ([BEFORE], [DOOR], ("--fail-on", "never"), 0),
        ([BEFORE], [replace(DOOR, waiver="W-1")], (), 0),
        ([BEFORE], [replace(DOOR, outcome=Outcome.CANNOT_TELL)], (), 3),
        (
            [BEFORE, BY_KEY["d4"]],
            [replace(DOOR, outcome=Outcome.CANNOT_TELL), BY_KEY["d4"]],
            (),
            0,
        ),
        (
            [BEFORE, BY_KEY["d4"]],
            [replace(DOOR, outcome=Outcome.CANNOT_TELL), BY_KEY["d4"]],
            ("--cannot-tell", "fail"),
            1,
        ),
        ([BEFORE], [replace(DOOR, required=replace(DOOR.required, at_least=0.9))], (), 1),
    ],
    ids=[
        "known", "fixed", "no gate", "waived", "nothing assessed", "newly open", "open stops",
        "more asked of it by the same rules",
    ],
)  # fmt: skip
def test_the_exit_code_is_of_what_is_new(compare, old, new, options, code):
    assert compare(of(*old), of(*new), *options)[0] == code


def as_checked(monkeypatch, answers):
    """A child that gives these results, by the model's name; returns what it was asked."""
    jobs = []

    def child(job, **_watch):
        jobs.append(job)
        name = Path(job.arguments["model"]).name
        result = answers[name]
        if isinstance(result, Ended):
            return result
        folder = Path(job.arguments["out"])
        folder.mkdir()
        (folder / "results.json").write_bytes(result_to_json(result))
        return Ended(state="done", code=0, answer={"written": ["results.json"]})

    monkeypatch.setattr(checked, "supervise", child)
    return jobs


def test_models_are_judged_both_by_what_is_given_and_compared(compare, monkeypatch, tmp_path):
    answers = {"a.ifc": of(BEFORE, BY_KEY["d4"]), "b.ifc.gz": of(DOOR, BY_KEY["d4"])}
    jobs = as_checked(monkeypatch, answers)
    given = "--rules", "mine", "--rules", "england", "--brief", "own.yaml", "--timeout", "7"
    code, out, err = compare("x/a.ifc", "y/b.ifc.gz", *given)
    assert (code, err) == (1, "")
    assert "Newly failing: 1" in out
    assert [job.arguments["model"] for job in jobs] == ["x/a.ifc", "y/b.ifc.gz"]
    for job in jobs:
        assert job.arguments["rules"] == ["mine", "england"]
        assert job.arguments["brief"] == "own.yaml"
        assert job.limits.wall_s == 7
        assert not Path(job.arguments["out"]).exists()
    assert list(tmp_path.iterdir()) == []


def test_without_rules_or_brief_each_model_is_judged_by_its_own(compare, monkeypatch):
    jobs = as_checked(monkeypatch, {"a.ifc": of(DOOR, BY_KEY["d4"])})
    code, out, _ = compare("a.ifc", of(DOOR, BY_KEY["d4"]))
    assert code == 0
    assert "nothing changed" in out
    (job,) = jobs
    assert (job.arguments["rules"], job.arguments["brief"]) == ([], None)


def test_of_a_model_reports_go_where_a_check_would_put_them(compare, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    as_checked(monkeypatch, {"b.ifc.gz": of(DOOR, BY_KEY["d4"])})
    compare(of(BEFORE, BY_KEY["d4"]), "y/b.ifc.gz", "--format", "json")
    written = tmp_path / "schoolcheck-out" / "b" / "results.json"
    assert [each.kind for each in result_from_json(written.read_bytes()).revision.changes] == [
        "new"
    ]


@pytest.mark.parametrize("code", [2, 3, 4])
@pytest.mark.parametrize("side", ["old", "new"])
def test_a_model_that_cannot_be_judged_ends_with_its_code_and_its_sentence(
    compare, monkeypatch, side, code
):
    failed = Ended(state="done", code=code, message="This is no model.")
    as_checked(monkeypatch, {"a.ifc": failed})
    sides = ("a.ifc", of(DOOR)) if side == "old" else (of(DOOR), "a.ifc")
    ended, out, err = compare(*sides)
    assert (ended, out) == (code, "")
    assert err == "a.ifc: This is no model.\n"


@pytest.mark.parametrize("option", ["--rules", "--brief"])
def test_how_to_judge_is_refused_where_both_were_judged(compare, option):
    code, out, err = compare(of(DOOR), of(DOOR), option, "own")
    assert (code, out) == (2, "")
    assert f"{option} says how to judge a model" in err


@pytest.mark.slow
def test_two_models_are_checked_and_compared(schoolcheck, tmp_path):
    """With real children: the same school, with its calm room 1 m narrower."""
    for name, width in (("a", 3.0), ("b", 2.0)):
        wants = (
            Want(name="Classroom", kind="classroom", width=8.0, depth=7.0),
            Want(name="Calm room", kind="quiet calming space", width=width, depth=3.0),
        )
        (tmp_path / f"{name}.ifc").write_text(ifc_text(row(wants)), "ascii")
    ran = schoolcheck("compare", "a.ifc", "b.ifc", "--fail-on", "any")
    assert "Calm rooms are not too narrow (✓ pass, 3000 mm -> ✕ fail, 2000 mm" in ran.stdout
    assert (ran.returncode, ran.stderr) == (1, "")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.ifc", "b.ifc"]


def gated(**gate):
    """A result whose brief has a gate, and a need that is not told in figures."""
    brief = {
        "gate": gate, "school": {"stage": "RIBA 4", "pupils": 30},
        "need_profile": {"autism": "fewer than 5"},
    }  # fmt: skip
    return replace(of(DOOR, BY_KEY["d4"]), brief=brief)


@pytest.mark.parametrize(
    ("gate", "options", "code", "shown"),
    [
        ({}, (), 1, "--fail-on must --cannot-tell warn"),
        ({"fail_on": "never"}, (), 0, "--fail-on never --cannot-tell warn"),
        ({"fail_on": "never"}, ("--fail-on", "any"), 1, "--fail-on any --cannot-tell warn"),
        ({"by_topic": {"doors": "never"}}, (), 0, "doors: never"),
        ({"by_topic": {"doors": "never"}}, ("--fail-on", "must"), 1, "--fail-on must"),
        ({"by_stage": {"riba 4": {"fail_on": "never"}}}, (), 0, "--fail-on never"),
        ({"by_stage": {"RIBA 3": {"fail_on": "never"}}}, (), 1, "--fail-on must"),
        ({"cannot_tell": "fail"}, (), 1, "--cannot-tell fail"),
    ],
)
def test_the_gate_is_the_brief_s_of_the_new_revision(compare, gate, options, code, shown):
    old = replace(gated(fail_on="never"), findings=(BEFORE, BY_KEY["d4"]))
    ended, out, _ = compare(old, gated(**gate), *options)
    assert ended == code
    assert shown in out.splitlines()[-1]


def test_a_gate_that_nobody_knows_is_refused_with_a_sentence(compare):
    code, _, err = compare(of(DOOR), gated(fail_on="sometimes"))
    assert code == 2
    assert "The brief in these results has a gate.fail_on that is not known here" in err


def test_the_last_line_says_how_many_stop_the_build(compare):
    rows = [replace(BY_KEY[key], outcome=Outcome.FAIL) for key in ("d1", "d2")]
    good = [replace(each, outcome=Outcome.PASS) for each in rows]
    _, out, _ = compare(of(*good), of(*rows))
    assert out.splitlines()[-1].startswith("2 of what is new stop the build (")
    _, out, _ = compare(of(*rows), of(*rows))
    assert out.splitlines()[-1].startswith("Nothing of what is new stops the build (")


def test_words_of_the_gate_are_known_ones(compare):
    assert compare(of(DOOR), of(DOOR), "--fail-on", "wall")[0] == 2


def test_a_format_that_nobody_knows_is_refused_before_anything_is_told(compare):
    code, out, err = compare(of(DOOR), of(DOOR), "--format", "docx")
    assert (code, out) == (2, "")
    assert "--format docx: not known" in err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({"schema": "schoolcheck/results/0"}, "/0, of an earlier schoolcheck; this one reads"),
        ({"schema": "schoolcheck/results/0"}, "results/1: check the model again with this version"),
        ({"schema": "schoolcheck/results/12"}, f"this one ({__version__}) reads"),
        ({"schema": "schoolcheck/results/12"}, "update schoolcheck, or check the model again"),
        ({"schema": "schoolcheck/facts/1"}, "judge them first (schoolcheck judge FACTS)"),
        ({"schema": "else/results/1"}, "its schema is 'else/results/1', and not schoolcheck/"),
        ({"schema": "schoolcheck/results/\x1b[2J" + "9" * 99}, "its schema is 'schoolcheck/res"),
        ({"schema": 7}, "it names no schema, and not schoolcheck/results/1"),
        ([], "it is no JSON, or was cut off"),
        ({"schema": "schoolcheck/results/1", "tool": {"version": "9.9"}, "findings": 3},
         f"It was written by schoolcheck 9.9, and this is {__version__}: check the model again"),
        ({"schema": "schoolcheck/results/1", "tool": 3, "findings": 3}, "such places)."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("side", ["old", "new"])
def test_results_that_this_version_does_not_read_are_refused_with_what_to_do(
    compare, tmp_path, side, found, said
):
    path = tmp_path / "other.json"
    path.write_text(json.dumps(found), "utf-8")
    sides = (str(path), of(DOOR)) if side == "old" else (of(DOOR), str(path))
    code, out, err = compare(*sides)
    assert (code, out) == (2, "")
    assert said in err
    assert "other.json" in err
    assert "\x1b" not in err


@pytest.mark.parametrize(
    ("old", "new", "whose"),
    [
        (of(DOOR), blocked(), "this revision"),
        (blocked(), of(DOOR), "the last revision"),
        (blocked(), blocked(), "the last revision and this revision"),
    ],
)
def test_where_one_could_not_be_judged_nothing_is_new_and_it_is_no_success(
    compare, old, new, whose
):
    code, out, err = compare(old, new)
    assert code == 3
    assert f"Nothing of {whose} could be judged, so what changed cannot be told." in out
    assert "Nothing could be assessed." in err
    assert "stop" not in out
    assert len(out.splitlines()) == 2


def test_where_all_is_open_the_code_is_that_of_nothing_assessed(compare):
    unsure = replace(DOOR, outcome=Outcome.CANNOT_TELL)
    assert compare(of(unsure), of(DOOR))[0] == 3
    assert compare(of(DOOR), of(unsure))[0] == 3


@pytest.mark.slow
def test_reports_with_what_changed_are_written_where_asked(compare, tmp_path):
    out = tmp_path / "told"
    compare(of(BEFORE), of(DOOR), "--format", "html,json", "--out", str(out))
    page = (out / "report.html").read_text("utf-8")
    assert "Newly failing" in page
    result = result_from_json((out / "results.json").read_bytes())
    assert [each.kind for each in result.revision.changes] == ["new"]
    assert result.findings[0].since == "new"


def test_what_it_is_compared_with_is_not_written_over(compare, tmp_path):
    """Both lie in one folder, and the old one is called as the new report would be."""
    old = tmp_path / "results.json"
    old.write_bytes(result_to_json(of(BEFORE)))
    code, out, err = compare(str(old), of(DOOR), "--format", "html,json")
    assert (code, out) == (2, "")
    assert f"--format json would write over {old}: name another folder with --out." in err
    assert result_from_json(old.read_bytes()) == of(BEFORE)
    assert not (tmp_path / "report.html").exists()


def test_models_of_two_buildings_are_said_to_be(compare):
    rows = [
        replace(DOOR, key=f"k{n}", subject=replace(DOOR.subject, global_id=f"g{n}", name=f"n{n}"))
        for n in range(9)
    ]
    others = [
        replace(
            each,
            subject=replace(each.subject, global_id=f"x{n}", name=f"x{n}", bbox=None),
            place=replace(each.place, x=500.0 + 9 * n),
        )
        for n, each in enumerate(rows)
    ]
    code, out, _ = compare(of(*rows, rooms=()), of(*others, rooms=()))
    assert "hardly two revisions of one building" in out
    assert code == 1, "all of it is new, and it fails"
    assert "Rooms that are new" not in out
    code, out, _ = compare(of(*others, rooms=()), of(replace(rows[0], outcome=Outcome.PASS)))
    assert code == 0


def test_rooms_that_were_split_and_storeys_that_were_renamed_are_told(compare):
    _, out, _ = compare(model(HALL, OFFICE), model(LEFT, RIGHT, OFFICE))
    assert "Rooms that are new, gone, split or merged: 1\n" in out
    assert "  split: 1 Hall -> 1 Hall and 2 Store (Ground)\n" in out
    old = of(DOOR, BY_KEY["d4"])
    _, out, _ = compare(old, with_storeys(old, BY_STOREY))
    assert "  00 Ground floor -> Level 0 (renamed; known by what is on it, 90 % sure)\n" in out
    assert "moved)" not in out


def test_names_of_rooms_do_no_harm(compare):
    bad = "\x1b[2J\n::error::\u202e"
    new = model(("a", bad, bad, 0, 0, 6, 8), ("b", "2", bad, 6.1, 0, 3.9, 8), OFFICE)
    _, out, _ = compare(model(HALL, OFFICE), new)
    assert "split" in out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert not [line for line in out.splitlines() if line.lstrip().startswith("::")]


def test_names_of_the_model_do_no_harm(compare):
    name = f"{HOSTILE}\x1b[2J\n::error::"
    rows = replace(DOOR, title=name, place=replace(DOOR.place, name=name, number="")), BY_KEY["d4"]
    file = replace(oakfield().model, file="::error::\x1b[2J.ifc")
    _, out, _ = compare(of(replace(rows[0], outcome=Outcome.PASS), rows[1]), of(*rows, model=file))
    assert "\x1b" not in out
    assert not [line for line in out.splitlines() if line.lstrip().startswith("::")]
