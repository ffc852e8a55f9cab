"""The pages on small-group space and bases in a browser: nothing runs, nothing sticks out."""

import pytest

from checker.report import write
from tests.report.oakfield import oakfield
from tests.report.provided import provision

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SECTIONS = ("small-group", "inclusion-base")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    path = tmp_path_factory.mktemp("provision") / "report.html"
    path.write_bytes(write(oakfield(provision=provision()), "html"))
    return path.as_uri()


@pytest.fixture
def opened(browser, address):
    contexts = []

    def open_page(**options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.seen = []
        page.on("dialog", lambda dialog: page.seen.append(dialog.message))
        page.on("console", lambda message: page.seen.append(message.text))
        page.on("pageerror", lambda error: page.seen.append(str(error)))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_hostile_names_run_nothing(opened, scheme):
    page = opened(color_scheme=scheme)
    page.mouse.wheel(0, 5000)
    assert page.seen == []


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_sticks_out_but_what_scrolls_inside_itself(opened, width):
    page = opened(viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for name in SECTIONS:
        section = page.locator(f'section[aria-labelledby="{name}"]')
        for box in section.locator(".scroll").all():
            if box.is_visible():
                assert box.bounding_box()["width"] <= width


@pytest.mark.parametrize("caption", ["clusters", "ways", "spare"])
def test_a_row_is_a_card_on_a_phone_and_stays_one_of_a_table(opened, caption):
    wide = opened(viewport={"width": 1280, "height": 800})
    page = opened(viewport={"width": 320, "height": 800})
    shown = "e => [e.scrollWidth, getComputedStyle(e.tBodies[0].rows[0]).display]"
    query = f"table:has(#space-{caption}-caption)"
    assert wide.locator(query).evaluate(shown)[1] == "table-row"
    table = page.locator(query)
    width, display = table.evaluate(shown)
    assert (width <= 320, display) == (True, "block")
    assert table.evaluate("e => e.parentElement.scrollWidth - e.parentElement.clientWidth") == 0
    heads = wide.locator(f"{query} thead th").all_inner_texts()[1:]
    cells = table.locator("tbody tr").first.locator("td")
    said = "all => all.map(e => getComputedStyle(e, '::before').content.slice(1, -1))"
    assert cells.evaluate_all(said) == heads
    rows = page.get_by_role("table").filter(has=page.locator(f"#space-{caption}-caption"))
    assert rows.get_by_role("cell").count() >= len(heads)


def test_on_a_phone_a_chip_is_as_high_as_its_line_and_bars_that_would_be_cut_are_away(opened):
    page = opened(viewport={"width": 320, "height": 800})
    chip = page.locator(".cards td > .chip").first
    chip.evaluate("e => { e.parentElement.dataset.label = 'Has a room of its own'; }")
    chip.evaluate("e => e.parentElement.replaceChildren(e)")
    box, cell = chip.bounding_box(), chip.locator("..").bounding_box()
    assert 0 < box["height"] < 30 < cell["height"]
    assert page.locator("svg.bars").is_hidden()


def test_every_table_and_plan_can_be_scrolled_by_keyboard(opened):
    page = opened(viewport={"width": 320, "height": 800})
    for name in SECTIONS:
        for box in page.locator(f'section[aria-labelledby="{name}"] .scroll').all():
            if box.is_visible():
                box.focus()
                assert box.evaluate("e => document.activeElement === e")


def test_without_script_the_same_is_there(opened):
    page = opened(java_script_enabled=False)
    for name in SECTIONS:
        assert page.locator(f'section[aria-labelledby="{name}"] table').count() > 2
    assert page.locator("svg.bars").is_visible()


def test_the_plan_of_the_base_shows_the_storey_plan_below_its_lines(opened):
    page = opened(viewport={"width": 1280, "height": 800})
    plan = page.locator('svg[aria-labelledby^="base-0-plan-0"]')
    box = plan.locator("use").bounding_box()
    assert box["width"] > 0
    assert box["height"] > 0
