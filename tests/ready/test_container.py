"""The Dockerfile: two stages, nobody's root, nothing to fetch at run time, all files it needs."""

import re
import tomllib

import pytest

from tests.ready.runner import ROOT

TEXT = (ROOT / "Dockerfile").read_text("utf-8")
LINES = [
    " ".join(line.split())
    for line in re.sub(r"\\\n", " ", re.sub(r"^#.*\n", "", TEXT, flags=re.MULTILINE)).splitlines()
    if line.strip()
]
STAGES = [re.split(r"(?=FROM )", "\n".join(LINES))[1:]][0]
TEMPORARY = "/tmp"  # noqa: S108 - the container mounts it for this
IGNORED = [line for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
COPIED = [
    source
    for line in STAGES[0].splitlines()
    if line.startswith("COPY ")
    for source in line.split()[1:-1]
]


def test_there_is_a_stage_that_builds_and_one_that_runs():
    build, run = STAGES
    assert " AS build" in build
    images = [stage.split()[1] for stage in STAGES]
    assert len(set(images)) == 1
    # A tag that says which Python, so that tomorrow's build is today's.
    assert re.fullmatch(r"python:3\.(1[1-9])-slim-\w+", images[0])
    assert "COPY --from=build /opt/schoolcheck /opt/schoolcheck" in run
    assert [line for line in run.splitlines() if line.startswith(("COPY", "ADD"))] == [
        "COPY --from=build /opt/schoolcheck /opt/schoolcheck"
    ]


def test_what_runs_is_nobodys_root_and_starts_schoolcheck():
    lines = STAGES[1].splitlines()
    (user,) = (line for line in lines if line.startswith("USER "))
    assert re.fullmatch(r"USER [1-9]\d{3,}:[1-9]\d{3,}", user)
    assert lines.index(user) < lines.index('ENTRYPOINT ["schoolcheck"]')
    # After it nothing is run as somebody else.
    assert not any(line.startswith("RUN") for line in lines[lines.index(user) :])


def test_what_runs_can_neither_build_nor_fetch():
    run = STAGES[1]
    assert "pip uninstall --yes" in run
    assert not re.search(r"apt-get|pip install|curl|wget|git clone|gcc", run)
    assert "--without-pip" in STAGES[0]


def test_everything_written_at_run_time_goes_to_tmp():
    env = re.search(r"^ENV (.*)$", STAGES[1], re.MULTILINE)
    assert env is not None
    said = dict(pair.split("=", 1) for pair in env[1].split())
    assert said["HOME"] == TEMPORARY
    assert said["SCHOOLCHECK_CACHE"].startswith(f"{TEMPORARY}/")
    assert said["PYTHONDONTWRITEBYTECODE"] == "1"
    for word in ("--network none", "--read-only", "--tmpfs /tmp"):
        assert word in TEXT


def test_no_secret_is_asked_for():
    assert not re.search(r"\b(ARG|token|password|secret|key)\b", TEXT, re.IGNORECASE)


def test_all_that_the_package_is_made_of_is_copied():
    assert [source for source in COPIED if not (ROOT / source).exists()] == []
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    project = PROJECT["project"]
    needed = [*wheel["packages"], *wheel["force-include"], *project["license-files"]]
    needed += [project["readme"], "pyproject.toml", "constraints.txt"]
    assert set(needed) == set(COPIED)


@pytest.mark.parametrize("source", COPIED)
def test_what_is_copied_is_not_ignored(source):
    assert IGNORED[1] == "*"
    assert f"!{source}" in IGNORED


def test_only_what_is_copied_reaches_the_builder():
    assert {line[1:] for line in IGNORED if line.startswith("!")} == set(COPIED)
