"""The commands do what their help says, on a small model."""

import csv
import io
import json
import re

import pytest

from checker.bundled import bundled_folder

pytestmark = pytest.mark.slow


@pytest.fixture
def results(schoolcheck, model):
    schoolcheck("check", model, "--save-facts", "--fail-on", "never")
    return model.parent / "schoolcheck-out" / "school" / "results.json"


def test_check_writes_report_results_and_run(schoolcheck_anew, model):
    done = schoolcheck_anew("check", model)
    assert done.returncode in {0, 1}, done.stderr
    folder = model.parent / "schoolcheck-out" / "school"
    assert {path.name for path in folder.iterdir()} == {"report.html", "results.json", "run.json"}
    assert "school.ifc" in done.stderr
    assert "report.html" in done.stdout


@pytest.mark.slow
def test_quiet_says_nothing_but_still_exits(schoolcheck, model):
    done = schoolcheck("check", model, "--quiet", "--fail-on", "any")
    assert (done.stdout, done.stderr) == ("", "")
    assert done.returncode == 1


def test_the_gate_decides_the_exit_code(schoolcheck, model):
    assert schoolcheck("check", model, "--fail-on", "never").returncode == 0
    assert schoolcheck("check", model, "--fail-on", "any").returncode == 1


@pytest.mark.slow
def test_the_same_model_gives_the_same_bytes(schoolcheck_anew, model, results):
    first = results.read_bytes()
    schoolcheck_anew("check", model, "--fail-on", "never")
    assert results.read_bytes() == first


@pytest.mark.slow
def test_results_hold_no_path_of_this_machine(results, tmp_path):
    assert str(tmp_path) not in results.read_text("utf-8")
    assert json.loads(results.read_bytes())["model"]["file"] == "school.ifc"


@pytest.mark.slow
def test_judging_from_facts_gives_the_same_results(schoolcheck_anew, results):
    facts = results.parent / "facts.json"
    done = schoolcheck_anew("judge", facts, "--out", "again", "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    assert "No brief was read: none lies beside facts.json" in done.stderr
    again = results.parents[2] / "again" / "facts" / "results.json"
    assert again.read_bytes() == results.read_bytes()


@pytest.mark.slow
def test_a_report_can_be_written_again_from_results(schoolcheck_anew, results):
    first = (results.parent / "report.html").read_bytes()
    (results.parent / "report.html").unlink()
    assert schoolcheck_anew("report", results).returncode == 0
    assert (results.parent / "report.html").read_bytes() == first


def test_measure_prints_the_agreed_columns(schoolcheck_anew, model):
    done = schoolcheck_anew("measure", model)
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert list(rows[0]) == [
        "global_id",
        "ifc_class",
        "name",
        "storey",
        "measure",
        "value",
        "low",
        "high",
        "unit",
        "origin",
        "method",
        "missing",
    ]
    areas = [float(row["value"]) for row in rows if row["measure"] == "gross_area"]
    assert pytest.approx(7.5, abs=1e-6) in areas
    assert {"gross_area", "net_area", "height", "clear_width", "largest_circle"} <= {
        row["measure"] for row in rows if row["ifc_class"] == "IfcSpace"
    }
    assert {"overall_width", "clear_opening_width"} <= {
        row["measure"] for row in rows if row["ifc_class"] == "IfcDoor"
    }


@pytest.mark.slow
def test_measure_as_json_holds_the_same_rows(schoolcheck, model):
    rows = json.loads(schoolcheck("measure", model, "--format", "json").stdout)
    listed = list(csv.DictReader(io.StringIO(schoolcheck("measure", model).stdout)))
    assert len(rows) == len(listed)
    assert rows[0]["measure"] == listed[0]["measure"]


@pytest.mark.slow
def test_explain_tells_how_a_number_came_about(schoolcheck, results):
    findings = json.loads(results.read_bytes())["findings"]
    failing = next(each for each in findings if each["outcome"] == "fail" and each["observed"])
    link = f"file:///reports/report.html#f-{failing['key']}"
    done = schoolcheck("explain", link, "--results", results)
    assert done.returncode == 0, done.stderr
    assert done.stdout == schoolcheck("explain", failing["key"], "--results", results).stdout
    observed, source = failing["observed"], failing["source"]
    for text in (failing["rule"], observed["method"], source["document"], failing["sentence"]):
        assert text in done.stdout
    assert f"Observed {observed['measure'].replace('_', ' ')}: " in done.stdout
    assert "None" not in done.stdout
    assert "\nTo change: " in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "a.ifc", "--format", "docx"],
        ["check", "a.ifc", "--fail-on", "sometimes"],
        ["check", "a.ifc", "--cannot-tell", "maybe"],
        ["measure", "a.ifc", "--format", "xml"],
        ["explain", "abc", "--results", "nowhere.json"],
        ["report", "nowhere.json"],
        ["schema", "everything"],
        ["frobnicate"],
        ["check"],
        ["check", "a.ifc", "--rules", "nowhere"],
        ["check", "a.ifc", "--brief", "nowhere.yaml"],
    ],
    ids=" ".join,
)
def test_bad_usage_is_told_in_a_sentence_with_exit_code_2(schoolcheck, model, arguments):
    model.rename(model.with_name("a.ifc"))
    done = schoolcheck(*arguments)
    assert done.returncode == 2, done.stderr
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["results", "brief", "rules", "pack"])
def test_each_schema_is_printed_as_json(schoolcheck, name):
    done = schoolcheck("schema", name)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["$schema"].startswith("http")


