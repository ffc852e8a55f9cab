"""Shortest ways along links, beside those of networkx."""

import math

import networkx as nx
import numpy as np
import pytest

from checker.geometry.dijkstra import spread


def some_graph(seed):
    chance = np.random.default_rng(seed)
    graph = nx.gnp_random_graph(30, 0.1, seed=seed, directed=True)
    for _, _, link in graph.edges(data=True):
        link["weight"] = chance.uniform(0, 5)
    return graph


def links_in(graph):
    return lambda node: [(there, link["weight"]) for there, link in graph.adj[node].items()]


@pytest.mark.parametrize("seed", range(20))
def test_it_agrees_with_networkx(seed):
    graph = some_graph(seed)
    lengths, before = spread({0: 0.0, 1: 2.0}, links_in(graph))
    graph.add_weighted_edges_from([("outset", 0, 0.0), ("outset", 1, 2.0)])
    expected = nx.single_source_dijkstra_path_length(graph, "outset")
    del expected["outset"]
    assert lengths == pytest.approx(expected)
    assert set(before) <= set(lengths)


@pytest.mark.parametrize("seed", range(5))
def test_what_comes_before_leads_back_to_a_start_and_is_as_much_nearer_as_the_link_is_long(seed):
    graph = some_graph(seed)
    lengths, before = spread({0: 0.0}, links_in(graph))
    for node, length in lengths.items():
        if node != 0:
            earlier = before[node]
            assert math.isclose(lengths[earlier] + graph.edges[earlier, node]["weight"], length)


def test_a_start_that_lies_on_a_shorter_way_than_its_own_has_something_before_it():
    lengths, before = spread({"a": 0.0, "b": 9.0}, {"a": [("b", 1.0)], "b": []}.__getitem__)
    assert lengths == {"a": 0.0, "b": 1.0}
    assert before == {"b": "a"}


def test_of_ways_of_one_length_the_first_found_counts():
    links = {"a": [("b", 1.0), ("c", 1.0)], "b": [("d", 1.0)], "c": [("d", 1.0)], "d": []}
    assert spread({"a": 0.0}, links.__getitem__)[1]["d"] == "b"


def test_what_no_link_leads_to_is_not_found():
    assert spread({"a": 0.0}, {"a": [], "b": [("a", 1.0)]}.__getitem__) == ({"a": 0.0}, {})
