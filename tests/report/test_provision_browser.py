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


def test_clusters_are_cards_on_a_phone_and_stay_a_table(opened):
    wide = opened(viewport={"width": 1280, "height": 800})
    page = opened(viewport={"width": 320, "height": 800})
    shown = "e => [e.scrollWidth, getComputedStyle(e.tBodies[0].rows[0]).display]"
    assert wide.locator(".cards").evaluate(shown)[1] == "table-row"
    width, display = page.locator(".cards").evaluate(shown)
    assert (width <= 320, display) == (True, "block")
    heads = wide.locator(".cards thead th").all_inner_texts()[1:]
    cells = page.locator(".cards tbody tr").first.locator("td")
    said = "all => all.map(e => getComputedStyle(e, '::before').content.slice(1, -1))"
    assert cells.evaluate_all(said) == heads
    assert page.get_by_role("table").filter(has_text="In rooms").get_by_role("cell").count() > 8


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
