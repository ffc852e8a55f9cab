"""axe finds nothing against WCAG 2.2 A and AA, nor against its best practice, in any state."""

from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from checker.report import write
from checker.results.codec import result_from_json
from tests.report.pages_open import STATES, Opener, unfold

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EXAMPLES = Path(__file__).parents[2] / "reports" / "examples"
PHONE = {"width": 400, "height": 800}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Each takes axe many seconds on a real school, and one made result holds every kind of link.
# Text in drawings, where axe gives up, and text of real schools: test_contrast.py.
SLOW = ["color-contrast", "link-in-text-block", "target-size"]
RUN = """async ({tags, slow, all}) => {
    const kinds = {resultTypes: ['violations', 'incomplete', 'passes']};
    const off = Object.fromEntries(slow.map((rule) => [rule, {enabled: false}]));
    const told = [await axe.run(document, {...kinds, runOnly: tags, rules: off})];
    if (all) told.push(await axe.run({exclude: [['svg']]}, {...kinds, runOnly: slow}));
    const row = ({id, nodes}) => `${id}: ${nodes.length}, first ${nodes[0].html.slice(0, 120)}`;
    return {
        wrong: told.flatMap((each) => each.violations).map(row),
        unsure: told.flatMap((each) => each.incomplete).map(row),
        ran: told.flatMap((each) => [...each.passes, ...each.violations]).map((each) => each.id),
    };
}"""
ONE = """(rule) => axe.run(rule === "color-contrast" ? {include: [[".first"]], exclude: [["svg"]]}
    : document, {runOnly: [rule]}).then((told) => told.violations.length)"""


# What axe leaves open, and what settles it here: symbols of one character and captions that stay
# in sight (test_contrast.py), columns of tables whose bodies have a heading each (HOLLOW).
UNTOLD = {"color-contrast", "th-has-data-cells"}
HOLLOW = """() => [...document.querySelectorAll('table:not(.wanted) thead th')]
    .filter((head) => ![...head.closest('table').querySelectorAll('tbody tr')].some((row) =>
        row.cells.length > 1 && row.cells[head.cellIndex]?.textContent.trim()))
    .map((head) => head.textContent)"""


def let_pass(state):
    """Nobody points at paper."""
    return {"target-size"} if state == "print" else set()


@pytest.fixture
def opened(browser, tmp_path):
    opener = Opener(browser, tmp_path)
    yield opener
    opener.close()


def axe(page, *, thorough=True):
    """What axe says of a page: what is wrong, what it cannot tell, which rules found anything."""
    # axe takes what is far below the screen, and not laid out yet, for hidden.
    page.add_style_tag(content=".group, .place { content-visibility: visible !important }")
    page.evaluate(AXE_SCRIPT)
    return page.evaluate(RUN, {"tags": TAGS, "slow": SLOW, "all": thorough})


@pytest.mark.parametrize(
    ("name", "state"),
    [
        *(("oakfield", state) for state in STATES),
        *(("crowded", state) for state in ("dark", "print")),
        *(("empty", state) for state in ("light", "print")),
        *(("blocked", state) for state in ("dark", "plain")),
    ],
)
def test_axe_finds_nothing(opened, name, state):
    page = opened(name, state)
    if state != "print":
        unfold(page)
    told = axe(page)
    assert [each for each in told["wrong"] if each.partition(":")[0] not in let_pass(state)] == []
    unsure = let_pass(state) | UNTOLD
    assert [each for each in told["unsure"] if each.partition(":")[0] not in unsure] == []
    assert page.evaluate(HOLLOW) == []
    assert {"color-contrast", "document-title", "html-has-lang", "region"} <= set(told["ran"])
    if name == "oakfield":
        assert {"svg-img-alt", "target-size"} <= set(told["ran"])


@pytest.mark.parametrize(("revision", "state"), [("A", "print"), ("B", "plain")])
def test_axe_finds_nothing_in_the_examples(opened, revision, state):
    data = (EXAMPLES / f"oakfield-primary-{revision}" / "results.json").read_bytes()
    html = write(result_from_json(data), "html").decode()
    page = opened.page(revision, html, state)
    told = axe(page, thorough=False)
    assert told["wrong"] == []
    assert [each for each in told["unsure"] if each.partition(":")[0] not in UNTOLD] == []
    assert page.evaluate(HOLLOW) == []
    assert {"document-title", "svg-img-alt", "heading-order"} <= set(told["ran"])


@pytest.mark.parametrize(
    ("rule", "breaks"),
    [
        ("color-contrast", "document.documentElement.style.setProperty('--muted', '#a0a8b0')"),
        ("document-title", "document.querySelector('head title').remove()"),
        ("html-has-lang", "document.documentElement.removeAttribute('lang')"),
        ("svg-img-alt", """$('svg[role=img]', e => e.removeAttribute('aria-labelledby'));
                           $('svg title', e => e.remove())"""),
        ("label", "document.querySelector('label[for=q]').remove()"),
        ("heading-order", "$('h3', e => { e.outerHTML = '<h6>Jumped</h6>'; })"),
        ("target-size", """$('nav a', e => { e.style = `font-size:4px;display:inline-block;
                           min-height:0;padding:0;margin:-8px;height:6px`; })"""),
        ("scrollable-region-focusable", "$('[tabindex]', e => e.removeAttribute('tabindex'))"),
        ("region", "document.querySelector('main').outerHTML = '<p>Nowhere</p>'"),
    ],
)  # fmt: skip
def test_axe_finds_what_is_broken_on_purpose(opened, rule, breaks):
    page = opened(viewport=PHONE)
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(ONE, rule) == 0
    page.evaluate(f"{{ const $ = (q, f) => document.querySelectorAll(q).forEach(f); {breaks}; }}")
    assert page.evaluate(ONE, rule) > 0
