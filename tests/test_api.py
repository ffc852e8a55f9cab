"""`from checker import check, compare`: what its page shows runs, and nothing red looks green."""

import io
import json
import pickle
import re
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from dataclasses import replace
from pathlib import Path

import pytest

import checker
from checker import Comparison, Run, SchoolcheckError, UsageError, api, check, compare
from checker.errors import ModelUnreadableError
from checker.jobs import Outcome
from checker.results import Change, Place, Revision, Strength
from checker.results import Outcome as Verdict
from checker.results.codec import result_to_json
from sample_models.make import ifc_text
from sample_models.make.small import Want, row
from tests.cli.test_startup import _imported_by
from tests.report.oakfield import HOSTILE, blocked, oakfield

PAGE = (Path(__file__).parents[1] / "docs" / "api.md").read_text(encoding="utf-8")
_FENCE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN = _FENCE.findall(PAGE)
WANTS = (
    Want(name="Classroom", kind="classroom", width=8.0, depth=7.0),
    Want(name="Small group room", kind="small group room", width=2.5, depth=3.0),
)


@pytest.fixture(scope="module")
def shown(tmp_path_factory) -> Iterator[dict]:
    """What the examples of the page leave, run in their order in a folder with two revisions."""
    folder = tmp_path_factory.mktemp("notebook")
    wider = replace(WANTS[1], width=4.0)
    (folder / "school.ifc").write_text(ifc_text(row(WANTS)), encoding="ascii")
    (folder / "school-2.ifc").write_text(ifc_text(row((WANTS[0], wider))), encoding="ascii")
    (folder / "schoolcheck.yaml").write_text("school: {name: Oakfield}\n", encoding="utf-8")
    (folder / "incoming").mkdir()
    (folder / "incoming" / "broken.ifc").write_text("no model", encoding="utf-8")
    names: dict = {"folder": folder, "printed": io.StringIO()}
    with chdir(folder), redirect_stdout(names["printed"]):
        for number, code in enumerate(SHOWN):
            exec(compile(code, f"docs/api.md example {number + 1}", "exec"), names)  # noqa: S102
            names.setdefault("first", names["run"])
    return names


def run_of(result=None, **given) -> Run:
    """A run as `check` returns it, of a made result."""
    result = oakfield() if result is None else result
    counts = {"pass": result.summary.pass_, "fail": result.summary.fail}
    made = Run(
        state="done", code=1, model="oakfield.ifc", results=result_to_json(result),
        answer={"verdict": "5 places depart.", "counts": counts, "blocking": 3},
    )  # fmt: skip
    return replace(made, **given)


UNREAD = run_of(code=3, message="It was cut off.", answer={}, results=b"")


@pytest.mark.slow
def test_every_example_of_the_page_runs_and_holds_what_the_page_says(shown):
    first, printed = shown["first"], shown["printed"].getvalue()
    assert len(SHOWN) == 6
    assert (first.state, first.code) == ("done", 1)
    assert list(first.files) == ["results.json"]
    assert len(first.fails) == first.counts["fail"] > 0
    assert len(first.cannot_tell) == first.counts["cannot_tell"] > 0
    assert first.verdict in printed
    assert first.fails[0].sentence in printed
    assert first.verdict == first.result.verdict
    assert shown["rows"] == []  # nothing of a model that cannot be read
    assert "broken.ifc 3 broken.ifc is not an IFC file" in printed
    assert printed.splitlines()[-1].startswith("fail_on='sometimes': not known.")


@pytest.mark.slow
def test_out_is_the_folder_itself_and_the_results_stay_in_memory(shown):
    after, folder = shown["after"], shown["folder"]
    assert after.answer["written"] == ["report.html", "results.json"]
    assert (folder / "reports" / "report.html").is_file()
    assert after.files == {}
    assert after.results == (folder / "reports" / "results.json").read_bytes()
    (folder / "reports" / "results.json").unlink()
    assert after.result.revision.against == "school.ifc"
    assert after.result.model.file == "school-2.ifc"
    assert json.loads((folder / "history.jsonl").read_bytes())["file"] == "school-2.ifc"
    assert after.result.history.rows[-1].at == ""


@pytest.mark.slow
def test_a_comparison_says_what_the_check_against_the_last_run_says(shown):
    comparison = shown["comparison"]
    assert comparison.changes == shown["after"].result.revision.changes
    assert comparison.new.findings == shown["after"].result.findings
    assert comparison.code == (1 if comparison.stops else 0)
    assert {"better", "fixed"} & {each["kind"] for each in comparison.to_rows()}
    assert comparison.told
    assert comparison.told in repr(comparison)


