"""What of a run is kept, how a line is read again, and which runs a result is told beside."""

import json
from dataclasses import replace

import pytest

from checker.results import Amount, Outcome, Readiness, Strength
from checker.results.codec import result_from_json, result_to_json
from checker.results.history import (
    KEPT,
    History,
    HistoryRow,
    Skipped,
    has_lines,
    row_from_data,
    row_to_data,
    row_to_line,
    rows_in,
)
from checker.results.recorded import row_of, with_history
from tests.report.oakfield import blocked, empty, oakfield
from tests.report.provided import BASE_CLASS, SENSORY, provision, room

AT = "2026-11-28T09:14:03Z"
INF = float("inf")


def row(**given) -> HistoryRow:
    made = HistoryRow(
        at=AT, file="a.ifc", sha256="1", version="0.1", rules="r", pass_=9, fail=3, cannot_tell=2,
        not_applicable=1, small_group_m2_per_pupil=(0.1, 0.2), base_m2=None, blocking=1,
    )  # fmt: skip
    return replace(made, **given)


def days(count, **given):
    return [row(at=f"2026-01-{day:02}T00:00:00Z", **given) for day in range(1, count + 1)]


LINE = row_to_line(row())


def test_a_row_comes_back_from_its_line_as_it_was():
    assert LINE.count(b"\n") == 1
    assert LINE.endswith(b"\n")
    assert rows_in(LINE) == ((row(),), ())
    assert row_from_data(json.loads(json.dumps(row_to_data(row())))) == row()


def test_a_line_is_one_line_whatever_the_file_is_called():
    hostile = row(file='a\n"}\u2028\u202e<b>.ifc')
    assert row_to_line(hostile).isascii()
    assert rows_in(row_to_line(hostile) + LINE)[0] == (hostile, row())


@pytest.mark.parametrize(
    "line",
    [
        LINE[:40], b"<<<<<<< HEAD", b"=======", b"[]", b"{}", b'"text"', b"\xff\xfe", b"[" * 90_000,
        b"NaN", LINE.replace(b'"fail": 3', b'"fail": -3'),
        LINE.replace(b'"fail": 3', b'"fail": true'), LINE.replace(b'"fail": 3', b'"fail": "3"'),
        LINE.replace(b'"fail": 3, ', b""), LINE.replace(b"11-28", b"13-28"),
        LINE.replace(AT.encode(), b""), LINE.replace(b"[0.1, 0.2]", b"[0.2, 0.1]"),
        LINE.replace(b"[0.1, 0.2]", b"[0.1, NaN]"), LINE.replace(b"[0.1, 0.2]", b"[0.1, 1e999]"),
        LINE.replace(b"[0.1, 0.2]", b"0.1"), LINE.replace(b"a.ifc", b"a" * 200_000),
        LINE.replace(b"schoolcheck/history/1", b"somebody/else/1"),
    ],
    ids=lambda line: line[-24:].decode(errors="replace").strip(),
)  # fmt: skip
def test_a_damaged_line_is_skipped_by_its_number_and_the_others_are_read(line):
    later = row(at="2026-12-01T00:00:00Z")
    rows, skipped = rows_in(LINE + line.rstrip(b"\n") + b"\n\n" + row_to_line(later))
    assert rows == (row(), later)
    assert skipped == (Skipped(line=2, why="damaged"),)


def test_a_line_of_another_version_is_told_apart_and_what_a_later_one_adds_is_let_be():
    other = LINE.replace(b"history/1", b"history/2")
    added = LINE.replace(b'{"schema"', b'{"new": [1], "schema"')
    assert rows_in(other + added) == ((row(),), (Skipped(line=1, why="version"),))


def test_lines_are_read_by_their_time_and_one_that_a_merge_doubled_is_read_once():
    early, late = days(2)
    data = row_to_line(late) + row_to_line(early) + row_to_line(late)
    assert rows_in(data)[0] == (early, late)


@pytest.mark.parametrize(
    ("data", "ours"),
    [
        (b"", True), (b" \n", True), (LINE[:60], True), (b"x\n" + LINE, True),
        (b"ISO-10303-21;", False),
    ],
    ids=["nothing", "space", "cut", "one of two", "a model"],
)  # fmt: skip
def test_a_file_without_any_line_of_ours_is_something_else(data, ours):
    assert has_lines(data) is ours


def test_the_figures_of_a_run_are_those_of_its_result():
    result = oakfield(provision=provision())
    found = row_of(result)
    assert found is not None
    assert (found.file, found.rules) == (result.model.file, result.rules.digest)
    assert (found.pass_, found.fail) == (result.summary.pass_, result.summary.fail)
    assert (found.cannot_tell, found.waived) == (result.summary.cannot_tell, result.summary.waived)
    fails = [each.strength for each in result.findings if each.outcome is Outcome.FAIL]
    assert found.fails.must == fails.count(Strength.MUST) > 0
    assert found.fails.project == fails.count(Strength.PROJECT)
    assert (found.at, found.blocking) == ("", None)
    each = result.provision.small_group.whole.area_each
    assert found.small_group_m2_per_pupil == (each.low, each.high)


