"""A setting of the brief that is wrong is told at its line of the brief."""

import pytest

from checker.brief import read_brief, said_in
from checker.errors import UsageError
from checker.rules import load_packs
from checker.rules.locate import shipped_rules
from tests.rules.test_loading import KNOWN, RULE

TEXT = (RULE % ("DOORS", "brief")).replace("900 mm", "least") + "  settings: {least: 900 mm}\n"


def load(folder, *lines):
    """The rule, with the settings of a brief that says them from its third line on."""
    (folder / "mine.yaml").write_text(TEXT)
    brief = folder / "schoolcheck.yaml"
    brief.write_text("school: {pupils: 420}\nsettings:\n" + "".join(f"  {e}\n" for e in lines))
    read, text = read_brief(brief)
    # Once is enough: where things stand is known from then on.
    brief.unlink()
    return load_packs(
        [folder / "mine.yaml"],
        settings=read.settings,
        said=said_in(text, "settings"),
        known=KNOWN,
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("DOORS.leest: 800 mm", "DOORS.leest: 'leest' is not known; did you mean 'least'?"),
        ("DOORS.least: 12 m2", "DOORS.least: '12 m2' is not of the kind '900 mm'"),
        ("DOORS.least: 12", "DOORS.least: '12' is not of the kind '900 mm'"),
        ("DOORS.least: -800 mm", "DOORS.least: '-800 mm' must not be negative"),
        ("DOOORS.least: 800 mm", "the rule 'DOOORS' is not known; did you mean 'DOORS'?"),
    ],
)
def test_the_line_of_the_brief_is_named(tmp_path, line, words):
    with pytest.raises(UsageError) as error:
        load(tmp_path, "DOORS.least: 700 mm" if "DOOORS" in line else "OTHER-9.x: 1 m", line)
    head, told = str(error.value).splitlines()
    assert head == "The settings of the brief have 1 mistake:"
    assert told == f"schoolcheck.yaml:4:3: {words}"


def test_a_right_setting_counts_and_its_brief_may_hold_those_of_other_packs(tmp_path):
    shipped = "ENG-ADM2-door-clear-width.least"
    found = load(tmp_path, "DOORS.least: 700 mm", f"{shipped}: 1 m")
    used = {(each.rule, each.used) for each in found.overrides}
    assert used == {("DOORS", True), (shipped.partition(".")[0], False)}


def test_a_shipped_rule_that_looks_like_a_loaded_one_is_no_mistake(tmp_path, monkeypatch):
    monkeypatch.setattr("checker.rules.load.shipped_rules", lambda: frozenset({"DOORZ"}))
    found = load(tmp_path, "DOORZ.least: 700 mm")
    assert [(each.rule, each.used) for each in found.overrides] == [("DOORZ", False)]


def test_the_ids_of_shipped_rules_are_those_of_every_pack():
    every = shipped_rules()
    assert {"ENG-ADM2-door-clear-width", "READY-rooms-recognised"} <= every
    assert any(each.startswith("NZ-") for each in every)
    assert any(each.startswith("ADA-") for each in every)


def test_mistakes_of_rules_and_of_the_brief_are_told_together(tmp_path):
    (tmp_path / "bad.yaml").write_text("- rule: X\n")
    brief = tmp_path / "schoolcheck.yaml"
    brief.write_text("settings: {DOORS.leest: 1 m}\n")
    (tmp_path / "mine.yaml").write_text(TEXT)
    read, text = read_brief(brief)
    with pytest.raises(UsageError, match=r"The rules have \d+ mistakes:") as error:
        load_packs(
            [tmp_path / "mine.yaml", tmp_path / "bad.yaml"],
            settings=read.settings,
            said=said_in(text, "settings"),
            known=KNOWN,
        )
    assert "schoolcheck.yaml:1:12: DOORS.leest" in str(error.value)
