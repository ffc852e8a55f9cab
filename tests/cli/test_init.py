"""`init`: the brief it writes loads, gates as it says, explains every part, overwrites nothing."""

import re
import sys
from dataclasses import replace
from itertools import pairwise

import pytest

from checker.brief import FILE_NAME, Brief, load_brief, read_brief
from checker.bundled import bundled_folder
from checker.cli import app, init
from checker.cli.first_brief import FIRST_BRIEF, first_brief
from checker.errors import UsageError
from checker.results import Outcome, Strength
from checker.results.codec import result_to_json
from checker.results.gate import Gate, blocking
from checker.results.run import RoomRow
from checker.rules import load_packs, locate
from tests.report.formats.made import made

_EXAMPLE = re.compile(r"^#(?! )|^#(?=  )", re.MULTILINE)
"""A # with a space and a word after it begins a sentence; any other begins an example."""


def taken_over(text: str) -> str:
    """The brief with all its examples in place of what stands there, as its head tells."""
    keys = {line.split(":")[0].removeprefix("#") for line in text.splitlines() if line[:1] == "#"}
    kept = [line for line in text.splitlines() if line.split(":")[0] not in keys]
    return _EXAMPLE.sub("", "\n".join(kept))


@pytest.fixture
def started(monkeypatch, tmp_path, capsys):
    """`schoolcheck init` in an empty folder: exit code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["schoolcheck", "init", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            app.main()
        return ended.value.code, *capsys.readouterr()

    return run


def test_init_writes_a_brief_that_loads_without_a_complaint(started, tmp_path):
    code, out, err = started()
    assert (code, out) == (0, f"{FILE_NAME}\n")
    assert "choose the gate" in err
    brief, document = read_brief(tmp_path / FILE_NAME)
    assert not document.complaints
    assert brief.rules == ("england",)
    assert init.FILE_NAME == FILE_NAME


def test_the_gate_of_the_first_brief_stops_on_small_group_space_and_bases(started, tmp_path):
    started()
    said = load_brief(tmp_path / FILE_NAME).gate.at("RIBA 3")
    gate = Gate(
        fail_on=said.fail_on or "never",
        cannot_tell=said.cannot_tell or "fail",
        by_topic=said.by_topic,
    )
    first = next(each for each in made().findings if each.outcome is Outcome.FAIL)
    findings = [
        replace(first, topic=topic, strength=strength, rule=f"{topic}-{strength}")
        for topic in ("small_group", "inclusion_base", "access")
        for strength in Strength
    ]
    stopped = {(each.topic, each.strength) for each in blocking(findings, gate)}
    everything = set(Strength)
    assert {strength for topic, strength in stopped if topic == "small_group"} == everything
    assert {strength for topic, strength in stopped if topic == "inclusion_base"} == everything
    assert {strength for topic, strength in stopped if topic == "access"} == {Strength.MUST}
    open_one = replace(first, outcome=Outcome.CANNOT_TELL, strength=Strength.MUST)
    assert blocking([open_one], gate) == ()


@pytest.mark.slow
def test_without_the_topics_no_rule_on_small_group_space_could_stop_a_build():
    """Why the first brief names them: none of these rules is statutory guidance."""
    rules = load_packs(locate(["england"], base=bundled_folder("rules"))).rules
    ours = [rule for rule in rules if rule.topic in {"small_group", "inclusion_base"}]
    assert len(ours) > 50
    assert [rule.id for rule in ours if rule.strength is Strength.MUST] == []
    topics = re.search(r"other topics: ([a-z_, ]+)\.", FIRST_BRIEF)
    assert topics is not None
    named = {*topics[1].split(", "), "small_group", "inclusion_base"}
    assert {rule.topic for rule in rules} - {"readiness"} == named


def test_every_part_of_the_brief_stands_in_the_first_one():
    keys = set(re.findall(r"^#?([a-z_]+):", first_brief(), re.MULTILINE))
    assert keys == set(Brief.model_fields)


@pytest.mark.slow
def test_all_examples_load_when_they_are_taken_over(tmp_path):
    path = tmp_path / FILE_NAME
    path.write_text(taken_over(first_brief()), encoding="utf-8")
    brief = load_brief(path)
    assert brief.gate.at("RIBA 4").cannot_tell == "fail"
    assert brief.gate.at("RIBA 3").cannot_tell == "warn"
    assert brief.bases[0].places == 20
    left_out = {name for name in Brief.model_fields if name not in brief.model_fields_set}
    assert left_out == set()
    rules = load_packs(locate(["england"], base=bundled_folder("rules")), settings=brief.settings)
    assert all(each.used for each in rules.overrides)
    assert {claim.rule for claim in brief.claims} <= {rule.id for rule in rules.rules}


def test_every_part_has_a_sentence_above_it():
    lines = FIRST_BRIEF.splitlines()
    bare = [
        line
        for before, line in pairwise(lines)
        if re.match(r"#?[a-z_]+:", line) and not before.startswith("#")
    ]
    assert bare == []


@pytest.mark.parametrize("taken", ["file", "link"])
def test_what_stands_there_is_never_overwritten(started, tmp_path, taken):
    path = tmp_path / "here" / FILE_NAME
    path.parent.mkdir()
    if taken == "file":
        path.write_text("school: {pupils: 9}\n")
    else:
        path.symlink_to(tmp_path / "elsewhere.yaml")
    code, out, err = started("here")
    assert (code, out) == (2, "")
    assert "is there already" in err
    assert not (tmp_path / "elsewhere.yaml").exists()
    assert taken == "link" or path.read_text() == "school: {pupils: 9}\n"


def test_a_brief_that_somebody_makes_meanwhile_is_not_overwritten_either(tmp_path):
    path = tmp_path / FILE_NAME
    path.write_text("theirs")
    with pytest.raises(UsageError, match="is there already"):
        init._write(path, "ours")
    assert path.read_text() == "theirs"


def test_a_folder_that_is_not_there_is_made_and_a_file_is_none(started, tmp_path):
    assert started("new/school", "--quiet") == (0, f"new/school/{FILE_NAME}\n", "")
    (tmp_path / "taken").write_text("")
    code, _out, err = started("taken")
    assert code == 2
    assert "taken is a file: name a folder." in err


HOSTILE = 'Store" # \u2028room_uses: {a: b}\n\x1b[2J'
ROOMS = (
    RoomRow(global_id="G1", name="00-01", long_name="Class 1", use="classroom"),
    RoomRow(global_id="G2", name="00-02", long_name="Rainbow room", gross_area=12.04),
    RoomRow(global_id="G3", name="twice"),
    RoomRow(global_id="G4", name="TWICE", use="store"),
    RoomRow(global_id="G5", name=HOSTILE, long_name=HOSTILE),
    RoomRow(global_id="G6"),
)


def results(folder, rooms):
    path = folder / "results.json"
    path.write_bytes(result_to_json(replace(made(), rooms=rooms)))
    return path


def test_with_a_model_the_brief_lists_the_rooms_whose_use_it_does_not_tell(started, tmp_path):
    code, _out, err = started("--model", results(tmp_path, ROOMS))
    assert code == 0
    assert "The use of 4 rooms is not known" in err
    text = (tmp_path / FILE_NAME).read_text("utf-8")
    asked = [line for line in text.splitlines() if line.startswith('#  "')]
    assert asked[0] == '#  "00-02": ""   # 00-02 Rainbow room, 12.0 m2'
    assert [line.split(":")[0] for line in asked[1:]] == ['#  "G3"', '#  "G5"', '#  "G6"']
    assert "\x1b" not in text
    assert "\u2028" not in text
    assert load_brief(tmp_path / FILE_NAME).room_uses == {}
    filled = "\n".join(line.removeprefix("#").replace('""', "store") for line in asked)
    (tmp_path / "filled.yaml").write_text(f"room_uses:\n{filled}\n", encoding="utf-8")
    uses = load_brief(tmp_path / "filled.yaml").room_uses
    assert uses == dict.fromkeys(("00-02", "G3", "G5", "G6"), "store")


def test_many_rooms_are_counted_and_not_all_listed(started, tmp_path):
    many = tuple(RoomRow(global_id=f"G{n}", name=f"{n}") for n in range(init.MOST_ROOMS + 1))
    _code, _out, err = started("--model", results(tmp_path, many))
    text = (tmp_path / FILE_NAME).read_text("utf-8")
    assert text.count('#  "') == init.MOST_ROOMS
    assert f"The use of {init.MOST_ROOMS + 1} rooms" in err
    assert f"lists {init.MOST_ROOMS} of them" in err


def test_a_model_that_lies_elsewhere_will_not_find_the_brief_and_that_is_told(started, tmp_path):
    _code, _out, err = started("here", "--model", results(tmp_path, ROOMS[:1]))
    assert "results.json lies elsewhere: name this brief with --brief" in err
    assert "not known" not in err


@pytest.mark.slow
def test_a_model_that_cannot_be_read_is_told_and_nothing_is_written(started, tmp_path):
    (tmp_path / "broken.ifc").write_text("ISO-10303-21;\n")
    code, out, err = started("--model", "broken.ifc")
    assert (code, out) == (3, "")
    assert "broken.ifc" in err
    assert not (tmp_path / FILE_NAME).exists()
