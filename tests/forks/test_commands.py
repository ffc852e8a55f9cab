"""A command that is forked does what a fresh interpreter does."""

import os

import pytest

from tests.forks.commands import anew

pytestmark = pytest.mark.slow


@pytest.fixture
def both(tmp_path, commands):
    """What a fork and what a fresh interpreter end with: code, stdout and stderr."""

    def ended(*arguments, **more):
        given = {"folder": tmp_path, "environment": {**os.environ, **more}}
        ends = (commands.run(arguments, **given), anew(arguments, **given))
        return tuple((each.returncode, each.stdout, each.stderr) for each in ends)

    return ended


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--version",), 0),
        (("check", "--help"), 0),
        (("check", "nowhere.ifc", "--fail-on", "any"), 3),
        (("check", "torn.ifc", "--fail-on", "always"), 2),
        (("check", "torn.ifc", "--format", "json"), 3),
    ],
    ids=lambda each: str(each[0]) if isinstance(each, tuple) else "",
)
def test_a_fork_ends_as_a_fresh_interpreter_does(both, tmp_path, arguments, code):
    (tmp_path / "torn.ifc").write_text("ISO-10303-21;\n")
    fork, fresh = both(*arguments)
    assert fork == fresh
    assert fork[0] == code
    assert fork[1:] != ("", "")


def test_folder_and_environment_are_those_of_the_command_alone(both, commands, tmp_path):
    wide, _ = both("check", "--help", COLUMNS="200")
    narrow, fresh = both("check", "--help", COLUMNS="60")
    assert narrow == fresh != wide
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "torn.ifc").write_text("ISO-10303-21;\n")
    commands.run(("check", "torn.ifc"), folder=tmp_path / "inner", environment=os.environ)
    assert (tmp_path / "inner" / "schoolcheck-out").is_dir()
    assert not (tmp_path / "schoolcheck-out").exists()