@pytest.mark.slow
def test_a_check_that_cannot_end_is_a_run_with_its_reason(shown):
    late = check(shown["folder"] / "school.ifc", timeout_s=0.05)
    assert (late.state, late.code, late.has_result) == ("timeout", 4, False)
    assert "longer than 0.05 s" in late.verdict
    with pytest.raises(SchoolcheckError, match=r"longer than 0\.05 s"):
        late.findings  # noqa: B018
    # The last revision's model is at fault, and the run is that one's.
    old = check("none.ifc", against=shown["folder"] / "incoming" / "broken.ifc")
    assert (old.model, old.code) == ("broken.ifc", 3)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"rules": "nowhere"}, "No rules called nowhere"),
        ({"brief": "nowhere.yaml"}, "The brief nowhere.yaml is not there"),
    ],
)
def test_what_only_the_child_knows_to_be_wrong_is_raised_too(shown, given, why):
    with pytest.raises(UsageError, match=why):
        check(shown["folder"] / "school.ifc", **given)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"fail_on": "sometimes"}, "fail_on='sometimes': not known. Use one of must, should"),
        ({"cannot_tell": ""}, "cannot_tell='': not known"),
        ({"formats": "html,docx"}, "formats='docx': not known"),
        ({"formats": []}, "formats is empty"),
        ({"formats": "html,"}, "formats is empty"),
        ({"timeout_s": 0}, "timeout_s=0"),
        ({"others": "furniture.ifc"}, r"'furniture.ifc' stands where a list is wanted"),
        ({"history": "."}, "is no file"),
        ({"against": "nowhere.json"}, "there is no such file"),
        ({"against": UNREAD}, "the run of oakfield.ifc has no results"),
    ],
    ids=str,
)
def test_a_wrong_argument_is_raised_before_any_work(given, why, monkeypatch):
    monkeypatch.setattr(api, "supervise", lambda *_given: pytest.fail("a child was started"))
    with pytest.raises(UsageError, match=why):
        check("school.ifc", **given)


def arguments_of(monkeypatch, outcome=None, **given):
    """What the child is asked, and the run."""
    asked = []

    def supervise(job):
        asked.append(job)
        return outcome or Outcome(state="done", code=3, message="Nothing.")

    monkeypatch.setattr(api, "supervise", supervise)
    return check("a/school.ifc", **given), asked[-1]


def test_arguments_are_the_options_of_the_command(monkeypatch, tmp_path):
    _run, job = arguments_of(
        monkeypatch, out=tmp_path, rules="england", brief=Path("b.yaml"), schedule="s.csv",
        profiles=["p.yaml"], others=[Path("f.ifc")], baseline="base.json", waivers="w.yaml",
        fail_on="any", cannot_tell="fail", formats="html, json", timeout_s=9,
    )  # fmt: skip
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", job.arguments.pop("today"))
    assert job.arguments == {
        "model": "a/school.ifc", "out": str(tmp_path), "rules": ["england"], "brief": "b.yaml",
        "schedule": "s.csv", "profiles": ["p.yaml"], "with": ["f.ifc"], "baseline": "base.json",
        "waivers": "w.yaml", "fail_on": "any", "cannot_tell": "fail", "history": None,
        "formats": ["html", "json"], "against": None,
    }  # fmt: skip
    assert job.limits.wall_s == 9


def test_formats_are_those_of_the_command_with_a_folder_and_results_alone_without(
    monkeypatch, tmp_path
):
    assert arguments_of(monkeypatch, out=tmp_path)[1].arguments["formats"] == ["html", "json"]
    assert arguments_of(monkeypatch)[1].arguments["formats"] == ["json"]
    without = arguments_of(monkeypatch, formats=["markdown"])[1]
    assert without.arguments["formats"] == ["markdown", "json"]
    assert not Path(without.arguments["out"]).exists()


def test_files_are_kept_in_memory_by_name_and_only_those_asked_for(monkeypatch):
    def supervise(job):
        out = Path(job.arguments["out"])
        out.mkdir()
        for name in ("report.md", "results.json"):
            (out / name).write_bytes(name.encode())
        answer = {"written": ["report.md", "results.json"], "verdict": "Fine."}
        return Outcome(state="done", code=0, answer=answer)

    monkeypatch.setattr(api, "supervise", supervise)
    run = check("school.ifc", formats="markdown")
    assert run.files == {"report.md": b"report.md"}
    assert run.results == b"results.json"


def test_a_run_is_an_outcome_as_before_and_can_be_kept():
    run = run_of()
    assert isinstance(run, Outcome)
    assert (run.code, run.state, run.message, run.answer["blocking"]) == (1, "done", "", 3)
    assert len(run.fails) == len(pickle.loads(pickle.dumps(run)).fails)  # noqa: S301 - ours


def test_findings_are_read_once_and_can_be_selected():
    run, result = run_of(), oakfield()
    assert run.result is run.result
    assert run.findings == result.findings
    assert {each.outcome for each in run.passes} == {"pass"}
    one = run.fails[0]
    assert one in run.select(
        outcome="fail", strength=one.strength, topic=one.topic, rule=one.rule,
        storey=one.place.storey, room=one.place.name,
    )  # fmt: skip
    assert run.select(rule="none such") == ()
    assert len(run.select(outcome="fail")) + len(run.select(outcome="pass")) < len(run.select())
    for wrong in ({"outcome": "failed"}, {"strength": "statutory"}):
        with pytest.raises(UsageError, match="not known"):
            run.select(**wrong)


