"""Links of a graph that every way from a node takes, and nodes from which two ways share none."""

from collections.abc import Collection, Hashable, Iterator, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def last_bridges(
    links: Mapping[Node, Collection[Node]], root: Node, *, without: Collection[Node] = ()
) -> dict[Node, tuple[Node, Node] | None]:
    """For each node with a way to the root, the last link that all its ways there have in common.

    None where there are two ways that share no link. `links` hold each link from both its ends;
    nodes `without` are left out with all their links. Two nodes thus have ways to the root that
    share no link unless both have the same last link (Menger 1927). Found as Tarjan did (1974).

    >>> ring = {"r": "ab", "a": "rb", "b": "rac", "c": "b"}
    >>> last_bridges(ring, "r")
    {'r': None, 'a': None, 'b': None, 'c': ('b', 'c')}
    """
    before, number, lowest = _searched(links, root, without)
    found: dict[Node, tuple[Node, Node] | None] = {root: None}
    for node, up in before.items():
        cut = (up, node) if lowest[node] > number[up] else None
        found[node] = found[up] or cut
    return found


def _searched(
    links: Mapping[Node, Collection[Node]], root: Node, without: Collection[Node]
) -> tuple[dict[Node, Node], dict[Node, int], dict[Node, int]]:
    """What comes before each node in a search into the depth, its number, and the lowest near it.

    That is the lowest number that it or what comes after it is linked to, not counting the link
    by which it was found.
    """
    before, number, lowest = dict[Node, Node](), {root: 0}, {root: 0}
    stack: list[tuple[Node, Iterator[Node]]] = [(root, iter(links[root]))]
    while stack:
        here, others = stack[-1]
        for other in others:
            if other in without or (here != root and other == before[here]):
                continue
            if other not in number:
                before[other] = here
                number[other] = lowest[other] = len(number)
                stack.append((other, iter(links[other])))
                break
            lowest[here] = min(lowest[here], number[other])
        else:
            stack.pop()
            if here != root:
                lowest[before[here]] = min(lowest[before[here]], lowest[here])
    return before, number, lowest
