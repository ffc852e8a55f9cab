"""What fits what a reader asks, and how an address says it."""

import pytest
from starlette.datastructures import QueryParams

from checker.results.codec import result_to_json
from checker.web.review.ask import Ask
from checker.web.review.looked import looked_into
from checker.web.review.selection import choices, selected
from tests.report.oakfield import GROUND, crowded, oakfield


@pytest.fixture(scope="module")
def entries(tmp_path_factory):
    path = tmp_path_factory.mktemp("selection") / "results.json"
    path.write_bytes(result_to_json(oakfield()))
    return looked_into(path).entries


@pytest.fixture
def listed(entries):
    """The keys that fit an address, in order."""

    def keys(query=""):
        found = selected(entries, Ask.of(QueryParams(query.removeprefix("?"))))
        return [each.key for each in found.every]

    return keys


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("?o=pass", {"d4", "base1"}),
        ("?o=not_applicable", {"na1"}),
        ("?o=fail&s=project", {"sum1"}),
        ("?topic=small_group", {"sum1", "sgr1", "use1"}),
        ("?storey=01+First+floor", {"sgr1"}),
        ("?room=00-06+Calm+room", {"d2", "calm1"}),
        ("?rule=ENG-ADM2-door-clear-width", {"d1", "d2", "d3"}),
        ("?q=742+MM", {"d1", "d2"}),
        ("?q=calm+742", {"d2"}),
        ("?q=d3", {"d3"}),
        ("?unaccepted=1&room=00-06+Calm+room", {"d2"}),
        (f"?topic=doors&storey={GROUND}&o=fail&q=calm", {"d2"}),
        ("?topic=doors&storey=01+First+floor", set()),
        ("?q=no-such-word", set()),
        ("?room=no-such-room", set()),
        ("?o=nonsense&s=nonsense&sort=nonsense&page=nonsense", None),
    ],
)
def test_filters_can_be_put_together(listed, query, keys):
    assert set(listed(query)) == (set(listed()) if keys is None else keys)


@pytest.mark.parametrize(
    ("sort", "keys"),
    [
        ("weight", ["wc1", "d1", "d2", "sum1", "calm1", "d3", "sgr1", "use1"]),
        ("place", ["sum1", "d1", "calm1", "d2", "wc1", "d3", "use1", "sgr1"]),
        ("rule", ["sgr1", "use1", "sum1", "calm1", "d1", "d2", "d3", "wc1"]),
    ],
)
def test_the_order_can_be_chosen(listed, sort, keys):
    assert listed(f"?sort={sort}") == keys


@pytest.mark.parametrize(
    "query",
    [
        "", "?o=pass", "?o=fail&o=pass&s=must", "?topic=a+b&storey=%C3%9C&room=1&rule=r&q=a%26b",
        "?new=1&unaccepted=1&sort=rule&page=7",
    ],
)  # fmt: skip
def test_an_address_comes_back_as_it_was(query):
    ask = Ask.of(QueryParams(query.removeprefix("?")))
    assert Ask.of(QueryParams(ask.address().removeprefix("?"))) == ask
    assert ask.address() == query


@pytest.mark.parametrize(
    ("page", "shown"),
    [("0", 1), ("-1", 1), ("9" * 20, 1), ("9999", 3), ("2", 2), ("1.5", 1), ("²", 1), ("", 1)],
)
def test_a_page_that_is_not_there_is_the_nearest_one(tmp_path, page, shown):
    path = tmp_path / "results.json"
    path.write_bytes(result_to_json(crowded(101)))
    found = selected(looked_into(path).entries, Ask.of(QueryParams(f"page={page}")))
    assert found.ask.page == shown
    assert len(found.shown) == (1 if shown == 3 else 50)


def test_long_and_hidden_text_is_cut_before_it_is_looked_for():
    ask = Ask.of(QueryParams({"q": "a\u202e\x00b" + "x" * 5000}))
    assert ask.text.startswith("abx")
    assert len(ask.text) <= 300


def test_what_stands_beside_one_is_by_the_order_that_was_asked_for(entries):
    found = selected(entries, Ask.of(QueryParams("q=742")))
    first, second = found.every
    assert found.beside(first) == (None, second)
    assert found.beside(second) == (first, None)
    outside = next(each for each in entries if each.key == "d4")
    assert found.beside(outside) == (None, None)


def test_only_what_some_finding_has_is_offered_with_how_many_there_are(entries):
    offered = choices(entries)
    assert [each.label for each in offered.storeys] == [f"{GROUND} (9)", "01 First floor (1)"]
    assert ("small_group", "Small-group space (4)") in [
        (each.value, each.label) for each in offered.topics
    ]
    assert (offered.has_new, offered.has_accepted) == (False, True)
