"""Provision in results.json: out and in again, infinity as text, and nothing in older results."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.results import Amount, ClassroomWay, ProvidedRoom, Provision, SmallGroupProvision
from checker.results.codec import result_from_json, result_to_json, results_schema
from tests.report.oakfield import oakfield
from tests.report.provided import provision

NUMBERS = st.one_of(
    st.none(), st.just(float("inf")), st.floats(min_value=0, max_value=1e6, allow_nan=False)
)


def again(result):
    return result_from_json(result_to_json(result))


def test_everything_comes_back_as_it_was():
    result = oakfield(provision=provision())
    assert again(result) == result
    assert result_to_json(again(result)) == result_to_json(result)


def test_older_results_have_none():
    result = oakfield()
    assert result.provision is None
    data = json.loads(result_to_json(result))
    del data["provision"]
    assert result_from_json(json.dumps(data).encode()) == result


def test_an_empty_provision_is_not_none():
    result = oakfield(provision=Provision())
    assert again(result).provision == Provision()


@settings(max_examples=25)
@given(low=NUMBERS, high=NUMBERS, text=st.text(max_size=20))
def test_any_amount_survives(low, high, text):
    text = text.encode("utf-8", errors="replace").decode()
    amount = Amount(low=low, high=high, unit="m", missing=(text,), ask=text, reason=text)
    way = ClassroomWay(room=ProvidedRoom(id=text, name=text), distance=amount)
    space = SmallGroupProvision(ways=(way,))
    result = oakfield(provision=Provision(small_group=space))
    assert again(result).provision.small_group.ways == (way,)


def test_no_way_at_all_is_the_text_infinity():
    way = ClassroomWay(
        room=ProvidedRoom(id="a"), distance=Amount(low=float("inf"), high=float("inf"), unit="m")
    )
    space = SmallGroupProvision(ways=(way,))
    data = json.loads(result_to_json(oakfield(provision=Provision(small_group=space))))
    distance = data["provision"]["small_group"]["ways"][0]["distance"]
    assert distance["low"] == distance["high"] == "Infinity"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Provision", "SmallGroupProvision", "BaseProvision", "Amount"])
def test_the_published_schema_describes_it(name):
    definitions = results_schema()["$defs"]
    assert name in definitions
    assert definitions[name]["type"] == "object"


@pytest.mark.parametrize("fit", ["maybe", "PASS", None])
def test_words_that_are_none_of_ours_are_refused(fit):
    result = oakfield(provision=provision())
    data = json.loads(result_to_json(result))
    data["provision"]["small_group"]["ways"][0]["fit"] = fit
    with pytest.raises(Exception, match=r"provision\.small_group"):
        result_from_json(json.dumps(data).encode())


def test_two_provisions_differ_where_a_figure_does():
    one = provision()
    other = replace(one, small_group=replace(one.small_group, unnamed=99))
    assert result_to_json(oakfield(provision=one)) != result_to_json(oakfield(provision=other))