def test_doctor_finds_this_machine_fit(schoolcheck):
    done = schoolcheck("doctor")
    assert done.returncode == 0, done.stdout
    assert "FAIL" not in done.stdout
    assert "ifcopenshell" in done.stdout


@pytest.mark.parametrize(
    "command", ["check", "judge", "measure", "explain", "report", "rules", "demo", "doctor"]
)
def test_every_command_explains_itself(schoolcheck, command):
    done = schoolcheck(command, "--help")
    assert done.returncode == 0
    assert len(done.stdout) > 100


@pytest.mark.slow
def test_hostile_names_cannot_write_to_the_terminal(schoolcheck, model, small_text):
    model.write_text(
        small_text.replace("'Calm room'", r"'\X2\001B\X0\[2J\X2\202E\X0\evil'"), "ascii"
    )
    done = schoolcheck("check", model, "--fail-on", "never")
    assert "\x1b" not in done.stderr + done.stdout
    assert "\u202e" not in done.stderr + done.stdout


def test_rules_lint_tells_what_a_rule_lacks(schoolcheck, tmp_path):
    (tmp_path / "office.yaml").write_text(
        "- rule: OFFICE-width\n"
        "  title: Rooms are wide\n"
        "  applies_to: {each: room, if_none: cannot tell}\n"
        "  measure: room_width\n"
        "  at_least: 2 m\n"
        "  strength: project\n"
        "  source: {document: brief, checked: no}\n",
        "utf-8",
    )
    done = schoolcheck("rules", "lint", "office.yaml")
    assert done.returncode == 2
    assert "office.yaml:1:" in done.stderr
    assert "remedy is missing" in done.stderr


def test_rules_lint_finds_the_shipped_packs_complete(schoolcheck):
    done = schoolcheck("rules", "lint")
    assert (done.returncode, done.stderr) == (0, "")
    assert "no mistakes" in done.stdout


def test_rules_test_runs_the_examples_of_the_shipped_packs(schoolcheck):
    done = schoolcheck("rules", "test")
    assert done.returncode == 0, done.stderr
    run, _of, all_of_them, *_rest = done.stdout.split()
    assert run == all_of_them
    assert int(run) > 100


