"""The page in a real browser: quiet console, no requests, narrow, without script, by keyboard."""

import pytest

from checker.report import write
from tests.report.accommodation import accommodation
from tests.report.oakfield import LONG, blocked, crowded, empty, oakfield

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RESULTS = {
    "oakfield": oakfield(),
    "empty": empty(),
    "blocked": blocked(),
    "crowded": crowded(6),
    "scheduled": oakfield(schedule=accommodation()),
}
FOUND = "{} of 8 places shown, and {} of 3 that pass or do not apply"
STRENGTHS = "all => all.map(e => e.closest('[data-s]').dataset.s)"
NOTHING = "Nothing found: 0 of 8 places shown, and {} of 3 that pass or do not apply"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    for name, result in RESULTS.items():
        (folder / f"{name}.html").write_bytes(write(result, "html"))
    return folder


@pytest.fixture
def opened(browser, files):
    """Open a report; `seen` collects what the console and the network said."""
    contexts = []

    def open_page(name="oakfield", fragment="", **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.seen = []
        page.on("console", lambda message: page.seen.append(message.text))
        page.on("pageerror", lambda error: page.seen.append(str(error)))
        page.on("request", lambda request: page.seen.append(request.url))
        page.goto((files / f"{name}.html").as_uri() + fragment)
        page.seen = [text for text in page.seen if not text.startswith("file://")]
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", RESULTS)
def test_the_console_is_quiet_and_nothing_is_asked_of_the_network(opened, name, scheme):
    page = opened(name, color_scheme=scheme)
    page.keyboard.press("Tab")
    assert page.seen == []


@pytest.mark.parametrize("name", RESULTS)
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_the_page_never_scrolls_sideways(opened, name, width):
    page = opened(name, viewport={"width": width, "height": 800})
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width


@pytest.mark.parametrize("name", ["oakfield", "scheduled"])
def test_the_first_screen_holds_verdict_counts_three_things_and_plan(opened, name):
    page = opened(name, viewport={"width": 1280, "height": 800})
    for query in (".verdict", ".counts", ".top", ".over", ".lines"):
        box = page.locator(query).bounding_box()
        assert box["y"] + box["height"] <= 800, query


def test_without_script_everything_is_there_and_nothing_is_dead(opened):
    page = opened(java_script_enabled=False)
    assert page.locator("#filter").is_hidden()
    assert page.locator("button:visible").count() == 0
    for request in page.locator(".supply > details > summary").all():
        request.click()
    places = page.locator(".group [data-r]").all()
    assert len(places) == 8
    for place in places:
        place.scroll_into_view_if_needed()  # far ones are laid out when they come near
        assert place.is_visible()
    assert page.locator("text=Year 5 classroom").first.is_visible()
    page.locator("details.folded summary").first.click()
    assert page.locator("details.folded[open]").count() == 1


def test_search_narrows_the_findings_and_the_address_remembers(opened):
    page = opened()
    page.locator("#q").focus()
    page.keyboard.type("calm leaf")
    assert page.locator(".place:visible").count() == 1
    assert page.locator("#shown").inner_text() == FOUND.format(1, 0)
    assert "q=calm" in page.evaluate("location.hash")


def test_the_filter_works_by_keyboard_alone(opened):
    page = opened()
    page.locator('input[value="must"]').focus()
    page.keyboard.press("Space")
    left = page.locator(".place:visible").evaluate_all(STRENGTHS)
    assert left
    assert "must" not in left
    page.locator("#clear").focus()
    page.keyboard.press("Enter")
    assert page.locator(".place:visible").count() == 5


def test_a_remembered_filter_is_applied_when_the_page_opens(opened):
    page = opened(fragment="#?s=project")
    assert page.locator(".place:visible").count() == 1
    assert page.locator('input[value="must"]').is_checked() is False


def test_a_storey_can_be_chosen(opened):
    page = opened()
    page.locator("#storey").select_option("01 First floor")
    assert page.locator(".group [data-r]:visible").count() == 1


def test_a_link_to_a_folded_pass_opens_it(opened):
    page = opened(fragment="#f-d4")
    row = page.locator("#f-d4")
    assert row.is_visible()
    assert page.evaluate("document.querySelector('#f-d4').closest('details').open")


def test_a_link_to_a_filtered_place_shows_it(opened):
    page = opened(fragment="#?s=project")
    page.evaluate("location.hash = '#f-d1'")
    page.wait_for_function("!document.querySelector('#f-d1').hidden")
    assert page.locator("#f-d1").is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_room_of_the_schedule_is_outlined_on_its_plan(opened, width):
    page = opened("scheduled", viewport={"width": width, "height": 800})
    page.locator('.wanted a:has-text("01-02")').click()
    outline = page.locator(".pointed:target")
    assert outline.evaluate("e => getComputedStyle(e).strokeWidth") == "4px"
    page.wait_for_function(
        """() => { const b = document.querySelector('.pointed:target').getBoundingClientRect();
        return b.left >= 0 && b.left < innerWidth && b.top >= 0 && b.bottom <= innerHeight; }"""
    )


def test_a_link_to_what_cannot_be_told_unfolds_it_down_to_its_figures(opened):
    page = opened(fragment="#f-d3")
    assert page.locator("#f-d3 .figures").is_visible()
    page = opened(fragment="#f-use1")
    assert page.locator("#f-use1").is_visible()


def test_a_request_says_how_many_of_its_places_are_left_and_unfolds_while_few_are(opened):
    page = opened()
    folds = page.locator(".supply > details")
    assert folds.evaluate_all("all => all.map(e => e.open)") == [False] * 3
    page.locator("#storey").select_option("01 First floor")
    assert page.locator(".supply:visible").count() == 1
    assert page.locator("#f-sgr1").is_visible()
    assert page.locator(".supply:visible .count").inner_text() == "1 place"
    page.locator("#clear").click()
    assert page.locator(".supply:visible").count() == 3
    assert folds.evaluate_all("all => all.map(e => e.open)") == [False] * 3


def test_words_of_a_request_find_what_waits_for_it(opened):
    page = opened()
    page.locator("#q").fill("export it with geometry")
    assert page.locator(".group [data-r]:visible").count() == 1
    assert page.locator("#f-sgr1").is_visible()


def test_all_folds_open_at_once(opened):
    page = opened()
    page.locator("#expand").click()
    assert page.locator("details:not([open])").count() == 0


def test_a_plan_can_be_made_larger_and_fitted(opened):
    page = opened(viewport={"width": 1280, "height": 800})
    plan = page.locator("svg.storey").first
    before = plan.bounding_box()["width"]
    page.locator('[data-zoom="1.25"]').first.click()
    assert plan.bounding_box()["width"] == pytest.approx(before * 1.25, rel=0.01)
    page.locator('[data-zoom="0"]').first.click()
    frame = page.locator(".scroll").first.bounding_box()["width"]
    assert plan.bounding_box()["width"] == pytest.approx(frame, abs=1)


def test_the_skip_link_is_the_first_stop_and_shows_itself(opened):
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"


def test_targets_are_large_enough(opened):
    page = opened(viewport={"width": 390, "height": 844})
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, input, select, summary, nav a, .marks a')]
        .filter(e => e.offsetParent && !e.closest('details:not([open]) > :not(summary)'))
        .filter(e => { const b = e.getBoundingClientRect(); return b.height < 24 || b.width < 24; })
        .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


@pytest.mark.parametrize("query", ["svg.storey text", ".place svg.detail text"])
def test_text_in_drawings_is_at_least_eleven_pixels(opened, query):
    page = opened(viewport={"width": 1280, "height": 800})
    sizes = page.locator(query).evaluate_all(
        """all => all.map(e => { const svg = e.ownerSVGElement;
        return parseFloat(getComputedStyle(e).fontSize)
        * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width; })"""
    )
    assert sizes
    assert min(sizes) >= 10.99


@pytest.mark.parametrize("width", [390, 320])
def test_drawings_keep_their_size_on_a_phone_and_scroll_in_their_frame(opened, width):
    page = opened(viewport={"width": width, "height": 800})
    sizes = page.locator(".place svg.detail text").evaluate_all(
        """all => all.map(e => parseFloat(getComputedStyle(e).fontSize)
        * e.getScreenCTM().a / Math.cos(Math.atan2(e.getScreenCTM().b, e.getScreenCTM().a)))"""
    )
    assert min(sizes) >= 10.99
    frame = page.locator(".beside > figure").first
    assert frame.evaluate("e => e.scrollWidth > e.clientWidth")
    assert frame.get_attribute("tabindex") == "0"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "numbers", "dots"), [(1280, True, False), (390, False, True)])
