"""ci/gitlab.yml, and the files for Azure and Jenkins: no input in a script, and the script runs."""

import json
import os
import re
import subprocess

import jsonschema
import pytest
import yaml

from tests.ready.conftest import SMALLEST
from tests.ready.runner import PYTHON, ROOT, put

SCHEMA = ROOT / "tests" / "ready" / "schemas" / "gitlab-ci.schema.json"
TEMPLATE = ROOT / "ci" / "gitlab.yml"
SPEC, JOBS = yaml.safe_load_all(TEMPLATE.read_text("utf-8"))
(JOB,) = JOBS.values()
INPUTS = SPEC["spec"]["inputs"]
SCRIPTS = [*JOB["before_script"], *JOB["script"], *JOB["after_script"]]
AZURE = yaml.safe_load((ROOT / "ci" / "azure-pipelines.yml").read_text("utf-8"))
JENKINS = (ROOT / "ci" / "Jenkinsfile").read_text("utf-8")
SHELL = re.search(r"sh '''\n(.*?)'''", JENKINS, re.DOTALL)
HOSTILE = "a $(touch ran) 'b' \"c\" $HOME.ifc"


def filled(value, given):
    """Inputs in their places, as GitLab does before it looks at anything else."""
    if isinstance(value, dict):
        return {filled(key, given): filled(each, given) for key, each in value.items()}
    if isinstance(value, list):
        return [filled(each, given) for each in value]
    if isinstance(value, str):
        return re.sub(r"\$\[\[ inputs\.([\w-]+) \]\]", lambda match: given[match[1]], value)
    return value


DEFAULTS = {key: each.get("default", "") for key, each in INPUTS.items()}


def test_the_template_is_what_gitlab_takes_for_one():
    schema = json.loads(SCHEMA.read_text("utf-8"))
    check = jsonschema.Draft7Validator(schema)
    check.validate({"spec": SPEC["spec"]})
    check.validate(filled(JOBS, {**DEFAULTS, "models": "a.ifc", "package": "./schoolcheck"}))
    assert not check.is_valid({"schoolcheck": {**JOB, "artifacts": {"when": "sometimes"}}})


def test_no_input_stands_in_a_script_and_every_one_is_used():
    assert [script for script in SCRIPTS if "$[[" in script] == []
    used = set(re.findall(r"\$\[\[ inputs\.([\w-]+) \]\]", yaml.safe_dump(JOBS)))
    assert used == set(INPUTS)
    assert [key for key in INPUTS if "default" not in INPUTS[key]] == ["models", "package"]


def test_names_of_files_are_not_expanded_by_gitlab():
    names = ("MODELS", "BRIEF", "RULES", "AGAINST", "BASELINE", "WAIVERS", "HISTORY")
    entries = [JOB["variables"][f"SCHOOLCHECK_{name}"] for name in names]
    assert [each for each in entries if each.get("expand") is not False] == []


def test_reports_are_kept_whatever_the_gate_says():
    assert JOB["artifacts"]["when"] == "always"
    assert JOB["cache"]["when"] == "always"
    assert JOB["artifacts"]["reports"] == {
        "codequality": "schoolcheck-out/gl-code-quality-report.json",
        "junit": "schoolcheck-out/*/junit.xml",
    }


