"""Reading `schoolcheck.yaml`: everything it may say, and all that may be wrong with it."""

from datetime import date
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from checker.brief import Brief, brief_schema, find_brief, load_brief, load_profile
from checker.errors import UsageError

WHOLE = """
school: {name: Oakfield Primary, phase: primary, pupils: 420, classes: 14, stage: RIBA 3, works: new}
judged_as_of: 2026-11-01
models:
  - {file: oakfield-arc.ifc, part: architecture}
  - {file: oakfield-ffe.ifc, part: furniture}
bases:
  - {name: Inclusion base, zone: Base, model: specialist, places: 20, cohort: [autism, SLCN], time_in_base: most}
  - {name: Second, rooms: ["00-12", 1.07]}
clusters: {Year 1-2: ["00-14", 00-15, "1.10"]}
entrances: {main: D-001, quiet: D-017}
need_profile: {autism: 18, SEMH: 22, SLCN: 30, PD: 4}
targets: {small_group_m2_per_pupil: 0.24}
rules: [england, ./office-rules]
settings: {ENG-BASE-near-mainstream.max_travel: 50 m}
room_uses: {"Rainbow room": sensory room, 1.07: small group room, 010: store}
answers: {D-014: {approach: straight}, 1.07: {furniture_complete: yes}}
claims: [{rule: R, subject: D-1, because: stated, by: architect, on: 2026-11-01}]
schedule: schedule-of-accommodation.xlsx
schedule_tolerance: 0.5
waivers: waivers.yaml
baseline: baseline.json
gate: {fail_on: must, cannot_tell: warn, by_topic: {small_group: should}, by_stage: {RIBA 4: {cannot_tell: fail}}}
"""  # noqa: E501 - as the design page writes it


