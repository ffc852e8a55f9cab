"""findings.csv opens in a spreadsheet as it is, and nothing in it runs."""

import csv
import io
import math
from dataclasses import replace

import pytest

from checker.report import file_name, write
from checker.report.csv_writer import COLUMNS, LONGEST_CELL, cell
from tests.report.formats.made import (
    HOSTILE,
    UNASSESSED,
    all_passed,
    blocked,
    crowd,
    findings,
    made,
    spoiled,
)

NUMBERS = {"low", "high", "shortfall"}


def rows(result):
    text = write(result, "csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def row(key):
    return next(each for each in rows(made()) if each["key"] == key)


def test_the_file_is_named_and_begins_with_the_mark_that_excel_needs():
    assert file_name("csv") == "findings.csv"
    assert write(made(), "csv").startswith(b"\xef\xbb\xbfkey,outcome,strength,")


def test_lines_end_as_rfc_4180_has_it():
    data = write(made(), "csv")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == 1 + len(findings())


def test_every_finding_is_a_row_in_the_order_of_the_results():
    assert [each["key"] for each in rows(made())] == [finding.key for finding in findings()]
    assert tuple(rows(made())[0]) == COLUMNS


def test_a_row_holds_figures_as_numbers_and_as_words():
    found = row("d1aa")
    assert (found["measured"], found["low"], found["high"]) == ("742 to 760 mm", "0.742", "0.76")
    assert (found["unit"], found["required"], found["shortfall"]) == (
        "m",
        "at least 800 mm",
        "0.04",
    )
    assert (found["outcome"], found["strength"]) == ("fail", "must")
    assert (found["storey"], found["number"], found["room"]) == (
        "Ground", "00-05", "Small group room",
    )  # fmt: skip
    assert found["element"] == "Door 00-05-D01 to 00-05 Small group room"
    assert (found["source"], found["clause"], found["checked"]) == ("ADM2", "Table 2", "secondary")
    assert (found["group"], found["basis"]) == ("leaf 826", "complete")


def test_a_row_says_what_is_missing_waived_and_new():
    assert row("d3aa")["missing"] == "how far the leaf opens"
    assert row("d3aa")["ask"] == "State the clear width of the door."
    assert row("c3aa")["waiver"] == "Agreed with the school until 2027"
    assert row("c3aa")["basis"] == "as modelled"
    assert row("d2aa")["since"] == "new since revision A"


def test_no_end_is_a_word_and_no_figure_is_empty():
    assert (row("c1aa")["low"], row("c1aa")["shortfall"]) == ("Infinity", "Infinity")
    assert (row("s1aa")["low"], row("s1aa")["unit"]) == ("", "")


def test_a_figure_below_zero_stays_a_number():
    first = findings()[0]
    seen = replace(first.observed, low=-0.02, high=-math.inf)
    (found,) = rows(made(findings=(replace(first, observed=seen),)))
    assert (found["low"], found["high"]) == ("-0.02", "-Infinity")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("\r=1", "'=1"),
        ("  =1", "'=1"),
        ("\u200b=1", "'=1"),
        ("\uff1d1", "'\uff1d1"),
        ("\uff20a", "'\uff20a"),
        ("a;=1", "a;'=1"),
        ("a; b - c", "a; b - c"),
        ("1 = 1", "1 = 1"),
        ("'=1", "'=1"),
        ("", ""),
    ],
)
def test_what_would_run_is_text(text, shown):
    assert cell(text) == shown


def test_a_cell_is_no_longer_than_excel_keeps():
    assert len(cell("=" * 50_000)) == LONGEST_CELL + 1
    assert LONGEST_CELL < 32_767


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_break_no_row_and_run_nowhere(text):
    found = rows(spoiled(text))
    assert len(found) == len(findings())
    for each in found:
        assert None not in each
        assert "" not in (each["key"], each["element"], each["sentence"])
        for column, value in each.items():
            assert column in NUMBERS or not value.startswith(tuple("=+-@\t\r\uff1d")), column
            assert "\n" not in value
            assert ";=" not in value


def test_a_quoted_text_comes_back_whole():
    first = replace(findings()[0], remedy='Use "another", wider leaf')
    assert rows(made(findings=(first,)))[0]["remedy"] == 'Use "another", wider leaf'


@pytest.mark.parametrize("result", UNASSESSED.values(), ids=UNASSESSED.keys())
def test_a_model_without_answers_has_a_row_that_says_so(result):
    first, *others = rows(result)
    assert first["outcome"] == "cannot_tell"
    assert first["sentence"].startswith("Nothing could be assessed")
    assert len(others) == len(result.findings)


def test_the_row_without_answers_says_what_to_do():
    assert "Place rooms and export spaces." in rows(blocked())[0]["ask"]
    assert [each["outcome"] for each in rows(all_passed())] == ["pass"]


@pytest.mark.slow
def test_none_of_five_thousand_is_dropped():
    keys = [each["key"] for each in rows(crowd(5_000))]
    assert keys == [f"k{number:05}" for number in range(5_000)]


@pytest.mark.parametrize("text", ['x;"=2+3;z', 'x; "=2', "x;' =2", "x;=2"])
def test_nothing_after_a_semicolon_is_a_formula_behind_quotes(text):
    kept = cell(text).partition(";")[2]
    assert kept.lstrip("\"' ").startswith("=")
    assert kept.partition("=")[0].endswith("'")
