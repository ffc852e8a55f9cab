"""On paper: true scale, nothing cut or torn apart, heads repeated, addresses told, never dark."""

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from checker.report import write
from checker.results import Outcome
from checker.results.codec import result_from_json
from tests.report.oakfield import crowded, oakfield, room_finding, room_rows
from tests.report.pages_open import RESULTS, Opener
from tests.report.test_axe import EXAMPLES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MM = 96 / 25.4
UPRIGHT, ACROSS = round(182 * MM), round(269 * MM)  # what margins leave of A4, px


@pytest.fixture
def opened(browser, tmp_path):
    opener = Opener(browser, tmp_path)
    yield opener
    opener.close()


@pytest.fixture(scope="module")
def pages(browser):
    """The text of each page of a result with many doors and a hundred rooms, as a PDF."""
    assert browser.is_connected()
    rooms = [
        replace(row, global_id=f"{row.global_id}-{n}") for n in range(7) for row in room_rows()
    ]
    result = replace(crowded(12), rooms=tuple(rooms))
    pdf = PdfReader(io.BytesIO(write(result, "pdf")))
    return [" ".join(page.extract_text().split()) for page in pdf.pages]


@pytest.fixture(scope="module")
def example():
    data = (EXAMPLES / "oakfield-primary-A" / "results.json").read_bytes()
    return write(result_from_json(data), "html").decode()


