"""Uploads from the page of a project: chosen, dropped, broken off, stopped; and without script."""

import re

import pytest

from tests.web.uploads.served import served

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HEAD = b"ISO-10303-21;\nHEADER;\n"
SIZE = 9 * 1024 * 1024  # three pieces of the script
ENDED = re.compile(r"/runs/[0-9a-f]{32}$")
DROP = """async (element, {name, size}) => {
  const given = new DataTransfer();
  given.items.add(new File(["ISO-10303-21;" + " ".repeat(size)], name));
  const told = {dataTransfer: given, bubbles: true, cancelable: true};
  for (const kind of ["dragenter", "dragover", "drop"])
    element.dispatchEvent(new DragEvent(kind, told));
}"""
BESIDE = """() => {
  const given = new DataTransfer();
  given.items.add(new File(["x"], "a.ifc"));
  const told = {dataTransfer: given, bubbles: true, cancelable: true};
  return !document.body.dispatchEvent(new DragEvent("drop", told));
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with served(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    path = tmp_path_factory.mktemp("given") / "schoöl.ifc"
    path.write_bytes(HEAD + b" " * (SIZE - len(HEAD)))
    return path


def is_wrong(said) -> bool:
    return said.type == "error" and not said.location["url"].endswith("/favicon.ico")


@pytest.fixture
def page(browser, server):
    context = browser.new_context()
    page = context.new_page()
    page.wrong = []
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("console", lambda said: page.wrong.append(said.text) if is_wrong(said) else None)
    page.goto(f"http://127.0.0.1:{server.port}/projects/{server.project()}")
    yield page
    context.close()


def patches(page) -> list[int]:
    """From which bytes on pieces were sent, as they will be."""
    sent = []
    page.on(
        "request",
        lambda request: (
            sent.append(int(request.headers["upload-offset"]))
            if request.method == "PATCH"
            else None
        ),
    )
    return sent


def send(page, model) -> None:
    page.set_input_files("#file", model)
    page.click("text=Check this file")


@pytest.mark.slow
def test_a_chosen_file_is_sent_in_pieces_and_its_run_shown(page, model):
    sent = patches(page)
    send(page, model)
    page.wait_for_url(ENDED)
    assert sent == [0, 4 * 1024**2, 8 * 1024**2]
    assert model.name in page.content()
    assert page.wrong == []
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.slow
def test_a_dropped_file_is_chosen_and_can_be_sent(page):
    assert page.evaluate(BESIDE), "a file dropped beside takes the place of the page"
    page.eval_on_selector(".drop", DROP, {"name": "dropped.ifc", "size": 1000})
    assert page.text_content("[role=status]") == "dropped.ifc is chosen."
    assert page.evaluate("document.activeElement.textContent") == "Check this file"
    page.keyboard.press("Enter")
    page.wait_for_url(ENDED)
    assert "dropped.ifc" in page.content()
    assert page.wrong == []


@pytest.mark.slow
@pytest.mark.long
def test_the_wrong_file_is_told_and_another_can_be_given(page, model):
    for name, why in (("school.rvt", "no model by its name"), ("a.ifc", "a PDF")):
        page.set_input_files("#file", {"name": name, "mimeType": "", "buffer": b"%PDF-1.7" * 20})
        page.click("text=Check this file")
        page.wait_for_selector(f"[role=alert]:has-text('{why}')")
    send(page, model)
    page.wait_for_url(ENDED)


@pytest.mark.slow
def test_a_broken_connection_goes_on_by_itself_where_it_stopped(page, model):
    sent = patches(page)
    cut = iter([False, True])
    page.route(
        "**/tus/*",
        lambda route: (
            route.abort()
            if route.request.method == "PATCH" and next(cut, False)
            else route.fallback()
        ),
    )
    send(page, model)
    page.wait_for_url(ENDED)
    assert sent == [0, 4 * 1024**2, 4 * 1024**2, 8 * 1024**2]


@pytest.mark.slow
@pytest.mark.long
def test_a_page_that_was_closed_goes_on_when_the_same_file_is_given(page, model):
    pieces = iter([False])
    page.route(
        "**/tus/*",
        lambda route: (
            route.abort()
            if route.request.method == "PATCH" and next(pieces, True)
            else route.fallback()
        ),
    )
    send(page, model)
    page.wait_for_selector("text=The connection broke")
    page.on("dialog", lambda dialog: dialog.accept())
    page.unroute_all()
    page.reload()
    sent = patches(page)
    send(page, model)
    page.wait_for_url(ENDED)
    assert sent == [4 * 1024**2, 8 * 1024**2]


@pytest.mark.slow
@pytest.mark.long
def test_what_is_stopped_is_given_up_even_as_it_begins(page, model):
    page.route("**/tus/*", lambda r: None if r.request.method == "PATCH" else r.fallback())
    announced = []
    page.route("**/tus", lambda route: announced.append(route))  # noqa: PLW0108 - it is looked at
    for at_once in (False, True):
        with page.expect_request(lambda request: request.method == "POST"):
            send(page, model)
        if not at_once:
            with page.expect_request(lambda request: request.method == "PATCH"):
                announced.pop().fallback()
        with page.expect_request(lambda request: request.method == "DELETE") as given_up:
            page.click("text=Stop")
            for each in announced:
                each.fallback()
        assert given_up.value.response().status == 204
        page.wait_for_selector("#file:enabled")
        assert page.is_hidden("progress")
        assert page.evaluate("localStorage.length") == 0


@pytest.mark.slow
def test_without_script_the_form_does_it(browser, server, model):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.port}/projects/{server.project()}")
    send(page, model)
    page.wait_for_url(ENDED)
    assert model.name in page.content()
    context.close()
