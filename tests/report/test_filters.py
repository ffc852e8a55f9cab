"""What the findings can be narrowed by: the lists, and what a browser then shows."""

from dataclasses import replace

import pytest

from checker.report import write
from checker.report.html.filters import filters_of
from checker.results.verdict import summarise
from tests.report.oakfield import HOSTILE, findings, oakfield

ROWS = tuple(
    replace(each, since="new") if each.key in {"d1", "base1"} else each for each in findings()
)
BY_KEY = {each.key: each for each in ROWS}
FILTERS = filters_of([(each, f"f-{each.key}") for each in ROWS])


def labels(options):
    return [option.label for option in options]


def test_only_what_some_finding_has_is_offered():
    assert [each.value for each in FILTERS.outcomes] == [
        "fail", "cannot_tell", "pass", "not_applicable",
    ]  # fmt: skip
    assert {each.value for each in FILTERS.sources} == {each.source.document for each in ROWS}
    assert {each.value for each in FILTERS.topics} == {each.topic for each in ROWS}
    assert "accessible toilet" in labels(FILTERS.uses)
    assert "" not in labels(FILTERS.rooms)
    fails = filters_of([(ROWS[0], "f-d1")])
    assert labels(fails.outcomes) == ["✕ fail"]
    assert not filters_of([]).topics


@pytest.mark.parametrize("finding", ROWS, ids=lambda each: each.key)
def test_the_table_leads_from_a_finding_to_its_storey_room_and_use(finding):
    spots = [tuple(map(int, spot.split(","))) for spot in FILTERS.table.split(";")]
    storey, room, use = spots[FILTERS.spot(finding)]
    said = [
        options[position - 1].value if position else ""
        for options, position in (
            (FILTERS.storeys, storey),
            (FILTERS.uses, use),
        )
    ]
    assert said == [finding.place.storey, finding.place.use]
    assert finding.place.number in (FILTERS.rooms[room - 1].value if room else "")
    assert FILTERS.topics[FILTERS.topic(finding) - 1].value == finding.topic
    assert FILTERS.sources[FILTERS.source(finding) - 1].value == finding.source.document


def test_new_is_offered_only_where_something_is_new():
    assert FILTERS.has_new
    assert not filters_of([(each, each.key) for each in findings()]).has_new


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    file = tmp_path_factory.mktemp("filters") / "report.html"
    file.write_bytes(write(oakfield(findings=ROWS, summary=summarise(ROWS)), "html"))
    return file.as_uri()


@pytest.fixture
def opened(browser, address):
    """Open the page at a fragment; `seen` gathers dialogs, errors and what the console said."""
    context = browser.new_context()

    def open_page(fragment=""):
        page = context.new_page()
        page.seen = []
        page.on("dialog", lambda dialog: page.seen.append(dialog.message) or dialog.dismiss())
        page.on("pageerror", lambda error: page.seen.append(str(error)))
        page.on("console", lambda message: page.seen.append(message.text))
        page.goto(address + fragment)
        return page

    yield open_page
    context.close()


def shown(page):
    """The keys of all findings that are not hidden, folded ones too."""
    return set(
        page.locator("[data-r]").evaluate_all(
            "all => all.filter(e => !e.closest('[hidden]')).map(e => e.id.slice(2))"
        )
    )


def keys(wanted):
    return {each.key for each in ROWS if wanted(each)}


CHOICES = {
    "storey": ("01 First floor", lambda each: each.place.storey == "01 First floor"),
    "room": ("00-07 Accessible WC", lambda each: each.place.number == "00-07"),
    "use": ("accessible toilet", lambda each: each.place.use == "accessible toilet"),
    "topic": ("small_group", lambda each: each.topic == "small_group"),
    "source": (ROWS[0].source.document, lambda e: e.source.document == ROWS[0].source.document),
}


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("name", CHOICES)
def test_each_list_narrows_and_the_address_brings_it_back(opened, name):
    value, wanted = CHOICES[name]
    page = opened()
    assert shown(page) == keys(lambda _: True)
    page.locator("#more").evaluate("e => { e.open = true; }")
    page.locator(f"#{name}").select_option(value)
    assert shown(page) == keys(wanted)
    again = opened(page.evaluate("location.hash"))
    assert shown(again) == keys(wanted)
    assert again.locator(f"#{name}").input_value() == value
    assert again.locator(f"#{name}").is_visible()
    again.locator("#clear").click()
    assert shown(again) == keys(lambda _: True)
    assert again.evaluate("location.hash") == ""
    assert page.seen == again.seen == []


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("outcome", ["fail", "cannot_tell", "pass", "not_applicable"])
def test_an_outcome_can_be_left_out(opened, outcome):
    page = opened()
    page.locator(f'input[name="o"][value="{outcome}"]').uncheck()
    assert shown(page) == keys(lambda each: each.outcome != outcome)
    assert shown(opened(page.evaluate("location.hash"))) == shown(page)