def test_rules_show_names_the_nearest_rule(schoolcheck):
    done = schoolcheck("rules", "show", "ENG-SGR-aera")
    assert done.returncode == 2
    assert "ENG-SGR-area" in done.stderr


@pytest.mark.slow
def test_rules_coverage_counts_the_clauses_by_what_becomes_of_them(schoolcheck):
    done = schoolcheck("rules", "coverage", "england")
    *rows, last = done.stdout.splitlines()
    assert done.returncode == 0
    assert last.startswith(f"{len(rows)} clauses: ")
    counted = {
        each.split(" ", 1)[1]: int(each.split(" ", 1)[0])
        for each in last[:-1].split(": ")[1].split(", ")
    }
    assert sum(counted.values()) == len(rows)
    assert {"partly", "out of scope", "needs a person"} <= counted.keys()
    assert any(row.startswith("access/SAN-02 ") and " partly " in row for row in rows)


@pytest.mark.slow
def test_rules_coverage_of_a_pack_without_a_ledger_says_so(schoolcheck):
    done = schoolcheck("rules", "coverage", "readiness")
    assert done.returncode == 2
    assert "no ledger.yaml" in done.stderr


def test_rules_docs_writes_a_page_for_each_rule_and_the_drawings_that_they_show(
    schoolcheck, tmp_path
):
    done = schoolcheck("rules", "docs", "england", "--out", str(tmp_path / "pages"))
    assert done.returncode == 0, done.stderr
    pages = {path.name: path.read_text("utf-8") for path in (tmp_path / "pages").glob("*.md")}
    assert f"{len(pages) - 1} pages" in done.stdout
    shown = {name for text in pages.values() for name in re.findall(r"\]\((images/.*?)\)", text)}
    drawn = {f"images/{path.name}" for path in (tmp_path / "pages" / "images").iterdir()}
    assert shown == drawn
    assert len(drawn) > 20


def test_rules_docs_that_cannot_be_written_say_so(schoolcheck, tmp_path):
    (tmp_path / "file").write_text("x")
    done = schoolcheck("rules", "docs", "--out", str(tmp_path / "file" / "pages"))
    assert done.returncode == 2
    assert "README.md cannot be written" in done.stderr


def test_check_tries_another_profile_of_need(schoolcheck, tmp_path):
    school = bundled_folder("samples") / "oakfield"
    done = schoolcheck(
        "check",
        school / "oakfield-primary-A.ifc",
        "--profile",
        school / "more-autism.yaml",
        "--format",
        "json",
    )
    assert done.returncode == 1
    short = "3 rooms, 11.5 m² and 5 places in a base are short"
    assert f"Twice as many autistic pupils: 4 of 8 requirements change; {short}." in done.stderr
    (path,) = tmp_path.rglob("results.json")
    assert json.loads(path.read_text("utf-8"))["scenarios"][0]["rooms_short"] == 3


def test_uses_of_rooms_that_are_none_are_told_at_their_lines(schoolcheck, model):
    brief = "room_uses:\n  R1: snug\n  R2: small groop room\n  R3: store\n"
    (model.parent / "schoolcheck.yaml").write_text(brief)
    done = schoolcheck("check", model)
    assert done.returncode == 2
    assert "schoolcheck.yaml:2:3: R1: There is no room use called 'snug'" in done.stderr
    assert "schoolcheck.yaml:3:3: R2" in done.stderr
    assert "Did you mean 'small group room'?" in done.stderr
    assert "R3" not in done.stderr


def test_a_profile_that_is_wrong_ends_with_its_line(schoolcheck, tmp_path, model):
    (tmp_path / "wrong.yaml").write_text("need_profile: {autsm: 24}\n")
    done = schoolcheck("check", model, "--profile", "wrong.yaml")
    assert done.returncode == 2
    assert "wrong.yaml:1:16" in done.stderr
    assert "Did you mean 'autism'?" in done.stderr
