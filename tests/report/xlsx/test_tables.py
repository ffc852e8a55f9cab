"""What the tables hold: figures under their units, links that arrive, nothing counted twice."""

from dataclasses import replace

import pytest

from checker.report.words import sentence
from checker.report.xlsx.findings import ordered
from checker.report.xlsx.rooms import room_cells
from checker.results import (
    CoverageRow,
    Outcome,
    OverriddenSetting,
    ReadinessProblem,
    ReconciledRow,
    ReconciledSchedule,
    Required,
    Strength,
)
from checker.results.finding import Finding
from tests.report.accommodation import FORMULA, accommodation
from tests.report.oakfield import HOSTILE, findings, oakfield, quantity, room_rows
from tests.report.xlsx.opened import Opened, written

MM = ("Measured from (mm)", "Measured to (mm)", "At least (mm)", "At most (mm)", "Difference (mm)")
M2 = tuple(title.replace("(mm)", "(m²)") for title in MM)
OTHER = tuple(title.replace("(mm)", "(other unit)") for title in MM)


@pytest.fixture(scope="module")
def book() -> Opened:
    return written(oakfield(schedule=accommodation()))


def by_key(book: Opened, key: str, sheet: str = "Findings"):
    (row,) = [each for each in book.rows(sheet) if each["Key"] == key]
    return row


def one(**changes) -> Finding:
    return replace(findings()[0], **changes)


def row_of(finding: Finding):
    (row,) = written(oakfield(findings=(finding,))).rows("Findings")
    return row


def test_every_finding_has_one_row_what_fails_first(book):
    rows = book.rows("Findings")
    assert sorted(row["Key"] for row in rows) == sorted(each.key for each in findings())
    order = [row["Outcome"].split(" ", 1)[1].split(",")[0] for row in rows]
    assert order == sorted(order, key=["fail", "cannot tell", "pass", "not applicable"].index)


def test_among_fails_what_binds_more_comes_first_and_what_is_waived_last():
    kinds = [
        (Strength.MAY, ""),
        (Strength.MUST, "agreed"),
        (Strength.MUST, ""),
        (Strength.PROJECT, ""),
    ]
    rows = ordered(one(key=str(n), strength=s, waiver=w) for n, (s, w) in enumerate(kinds))
    assert [each.key for each in rows] == ["2", "3", "0", "1"]


def test_lengths_are_numbers_in_mm_with_both_ends(book):
    row = by_key(book, "d1")
    assert [row[title] for title in MM] == [742, 760, 800, None, 40]
    assert {row[title] for title in (*M2, *OTHER, "Other unit")} == {None}
    assert (row["Measured"], row["Required"]) == ("742 to 760 mm", "at least 800 mm")
    assert row["Row of the table that applied"] == "approach straight"
    assert row["Difference"] == "40 to 58 mm short"


def test_areas_are_numbers_in_m2(book):
    row = by_key(book, "calm1")
    assert [row[title] for title in M2] == [10.92, 10.92, 12, None, 1.08]
    assert {row[title] for title in (*MM, *OTHER)} == {None}


def test_other_units_are_named_beside_their_figures():
    seen = replace(quantity("opening_force", 35.0, "N"), high=36.25)
    row = row_of(one(observed=seen, required=Required(at_most=30.0, unit="N"), shortfall=5.0))
    assert [row[title] for title in OTHER] == [35, 36.25, None, 30, 5]
    assert row["Other unit"] == "N"
    assert {row[title] for title in (*MM, *M2)} == {None}


@pytest.mark.parametrize(
    ("measure", "unit"), [("ramp_gradient", "rise by run"), ("share of rooms", "share (1 is all)")]
)
def test_a_slope_is_told_from_a_share(measure, unit):
    row = row_of(
        one(observed=quantity(measure, 0.1, "ratio"), required=Required(at_most=0.05, unit="ratio"))
    )
    assert row["Other unit"] == unit


def test_a_band_has_both_its_limits():
    row = row_of(one(required=Required(between=(0.9, 1.1), unit="m")))
    assert [row[title] for title in MM[2:4]] == [900, 1100]


def test_a_way_without_end_has_words_and_no_number():
    seen = replace(quantity("travel_distance", 3.0, "m"), high=float("inf"))
    row = row_of(
        one(observed=seen, required=Required(at_most=40.0, unit="m"), shortfall=float("inf"))
    )
    assert [row[title] for title in MM] == [3000, None, None, 40_000, None]


def test_figures_of_unlike_units_do_not_share_a_title():
    row = row_of(
        one(observed=quantity("doors", 2, "count"), required=Required(at_least=0.8, unit="m"))
    )
    assert [row[title] for title in MM[:3]] == [None, None, 800]


def test_an_exact_fail_of_a_tenth_of_a_millimetre_is_not_rounded_away():
    row = row_of(one(observed=quantity("clear_width", 0.79944, "m")))
    assert row["Measured from (mm)"] == 799.4