@pytest.mark.parametrize("wide", [UPRIGHT, ACROSS])
@pytest.mark.parametrize("name", RESULTS)
def test_nothing_is_wider_than_the_sheet(opened, name, wide):
    # Chromium would make everything smaller to fit it, and no scale would be true.
    page = opened(name, "print", viewport={"width": wide, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= wide
    assert page.evaluate(CUT, wide) == []


CUT = """(wide) => [...document.querySelectorAll('td, th, p, li, svg, figcaption, dd')]
    .filter((e) => e.getBoundingClientRect().right > wide + 1 && !e.closest('.vh, .patterns'))
    .map((e) => e.outerHTML.slice(0, 100))"""


def test_drawings_of_a_school_are_printed_at_their_scale(opened, example):
    page = opened.page("A", example, "print", viewport={"width": UPRIGHT, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= UPRIGHT
    sizes = page.locator("svg.detail").evaluate_all(
        """all => all.map(e => [e.clientWidth, parseFloat(e.getAttribute('width'))])"""
    )
    assert len(sizes) > 50
    assert [(px, mm) for px, mm in sizes if abs(px - mm * MM) > 1] == []


def test_pages_are_not_made_smaller_to_fit(browser):
    # What Chromium multiplies everything by: 1 px of 1/96 inch is 0.75 pt.
    assert browser.is_connected()
    first = PdfReader(io.BytesIO(write(crowded(2), "pdf"))).pages[0].get_contents().get_data()
    scale = 1.0
    for factor in re.findall(rb"([\d.]+) 0 0 -?[\d.]+ [\d.]+ [\d.]+ cm", first)[:2]:
        scale *= float(factor)
    assert scale == pytest.approx(0.75, rel=0.001)


def test_a_drawing_stays_with_its_finding(pages):
    counts = [(page.count("opens 742 to 760"), page.count("1:50 on paper")) for page in pages[1:]]
    drawn = [(told, shown) for told, shown in counts if shown]
    assert sum(shown for _told, shown in drawn) == 12
    assert [pair for pair in drawn if pair[0] != pair[1]] == []


def test_a_heading_stays_with_its_first_place(pages):
    heads = [page for page in pages if "Asked for:" in page]
    assert len(heads) >= 2
    for page in heads:
        assert "opens 742 to 760" in page.rpartition("Asked for:")[2]


@pytest.fixture(scope="module")
def requests_printed(browser):
    """The text of each page of a result with many requests, of one place each."""
    assert browser.is_connected()
    rows = tuple(
        replace(
            room_finding(f"u{n}", "00-07", f"R-{n}", Outcome.CANNOT_TELL),
            title=f"Title {n} " + "of many words " * (n % 8) + "ends",
            ask=f"Ask {n} for " + "more of what is missing " * (n % 7) + "please",
            group=f"g{n}",
        )
        for n in range(60)
    )
    pdf = PdfReader(io.BytesIO(write(oakfield(findings=rows, plans=()), "pdf")))
    return [" ".join(page.extract_text().split()) for page in pdf.pages]


def test_a_request_stays_with_its_first_group_and_that_with_its_first_place(requests_printed):
    heads = [page for page in requests_printed if "Ask " in page and "Asked for:" in page]
    assert len(heads) > 3
    for page in heads:
        *_before, last = re.split(r"(?=\? cannot tell Ask \d+ for)", page)
        assert re.search(r"please .*Asked for: Title .* ends .*00-07 Accessible WC", last), last


@pytest.mark.parametrize("storey", ["", "01 First floor"])
def test_a_plan_that_few_marks_are_left_of_is_one_page_with_them(opened, storey):
    page = opened()
    page.locator("#storey").select_option(storey)
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    told = [" ".join(each.extract_text().split()) for each in pdf.pages]
    plans = [text for text in told if "Storey plans" in text or "Marked on this plan" in text]
    assert all("Marked on this plan" in text for text in plans)
    assert len(plans) == (1 if storey else 2)


def test_below_the_key_of_colours_a_plan_leaves_room_for_a_short_list(opened):
    page = opened("oakfield", "print")
    plans = page.locator("[aria-labelledby=plans] svg.storey")
    heights = "all => all.map(e => parseFloat(getComputedStyle(e).maxHeight))"
    assert plans.evaluate_all(heights) == pytest.approx([120 * MM, 138 * MM])
    page.locator(".marks").first.evaluate(
        "e => { for (let n = 0; n < 9; n += 1) e.append(e.children[0].cloneNode(true)); }"
    )
    assert plans.evaluate_all(heights) == pytest.approx([138 * MM, 138 * MM])


def test_a_table_over_several_pages_repeats_its_head(pages):
    rooms = [page for page in pages if page.count("90 %") > 10]
    assert len(rooms) >= 2
    for page in rooms:
        assert "Storey Number Name Use" in page


def test_what_is_folded_on_the_screen_is_open_but_for_what_passes(opened):
    page = opened("oakfield", "print")
    hidden = page.evaluate(
        """() => [...document.querySelectorAll('details:not([open])')]
        .filter((e) => getComputedStyle(e, '::details-content').contentVisibility === 'hidden')
        .map((e) => e.className)"""
    )
    assert {each.split()[0] for each in hidden if each} <= {"folded", "ledger"}
    assert page.locator(".place details li").first.is_visible()


def test_paper_says_by_what_it_was_narrowed_and_how_much_is_left_out(opened):
    page = opened("crowded")
    page.locator("#q").fill("no such word")
    page.locator('input[value="fail"]').uncheck()
    head = page.locator("#narrowed")
    assert not head.is_visible()
    page.emulate_media(media="print")
    assert head.is_visible()
    said = head.inner_text()
    assert "0 of 6 places shown" in said
    assert "words “no such word”" in said
    assert "Outcome none" in said
    assert head.bounding_box()["y"] < page.locator("#verdict").bounding_box()["y"]


def test_paper_of_everything_says_nothing_of_a_filter(opened):
    page = opened("oakfield", "print")
    assert not page.locator("#narrowed").is_visible()
    page.evaluate("location.hash = '#?s=must&q=door'")
    page.wait_for_function("!document.querySelector('#narrowed').hidden")
    assert "Strength Statutory guidance" in page.locator("#narrowed").inner_text()
    page.evaluate("document.querySelector('#clear').click()")
    assert not page.locator("#narrowed").is_visible()


def test_what_cannot_be_told_is_a_list_on_paper_and_its_figures_only_where_unfolded(opened):
    page = opened("oakfield", "print")
    place = page.locator(".supply .place").first
    assert place.locator("h5").is_visible()
    assert page.locator(".supply tr[data-r]").first.is_visible()
    assert not place.locator(".facts").is_visible()
    place.locator(".facts").evaluate("e => { e.open = true; }")
    assert place.locator(".figures").is_visible()


def test_addresses_are_printed_and_jumps_within_the_page_are_not(opened):
    page = opened("oakfield", "print")
    said = "all => all.map(e => getComputedStyle(e, '::after').content)"
    outside = page.locator('a[href^="http"]').evaluate_all(said)
    assert outside
    assert set(outside) == {'" (" attr(href) ")"'} or all("https://" in each for each in outside)
    assert set(page.locator('a[href^="#"]').evaluate_all(said)) == {"none"}


def test_paper_is_light_though_the_screen_is_dark(opened):
    page = opened("oakfield", "print")
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    inks = page.locator("h2, td, svg text, figcaption").evaluate_all(
        "all => [...new Set(all.map(e => getComputedStyle(e).color))]"
    )
    for ink in inks:
        assert max(map(int, re.findall(r"\d+", ink)[:3])) < 180, ink


def test_marks_on_plans_are_lines_not_pictures_of_a_pattern(opened):
    page = opened("oakfield", "print")
    fills = page.locator("svg.storey rect[fill^='url']").evaluate_all(
        "all => all.map(e => getComputedStyle(e).fill + getComputedStyle(e).strokeDasharray)"
    )
    assert fills
    assert [each for each in fills if not re.match(r"none[\d.]+px", each)] == []
