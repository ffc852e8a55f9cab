import time

import pytest

from checker.errors import ModelUnreadableError
from checker.read.preflight import inspect
from tests.read.steptext import Records, office, step, without

SOUND = step(office())


def refusal(text: str) -> ModelUnreadableError:
    start = time.process_time()
    with pytest.raises(ModelUnreadableError) as caught:
        inspect(text.encode(), name="given.ifc")
    assert time.process_time() - start < 1
    assert str(caught.value).startswith("given.ifc")
    assert caught.value.ask.endswith(".")
    return caught.value


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3", "IFC4X3_ADD2", "ifc4"])
def test_a_sound_text_passes_with_its_schema(schema: str) -> None:
    checked = inspect(step(office(), schema=schema).encode(), name="given.ifc")
    assert (checked.schema, checked.dangling, checked.broken) == (schema.upper(), 0, frozenset())


@pytest.mark.parametrize("schema", ["IFC2X2_FINAL", "IFC5", "CONFIG_CONTROL_DESIGN", "IFC4X3_RC4"])
def test_a_schema_that_cannot_be_read_is_named(schema: str) -> None:
    error = refusal(step(office(), schema=schema))
    assert error.code == "unknown-schema"
    assert schema in str(error)


def test_a_text_that_names_no_schema_says_so() -> None:
    assert "does not say its schema" in str(refusal(SOUND.replace("FILE_SCHEMA", "FILE_X")))


@pytest.mark.parametrize(
    "cut",
    [
        len(SOUND) // 2,
        SOUND.index("ENDSEC;\nEND-ISO"),
        SOUND.index("END-ISO"),
        len(SOUND) - 3,
        SOUND.index("#60=") + 2,
    ],
)
def test_a_text_cut_short_is_refused_with_the_line_it_ends_on(cut: int) -> None:
    error = refusal(SOUND[:cut])
    assert error.code == "truncated"
    assert f"line {SOUND[:cut].rstrip().count(chr(10)) + 1} " in str(error)


def test_a_text_cut_inside_a_string_is_refused_with_the_line_of_the_string() -> None:
    cut = SOUND.index("Group room") + 3
    error = refusal(SOUND[:cut])
    assert error.code == "truncated"
    assert f"starts on line {SOUND[:cut].count(chr(10)) + 1} " in str(error)


def test_an_open_comment_is_refused_with_its_line() -> None:
    error = refusal(SOUND.replace("#50=", "/* room\n#50="))
    assert error.code == "open-comment"
    assert f"line {SOUND[: SOUND.index('#50=')].count(chr(10)) + 1} " in str(error)


def test_comments_hide_what_they_hold_but_strings_do_not() -> None:
    hidden = SOUND.replace("#50=", "/* it's #20=X( and #999 */\n#50=")
    assert inspect(hidden.encode(), name="n").dangling == 0
    shown = SOUND.replace("'a quiet room'", "'/* #999 #50= isn''t a comment'")
    assert inspect(shown.encode(), name="n").dangling == 0


def test_a_record_number_used_twice_is_refused_with_both_lines() -> None:
    error = refusal(SOUND.replace("ENDSEC;\nEND-ISO", "#50=IFCWALL();\nENDSEC;\nEND-ISO"))
    assert error.code == "duplicate-record"
    first = SOUND[: SOUND.index("#50=")].count("\n") + 1
    assert f"#50 is there twice (lines {first} and {SOUND.count(chr(10)) - 1})" in str(error)


RINGS: list[tuple[Records, str, str]] = [
    ({40: "IFCLOCALPLACEMENT(#40,#13)"}, "cyclic-placement", "#40 -> #40"),
    ({40: "IFCLOCALPLACEMENT(#44,#13)"}, "cyclic-placement", "IFCLOCALPLACEMENT"),
    (
        {100: "IFCMAPPEDITEM(#101,$)", 101: "IFCREPRESENTATIONMAP(#13,#102)",
         102: "IFCSHAPEREPRESENTATION(#15,'Body','MappedRepresentation',(#100))"},
        "cyclic-mapped-item", "#100",
    ),
    ({53: "IFCBOOLEANRESULT(.UNION.,#53,#63)"}, "cyclic-boolean", "#53 -> #53"),
    ({100: "IFCPRESENTATIONLAYERASSIGNMENT('a',$,(#101),$)", 101: "IFCTHING(#100)"},
     "cyclic-reference", "#100"),
]  # fmt: skip


@pytest.mark.parametrize(("broken", "code", "says"), RINGS)
def test_records_in_a_ring_are_refused(broken: Records, code: str, says: str) -> None:
    error = refusal(step(office() | broken))
    assert error.code == code
    assert says in str(error)
    assert "line " in str(error)


def test_relations_may_refer_in_rings_as_real_files_do() -> None:
    ring = {100: "IFCRELTHING(#101)", 101: "IFCTHING(#100)"}
    assert inspect(step(office() | ring).encode(), name="n").dangling == 0


@pytest.mark.parametrize(
    "broken",
    [
        {25: "IFCRELAGGREGATES('0RelC0000000000000000C',$,$,$,#22,(#50,#21))"},
        {25: "IFCRELAGGREGATES('0RelC0000000000000000C',#6,'it''s','x',#22,( #22 ))"},
        {26: "IfcRelNests('0RelD0000000000000000C',$,$,$,#50,(#20))"},
    ],
)
def test_a_whole_that_is_its_own_part_is_refused(broken: Records) -> None:
    error = refusal(step(office() | broken))
    assert error.code == "cyclic-aggregation"


def test_a_chain_as_deep_as_no_model_needs_is_refused_quickly() -> None:
    chain = {n: f"IFCLOCALPLACEMENT(#{n + 1},#13)" for n in range(1000, 60_000)}
    assert refusal(step(office() | chain | {60_000: "IFCX()"})).code == "too-deep"


def test_a_chain_of_some_hundred_is_not_a_ring() -> None:
    chain = {n: f"IFCLOCALPLACEMENT(#{n + 1},#13)" for n in range(1000, 1450)}
    assert inspect(step(office() | chain | {1450: "IFCX()"}).encode(), name="n").dangling == 0


def test_missing_records_are_counted_and_spread_to_whoever_rests_on_them() -> None:
    checked = inspect(step(without(office(), 55)).encode(), name="n")
    assert checked.dangling == 1
    assert checked.broken == {53, 54, 56, 50}


def test_relations_to_missing_records_break_nothing() -> None:
    checked = inspect(step(without(office(), 80)).encode(), name="n")
    assert checked.dangling == 2
    assert checked.broken == frozenset()


def test_a_text_without_records_is_whole() -> None:
    assert inspect(step({}).encode(), name="n").dangling == 0