def test_what_fails_says_what_to_change_and_what_is_open_what_to_supply(book):
    assert by_key(book, "d1")["To change, or to supply"].startswith("Use a wider leaf")
    assert by_key(book, "d3")["To change, or to supply"].startswith("State the clear width")
    assert by_key(book, "d4")["To change, or to supply"] is None
    assert by_key(book, "d3")["Missing"] == "how far the leaf opens"
    assert by_key(book, "d4")["Difference (mm)"] is None


def test_a_waived_finding_still_says_its_outcome_and_why_it_is_waived(book):
    row = by_key(book, "calm1")
    assert row["Outcome"] == "✕ fail, ◍ waived"
    assert row["Waived"] == "Agreed with the school until 2027"


def test_outcomes_have_the_colours_of_the_report(book):
    fills = {
        cell.value.split(",")[0]: (cell.font.color.rgb[2:], cell.fill.fgColor.rgb[2:])
        for (cell,) in book.sheet("Findings").iter_rows(min_row=2, max_col=1)
        if "waived" not in cell.value
    }
    assert fills["✕ fail"] == ("A3122A", "FDE7EA")
    assert len(set(fills.values())) == len(fills) == 4


def test_a_finding_says_the_same_as_the_report(book):
    for finding in findings():
        row = by_key(book, finding.key)
        assert row["Finding"].rstrip(".") in sentence(finding)
        assert row["Source"].startswith(finding.source.document)


def test_a_finding_leads_to_its_room(book):
    for number, row in enumerate(book.rows("Findings"), start=1):
        cell = book.cell("Findings", number, "Room")
        if row["Room"]:
            sheet, _, target = cell.hyperlink.location.partition("!")
            room = book.sheet(sheet)[target[1:]]
            assert room[1].value in row["Room"]


def test_rooms_that_cannot_be_told_apart_are_not_led_to():
    twins = [replace(each, global_id="") for each in room_rows()[:1] * 2]
    assert room_cells(twins) == {}


def test_the_address_of_a_source_can_be_followed_only_if_it_is_of_the_web(book):
    assert by_key(book, "d1")["Address of the source"] == "https://www.gov.uk/adm2"
    row = row_of(one(source=replace(findings()[0].source, url="file:///etc/passwd")))
    assert row["Address of the source"] is None


def test_rooms_have_their_areas_and_count_their_findings(book):
    rows = {row["Number"]: row for row in book.rows("Rooms")}
    assert len(rows) == len(room_rows())
    calm = rows["00-06"]
    assert (calm["Net area (m²)"], calm["Gross area (m²)"], calm["Height (mm)"]) == (
        10.82,
        10.92,
        2700,
    )
    # Its door; its own area is waived.
    assert (calm["Findings that fail"], calm["Findings that cannot be told"]) == (1, 0)
    assert rows["00-07"]["Findings that cannot be told"] == 1
    assert rows["00-09"]["Findings that fail"] == 0


def test_a_use_is_sure_in_doubt_or_not_recognised():
    rooms = room_rows()
    rooms = (
        replace(rooms[0], use_confidence=0.69),
        replace(rooms[1], use_confidence=0.7),
        rooms[7],
    )
    rows = written(oakfield(rooms=rooms)).rows("Rooms")
    assert [row["Use is"] for row in rows] == ["? in doubt", "sure", "? not recognised"]
    assert [row["Sure by"] for row in rows] == [0.69, 0.7, None]


def test_provision_holds_the_findings_on_small_group_space_and_the_base(book):
    rows = book.rows("Provision")
    assert [row["Key"] for row in rows] == ["sum1", "sgr1", "use1", "na1", "base1"]
    assert {row["Provision"] for row in rows} == {"Small group", "Inclusion base"}
    assert rows[0]["Required"] == by_key(book, "sum1")["Required"]


def test_the_rooms_of_a_row_of_the_schedule_come_to_what_it_wants(book):
    rows = book.rows("Accommodation")
    for wanted in accommodation().rows:
        mine = [row for row in rows if row["Row of the schedule"] == wanted.line]
        assert sum(row["Rooms in this state"] for row in mine) == wanted.wanted
        assert sum(row["Short by (m²)"] or 0 for row in mine) == pytest.approx(wanted.short)


def test_what_fails_in_the_schedule_comes_first_and_extras_last(book):
    rows = book.rows("Accommodation")
    six = [row["State"] for row in rows if row["Row of the schedule"] == 6]
    assert six == ["✕ undersized", "✕ missing", "? cannot tell"]
    assert (rows[-1]["State"], rows[-1]["Row of the schedule"]) == ("– extra", None)
    assert rows[-1]["Room"] == "Store"
    notes = {row["Room"]: row["Note"] for row in rows}
    assert notes["01-02"] == "open: its body; not measured"
    assert notes["00-08"] == "called something else in the schedule"
    assert next(row["Code"] for row in rows if row["Row of the schedule"] == 6) == FORMULA


def test_a_room_of_the_schedule_leads_to_the_schedule_of_rooms(book):
    cell = book.cell("Accommodation", 1, "Room")
    target = book.sheet("Rooms")[cell.hyperlink.location.partition("!")[2]]
    assert target.value == "Year 1 classroom"


