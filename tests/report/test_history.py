"""The trend over the last runs: drawn, in a table and in the comment; no gap is taken for zero."""

import re
from dataclasses import replace

import pytest

from checker.report import write
from checker.report.drawing.trend import Course, Stop, trend_chart
from checker.report.html.history import trend_view
from checker.report.markdown.trend import trend_lines
from checker.results.history import KEPT, History
from tests.report.oakfield import HOSTILE, oakfield
from tests.report.page import Page
from tests.results.test_history import days, row

AREA = {"small_group_m2_per_pupil": (0.1, 0.1), "base_m2": (390.0, 390.0)}
BEFORE = row(at="2026-11-08T09:14:03Z", fail=12, cannot_tell=4, **AREA)
NOW = row(
    at="", sha256="2", fail=9, cannot_tell=4, small_group_m2_per_pupil=(0.24, 0.24),
    base_m2=(385.5, 385.5),
)  # fmt: skip


def view(*rows, **given):
    return trend_view(History(rows=rows, **given))


def page(*rows, **given):
    return Page(write(oakfield(history=History(rows=rows, **given)), "html").decode())


def comment(*rows, **given):
    return "\n".join(trend_lines(oakfield(history=History(rows=rows, **given))))


def chart(*lows, others=(), high=None, **given):
    stops = tuple(
        Stop(low=low, high=low if high is None else high, text=f"{low}", is_other=place in others)
        if low is not None
        else Stop(low=None, high=None, text="cannot be told")
        for place, low in enumerate(lows)
    )
    course = Course(id="t", title="Fails", stops=stops, first="1 Jan", last="this run", **given)
    return str(trend_chart(course) or "")


def lines_of(svg):
    """How many points each line of the chart joins."""
    paths = re.findall(r'<path d="([^"]+)" class="path"', svg)
    return [len(re.findall(r"[Mlhv]", each)) for each in paths]


def test_without_a_history_there_is_no_section_and_the_page_is_as_it_was():
    html = write(oakfield(), "html").decode()
    assert 'id="trend"' not in html
    assert "#trend" not in html
    assert trend_view(None) is None
    assert list(trend_lines(oakfield())) == []


def test_what_changed_since_the_run_before_is_said_first():
    assert view(BEFORE, NOW).told == (
        "Since the run before: 3 fewer places fail, 0.14 m² more small-group space for each pupil "
        "and 4.5 m² less in inclusion bases."
    )
    assert view(BEFORE, replace(BEFORE, at="")).told == (
        "Since the run before: none of these figures has changed."
    )
    assert "1 more place fails." in view(replace(NOW, fail=8), NOW).told


@pytest.mark.parametrize("other", ["rules", "targets"])
def test_other_rules_are_marked_and_nothing_is_said_against_the_run_before(other):
    told = view(BEFORE, replace(NOW, **{other: "other"}))
    assert told.told == (
        "The rules of this run are not those before: the figures are not comparable."
    )
    assert told.lines[0].note.startswith("other rules, settings or targets: not")
    assert [str(each) for each in (told.lines[0].fail, told.lines[0].base)] == ["9", "385.5 m²"]
    assert dict(told.marks)["≠"].startswith("rules, settings or targets changed")
    assert "(other rules)" in told.charts[0].svg
    assert "≠" not in dict(view(BEFORE, NOW).marks)


def test_another_version_of_the_tool_is_noted():
    assert view(BEFORE, replace(NOW, version="0.9")).lines[0].note == "schoolcheck 0.9"


def test_runs_stand_in_a_table_the_latest_first_with_every_figure():
    shown = page(BEFORE, replace(NOW, waived=2))
    (caption,) = shown.all("caption", id="trend-runs")
    rows = [
        n for n in shown.all("tr") if n.has_above("tbody") and n.parent.parent is caption.parent
    ]
    assert [[cell.text for cell in each.children] for each in rows] == [
        ["this run", "9 (3 fewer)", "0", "4 (as before)", "2", "0.24 m² (0.14 m² more)",
         "385.5 m² (4.5 m² less)", "2"],
        ["8 Nov 2026, 09:14", "12", "0", "4", "0", "0.10 m²", "390.0 m²", "1"],
    ]  # fmt: skip
    assert len(shown.all("a", href="#trend")) == 1


def test_each_figure_is_drawn_with_a_name_and_its_values_in_words():
    shown = page(BEFORE, NOW)
    drawn = [node for node in shown.all("svg") if node.attributes.get("class") == "trend"]
    assert len(drawn) == 4
    for node in drawn:
        named = node.attributes["aria-labelledby"].split()
        assert [
            len(shown.all(name, id=id_)) for name, id_ in zip(("title", "desc"), named, strict=True)
        ] == [1, 1]
    assert drawn[2].children[1].text == (
        "From 8 Nov 2026 to this run: 0.10 m²; 0.24 m². The table has the same."
    )


