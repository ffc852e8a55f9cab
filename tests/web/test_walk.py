"""An architect's afternoon in a browser, on a whole server with its queue and real children."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from benchmarks.web_faults import Server
from tests.web.small import small_school

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
    const told = await axe.run({exclude: [['svg'], ['iframe']]},
        {runOnly: tags, resultTypes: ['violations']});
    return told.violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 160)}`);
}"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
PATIENCE_MS = 60_000
REAL = ("fzk_haus_archicad20_ifc4.ifc", "samplehouse_revit2015_ifc4.ifc", "duplex_revit2011.ifc")


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("walk") / "data")
    started.start()
    yield started
    started.stop()


@pytest.fixture
def opened(browser, server):
    """Opens a page of the server in a browser of its own; what its console says is a failure."""
    contexts, said = [], []

    def opened(path="/", **options):
        context = browser.new_context(base_url=f"http://127.0.0.1:{server.port}", **options)
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda each: said.append(each.text))
        page.on("pageerror", lambda each: said.append(str(each)))
        page.goto(path)
        return page

    yield opened
    for each in contexts:
        each.close()
    assert said == []


@pytest.fixture
def models(tmp_path):
    """Two revisions of a model: the second has a smaller room."""
    paths = [tmp_path / f"school-{each}.ifc" for each in "ab"]
    for path, width in zip(paths, (4.0, 2.0), strict=True):
        path.write_bytes(small_school(width))
    return paths


def make_project(page, name):
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Make the project").click()
    page.wait_for_url(re.compile("/projects/"))


def upload(page, path):
    page.get_by_label(re.compile("^File")).set_input_files(path)
    page.get_by_role("button", name="Check this file").click()
    page.wait_for_url(re.compile("/runs/"))


def wait_for_report(page):
    page.locator("iframe.report").wait_for()
    return page.url.rpartition("/")[2]


@pytest.mark.slow
def test_from_an_empty_server_to_a_finding_handed_on(opened, models):
    page = opened(viewport=WIDE)
    make_project(page, "Oakfield Primary")
    project = page.url
    upload(page, models[0])
    wait_for_report(page)
    assert page.frame_locator("iframe.report").locator("h1").inner_text() == "school-a.ifc"

    page.goto(project)
    upload(page, models[1])
    wait_for_report(page)
    page.get_by_role("link", name="Findings").first.click()
    page.get_by_label("Only what is new since the last revision").check()
    page.wait_for_url(re.compile("new=1"))
    found = page.locator("#found tbody a").first
    told = found.inner_text()
    found.click()
    assert told in page.get_by_role("heading", level=1).inner_text()

    page.get_by_label("Your comment").fill("The partition moves back <b>next week</b>.")
    page.get_by_role("button", name="Add the comment").click()
    assert page.get_by_text("The partition moves back <b>next week</b>.").is_visible()
    page.get_by_label("Why the team lives with it").fill("Agreed with the school.")
    until = date.today() + timedelta(days=30)  # noqa: DTZ011 - the browser's own day
    page.get_by_label("The last day it holds").fill(until.isoformat())
    page.get_by_role("button", name="Accept it until then").click()
    page.get_by_role("button", name="Judge again").click()
    wait_for_report(page)

    page.get_by_role("link", name="Compare").first.click()
    choice = page.get_by_label("With")
    first = choice.locator("option").filter(has_text="Revision 1,").first
    choice.select_option(first.get_attribute("value"))
    page.get_by_role("button", name="Compare").click()
    page.get_by_role("heading", name="Compare: revision 1 to 2").wait_for()
    assert re.search("Newly failing: [1-9]", page.get_by_role("main").inner_text())


@pytest.mark.slow
def test_a_finding_goes_into_a_bim_tool(opened, models, tmp_path):
    page = opened(viewport=WIDE)
    make_project(page, "To hand on")
    upload(page, models[0])
    run = wait_for_report(page)
    page.goto(f"/runs/{run}/findings")
    with page.expect_download(timeout=PATIENCE_MS) as downloading:
        page.get_by_role("button", name=re.compile("BCF 2.1")).first.click()
    path = tmp_path / "handed.bcf"
    downloading.value.save_as(path)
    with zipfile.ZipFile(path) as archive:
        assert "bcf.version" in archive.namelist()


@pytest.mark.slow
def test_everything_works_without_script(opened, models):
    page = opened(viewport=WIDE, java_script_enabled=False)
    make_project(page, "Without script")
    upload(page, models[0])
    # The page asks for itself again until the run has ended.
    run = wait_for_report(page)
    page.goto(f"/runs/{run}/findings")
    page.get_by_label("Search").fill("small group")
    page.get_by_role("button", name="Show these").click()
    assert "q=small" in page.url
    page.goto("/rules")
    page.get_by_label("Words").fill("corridor")
    page.get_by_role("button", name="Find").click()
    assert re.search(r"^[1-9]\d* of \d+ rules", page.locator("#found").inner_text())


@pytest.mark.slow
def test_a_project_is_made_and_a_rule_found_with_the_keyboard_alone(opened):
    page = opened(viewport=WIDE)
    press(page, "Name")
    page.keyboard.type("By keyboard")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/projects/"))
    page.goto("/rules")
    press(page, "Words")
    page.keyboard.type("handrail")
    page.wait_for_url(re.compile("text=handrail"))
    assert "handrail" in page.locator("#found a").first.inner_text().casefold()


def press(page, label):
    """Tab until the field of a label has the focus."""
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.labels?.[0]?.innerText.trim()") == label:
            return
    pytest.fail(f"{label} cannot be reached")


@pytest.mark.slow
def test_no_page_has_a_fault_that_axe_knows_or_goes_sideways_on_a_phone(opened, models):
    page = opened(viewport=WIDE, bypass_csp=True)  # axe is put into the page
    make_project(page, "A" * 120)
    project = page.url
    upload(page, models[0])
    run = wait_for_report(page)
    paths = ["/", project, f"/runs/{run}", f"/runs/{run}/rooms", f"{project}/brief"]
    paths += [f"{project}/rules", "/rules?text=corridor", "/rules/ENG-ADB2-dead-end"]
    found = {}
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        for path in paths:
            page.goto(path)
            page.evaluate(AXE_SCRIPT)
            if amiss := page.evaluate(RUN, TAGS):
                found[path, size["width"]] = amiss
            if sideways := page.evaluate(SIDEWAYS):
                found[path, size["width"], "sideways"] = sideways
    assert found == {}


@pytest.mark.long
@pytest.mark.shared
def test_real_models_are_checked_and_their_reports_shown(opened, shared_models):
    page = opened(viewport=WIDE)
    make_project(page, "Real models")
    project = page.url
    for name in REAL:
        page.goto(project)
        page.get_by_label("Model").fill(name.partition("_")[0])
        upload(page, shared_models / name)
        wait_for_report(page)
        assert page.frame_locator("iframe.report").locator("body").inner_text().count(name) > 0