def test_a_row_that_cannot_be_read_says_so_and_one_that_wants_nothing_is_there():
    rows = (
        ReconciledRow(line=3, title="Hall", wanted=1, cannot_tell=1, unread=("its area",)),
        ReconciledRow(line=4, title="Kiln", wanted=0),
    )
    told = written(oakfield(schedule=ReconciledSchedule(rows=rows))).rows("Accommodation")
    assert [(row["State"], row["Rooms in this state"], row["Note"]) for row in told] == [
        ("? cannot tell", 1, "cannot be read: its area"),
        ("– none", 0, "no room is wanted"),
    ]


def test_clauses_say_who_judges_them_and_how_it_came_out(book):
    rows = {row["Clause"]: row for row in book.rows("Coverage")}
    assert [rows[each]["Judged"] for each in ("Table 2", "3.14", "12")] == [
        "part of the clause", "no rule", "? could not be judged",
    ]  # fmt: skip
    doors = rows["Table 2"]
    counts = [doors[f"Findings that {how}"] for how in ("fail", "cannot be told", "pass")]
    assert counts == [2, 1, 1]


def test_a_clause_of_no_fact_counts_nothing():
    coverage = (CoverageRow(document="X", clause="1", state="all"),)
    (row,) = written(oakfield(coverage=coverage)).rows("Coverage")
    assert (row["Judged"], row["Findings that fail"]) == ("whole clause", None)


def test_settings_tell_the_brief_and_what_was_changed(book):
    rows = [
        (row["From"], row["Setting"], row["As judged"], row["As shipped"])
        for row in book.rows("Settings")
    ]
    assert ("Brief", "school / pupils", "420", None) in rows
    assert ("Changed figure of a rule", "ENG-SGR-area.smallest", HOSTILE, "9 m2") in rows
    assert ("Pack of rules", "England", "2026.11", None) in rows


def test_readiness_tells_what_cannot_be_told_and_counts_elements():
    problem = ReadinessProblem(
        code="twice", scope="element", message="Two.", ask="Mend.",
        elements=tuple(f"id{n}" for n in range(60)),
    )  # fmt: skip
    readiness = replace(oakfield().readiness, problems=(problem,))
    (row,) = written(oakfield(readiness=readiness, findings=())).rows("Readiness")
    assert row["What it means"] == "? these elements cannot be told"
    assert row["Elements or places"] == 60
    assert row["GlobalIds"].endswith("id49 and 10 more")


def test_readiness_tells_what_to_add_first():
    asks = ["Name the rooms.", "State the width.", "State the width.", ""]
    rows = tuple(
        one(key=str(n), outcome=Outcome.CANNOT_TELL, ask=ask, rule=f"R{n}")
        for n, ask in enumerate(asks)
    )
    book = written(oakfield(findings=rows, readiness=replace(oakfield().readiness, problems=())))
    first, second = book.rows("Readiness")
    assert first["What to do"] == "State the width."
    assert first["Problem"] == "2 places of 2 rules cannot be told without it"
    assert (first["Elements or places"], second["Elements or places"]) == (2, 1)
    assert second["Problem"] == "1 place of 1 rule cannot be told without it"


def test_the_first_sheet_counts_outcomes_by_strength_and_topic(book):
    lines = book.texts("Summary").splitlines()
    assert "Findings | ✕ fail | ? cannot tell | ✓ pass | – not applicable | ◍ waived" in lines
    assert "All | 5 | 3 | 2 | 1 | 1" in lines
    assert "Statutory guidance | 3 | 1 | 1 | 0 | 0" in lines
    assert "Topic: small group | 1 | 2 | 0 | 1 | 0" in lines
    sums = {sum(each.outcome is outcome for each in findings()) for outcome in Outcome}
    assert sums == {5, 3, 2, 1}


def test_the_first_sheet_tells_verdict_model_and_schedule(book):
    text = book.texts("Summary")
    told = ("3 places depart from statutory guidance", "oakfield-B.ifc", "ab" * 32)
    for part in ("Oakfield Primary", *told, "2 of 5 rooms found", "up to 0.50 m² smaller."):
        assert part in text
    assert "None was given" in written(oakfield()).texts("Summary")


def test_every_file_of_the_school_is_named():
    furniture = replace(oakfield().model, file="furniture.ifc", authoring_tool="")
    text = written(oakfield(others=(furniture,))).texts("Summary")
    assert "Model | oakfield-B.ifc" in text
    assert "Model | furniture.ifc" in text
    assert "made with: not said" in text


def test_the_first_sheet_leads_to_the_others(book):
    links = [
        cell.hyperlink.location
        for (cell,) in book.sheet("Summary").iter_rows(max_col=1)
        if cell.hyperlink
    ]
    assert [link.partition("!")[0] for link in links] == book.book.sheetnames[1:]


def test_a_setting_that_was_changed_keeps_the_text_of_the_brief():
    rules = replace(oakfield().rules, from_brief=("ENG-A",), overridden=(
        OverriddenSetting(rule="R", setting="s", was="1", now="=2"),
    ))  # fmt: skip
    text = written(oakfield(rules=rules)).texts("Settings")
    assert "Changed figure of a rule | R.s | =2 | 1" in text
    assert "Rule that takes a figure from the brief | ENG-A" in text
