"""action.yml, run step by step: reports before the gate, no input in a script, one comment."""

import json
import re

import jsonschema
import pytest
import yaml

from tests.ready.runner import ACTION, ROOT, STEPS

SCHEMA = ROOT / "tests" / "ready" / "schemas" / "github-action.schema.json"
NAMES = [step["name"] for step in STEPS]
HOSTILE = "a $(touch ran) `touch ran` 'b' \"c\"; touch ran #.ifc"
TWO_LINES = "two\n::error::lines.ifc"


def test_the_action_is_what_github_takes_for_one():
    jsonschema.Draft7Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(ACTION)
    # The schema tells a mistake from none.
    broken = {**ACTION, "runs": {"using": "composite", "steps": [{"run": "true"}]}}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, json.loads(SCHEMA.read_text("utf-8")))


def test_no_expression_stands_in_a_script():
    scripts = [step["run"] for step in STEPS if "run" in step]
    assert len(scripts) >= 5
    assert [script for script in scripts if "${{" in script] == []
    assert {step["shell"] for step in STEPS if "run" in step} == {"bash"}


def test_every_input_is_used_and_every_one_used_is_there():
    text = yaml.safe_dump(STEPS)
    used = set(re.findall(r"inputs\.([\w-]+)", text))
    assert used == set(ACTION["inputs"])
    assert all(each["description"] for each in ACTION["inputs"].values())
    required = [key for key, each in ACTION["inputs"].items() if each.get("required")]
    assert required == ["models"]
    assert all("default" in each for key, each in ACTION["inputs"].items() if key not in required)


def test_only_githubs_own_actions_are_used_each_pinned_to_a_major_version():
    used = [step["uses"] for step in STEPS if "uses" in step]
    assert len(used) == 5
    pinned = re.compile(r"(actions|github)/[\w/-]+@v\d+")
    assert [each for each in used if not pinned.fullmatch(each)] == []


def test_the_gate_comes_last_and_all_before_it_run_whatever_the_check_says():
    assert NAMES[-1] == "Gate"
    after = STEPS[NAMES.index("Check") + 1 :]
    assert [step["name"] for step in after if not step["if"].startswith("always()")] == []
    # What depends on the server must not fail a build: a fork may neither comment nor upload.
    depends = [step for step in after if step["name"] != "Gate"]
    assert [step["name"] for step in depends if step.get("continue-on-error") is not True] == []


def test_the_token_is_in_no_step_that_reads_a_model():
    holders = {step["name"] for step in STEPS if "token" in yaml.safe_dump(step).casefold()}
    assert holders == {"Fetch the results of the base branch", "Comment on the pull request"}


@pytest.fixture
def blocked(runner, school):
    """A stopped build with a hostile name, a model that cannot be read, and an old comment."""
    (runner.workspace / HOSTILE).write_bytes(school)
    (runner.workspace / TWO_LINES).write_text("ISO-10303-21;\n")
    old = [
        json.dumps([4, "somebody", "<!-- schoolcheck:report -->\nnot the bot's"]),
        json.dumps([5, "github-actions[bot]", "said <!-- schoolcheck:report --> later"]),
        json.dumps([6, "github-actions[bot]", "<!-- schoolcheck:report -->\r\n## old"]),
    ]
    (runner.calls / "comments").write_text("\n".join(old))
    return runner.run(models="*.ifc")


@pytest.mark.slow
def test_a_stopped_build_has_its_reports_uploaded_and_its_comment_changed(blocked, runner):
    assert blocked.code == 3
    assert blocked.outputs["check"] == {"code": "3", "sarif": "true"}
    skipped = {"Fetch the results of the base branch"}
    assert list(blocked.ran) == [name for name in NAMES if name not in skipped]
    assert blocked.ran["Upload SARIF"] == {"sarif_file": "schoolcheck-out"}
    assert len(list((runner.workspace / "schoolcheck-out").glob("*/results.sarif"))) == 2
    # Nothing ran that a name holds, and no line of a name is a command to the server.
    assert not list(runner.workspace.rglob("ran"))
    assert not any(line.startswith("::error::lines") for line in blocked.said.splitlines())
    assert "\n::error title=" in f"\n{blocked.said}"
    # The step's summary holds both models.
    assert blocked.summary.count("<!-- schoolcheck:report -->") == 2
    # The bot's own comment is changed: neither another's nor one that only mentions the line.
    wrote = [call for call in blocked.gh() if "--method" in call]
    assert len(wrote) == 1
    assert wrote[0].startswith("api --method PATCH repos/team/school/issues/comments/6 ")
    body = json.loads((runner.calls / "body").read_text("utf-8"))["body"]
    lines = body.splitlines()
    assert lines[0] == "<!-- schoolcheck:report -->"
    assert body.count("<!-- schoolcheck:report -->") == 1
    assert "cannot be read" in lines[2]
    assert "https://github.example/team/school/actions/runs/7" in body
    assert body.count("## schoolcheck: ") == 2
    packages = (runner.calls / "pip").read_text("utf-8").splitlines()
    assert packages[-3:] == ["-c", str(ROOT / "constraints.txt"), str(ROOT)]