def shell(lines, environment, folder):
    """Lines as the runner joins them: it ends with the first that fails."""
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(lines)],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.fixture
def job(tmp_path):
    """The job's parts, to be run one after the other in a project with a hostile model."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / HOSTILE).write_bytes(SMALLEST.read_bytes())
    put(tmp_path / "bin" / "python", PYTHON)
    given = {**DEFAULTS, "models": "*.ifc", "package": "./schoolcheck", "against": "base-branch"}
    variables = {
        key: str(each["value"] if isinstance(each, dict) else each)
        for key, each in filled(JOB["variables"], given).items()
    }
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("GITHUB_")},
        **{k: v.replace("$CI_PROJECT_DIR", str(folder)) for k, v in variables.items()},
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "CALLS": str(tmp_path),
        "CI_JOB_TOKEN": "job",
    }

    def run(part: str):
        return shell(JOB[part], environment, folder)

    return run, folder


@pytest.mark.slow
def test_the_job_ends_with_the_code_of_the_gate_and_has_written_its_reports(job):
    run, folder = job
    (folder / "schoolcheck").mkdir()
    (folder / "schoolcheck" / "constraints.txt").touch()
    assert run("before_script").returncode == 0
    assert installed(folder.parent) == ["-c", "./schoolcheck/constraints.txt", "./schoolcheck"]
    done = run("script")
    assert done.returncode == 1, done.stderr
    assert "nothing to compare with: CI_API_V4_URL is missing" in done.stdout
    assert "1 finding stops the build" in done.stderr
    assert not list(folder.rglob("ran"))
    quality = folder / JOB["artifacts"]["reports"]["codequality"]
    assert len(json.loads(quality.read_text("utf-8"))) > 10
    assert len(list(folder.glob(JOB["artifacts"]["reports"]["junit"]))) == 1
    after = run("after_script")
    assert after.returncode == 0
    assert "so no comment" in after.stdout


def installed(calls):
    """What pip was told to install, after its options on how to speak."""
    told = (calls / "pip").read_text().splitlines()
    return told[told.index("--quiet") + 1 :]


SCRIPTS_OF = {
    "azure": "\n".join(step["bash"] for step in AZURE["steps"] if "bash" in step),
    "jenkins": SHELL[1] if SHELL else "",
}


@pytest.mark.slow
@pytest.mark.parametrize("platform", SCRIPTS_OF)
@pytest.mark.parametrize("has_pins", [True, False])
def test_the_scripts_for_azure_and_jenkins_install_and_end_with_the_code(
    tmp_path, platform, has_pins
):
    folder = tmp_path / "project"
    (folder / "our copy").mkdir(parents=True)
    if has_pins:
        (folder / "our copy" / "constraints.txt").touch()
    last = folder / ".schoolcheck" / "last" / "results.json"
    last.parent.mkdir(parents=True)
    last.write_text("of the last build")
    for name in ("python", "python3"):
        put(tmp_path / "bin" / name, PYTHON)
    environment = {
        **os.environ,
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "CALLS": str(tmp_path),
        "AGENT_TEMPDIRECTORY": str(tmp_path / "agent"),
        "SCHOOLCHECK_PACKAGE": "our copy",
        "SCHOOLCHECK_BASE": str(folder / ".schoolcheck" / "base.json"),
        "SCHOOLCHECK_MODELS": "$(touch ran).ifc",
    }
    done = shell([SCRIPTS_OF[platform]], environment, folder)
    assert done.returncode == 2, done.stderr
    assert "no model is called or matches '$(touch ran).ifc'" in done.stderr
    pins = ["-c", "our copy/constraints.txt"] if has_pins else []
    assert installed(tmp_path) == [*pins, "our copy"]
    assert not list(tmp_path.rglob("ran"))
    kept = folder / ".schoolcheck" / "base.json"
    assert kept.exists() is (platform == "jenkins")


def modules(text: str) -> set[str]:
    return set(re.findall(r"checker\._bundled\.ci\.(\w+)", text))


@pytest.mark.parametrize("name", ["gitlab.yml", "azure-pipelines.yml", "Jenkinsfile"])
def test_scripts_that_a_file_starts_are_shipped(name):
    named = modules((ROOT / "ci" / name).read_text("utf-8"))
    assert "check" in named
    assert [each for each in named if not (ROOT / "ci" / f"{each}.py").is_file()] == []
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert '"ci" = "checker/_bundled/ci"' in project


def test_azure_gets_its_parameters_by_the_environment():
    scripts = [step["bash"] for step in AZURE["steps"] if "bash" in step]
    assert len(scripts) == 2
    assert [script for script in scripts if "${{" in script] == []
    used = set(re.findall(r"parameters\.(\w+)", yaml.safe_dump(AZURE["steps"])))
    assert used == {each["name"] for each in AZURE["parameters"]}
    after = [step for step in AZURE["steps"] if str(step.get("task", "")).startswith("Publish")]
    assert [step["condition"] for step in after] == ["succeededOrFailed()"] * 2


def test_jenkins_gives_the_shell_a_script_without_values_of_its_own():
    assert SHELL is not None
    assert "${" not in SHELL[1]
    assert JENKINS.count("{") == JENKINS.count("}")
    assert JENKINS.index("post {") > JENKINS.index("stages {")


@pytest.mark.parametrize(
    "script",
    [*SCRIPTS, *(step["bash"] for step in AZURE["steps"] if "bash" in step), SHELL and SHELL[1]],
)
def test_every_script_is_one_that_a_shell_can_read(script):
    done = subprocess.run(["bash", "-n", "-c", script], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert subprocess.run(
        ["bash", "-n", "-c", f"{script}\nfi"], check=False, capture_output=True
    ).returncode


@pytest.mark.parametrize("platform", ["azure", "jenkins", "gitlab"])
def test_every_variable_that_a_file_sets_is_one_that_is_read(platform):
    text = {"azure": yaml.safe_dump(AZURE), "jenkins": JENKINS, "gitlab": yaml.safe_dump(JOBS)}
    named = set(re.findall(r"SCHOOLCHECK_[A-Z_]+", text[platform]))
    read = {"SCHOOLCHECK_TOKEN", "SCHOOLCHECK_PACKAGE", "SCHOOLCHECK_CACHE", "SCHOOLCHECK_BASE"}
    read |= {"SCHOOLCHECK_CACHE_MB"}
    words = "models brief rules fail-on cannot-tell against baseline waivers history formats out"
    read |= {f"SCHOOLCHECK_{word.upper().replace('-', '_')}" for word in words.split()}
    assert named <= read
    assert {"SCHOOLCHECK_MODELS", "SCHOOLCHECK_FORMATS", "SCHOOLCHECK_PACKAGE"} <= named
