"""Every text against what is truly behind it, in both themes: on the page and in drawings."""

import pytest

from checker.report import write
from checker.results.codec import result_from_json
from tests.report.pages_open import Opener, unfold
from tests.report.test_axe import EXAMPLES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Large text (24 px, or 18.66 px and bold) needs 3, all other text 4.5 (WCAG 1.4.3).
COLOURS = """
const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
const known = new Map();
const rgba = (text) => {
    if (!known.has(text)) {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = text;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
        known.set(text, [r, g, b, a / 255]);
    }
    return known.get(text);
};
const over = ([r, g, b, a], back) =>
    [r, g, b].map((c, n) => c * a + back[n] * (1 - a)).concat(1);
const lightness = (colour) => {
    const [r, g, b] = colour.map((c) => c / 255)
        .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one, other) => {
    const [low, high] = [lightness(one), lightness(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
};
const ground = (element) => {
    for (let up = element; up; up = up.parentElement) {
        const colour = rgba(getComputedStyle(up).backgroundColor);
        if (colour[3] === 1) return colour;
    }
    return [255, 255, 255, 1];
};
const row = (ratio, element) => `${ratio.toFixed(2)} ${element.textContent.trim().slice(0, 40)}`;
"""
ON_THE_PAGE = f"""() => {{
    {COLOURS}
    const poor = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let count = 0;
    while (walker.nextNode()) {{
        const element = walker.currentNode.parentElement, style = getComputedStyle(element);
        if (!walker.currentNode.textContent.trim() || !element.checkVisibility()) continue;
        if (element.closest('svg, script, style')) continue;
        count += 1;
        const size = parseFloat(style.fontSize), bold = Number(style.fontWeight) >= 700;
        const needed = size >= 24 || (size >= 18.66 && bold) ? 3 : 4.5;
        const back = ground(element), ratio = contrast(over(rgba(style.color), back), back);
        if (ratio < needed) poor.push(row(ratio, element));
    }}
    return {{poor, count}};
}}"""
# Behind a text with a halo is the halo. Behind one without it is the last opaque shape that was
# drawn before it there, looked for at nine points of the text.
IN_DRAWINGS = f"""() => {{
    {COLOURS}
    const poor = [];
    let count = 0;
    for (const svg of document.querySelectorAll('svg[role=img]')) {{
        const shapes = [...svg.querySelectorAll('path, rect, circle, text')];
        const inks = shapes.map((each) => getComputedStyle(each));
        shapes.forEach((text, at) => {{
            if (text.localName !== 'text' || !text.getClientRects().length) return;
            count += 1;
            const ink = rgba(inks[at].fill);
            if (inks[at].paintOrder.startsWith('stroke') && inks[at].stroke !== 'none') {{
                const ratio = contrast(ink, rgba(inks[at].stroke));
                if (ratio < 4.5) poor.push(row(ratio, text));
                return;
            }}
            const box = text.getBBox(), place = text.getScreenCTM();
            for (const across of [0.1, 0.5, 0.9]) for (const down of [0.3, 0.5, 0.7]) {{
                const point = new DOMPoint(box.x + box.width * across, box.y + box.height * down)
                    .matrixTransform(place);
                let back = ground(svg);
                for (let under = 0; under < at; under += 1) {{
                    const shape = shapes[under], fill = inks[under].fill;
                    if (shape.localName === 'text' || /^none|^url/.test(fill)) continue;
                    const there = point.matrixTransform(shape.getScreenCTM().inverse());
                    if (!shape.isPointInFill(there)) continue;
                    const [r, g, b, a] = rgba(fill);
                    back = over([r, g, b, a * Number(inks[under].fillOpacity)], back);
                }}
                const ratio = contrast(ink, back);
                if (ratio < 4.5) poor.push(row(ratio, text));
            }}
        }});
    }}
    return {{poor, count}};
}}"""


@pytest.fixture
def opened(browser, tmp_path):
    opener = Opener(browser, tmp_path)
    yield opener
    opener.close()


def example(revision: str) -> str:
    data = (EXAMPLES / f"oakfield-primary-{revision}" / "results.json").read_bytes()
    return write(result_from_json(data), "html").decode()


@pytest.mark.parametrize("state", ["light", "dark", "print"])
def test_text_on_the_page_stands_out(opened, state):
    page = opened.page("B", example("B"), state) if state == "dark" else opened("oakfield", state)
    unfold(page)
    told = page.evaluate(ON_THE_PAGE)
    assert told["count"] > (2000 if state == "dark" else 300)
    assert told["poor"] == []


@pytest.mark.parametrize("state", ["light", "dark", "print"])
def test_text_in_drawings_stands_out_from_what_it_lies_on(opened, state):
    told = opened("oakfield", state).evaluate(IN_DRAWINGS)
    assert told["count"] > 30
    assert told["poor"] == []


def test_text_in_drawings_of_a_school_stands_out(opened):
    told = opened.page("B", example("B"), "dark").evaluate(IN_DRAWINGS)
    assert told["count"] > 300
    assert told["poor"] == []


@pytest.mark.parametrize(
    ("look", "breaks"),
    [
        (
            ON_THE_PAGE,
            "for (const e of document.querySelectorAll('.of')) e.style.color = '#b5b5b5'",
        ),
        (IN_DRAWINGS, "document.documentElement.style.setProperty('--ink', '#9aa0a6')"),
        (IN_DRAWINGS, "for (const e of document.querySelectorAll('text')) e.style.stroke = '#666'"),
    ],
)
def test_poor_contrast_is_noticed(opened, look, breaks):
    page = opened("oakfield")
    assert page.evaluate(look)["poor"] == []
    page.evaluate(breaks)
    assert page.evaluate(look)["poor"] != []