@pytest.fixture
def compared(runner, school):
    """A pull request from a fork, compared with the base branch, by a gate that lets it pass."""
    folder = runner.workspace / "ifc"
    folder.mkdir()
    (folder / "school.ifc").write_bytes(school)
    runs = [
        {"databaseId": 1, "event": "pull_request", "status": "completed"},
        {"databaseId": 2, "event": "push", "status": "in_progress"},
        {"databaseId": 3, "event": "push", "status": "completed"},
        {"databaseId": 4, "event": "push", "status": "completed"},
    ]
    (runner.calls / "runs").write_text(json.dumps(runs))
    example = ROOT / "reports" / "examples" / "oakfield-primary-A" / "results.json"
    # The artefacts of a fork's run on a branch of the same name, and of our own.
    for number in (1, 4):
        earlier = runner.calls / f"artifact-{number}" / "school" / "results.json"
        earlier.parent.mkdir(parents=True)
        earlier.write_bytes(example.read_bytes() if number == 4 else b"not ours")
    (runner.calls / "forbidden").touch()
    return runner.run(
        models="ifc/**/*.ifc\n",
        fail_on="never",
        against="base-branch",
        formats="json",
        history="runs.jsonl",
    )


@pytest.mark.slow
def test_a_fork_is_compared_and_may_not_comment_and_its_build_goes_on(compared, runner):
    assert compared.code == 0
    downloads = [call.split()[2] for call in compared.gh() if call.startswith("run download")]
    # Not 1: a fork's branch may be called main as well. 3 ended before it had results.
    assert downloads == ["3", "4"]
    assert "--branch main --workflow Check the school" in compared.gh()[0]
    assert "compared with the last results" in compared.said
    results = json.loads(
        (runner.workspace / "schoolcheck-out" / "school" / "results.json").read_text("utf-8")
    )
    assert results["revision"]["against"] == "oakfield-primary-A.ifc"
    # One line of history, kept where the server caches it and among the reports.
    (kept,) = (runner.temp / "schoolcheck-cache").glob("history-*.jsonl")
    assert len(kept.read_text("utf-8").splitlines()) == 1
    assert (runner.workspace / "schoolcheck-out" / "runs.jsonl").read_text() == kept.read_text()
    assert "no comment was written: HTTP 403" in compared.said
    assert compared.ran["Comment on the pull request"] == 0
    assert "Upload SARIF" not in compared.ran


def test_a_pattern_that_matches_nothing_stops_the_build_and_says_so(runner):
    (runner.workspace / "schoolcheck-out").mkdir()
    (runner.workspace / "schoolcheck-out" / "server.json").write_text('{"code": 0, "reports": []}')
    job = runner.run(models="nowhere/*.ifc", artifact="")
    assert job.code == 2
    assert "no model is called or matches 'nowhere/*.ifc'" in job.said
    assert "Upload the reports" not in job.ran
    body = json.loads((runner.calls / "body").read_text("utf-8"))["body"]
    assert "**The check did not run**" in body
    assert job.gh()[-1].startswith("api --method POST repos/team/school/issues/12/comments ")


def test_a_push_has_no_pull_request_to_comment_on(runner):
    runner.github["github.event.pull_request.number"] = ""
    job = runner.run(models="nowhere.ifc")
    assert "Comment on the pull request" not in job.ran
    assert job.gh() == []


def test_where_installing_failed_the_build_is_stopped_and_nothing_is_checked(runner):
    runner.python.write_text("#!/bin/bash\nexit 9\n")
    job = runner.run(models="school.ifc")
    assert job.ran["Install schoolcheck"] == 9
    assert "Check" not in job.ran
    assert job.code == 4
