"""The pages of a review in a browser: axe finds nothing, none goes sideways, script may be off."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
import uvicorn
from axe_playwright_python.base import AXE_SCRIPT

from tests.report.oakfield import HOSTILE, LONG, findings, oakfield
from tests.web.review.reviewed import judged, model_of
from tests.web.review.test_waive import waive

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WIDTHS = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 320, "height": 640}}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
    const told = await axe.run({exclude: [['svg']]}, {runOnly: tags, resultTypes: ['violations']});
    return told.violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 160)}`);
}"""
SAME_ON_A_PHONE = {"nothing", "long", "whole", "choose"}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def address(server) -> Iterator[str]:
    """Where a browser finds the server of the test."""
    config = uvicorn.Config(server.client.app, port=0, log_level="critical", lifespan="off")
    serving = uvicorn.Server(config)
    thread = threading.Thread(target=serving.run)
    thread.start()
    while not serving.started:
        thread.join(0.02)
    port = serving.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    serving.should_exit = True
    thread.join()


@pytest.fixture
def paths(server):
    """All pages of a review of two revisions with a comment, a waiver and hostile names."""
    project = server.project(f"{LONG[:140]} {HOSTILE}")
    first, *others = findings()
    before = judged(
        server, project, oakfield(findings=(first, *others[2:])), file_name=f"{LONG}.ifc"[-99:]
    )
    new = replace(first, since="new", subject=replace(first.subject, name=LONG.replace(" ", "_")))
    run = judged(server, project, oakfield(findings=(new, *others)), report=True)
    server.client.post(f"/runs/{run}/findings/d2/comments", data={"text": f"{LONG}\n{HOSTILE}"})
    assert waive(server, run, "d2").status_code == 200
    return {
        "list": f"/runs/{run}/findings?o=fail&o=cannot_tell&o=pass&sort=place",
        "nothing": f"/runs/{run}/findings?q=nothing-fits",
        "finding": f"/runs/{run}/findings/d2",
        "long": f"/runs/{run}/findings/d1",
        "whole": f"/runs/{run}/findings/sum1",
        "compare": f"/runs/{run}/compare/{before}",
        "choose": f"/runs/{run}/compare",
        "trend": f"/models/{model_of(server, run)}/trend",
        "waivers": f"/projects/{project}/waivers",
        "run": f"/runs/{run}",
    }


@pytest.mark.slow
def test_axe_finds_nothing_and_nothing_goes_sideways(browser, address, paths):
    wrong, told = [], []
    for width, size in WIDTHS.items():
        page = browser.new_page(viewport=size)
        page.on("console", lambda each: told.append(each))  # noqa: PLW0108 - a list takes no marks
        for name, path in paths.items():
            page.goto(address + path)
            if page.evaluate(SIDEWAYS) > 0:
                wrong.append(f"{name}, {width}: goes sideways")
            if width == "phone" and name in SAME_ON_A_PHONE:
                continue
            page.evaluate(AXE_SCRIPT)
            wrong += [f"{name}, {width}: {each}" for each in page.evaluate(RUN, TAGS)]
        page.close()
    assert wrong == []
    assert [each.text for each in told if "Security Policy" in each.text] == []


@pytest.mark.slow
def test_findings_are_narrowed_talked_about_and_accepted_without_script(browser, address, paths):
    page = browser.new_page(java_script_enabled=False)
    page.goto(address + paths["nothing"])
    assert "None of 11 findings fits" in page.inner_text("#how-many")
    page.fill("#q", "742")
    page.press("#q", "Enter")
    page.wait_for_url("**q=742**")
    page.get_by_role("rowheader").first.get_by_role("link").click()
    page.wait_for_selector("#text")
    page.fill("#text", "Ask the joiner.")
    page.get_by_role("button", name="Add the comment").click()
    page.wait_for_selector(".said >> text=Ask the joiner.")
    page.fill("#because", "The wall is listed.")
    page.fill("#until", "2999-01-01")
    page.get_by_role("button", name="Accept it until then").click()
    page.wait_for_selector("text=until 1 Jan 2999")
    page.get_by_role("link", name="In the list of waivers").click()
    row = page.get_by_role("row").filter(has_text="The wall is listed.")
    row.get_by_role("button", name="Withdraw").click()
    row.wait_for(state="detached")
    page.close()


@pytest.mark.slow
def test_with_script_the_list_follows_what_is_typed_and_the_address_with_it(
    browser, address, paths
):
    page = browser.new_page()
    failed = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(address + paths["list"])
    page.evaluate("document.querySelector('#how-many').dataset.kept = 'yes'")
    page.locator("#q").press_sequentially("742")
    page.locator("#how-many[data-kept]", has_text="2 of 11 findings").wait_for()
    assert page.locator("#found tbody tr").count() == 2
    assert page.evaluate("document.activeElement.id") == "q"
    assert "q=742" in page.url
    page.reload()
    assert page.input_value("#q") == "742"
    assert page.locator("#found tbody tr").count() == 2
    page.get_by_label("Good practice").uncheck()
    page.wait_for_url(lambda url: "s=must" in url and "s=should" not in url)
    page.go_back()
    page.wait_for_url("**s=should**")
    assert failed == []
    page.close()
