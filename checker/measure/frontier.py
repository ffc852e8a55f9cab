"""What a measure answers whose parts are traded for each other: more of one is less of another."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from checker.results.values import Measured


@dataclass(frozen=True, slots=True, eq=False)
class Frontier(Mapping[str, Measured]):
    """Several values of which not all can be had at their best at once.

    Before a door a deep rectangle is a narrow one. As a mapping it holds each part at its best,
    on its own (`alone`). `towards` takes the least that is wanted of some parts (m) and answers
    with the values of the one alternative that goes furthest towards all of it: where that
    misses, every alternative does.

    >>> found = Frontier({"depth": None}, lambda wanted: {"depth": wanted["depth"]})
    >>> list(found), found.towards({"depth": 1.2})
    (['depth'], {'depth': 1.2})
    """

    alone: Mapping[str, Measured]
    towards: Callable[[Mapping[str, float]], Mapping[str, Measured]]

    def __getitem__(self, part: str) -> Measured:
        return self.alone[part]

    def __iter__(self) -> Iterator[str]:
        return iter(self.alone)

    def __len__(self) -> int:
        return len(self.alone)
