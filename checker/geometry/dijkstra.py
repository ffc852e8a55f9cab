"""Shortest ways along links from some starts to all that they lead to: Dijkstra's search."""

import heapq
import math
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def spread(
    starts: Mapping[Node, float], links_of: Callable[[Node], Iterable[tuple[Node, float]]]
) -> tuple[dict[Node, float], dict[Node, Node]]:
    """How long the shortest way to each node is, and which node comes before it on that way.

    The lengths stand in the order in which the nodes are reached, the nearest first.
    `starts` have so much behind them already; `links_of` gives the nodes that a node is linked to,
    each with the length of the link, not negative. Of ways of one length the first found counts.

    >>> links = {"a": [("b", 1.0), ("c", 5.0)], "b": [("c", 1.5)]}
    >>> spread({"a": 0.0}, lambda node: links.get(node, []))
    ({'a': 0.0, 'b': 1.0, 'c': 2.5}, {'b': 'a', 'c': 'b'})
    """
    lengths, before = dict(starts), dict[Node, Node]()
    heap = [(gone, number, node) for number, (node, gone) in enumerate(lengths.items())]
    heapq.heapify(heap)
    pushed, settled = len(heap), dict[Node, float]()
    while heap:
        gone, _, here = heapq.heappop(heap)
        if here in settled:
            continue
        settled[here] = gone
        for there, length in links_of(here):
            if gone + length < lengths.get(there, math.inf):
                lengths[there], before[there] = gone + length, here
                heapq.heappush(heap, (gone + length, pushed, there))
                pushed += 1
    return settled, before
