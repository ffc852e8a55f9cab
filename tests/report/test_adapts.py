"""The page bends to its reader: zoom, spacing, motion, forced colours; and it is ordered."""

from itertools import pairwise

import pytest

from tests.report.pages_open import RESULTS, Opener, unfold
from tests.report.test_contrast import IN_DRAWINGS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# What a reader may set by WCAG 1.4.12; drawings keep their lettering, their tables follow.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }"""
# Text that a box hides: it does not fit, and cannot be scrolled to.
CUT = """() => [...document.querySelectorAll('body *:not(svg *):not(svg)')]
    .filter((e) => e.checkVisibility() && !e.closest('.vh, .skip'))
    .filter((e) => /hidden|clip/.test(getComputedStyle(e).overflow))
    .filter((e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
    .map((e) => e.outerHTML.slice(0, 90))"""
OVERLAP = """() => { const found = [];
    for (const list of document.querySelectorAll('.counts, .top, nav ul, .marks, form')) {
        const boxes = [...list.children].map((e) => e.getBoundingClientRect()).filter((b) => b.width);
        boxes.forEach((a, n) => boxes.slice(n + 1).forEach((b) => {
            if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
                found.push(list.className || list.localName);
        }));
    }
    return found; }"""  # noqa: E501 - it reads as script


@pytest.fixture
def opened(browser, tmp_path):
    opener = Opener(browser, tmp_path)
    yield opener
    opener.close()


@pytest.mark.parametrize("name", RESULTS)
def test_at_four_hundred_per_cent_nothing_needs_sideways_scrolling(opened, name):
    page = opened(name, viewport={"width": 320, "height": 256}, device_scale_factor=4)
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_wider_spacing_of_text_loses_nothing(opened, width):
    page = opened(viewport={"width": width, "height": 800})
    unfold(page)
    page.add_style_tag(content=SPACING)
    assert page.evaluate("getComputedStyle(document.querySelector('h2')).letterSpacing") != "normal"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CUT) == []
    assert page.evaluate(OVERLAP) == []


def test_text_twice_as_large_loses_nothing(opened):
    page = opened(viewport={"width": 1280, "height": 800})
    page.add_style_tag(content="html { font-size: 200% !important }")
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "32px"
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert page.evaluate(CUT) == []
    assert page.evaluate(OVERLAP) == []


def test_what_is_cut_would_be_noticed(opened):
    page = opened()
    page.add_style_tag(
        content=".verdict { height: 1rem; overflow: hidden } nav li { margin: -1rem }"
    )
    assert page.evaluate(CUT) != []
    assert page.evaluate(OVERLAP) != []


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_nothing_moves_by_itself(opened, motion):
    page = opened(reduced_motion=motion)
    root = "getComputedStyle(document.documentElement).scrollBehavior"
    assert page.evaluate(root) == "auto"
    moving = """() => [...document.querySelectorAll('*')].map((e) => getComputedStyle(e))
        .filter((s) => s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0).length"""
    assert page.evaluate(moving) == 0


@pytest.mark.parametrize("state", ["light", "dark"])
def test_forced_colours_leave_drawings_legible_and_outcomes_told(opened, state):
    page = opened(state=state, forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    told = page.evaluate(IN_DRAWINGS)
    assert told["count"] > 30
    assert told["poor"] == []
    # Forced, a text and the halo behind it get one colour; computed styles do not tell.
    texts = page.locator("svg text, .key").evaluate_all(
        "all => [...new Set(all.map(e => getComputedStyle(e).forcedColorAdjust))]"
    )
    assert texts == ["none"]
    chips = page.locator(".chip:visible").evaluate_all(
        "all => all.map(e => [e.textContent.trim(), getComputedStyle(e).borderLeftStyle])"
    )
    assert {words.split(" ", 1)[-1] for words, _border in chips} >= {"fail", "cannot tell"}
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("name", RESULTS)
def test_headings_go_down_one_step_at_a_time(opened, name):
    levels = (
        opened(name)
        .locator("h1, h2, h3, h4, h5, h6")
        .evaluate_all("all => all.map(e => Number(e.localName[1]))")
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


@pytest.mark.parametrize("name", RESULTS)
def test_landmarks_and_regions_are_there_and_named(opened, name):
    page = opened(name)
    tree = page.locator("body").aria_snapshot()
    for role in ("banner", "main", "contentinfo"):
        assert tree.count(f"- {role}") == 1, role
    assert '- navigation "On this page"' in tree
    assert '- search "Filter the findings"' in tree
    named = [line.strip() for line in tree.splitlines() if line.strip().startswith("- region")]
    assert len(named) >= 4
    assert [line for line in named if '"' not in line] == []
    assert page.evaluate("document.documentElement.lang") == "en-GB"
