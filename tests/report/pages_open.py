"""Pages of made results in the browser, each in a state: light, dark, paper, without script."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from checker.report import write
from checker.results import Place, Revision, Strength
from checker.results.acceptance import BaselineLine, BaselineState, BaselineUse, WaiverUse
from checker.results.history import History, HistoryRow
from checker.results.run import RunResult
from tests.report.accommodation import accommodation
from tests.report.journeys_made import journeys, reaches
from tests.report.oakfield import HOSTILE, blocked, crowded, empty, oakfield
from tests.report.provided import provision
from tests.report.test_revision import ROOMS, change
from tests.results.test_history import days

Page = Any
GIVEN = {"rule": "R", "place": HOSTILE, "because": HOSTILE, "by": "us", "on": "2026-01-01",
         "until": "2026-10-01"}  # fmt: skip


def whole() -> RunResult:
    """Every section of the page, each kind of outcome, hostile names, and what changed."""
    changes = (change(), change("fixed", key="d4"))
    return oakfield(
        schedule=accommodation(),
        provision=provision(),
        journeys=journeys(),
        calm=reaches(),
        revision=Revision(against="revision A", changes=changes, places=ROOMS),
        history=History(rows=runs(), older=2),
        waivers=(WaiverUse(**GIVEN, state="expired", told=f"It expired. {HOSTILE}", key="d1"),),
        baseline=BaselineUse(file="baseline.json", known=2, lines=(entry("worse"), entry("fixed"))),
    )


def entry(state: BaselineState) -> BaselineLine:
    """A line of the baseline, with a name that would run."""
    return BaselineLine(
        state=state, rule="R", title=HOSTILE, strength=Strength.MUST, place=Place(number="1"),
        before="742 mm",
    )  # fmt: skip


def runs() -> tuple[HistoryRow, ...]:
    """Runs with what cannot be told, with doubt, with other rules, and one of this very run."""
    made = days(9, waived=1)
    made[3] = replace(made[3], small_group_m2_per_pupil=None)
    made[5:] = [replace(each, rules="other", base_m2=(300.0, 310.0)) for each in made[5:]]
    return (*made, replace(made[-1], at="", fail=2, version=HOSTILE))


RESULTS: dict[str, Callable[[], RunResult]] = {
    "oakfield": whole,
    "crowded": lambda: crowded(6),
    "empty": empty,
    "blocked": blocked,
}
STATES = ("light", "dark", "print", "plain")
DESK = {"width": 1280, "height": 800}


@cache
def html_of(name: str) -> str:
    """The page of a made result; many tests open the same one."""
    return write(RESULTS[name](), "html").decode()


class Opener:
    """Opens pages in contexts of their own, and closes them all."""

    def __init__(self, browser: Any, folder: Any) -> None:
        self.browser, self.folder, self.contexts = browser, folder, []

    def __call__(self, name: str = "oakfield", state: str = "light", **options: Any) -> Page:
        """A made result's page in a state, with everything open that can be opened."""
        return self.page(name, html_of(name), state, **options)

    def page(self, name: str, html: str, state: str = "light", **options: Any) -> Page:
        """The page of some HTML in a state.

        A browser with script switched off runs no axe either, so `plain` is the same page with
        its script taken out: what a reader without script has.
        """
        if state == "plain":
            html = re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL)
        path = self.folder / f"{name}-{state}.html"
        path.write_text(html, encoding="utf-8")
        # The page's policy runs no script but its own; axe is not its own.
        scheme = "dark" if state in {"dark", "print"} else "light"
        options = {"viewport": DESK, "bypass_csp": True, "color_scheme": scheme, **options}
        context = self.browser.new_context(**options)
        self.contexts.append(context)
        page = context.new_page()
        page.goto(path.as_uri())
        if state == "print":
            page.emulate_media(media="print")
        return page

    def close(self) -> None:
        """Close whatever is open."""
        for context in self.contexts:
            context.close()
        self.contexts.clear()


def unfold(page: Page) -> None:
    """Open all that is folded, so that it can be looked at."""
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