def test_other_targets_of_the_brief_have_another_digest():
    briefs = ({}, {"targets": {}}, {"targets": {"a": 1, "b": 2}}, {"targets": {"b": 2, "a": 1}})
    none, empty_, one, same = (row_of(oakfield(brief=brief)).targets for brief in briefs)
    assert (none, empty_) == ("", "")
    assert one == same != row_of(oakfield(brief={"targets": {"a": 1, "b": 3}})).targets


def provided(base=None, **whole):
    made = provision()
    space = made.small_group
    space = replace(space, whole=replace(space.whole, **whole))
    bases = made.bases[:1] if base is None else (replace(made.bases[0], **base),)
    return row_of(oakfield(provision=replace(made, small_group=space, bases=bases)))


@pytest.mark.parametrize(
    ("amount", "ends"),
    [
        (Amount(low=0.0, high=0.0, unit="m2"), (0.0, 0.0)),
        (Amount(low=0.1, high=0.3, unit="m2"), (0.1, 0.3)),
        (Amount(unit="m2", missing=("the number of pupils",)), None),
        (Amount(low=0.1, high=INF, unit="m2"), None),
    ],
    ids=["none at all", "in doubt", "unknown", "without end"],
)
def test_area_for_each_pupil_is_null_only_where_it_is_not_known(amount, ends):
    assert provided(area_each=amount).small_group_m2_per_pupil == ends


SURE, MAYBE = room("b1", "a", area=50.0), room("b2", "b", area=8.5, sure=False)
GARDEN, UNMEASURED = room("b3", "c", area=100.0), room("b4", "d")


@pytest.mark.parametrize(
    ("base", "ends"),
    [
        ({"rooms": (SURE, SURE)}, (50.0, 50.0)),
        ({"rooms": (SURE, MAYBE)}, (50.0, 58.5)),
        ({"rooms": (SURE, GARDEN), "outdoors": (GARDEN.id,)}, (50.0, 50.0)),
        ({"rooms": (SURE, UNMEASURED)}, None),
        ({"rooms": (SURE,), "lost": ("00-99",)}, None),
        ({"rooms": ()}, None),
    ],
    ids=["each once", "may be", "garden", "unmeasured", "lost", "no rooms"],
)
def test_the_area_of_the_base_adds_up_its_rooms_or_is_not_known(base, ends):
    given = {"lost": (), "outdoors": (), **base}
    assert provided(given).base_m2 == ends


def test_all_bases_count_and_a_school_without_any_has_no_area_rather_than_none():
    made = provision()
    one = replace(made.bases[0], rooms=(BASE_CLASS,), outdoors=(), lost=())
    two = replace(one, rooms=(BASE_CLASS, SENSORY))
    found = row_of(oakfield(provision=replace(made, bases=(one, two))))
    assert found.base_m2 == pytest.approx((96.6, 96.6))
    assert row_of(oakfield(provision=replace(made, bases=()))).base_m2 is None
    assert row_of(oakfield()).small_group_m2_per_pupil is None


@pytest.mark.parametrize("result", [blocked(), empty(), oakfield(findings=())])
def test_a_run_that_assessed_nothing_is_no_row_for_it_would_look_the_best(result):
    assert row_of(result) is None
    told = with_history(result, [row(file=result.model.file)]).history
    assert (len(told.rows), told.holds_this) == (1, False)


def test_a_result_is_told_beside_the_runs_of_its_own_model_with_itself_at_the_end():
    result = oakfield()
    mine = replace(row_of(result), at=AT, fail=99)
    told = with_history(result, [row(file="other.ifc"), mine]).history
    assert told == History(rows=(mine, row_of(result)))


def test_checking_again_tells_the_same():
    result = oakfield()
    again = [replace(row_of(result), at=AT, blocking=each) for each in (1, 4)]
    assert with_history(result, again) == with_history(result, [])
    back = [*again, replace(again[0], sha256="other")]
    assert len(with_history(result, back).history.rows) == 4


@pytest.mark.parametrize(("earlier", "older"), [(KEPT - 1, 0), (KEPT, 1), (KEPT + 5, 6)])
def test_only_the_last_runs_are_held_and_older_ones_counted(earlier, older):
    result = oakfield()
    told = with_history(result, days(earlier, file=result.model.file)).history
    assert (len(told.rows), told.older) == (KEPT, older)
    assert told.rows[-1] == row_of(result)


def test_results_keep_their_history_and_older_results_have_none():
    result = with_history(oakfield(), [row(file=oakfield().model.file)])
    assert result_from_json(result_to_json(result)) == result
    assert oakfield().history is None
    assert replace(result, readiness=Readiness()).history == result.history