def test_what_cannot_be_told_is_a_gap_with_a_question_mark_and_never_zero():
    svg = chart(3, 5, None, 4, 6, 6)
    assert lines_of(svg) == [2, 3]
    assert svg.count(">?<") == 1
    assert svg.count("<circle") == 5
    told = view(BEFORE, replace(NOW, base_m2=None))
    assert told.charts[3].none == "Known in one run only."
    assert (str(told.lines[0].base), "base" in told.told) == ("cannot be told", False)
    neither = view(replace(BEFORE, base_m2=None), replace(NOW, base_m2=None))
    assert (neither.charts[3].svg, neither.charts[3].none) == (
        None, "Cannot be told in any of these runs.",
    )  # fmt: skip
    assert dict(neither.marks)["?"].startswith("the figure cannot be told")


def test_none_at_all_is_drawn_as_zero():
    assert lines_of(chart(0, 0)) == [2]
    assert ">?<" not in chart(0, 0)


def test_the_line_is_broken_where_the_rules_changed():
    svg = chart(3, 5, 4, 6, others={2})
    assert lines_of(svg) == [2, 2]
    assert (svg.count("≠"), svg.count('class="context"')) == (1, 1)
    assert lines_of(chart(3, 5, 4, 6)) == [4]


def test_what_may_come_on_top_is_a_bar_above_the_line_and_said():
    assert chart(1, 2, high=3).count('class="ruled"') == 2
    assert 'class="ruled"' not in chart(1, 2)
    told = view(BEFORE, replace(NOW, base_m2=(380.0, 400.0)))
    assert str(told.lines[0].base) == "380.0 to 400.0 m²"
    assert dict(told.marks)["┬"].startswith("the line joins what is sure")


@pytest.mark.parametrize("most", [0.004, 0.24, 1, 3, 84, 1e3, 123_456, 1e9])
@pytest.mark.parametrize("is_count", [True, False])
def test_the_scale_begins_at_zero_and_everything_lies_within_the_drawing(most, is_count):
    svg = chart(most / 3, most, is_count=is_count)
    for low in (float(y) for y in re.findall(r' (?:y|cy)="([-\d.]+)"', svg)):
        assert 8 <= low <= 156
    ticks = re.findall(r'class="before small">([^<]+)<', svg)
    assert ticks[0] == "0"
    assert 2 <= len(ticks) <= 6
    assert not (is_count and any("." in each for each in ticks))


def test_one_run_is_no_trend_and_a_run_without_figures_is_not_among_them():
    (text,) = [view(NOW).told]
    assert "first run of this model" in text
    assert view(NOW).charts == ()
    blocked = view(BEFORE, replace(NOW, at="2026-11-09T00:00:00Z"), holds_this=False)
    assert blocked.told.startswith("This run is not among them: nothing could be assessed. In the ")
    assert "start" not in blocked.charts[0].svg
    assert "One run is kept before it, and this one is not" in view(BEFORE, holds_this=False).told
    assert "No run is kept before it" in trend_view(History(holds_this=False)).told
    assert "nothing could be assessed" in page(holds_this=False).all("section")[-1].parent.text


@pytest.mark.parametrize(
    ("older", "said"), [(0, ""), (1, "1 older run is"), (7, "7 older runs are")]
)
def test_how_many_older_runs_there_are_is_said(older, said):
    assert view(*days(KEPT), older=older).older.startswith(said)
    assert (view(*days(KEPT), older=older).older == "") is (older == 0)


def test_the_comment_has_the_last_runs_with_words_for_arrows():
    now, before = comment(BEFORE, NOW).splitlines()[-2:]
    assert now == (
        "| this run | 9 (3 fewer) | 4 (as before) | 0.24 m² (0.14 m² more) "
        "| 385.5 m² (4.5 m² less) |"
    )
    assert before == "| 8 Nov 2026, 09:14 | 12 | 4 | 0.10 m² | 390.0 m² |"
    many = comment(*days(KEPT), older=3)
    assert many.count("\n| ") == 6
    assert many.endswith("And 18 older runs.")
    assert "other rules, settings" in comment(BEFORE, replace(NOW, rules="other"))
    assert "|" not in comment(NOW)
    assert "### Trend" in write(oakfield(history=History(rows=(BEFORE, NOW))), "markdown").decode()


def test_words_in_the_file_do_nothing_in_the_page_and_the_comment():
    evil = f"{HOSTILE} | [a](javascript:1) @all"
    rows = [replace(each, sha256=HOSTILE, version=evil, file=evil) for each in (BEFORE, NOW)]
    rows[0] = replace(rows[0], version="0.1")
    html = write(oakfield(history=History(rows=tuple(rows))), "html").decode()
    assert "<img src=x" not in html
    text = comment(*rows)
    assert "<" not in text
    assert "@all" not in text
    assert all(line.count("|") == 6 for line in text.splitlines() if line.startswith("| "))
