"""What to add to the model first: counted by what it would settle."""

from dataclasses import replace

from checker.report import write
from checker.report.html.advice import advice
from checker.results.verdict import summarise
from tests.report.oakfield import findings, oakfield
from tests.report.page import Page

OPEN = next(each for each in findings() if each.key == "d3")


def asking(*asks):
    return tuple(
        replace(OPEN, key=f"k{n}", rule=f"R{n % 2}", ask=ask, group=str(n))
        for n, ask in enumerate(asks)
    )


def test_the_request_that_settles_most_places_comes_first():
    rows = advice(asking("state the use", "place it", "state the use", "state the use"))
    assert [(row.ask, row.places, row.rules) for row in rows] == [
        ("state the use", 3, 2),
        ("place it", 1, 1),
    ]


def test_only_what_cannot_be_told_asks_for_anything():
    told = [each for each in findings() if each.outcome != "cannot_tell"]
    assert advice([*told, replace(OPEN, ask=" ")]) == ()


def test_the_page_lists_twelve_and_counts_the_others():
    rows = asking(*(f"state fact {n:02}" for n in range(15)))
    page = Page(write(oakfield(findings=rows, summary=summarise(rows)), "html").decode())
    (caption,) = page.all("caption", id="advice")
    shown = [node for node in page.all("tr") if node.parent.parent is caption.parent]
    assert len([node for node in shown if node.parent.name == "tbody"]) == 12
    assert any(node.text.startswith("And 3 more") for node in page.all("p"))
