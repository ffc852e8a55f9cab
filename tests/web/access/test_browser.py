"""Signing in, making tokens and links in a browser: without script, on a phone, clean by axe."""

import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from axe_playwright_python.base import AXE_SCRIPT

from checker.web.app import create_app
from checker.web.settings import Settings
from tests.web.access.conftest import Closed
from tests.web.hand_queue import HandQueue

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PHONE = {"width": 360, "height": 740}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WRONG = """async (tags) => (await axe.run({exclude: [["iframe"]]}, {runOnly: tags})).violations.map(
    ({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 120)}`)"""
SCROLLS = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


class Running(Closed):
    """A server with accounts that a browser reaches."""

    def __init__(self, app, address: str) -> None:
        self.office, self.limits, self.address = app.state.office, app.state.limits, address
        self.limits.address.most = self.limits.actor.most = 10**6


@pytest.fixture(scope="module")
def running(tmp_path_factory) -> Iterator[Running]:
    listener = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    data = tmp_path_factory.mktemp("running")
    app = create_app(Settings(data=data, accounts=True, public_url=address), queue=HandQueue)
    begun = threading.Event()

    class Told(uvicorn.Server):
        async def startup(self, sockets=None) -> None:
            await super().startup(sockets=sockets)
            begun.set()

    server = Told(uvicorn.Config(app, log_level="critical"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    assert begun.wait(20)
    yield Running(app, address)
    server.should_exit = True
    thread.join(20)
    listener.close()


@pytest.fixture
def plain(browser, running):
    """A page of a browser in which script is off."""
    context = browser.new_context(java_script_enabled=False, base_url=running.address)
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser, running):
    context = browser.new_context(viewport=PHONE, base_url=running.address)
    yield context.new_page()
    context.close()


def sign_in(page, secret, path="/"):
    page.goto(path)
    page.get_by_label("Your token").fill(secret)
    page.get_by_role("button", name="Sign in").click()


@pytest.mark.slow
def test_somebody_signs_in_shares_and_signs_out_without_script(plain, running):
    project = running.project("Oakfield Primary")
    run = running.run(project)
    _id, secret = running.token("read", "manage", name="Ann")
    sign_in(plain, "wrong", f"/runs/{run}")
    assert "not known here" in plain.get_by_role("alert").inner_text()
    plain.get_by_label("Your token").fill(secret)
    plain.get_by_label("Your token").press("Enter")
    assert plain.url == f"{running.address}/runs/{run}"
    plain.get_by_role("link", name="Links for others").click()
    plain.get_by_role("button", name="Make a link").click()
    link = plain.get_by_label("Link", exact=True).input_value()
    plain.get_by_role("button", name="Sign out").click()
    assert plain.get_by_role("heading", name="Sign in").is_visible()
    plain.goto(f"/runs/{run}")
    assert "/login" in plain.url
    plain.goto(link)
    assert "revision 1" in plain.get_by_role("heading").first.inner_text()
    assert plain.title() == plain.title().replace("Oakfield", "")


@pytest.mark.slow
def test_a_token_made_by_keyboard_signs_somebody_in(plain, running):
    _id, secret = running.token("read", "upload", "waive", "manage", name="Ann")
    sign_in(plain, secret, "/tokens")
    plain.get_by_label("Who or what will use it").focus()
    plain.keyboard.type("build server")
    plain.keyboard.press("Enter")
    made = plain.get_by_label("Secret").input_value()
    assert made.startswith("schoolcheck_")
    plain.context.clear_cookies()
    sign_in(plain, made)
    assert "build server" in plain.get_by_role("banner").inner_text()


@pytest.mark.slow
def test_axe_finds_nothing_and_nothing_scrolls_sideways_on_a_phone(phone, running):
    project = running.project("Oakfield " + "Primary" * 9)
    run = running.run(project)
    _id, link = running.share(run)
    _id, secret = running.token("read", "upload", "waive", "manage", name="A" * 60)
    running.expire(running.token("read", project=project, name="old")[0])
    found = {}

    def look(name):
        phone.wait_for_load_state()  # before its style has come all targets are small
        phone.evaluate(AXE_SCRIPT)
        found[name] = phone.evaluate(WRONG, TAGS) + ["scrolls"] * phone.evaluate(SCROLLS)

    phone.goto(f"/runs/{run}")
    look("sign in")
    sign_in(phone, "wrong")
    look("wrong token")
    sign_in(phone, secret, "/tokens")
    look("tokens")
    phone.get_by_label("Who or what will use it").fill("build server")
    phone.get_by_role("button", name="Make the token").click()
    look("token made")
    phone.goto("/audit")
    look("audit")
    phone.goto(f"/runs/{run}/shares")
    phone.get_by_role("button", name="Make a link").click()
    look("link made")
    phone.goto(f"/s/{link}")
    look("shared")
    phone.goto("/runs/nowhere")
    look("problem")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert len(found) == 8
