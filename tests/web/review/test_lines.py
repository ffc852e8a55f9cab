"""Results read line by line are the same as results read whole, and what is no results is told."""

from dataclasses import replace

import pytest
from pydantic import TypeAdapter

from checker.report.html.anchors import anchors
from checker.results import Plan, RoomRow
from checker.results.codec import result_to_json
from checker.web.review import looked
from checker.web.review.lines import NoResultsError, lines_of, read_spans
from checker.web.review.looked import looked_into
from tests.report.oakfield import findings, oakfield
from tests.web.review.reviewed import hostile


@pytest.fixture
def kept(tmp_path):
    """Writes results and looks into them."""

    def write(result):
        path = tmp_path / "results.json"
        path.write_bytes(result if isinstance(result, bytes) else result_to_json(result))
        return path

    return write


@pytest.mark.parametrize("make", [lambda each: each, hostile], ids=["plain", "hostile"])
def test_each_finding_is_read_as_it_was_written(kept, make):
    result = oakfield(findings=tuple(make(each) for each in findings()))
    found = looked_into(kept(result))
    assert sorted(found.findings(found.entries), key=lambda each: each.key) == sorted(
        result.findings, key=lambda each: each.key
    )


def test_other_sections_are_read_row_by_row(kept):
    found = looked_into(kept(oakfield()))
    assert tuple(found.rows("plans", TypeAdapter(Plan))) == oakfield().plans
    assert tuple(found.rows("rooms", TypeAdapter(RoomRow))) == oakfield().rooms
    assert found.rows("waivers", TypeAdapter(RoomRow)) == []


def test_a_line_that_a_name_pretends_to_be_is_none(kept):
    feint = '\n],\n"findings": [\n{"key": "x"}\n'
    result = oakfield(findings=tuple(replace(each, ask=feint) for each in findings()))
    path = kept(result)
    assert len([each for each in lines_of(path) if each.section == "findings"]) == 11
    spans = [each.span for each in lines_of(path) if each.section == "model"]
    assert next(read_spans(path, spans)).startswith(b'{"file":"oakfield-B.ifc"')


def test_addresses_are_those_of_the_report_also_where_keys_are_strange_or_twice(kept):
    first = findings()[0]
    rows = tuple(replace(first, key=key) for key in ("a", "a", 'b"/../c', "a"))
    found = looked_into(kept(oakfield(findings=rows)))
    assert sorted(each.anchor for each in found.entries) == sorted(anchors(rows).values())
    assert all("/" not in each.name for each in found.entries)


HEAD = b'{\n"schema": "schoolcheck/results/1",\n'


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "cut off"),
        (b"{}", "cut off"),
        (b"not json", "cut off"),
        (b"{\nnot json\n}\n", "another version"),
        (b'{"schema":"schoolcheck/results/1"}', "cut off"),
        (b'{\n"schema": "schoolcheck/results/9",\n"findings": []\n}\n', "another version"),
        (b'{\n"findings": []\n}\n', "another version"),
        (HEAD + b'"findings": [\n', "cut off"),
        (HEAD + b'"findings": [\n{"key":"cut of', "cannot be read"),
        (HEAD + b'"findings": [\n{"key":"x"}\n]\n}\n', "cannot be read"),
    ],
)
def test_what_holds_no_results_says_so(kept, data, told):
    with pytest.raises(NoResultsError, match=told):
        looked_into(kept(data))


def test_results_cut_off_anywhere_are_never_shown_as_good(kept):
    whole = result_to_json(oakfield())
    for share in range(1, 40):
        with pytest.raises(NoResultsError):
            looked_into(kept(whole[: len(whole) * share // 40]))


def test_a_file_that_is_gone_is_told(tmp_path):
    with pytest.raises(NoResultsError, match="not finished"):
        looked_into(tmp_path / "results.json")


def test_what_was_looked_into_is_kept_until_it_changes(kept):
    path = kept(oakfield())
    assert looked_into(path) is looked_into(path)
    first = looked_into(path)
    assert looked_into(kept(oakfield(findings=()))) is not first


def test_more_is_not_kept_than_there_is_room_for(tmp_path, monkeypatch):
    monkeypatch.setattr(looked, "_KEPT_ROWS", 25)
    shelf = looked._Shelf()
    paths = [tmp_path / f"{number}.json" for number in range(3)]
    for path in paths:
        path.write_bytes(result_to_json(oakfield()))
    first, *_others = (shelf.take(path) for path in paths)
    assert shelf.take(paths[2]) is shelf.take(paths[2])
    assert shelf.take(paths[0]) is not first


def test_more_findings_than_anybody_lists_are_refused(kept, monkeypatch):
    monkeypatch.setattr(looked, "MOST_FINDINGS", 10)
    with pytest.raises(NoResultsError, match="more than 10 findings"):
        looked_into(kept(oakfield()))