def test_rows_are_flat_and_hold_no_control_characters():
    rows = run_of().to_rows()
    assert len(rows) == len(oakfield().findings)
    assert {tuple(each) for each in rows} == {tuple(rows[0])}
    values = [value for each in rows for value in each.values()]
    assert {type(value) for value in values} <= {str, float, int, type(None)}
    assert not [v for v in values if isinstance(v, str) and re.search(r"[\x00-\x1f\u202e]", v)]
    failing = next(each for each in rows if each["outcome"] == "fail" and each["at_least"])
    assert failing["sentence"]
    assert failing["low"] < failing["at_least"]
    assert len(run_of().to_rows(run_of().fails)) == len(run_of().fails)


def test_what_is_not_there_is_never_an_empty_list():
    assert not UNREAD.has_result
    assert (UNREAD.blocking, UNREAD.verdict, UNREAD.counts) == (None, "It was cut off.", {})
    for ask in ("findings", "fails", "cannot_tell", "passes", "result"):
        with pytest.raises(ModelUnreadableError, match=r"oakfield\.ifc: It was cut off\."):
            getattr(UNREAD, ask)
    with pytest.raises(UsageError, match="Add json to the formats"):
        run_of(results=b"").fails  # noqa: B018
    with pytest.raises(SchoolcheckError, match="It was cut off"):
        compare(UNREAD, oakfield())


def test_a_notebook_shows_a_short_table_in_which_a_model_can_do_nothing():
    evil = replace(oakfield().findings[0], outcome=Verdict.FAIL, sentence=f"{HOSTILE} & more")
    many = oakfield(findings=(evil,) * 14)
    html = run_of(many, model=f"{HOSTILE}.ifc")._repr_html_()
    assert "<img" not in html
    assert "<script" not in html
    assert html.count("<tr>") == 11
    assert "And 4 more" in html
    assert "Stopping the build: 3." in html
    assert "\x00" not in repr(run_of(model="a\x00b"))
    shown = replace(UNREAD, message=HOSTILE)._repr_html_()
    assert "&lt;img src=x" in shown
    assert "<table" not in shown
    change = Change(
        kind="new", rule="R", title=HOSTILE, strength=Strength.MUST, place=Place(name=HOSTILE)
    )
    new = oakfield(revision=Revision(against="A", changes=(change,) * 12))
    html = Comparison(code=1, old=oakfield(), new=new)._repr_html_()
    assert "<img" not in html
    assert "And 2 more" in html


def test_two_results_are_compared_whatever_they_come_as(tmp_path):
    old, path = oakfield(), tmp_path / "results.json"
    worse = tuple(
        replace(each, outcome=Verdict.FAIL) if each.outcome is Verdict.PASS else each
        for each in old.findings
    )
    path.write_bytes(result_to_json(replace(old, findings=worse)))
    comparison = compare(run_of(old), path, fail_on="any")
    assert comparison.code == 1
    assert {each.since for each in comparison.stops} == {"new"}
    assert compare(path, old, fail_on="any").code == 0
    assert compare(old, old).changes == ()
    assert compare(old, blocked()).code == 3
    with pytest.raises(UsageError, match="cannot be read"):
        compare(tmp_path / "none.json", old)
    with pytest.raises(UsageError, match="not known"):
        compare(old, old, fail_on="perhaps")


def test_importing_the_api_is_cheap():
    heavy = {"pydantic", "shapely", "ifcopenshell", "jinja2", "numpy"}
    assert heavy.isdisjoint(_imported_by("from checker import check, compare, Run"))
    assert set(checker.__all__) - {"__version__"} == set(checker._WHERE)
    with pytest.raises(AttributeError, match="has no attribute 'chekc'"):
        checker.chekc  # noqa: B018


def test_drafts_are_finished_or_told_as_the_command_does(monkeypatch, tmp_path):
    from checker.jobs import finish  # noqa: PLC0415

    answer = {"written": ["report.pdf", "results.json"], "verdict": "Fine.", "problems": []}
    done = Outcome(state="done", code=1, answer=answer)
    (tmp_path / "results.json").write_bytes(b"{}")

    def fails(*_given):
        raise UsageError("report.pdf cannot be printed.")

    monkeypatch.setattr(finish, "finish_drafts", fails)
    monkeypatch.setattr("checker.report.refuse_unready", lambda _names: None)
    run, _job = arguments_of(monkeypatch, done, out=tmp_path, formats="json,pdf")
    assert (run.code, run.message) == (2, "report.pdf cannot be printed.")
    assert run.answer["written"] == ["results.json"]
    assert [each.name for each in tmp_path.iterdir()] == ["results.json"]