@pytest.mark.browser
@pytest.mark.slow
def test_choices_add_up_and_what_is_new_can_be_seen_alone(opened):
    page = opened("#?topic=doors&new=1")
    assert shown(page) == keys(lambda each: each.topic == "doors" and each.since == "new")
    assert page.locator("#new").is_checked()
    page.locator("#new").uncheck()
    assert shown(page) == keys(lambda each: each.topic == "doors")


@pytest.mark.browser
@pytest.mark.slow
def test_passes_are_searched_too_and_a_shelf_without_any_is_away(opened):
    page = opened()
    page.locator("#q").fill("00-03 inclusion base")
    assert shown(page) == {"base1"}
    assert page.locator("[aria-labelledby=passes] .folded:visible").count() == 1
    assert page.locator("#shown").inner_text().startswith("Nothing found")


@pytest.mark.browser
@pytest.mark.slow
def test_all_that_is_said_of_a_group_is_searched_and_no_control_or_drawing(opened):
    page, door = opened(), BY_KEY["d1"]
    same = {each.key for each in ROWS if each.rule == door.rule}
    assert len(same) > 2
    page.locator("#q").fill(door.rule.lower())
    assert shown(page) == same
    for said in (door.remedy, door.source.clause, door.subject.global_id):
        page.locator("#q").fill(said)
        assert door.key in shown(page), said
    for control in ("copy id", "link to this place", "how this was found"):
        page.locator("#q").fill(control)
        assert shown(page) == set(), control


@pytest.mark.browser
@pytest.mark.slow
def test_a_mark_goes_with_the_last_of_its_groups(opened):
    page = opened()
    fails = page.locator("svg.storey [data-g]:visible:has(.mark.fail)")
    unsure = page.locator("svg.storey [data-g]:visible:has(.mark.tell)")
    before = unsure.count()
    assert fails.count() > 1
    assert before
    page.locator('input[value="fail"]').uncheck()
    assert (fails.count(), unsure.count()) == (0, before)
    assert page.locator(".overview [data-g]:visible").count() == 0
    page.locator("#clear").click()
    assert fails.count() > 1


@pytest.mark.browser
@pytest.mark.slow
def test_the_list_below_a_plan_counts_its_lines_and_goes_with_the_last(opened):
    page = opened()
    lists = page.locator("details.listed")
    lines, told = lists.first.locator("li:visible"), lists.first.locator(".count")
    whole = lines.count()
    assert told.inner_text() == f"{whole}"
    page.locator('input[value="cannot_tell"]').uncheck()
    assert 0 < lines.count() < whole
    assert told.inner_text() == f"{lines.count()} of {whole}"
    page.locator("#q").fill("zzzz")
    assert lists.locator("visible=true").count() == 0
    page.locator("#clear").click()
    assert told.inner_text() == f"{whole}"


@pytest.mark.browser
@pytest.mark.slow
def test_a_first_plan_whose_marks_are_filtered_away_says_so_and_is_not_printed(opened):
    page = opened()
    over = page.locator(".over")
    says, none = over.locator(".says"), over.locator(".says-none")
    assert (says.is_visible(), none.is_visible()) == (True, False)
    page.locator("#storey").select_option("01 First floor")
    assert (says.is_visible(), none.is_visible()) == (False, True)
    page.emulate_media(media="print")
    assert over.is_hidden()
    page.locator("#clear").evaluate("e => e.click()")
    assert (over.is_visible(), says.is_visible()) == (True, True)


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(
    "fragment", ["#?room=nowhere", "#?o=&s=", f"#?q={HOSTILE}&storey={HOSTILE}", "#?%00", "#%zz"]
)
def test_a_strange_address_does_no_harm(opened, fragment):
    page = opened(fragment)
    page.locator("#clear").click()
    assert shown(page) == keys(lambda _: True)
    assert page.seen == []