def test_the_small_plan_has_dots_where_numbers_would_hide_it(opened, width, numbers, dots):
    page = opened(viewport={"width": width, "height": 800})
    shown = [
        page.evaluate(f"getComputedStyle(document.querySelector('.over {kind}')).display != 'none'")
        for kind in (".numbered", ".dots", ".broad", ".narrow")
    ]
    assert shown == [numbers, dots, numbers, dots]


@pytest.mark.parametrize(("width", "is_open"), [(1280, True), (390, False)])
def test_lists_below_the_plans_are_folded_on_a_phone(opened, width, is_open):
    page = opened(viewport={"width": width, "height": 800})
    lists = page.locator("details.listed").evaluate_all("all => all.map(e => e.open)")
    assert lists
    assert set(lists) == {is_open}


def test_a_search_for_nothing_says_so_and_empties_the_lists(opened):
    page = opened()
    assert page.locator(".unfound:visible").count() == 0
    page.locator("#q").fill("zzzz")
    assert page.locator("#shown").inner_text() == NOTHING.format(0)
    assert page.locator(".unfound:visible").count() == 2
    assert page.locator(".marks li:visible").count() == 0
    page.locator("#q").fill("calm leaf")
    assert page.locator(".unfound:visible").count() == 1
    assert 0 < page.locator(".marks li:visible").count() < 4
    page.locator("#clear").click()
    assert page.locator(".unfound:visible").count() == 0