@pytest.fixture
def write(tmp_path: Path):
    def written(text: str, *, name: str = "schoolcheck.yaml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


def test_every_key_of_the_design_is_read(write):
    brief = load_brief(write(WHOLE))
    assert brief.school.pupils == 420
    assert brief.judged_as_of == date(2026, 11, 1)
    assert [part.part for part in brief.models] == ["architecture", "furniture"]
    assert brief.bases[0].cohort == ("autism", "SLCN")
    assert brief.need_profile["PD"] == 4
    assert brief.targets["small_group_m2_per_pupil"] == pytest.approx(0.24)
    assert brief.gate.by_stage["RIBA 4"].cannot_tell == "fail"
    assert brief.gate.by_topic == {"small_group": "should"}
    assert brief.settings["ENG-BASE-near-mainstream.max_travel"] == "50 m"
    assert brief.claims[0].on == date(2026, 11, 1)
    assert (brief.schedule, brief.schedule_tolerance) == (
        "schedule-of-accommodation.xlsx",
        0.5,
    )
    assert set(Brief.model_fields) == set(brief.model_fields_set)


def test_room_numbers_stay_text(write):
    brief = load_brief(write(WHOLE))
    assert brief.bases[1].rooms == ("00-12", "1.07")
    assert brief.clusters["Year 1-2"] == ("00-14", "00-15", "1.10")
    assert brief.room_uses["1.07"] == "small group room"
    assert brief.room_uses["010"] == "store"
    assert brief.answers["1.07"] == {"furniture_complete": "yes"}


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n"])
def test_an_empty_brief_is_a_brief(write, text):
    assert load_brief(write(text)) == Brief()


def test_base_is_short_for_one_of_bases(write):
    assert load_brief(write("base: {name: Hub, places: 12}")).bases[0].places == 12


def test_a_mistake_in_the_short_form_is_found_in_its_place(write):
    with pytest.raises(
        UsageError, match=r"schoolcheck\.yaml:1:16: 'a dozen' is not a whole number"
    ):
        load_brief(write("base: {places: 'a dozen'}"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("school: {phase: primry}", ":1:17: 'primry' is not one of"),
        ("school: {phase: primry}", "Did you mean 'primary'?"),
        ("school: {pupils: many}", ":1:18: 'many' is not a whole number"),
        ("school: {pupils: -1}", "'-1' is not a number from 1 up"),
        ("school: {pupils: 0}", "'0' is not a number from 1 up"),
        ("school: {stge: 3}", ":1:10: 'stge' is not known here. Did you mean 'stage'?"),
        ("judged_as_of: 2026-13-01", ":1:15: '2026-13-01' is not a date"),
        ("targts: {}", "Did you mean 'targets'?"),
        ("targets: {a: nan}", "'nan' is not a number"),
        ("targets: {a: inf}", "'inf' is not a number"),
        ("bases: {name: X}", "is not a list"),
        ("bases:\n  - {name: A}\n  - {name: a}", "two bases are called 'a'"),
        ("base: {name: A}\nbases: []", ":1:1: 'base' is short for 'bases'"),
        ("base: {cohort: [autsm]}", "Did you mean 'autism'?"),
        ("need_profile: {SEMHH: 2}", "Did you mean 'SEMH'?"),
        ("need_profile: {ASD: 18}", "Did you mean 'autism'?"),
        ("need_profile: {asc: 18}", "Did you mean 'autism'?"),
        ("base: {cohort: [ASD]}", "Did you mean 'autism'?"),
        ("need_profile: {dyslexia: 5}", "Did you mean 'SpLD'?"),
        ("claims:\n  - {rule: X}", ":2:5: 'because' is missing"),
        ("gate: {fail_on: often}", "'often' is not one of must, should, any, never"),
        ("gate: {by_stage: {RIBA 4: {cannot_tel: fail}}}", "Did you mean 'cannot_tell'?"),
        ("room_uses: {a: ''}", "'' is not text"),
        ("just words", "is not a list of keys with values"),
        ("- a\n- b", "is not a list of keys with values"),
        ("school: {pupils: 1, pupils: 2}", "'pupils' is given twice"),
        ("school: &a {pupils: 1}\nx: *a", "not allowed"),
        ("school: {pupils: 1", ":"),
        ("school: !!python/object:os.system {}", "tag"),
    ],
)
def test_each_mistake_is_told_in_its_place(write, text, message):
    with pytest.raises(UsageError) as caught:
        load_brief(write(text))
    assert message in str(caught.value)
    assert "schoolcheck.yaml:" in str(caught.value)


def test_all_mistakes_are_told_at_once_in_order(write):
    with pytest.raises(UsageError) as caught:
        load_brief(write("school: {phase: x}\ntargts: {}\njudged_as_of: soon\n"))
    lines = str(caught.value).splitlines()
    assert lines[0] == "The brief has 3 mistakes:"
    assert [line.split(":")[1] for line in lines[1:]] == ["1", "2", "3"]


def test_a_missing_file_is_told_in_a_sentence(tmp_path):
    with pytest.raises(UsageError, match=r"The brief nowhere.yaml is not there\."):
        load_brief(tmp_path / "nowhere.yaml")
    with pytest.raises(UsageError, match="this is not a file"):
        load_brief(tmp_path)


def test_the_brief_beside_the_model_comes_before_one_above(write, tmp_path):
    above = write("")
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    assert find_brief(folder / "m.ifc") == above.resolve()
    beside = folder / "schoolcheck.yaml"
    beside.write_text("")
    assert find_brief(folder / "m.ifc") == beside.resolve()


def test_no_brief_is_no_trouble(tmp_path):
    found = find_brief(tmp_path / "m.ifc")
    assert found is None or not found.is_relative_to(tmp_path)


def test_the_schema_is_draft_07_and_accepts_what_the_loader_accepts():
    schema = brief_schema()
    jsonschema.Draft7Validator.check_schema(schema)
    assert "$defs" not in str(schema)
    plain = YAML(typ="safe", pure=True).load(
        WHOLE.replace(" 1.07", ' "1.07"').replace("010", '"010"')
    )
    plain["judged_as_of"] = plain["claims"][0]["on"] = "2026-11-01"
    plain["answers"]["1.07"]["furniture_complete"] = "yes"
    jsonschema.Draft7Validator(schema).validate(plain)


@pytest.mark.parametrize("broken", [{"schol": {}}, {"school": {"phase": "x"}}, {"bases": {}}])
def test_the_schema_refuses_what_the_loader_refuses(broken):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(brief_schema()).validate(broken)


def test_the_schema_knows_the_short_form():
    jsonschema.Draft7Validator(brief_schema()).validate({"base": {"name": "Hub", "places": 3}})


def test_a_brief_cannot_be_changed():
    with pytest.raises(ValueError, match="frozen"):
        Brief().school = Brief().school


def test_a_need_of_a_few_pupils_is_not_shown_as_a_number(write):
    shown = load_brief(write("need_profile: {autism: 18, PD: 4, HI: 0, VI: 5}")).shown()
    assert shown == {
        "need_profile": {"autism": 18, "PD": "fewer than 5", "HI": "fewer than 5", "VI": 5}
    }


def test_what_was_not_said_is_not_shown():
    assert Brief().shown() == {}


def test_a_need_profile_is_called_by_its_file_unless_it_has_a_name(tmp_path):
    path = tmp_path / "more-autism.yaml"
    path.write_text("need_profile: {autism: 24}\n")
    assert load_profile(path).name == "more-autism"
    path.write_text("name: Twice as many\nneed_profile: {autism: 24}\n")
    assert load_profile(path).name == "Twice as many"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("need_profile: {autsm: 24}\n", "Did you mean 'autism'?"),
        ("needs_profile: {autism: 24}\n", "Did you mean 'need_profile'?"),
        ("need_profile: {autism: -1}\n", "is not a number from 0 up"),
        ("need_profile: {}\n", "1:15: nothing stands here: say {autism: 24}"),
        ("name: x\n", "'need_profile' is missing"),
        ("", "'need_profile' is missing"),
    ],
)
def test_a_wrong_need_profile_is_refused_with_the_word(tmp_path, text, message):
    path = tmp_path / "profile.yaml"
    path.write_text(text)
    with pytest.raises(UsageError, match="The need profile has") as error:
        load_profile(path)
    assert message in str(error.value)
