"""The command line over a school with one thing spoiled: the rest is judged, no pass for it."""

import json
from pathlib import Path

import pytest

from tests.pipeline.spoiled import Spoiling, Text, sound_text, spoiled_text

pytestmark = pytest.mark.slow


def crossed(text: Text) -> None:
    """The small group room is a bow tie."""
    ring = [(-1.5, -2.0), (1.5, 2.0), (1.5, -2.0), (-1.5, 2.0), (-1.5, -2.0)]
    text.body("00-02", text.prism(text.outline(*ring), at="9.7,4.2,0."))


def endless(text: Text) -> None:
    """The desk in the corridor stands at 1e300."""
    text.move("00-99-F01", "1.E300,0.,0.")


def unnumbered(text: Text) -> None:
    """The door of the small group room is NAN wide."""
    text.swap(text.find("00-02-D01"), ",2.1,1.01,", ",2.1,NAN,")


WHO: dict[Spoiling, tuple[str, str]] = {
    crossed: ("00-02", "crosses itself"),
    endless: ("00-99", "00-99-F01"),
    unnumbered: ("", "no numbers"),
}


def results(schoolcheck, folder: Path, text: str) -> tuple[int, str, dict]:
    (folder / "school.ifc").write_text(text, "ascii")
    done = schoolcheck("check", "school.ifc", "--format", "json", "--fail-on", "never")
    assert "Traceback" not in done.stdout + done.stderr
    path = folder / "schoolcheck-out" / "school" / "results.json"
    return done.returncode, done.stderr, json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("spoil", WHO, ids=lambda spoil: spoil.__name__)
def test_the_rest_of_the_model_is_judged_and_what_is_spoiled_passes_nothing_new(
    schoolcheck, tmp_path, spoil
):
    who, word = WHO[spoil]
    _, _, before = results(schoolcheck, tmp_path, sound_text())
    code, _, after = results(schoolcheck, tmp_path, spoiled_text(spoil))
    assert code == 0
    assert any(word in each["message"] for each in after["readiness"]["problems"])
    then = {each["key"]: each["outcome"] for each in before["findings"]}
    gained = [
        each["key"]
        for each in after["findings"]
        if each["outcome"] == "pass" and then.get(each["key"]) != "pass"
    ]
    assert gained == []
    same = [each for each in after["findings"] if then.get(each["key"]) == each["outcome"]]
    assert len(same) >= 0.7 * len(then)
    assert after["summary"]["pass"] >= 0.5 * before["summary"]["pass"]
    doubtful = {each["rule"]: each for each in after["findings"] if each["subject"]["name"] == who}
    told = [each for each in doubtful.values() if each["outcome"] == "cannot_tell"]
    assert bool(told) == bool(who)
    assert all(each["missing"] and each["ask"] for each in told)
    assert not who or any(word in " ".join(each["missing"]) for each in told)