def test_the_plan_of_a_storey_that_was_not_chosen_is_away(opened):
    page = opened()
    assert page.locator(".landscape:visible").count() == 2
    page.locator("#storey").select_option("01 First floor")
    assert page.locator(".landscape:visible").count() == 1
    assert page.locator("#plan-1").is_visible()


def test_thumbs_show_no_tiny_text(opened):
    page = opened()
    shown = page.evaluate(
        "getComputedStyle(document.querySelector('.thumb')).getPropertyValue('--shown')"
    )
    assert shown.strip() == "hidden"


def test_the_theme_follows_the_system(opened):
    grounds = {
        scheme: opened(color_scheme=scheme).evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for scheme in ("light", "dark")
    }
    assert grounds == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 23, 26)"}


def test_paper_opens_what_was_not_checked_and_hides_the_controls(opened):
    page = opened(color_scheme="dark")
    page.emulate_media(media="print")
    assert page.locator("nav").is_hidden()
    assert page.locator("#filter").is_hidden()
    white = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert white == "rgb(255, 255, 255)"
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_a_very_long_name_stays_in_its_column(opened):
    page = opened(fragment="#f-sgr1", viewport={"width": 320, "height": 700})
    assert len(LONG) > 300
    heading = page.locator("#f-sgr1 th", has_text="Multi-purpose").bounding_box()
    assert heading["x"] + heading["width"] <= 320


@pytest.mark.parametrize("width", [320, 1280])
def test_a_caption_neither_widens_a_column_nor_is_cut(opened, width):
    page = opened(viewport={"width": width, "height": 800})
    caption = page.locator("#rooms-caption").bounding_box()
    first = page.locator("#rooms-caption + thead th").first.bounding_box()
    assert caption["y"] + caption["height"] <= first["y"] + 1
    assert caption["x"] + caption["width"] <= width
    assert first["width"] < 200
