"""The page by keyboard alone: everything reached in order, seen, used, and nothing traps."""

import pytest

from tests.report.pages_open import Opener

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# All that can take the focus, in the order of reading, with what is folded or hidden left out.
STOPS = """() => {
    window.stops = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
        .filter((e) => !e.disabled && e.checkVisibility({visibilityProperty: true}));
    return window.stops.map((e) => e.outerHTML.slice(0, 90));
}"""  # noqa: E501 - one selector
# Where the focus is: its number among the stops, whether it shows, and whether anything hides it.
FOCUS = """() => {
    const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
    if (e === document.body) return null;
    // A link over two lines has a hole in the middle of its box: take its first line.
    const line = e.getClientRects()[0];
    const middle = (from, length, room) =>
        Math.min(Math.max(from + Math.min(length, room) / 2, 0), room - 1);
    const top = document.elementFromPoint(
        middle(line.left, line.width, innerWidth), middle(line.top, line.height, innerHeight));
    return {
        stop: window.stops ? window.stops.indexOf(e) : -1,
        what: e.outerHTML.slice(0, 90),
        ring: style.outlineStyle + ' ' + style.outlineWidth,
        seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        bare: Boolean(top) && (e.contains(top) || top.contains(e)),
    };
}"""


@pytest.fixture
def opened(browser, tmp_path):
    opener = Opener(browser, tmp_path)
    yield opener
    opener.close()


def tab_to(page, query, *, most=200):
    """Press Tab until what the query names has the focus."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("q => document.activeElement.matches(q)", query):
            return
    pytest.fail(f"{query} is never reached")


@pytest.mark.parametrize(
    ("viewport", "scale"),
    [({"width": 1280, "height": 800}, 1), ({"width": 320, "height": 256}, 4)],
    ids=["desk", "400 %"],
)
def test_tab_goes_through_everything_in_order_and_out_again(opened, viewport, scale):
    # Where the focus is shown can be told at once where the page does not glide there.
    page = opened(viewport=viewport, device_scale_factor=scale, reduced_motion="reduce")
    stops = page.evaluate(STOPS)
    assert len(stops) > 40
    met = []
    for _press in range(len(stops) + 1):
        page.keyboard.press("Tab")
        if (focus := page.evaluate(FOCUS)) is None:
            break
        met.append(focus)
    assert [focus["stop"] for focus in met] == list(range(len(stops)))
    assert [focus["what"] for focus in met if focus["ring"] != "solid 3px"] == []
    assert [focus["what"] for focus in met if not (focus["seen"] and focus["bare"])] == []


def test_shift_and_tab_go_back_the_same_way(opened):
    page = opened()
    page.evaluate(STOPS)
    for _press in range(12):
        page.keyboard.press("Tab")
    for expected in range(10, -1, -1):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(FOCUS)["stop"] == expected


def test_the_skip_link_leads_past_the_head_into_the_report(opened):
    page = opened()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_jump_takes_the_focus_along(opened):
    page = opened()
    tab_to(page, '.top a[href^="#g-"]')
    target = page.evaluate("document.activeElement.hash")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    after = """id => { const at = document.querySelector(id);
        return Boolean(at.compareDocumentPosition(document.activeElement) & 4)
            && at.closest('section').contains(document.activeElement); }"""
    assert page.evaluate(after, target)


def test_the_findings_are_searched_and_filtered_without_losing_the_focus(opened):
    page = opened()
    tab_to(page, "#q")
    page.keyboard.type("calm leaf")
    assert page.locator(".place:visible").count() == 1
    assert page.evaluate("document.activeElement.id") == "q"
    tab_to(page, 'input[name="s"][value="must"]')
    page.keyboard.press("Space")
    assert page.locator(".place:visible").count() == 0
    assert page.locator("#shown").inner_text().startswith("Nothing found")
    assert page.evaluate("document.activeElement.value") == "must"
    tab_to(page, "#clear")
    page.keyboard.press("Enter")
    assert page.locator(".place:visible").count() == 5
    assert page.locator(".supply:visible").count() == 3
    assert page.evaluate("document.activeElement.id") == "clear"
    assert page.locator("#q").input_value() == ""


def test_a_storey_is_chosen_with_the_arrow_keys(opened):
    page = opened()
    tab_to(page, "#storey")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator("[aria-labelledby=plans] .landscape:visible").count() == 1
    assert page.evaluate("document.activeElement.id") == "storey"


def test_tab_leaves_the_filter_for_what_is_still_there(opened):
    page = opened(reduced_motion="reduce")
    page.locator("#q").fill("calm leaf")
    page.locator("#expand").focus()
    page.evaluate(STOPS)
    page.keyboard.press("Tab")
    focus = page.evaluate(FOCUS)
    assert focus["stop"] >= 0
    assert focus["seen"]
    assert focus["bare"]


@pytest.mark.parametrize(
    "query",
    [
        ".place summary",
        ".supply > details > summary",
        ".folded:not(.facts) > summary",
        "#more > summary",
    ],
)
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_folds_open_and_close_by_key(opened, query, key):
    page = opened()
    page.locator(query).first.focus()
    is_open = "document.activeElement.parentElement.open"
    for expected in (True, False):
        page.keyboard.press(key)
        assert page.evaluate(is_open) is expected


def test_a_plan_is_enlarged_by_its_buttons_and_moved_by_the_arrow_keys(opened):
    page = opened()
    tab_to(page, '[data-zoom="1.25"]')
    before = page.locator("svg.storey").first.bounding_box()["width"]
    for _press in range(3):
        page.keyboard.press("Enter")
    assert page.locator("svg.storey").first.bounding_box()["width"] > before * 1.9
    assert page.evaluate("document.activeElement.dataset.zoom") == "1.25"
    tab_to(page, ".landscape .scroll")
    for key, moved in (("ArrowRight", "> 0"), ("ArrowLeft", "< 1")):
        for _press in range(3):
            page.keyboard.press(key)
        page.wait_for_function(f"document.activeElement.scrollLeft {moved}")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.matches('.scroll')")  # no trap


def test_drawings_that_scroll_on_a_phone_are_reached_and_moved_by_key(opened):
    page = opened(viewport={"width": 320, "height": 700})
    tab_to(page, ".beside > figure")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")


def test_without_script_the_keyboard_reaches_all_that_is_there(opened):
    page = opened(state="plain")
    stops = page.evaluate(STOPS)
    assert not any("<button" in each or "<input" in each for each in stops)
    for expected in range(len(stops)):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS)["stop"] == expected


@pytest.mark.parametrize(
    "breaks",
    [
        "$('nav a').addEventListener('blur', (e) => e.target.focus())",  # a trap
        "$('nav a').tabIndex = 5",  # out of order
        "$('nav').style.overflow = 'hidden'; $('nav').style.height = '0'",  # hidden behind
        "$('nav a').style.outline = 'none'",
    ],
)
def test_what_is_broken_would_be_noticed(opened, breaks):
    page = opened(reduced_motion="reduce")
    page.evaluate(STOPS)
    page.evaluate(f"{{ const $ = (q) => document.querySelector(q); {breaks} }}")
    met = []
    for _press in range(16):
        page.keyboard.press("Tab")
        met.append(page.evaluate(FOCUS))
    in_order = [focus["stop"] for focus in met] == list(range(16))
    shown = all(focus["ring"] == "solid 3px" and focus["seen"] and focus["bare"] for focus in met)
    assert not (in_order and shown)
