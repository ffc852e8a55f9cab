"""Links that every way takes: against removing each link in turn, and against flows."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.geometry.bridges import last_bridges

ROOT = 0
PAIRS = st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] != pair[1])
GRAPHS = st.sets(PAIRS, max_size=18).map(nx.Graph)


def links_of(graph):
    graph.add_node(ROOT)
    return {node: sorted(graph[node]) for node in graph}


def test_the_rungs_of_a_ladder_are_no_bridges_and_its_foot_is():
    links = {"out": "a", "a": ["out", "b", "c"], "b": "ad", "c": "ad", "d": "bce", "e": "d"}
    assert last_bridges(links, "out") == {
        "out": None,
        **dict.fromkeys("abcde", ("out", "a")),
    }


def test_what_is_left_out_links_nothing():
    ring = {0: [1, 2], 1: [0, 2], 2: [0, 1]}
    assert last_bridges(ring, 0) == {0: None, 1: None, 2: None}
    assert last_bridges(ring, 0, without=(2,)) == {0: None, 1: (0, 1)}


@given(GRAPHS)
def test_all_that_is_linked_is_found_and_a_bridge_is_what_cuts_it_off(graph):
    found = last_bridges(links_of(graph), ROOT)
    assert found.keys() == nx.node_connected_component(graph, ROOT)
    for node, bridge in found.items():
        cutting = {
            frozenset(link)
            for link in graph.edges
            if not nx.has_path(nx.restricted_view(graph, [], [link]), ROOT, node)
        }
        assert (bridge is None) == (not cutting)
        if bridge is not None:
            assert frozenset(bridge) in cutting
            # The last: none of the others cuts off its near end.
            assert not any(
                not nx.has_path(nx.restricted_view(graph, [], [tuple(each)]), ROOT, bridge[0])
                for each in cutting - {frozenset(bridge)}
            )


@pytest.mark.slow
@given(GRAPHS)
def test_two_nodes_have_ways_that_share_no_link_unless_their_last_bridge_is_the_same(graph):
    found = last_bridges(links_of(graph), ROOT)
    for one, other in combinations(sorted(set(found) - {ROOT}), 2):
        flows = nx.DiGraph(graph)
        nx.set_edge_attributes(flows, 1, "capacity")
        flows.add_edge("from", one, capacity=1)
        flows.add_edge("from", other, capacity=1)
        two = nx.maximum_flow_value(flows, "from", ROOT) == 2
        assert two == (found[one] is None or found[one] != found[other])
