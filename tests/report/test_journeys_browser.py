"""Journeys and distance to calm in a real browser: narrow, dark, printed, without script."""

import pytest

from checker.report import write
from tests.report.journeys_made import travelled

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("journeys") / "report.html"
    path.write_bytes(write(travelled(), "html"))
    return path


@pytest.fixture
def opened(browser, file):
    contexts = []

    def open_page(**options):
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_page_does_not_scroll_sideways_but_strips_do(opened, width):
    page = opened(viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    frame = page.locator(".journey .scroll").first
    inner = frame.evaluate("e => [e.scrollWidth, e.clientWidth]")
    assert (inner[0] > inner[1]) is (width < 840)


def test_no_word_on_a_strip_is_cut_off_or_lies_on_another(opened):
    page = opened(viewport={"width": 1280, "height": 800})
    bad = page.evaluate(
        """() => [...document.querySelectorAll('svg.strip')].flatMap(svg => {
          const edge = svg.getBoundingClientRect();
          const boxes = [...svg.querySelectorAll('text')].map(t => [t, t.getBoundingClientRect()]);
          const out = boxes.filter(([t, b]) => b.left < edge.left - 1 || b.right > edge.right + 1
            || b.bottom > edge.bottom + 1).map(([t]) => 'out: ' + t.textContent);
          const over = boxes.flatMap(([t, a], i) => boxes.slice(i + 1).filter(([, b]) =>
            a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 4
            && b.top < a.bottom - 4).map(([u]) => t.textContent + ' on ' + u.textContent));
          return [...out, ...over];
        })"""
    )
    assert bad == []


def test_text_in_the_drawings_is_at_least_eleven_pixels(opened):
    page = opened(viewport={"width": 1280, "height": 800})
    smallest = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll('svg.strip text, svg.reach text')]
          .map(t => parseFloat(getComputedStyle(t).fontSize)))"""
    )
    assert smallest >= 11


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_rooms_of_the_map_have_no_colour_of_their_use(opened, scheme):
    page = opened(color_scheme=scheme, viewport={"width": 1280, "height": 800})
    near, base = page.evaluate(
        """() => { const of = (q, n) => getComputedStyle(document.querySelector(q))
             .getPropertyValue(n).trim();
           return [of('svg.reach', '--teaching'), of('svg.storey', '--teaching')]; }"""
    )
    assert near == "transparent"
    assert base.startswith("#")


def test_tables_open_without_script(opened):
    page = opened(java_script_enabled=False)
    page.locator(".journey summary").first.click()
    assert page.locator(".journey table").first.is_visible()
    assert page.locator("svg.strip").first.is_visible()


def test_a_link_in_a_table_leads_to_the_finding(opened):
    page = opened()
    details = page.locator(".journey details", has=page.locator("a[href='#f-d1']")).first
    details.locator("summary").click()
    details.locator("a[href='#f-d1']").click()
    assert page.evaluate("location.hash") == "#f-d1"


def test_printed_strips_and_maps_fit_the_paper(opened):
    page = opened(viewport={"width": 680, "height": 900})
    page.emulate_media(media="print")
    wide = page.evaluate(
        """() => [...document.querySelectorAll('svg.strip, svg.reach')]
          .map(e => e.getBoundingClientRect().width)"""
    )
    assert max(wide) <= 680
