"""Our search for ways beside a full visibility graph, the exact method that tests compare with.

`python -m benchmarks.route_graph`: a hall of 20 by 12 m with 0 to 40 turned tables and round
columns, and so many ways over it. Medians of interleaved runs in one process; each run starts from
the bare floor. The last column is the largest difference of any length.
"""

import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

import shapely
from shapely import Polygon

from checker.geometry.frame import Point
from checker.geometry.route import WalkFloor
from tests.geometry.test_route import furnished, places, through_all

RUNS, WAYS = 5, 4
OBSTACLES = (0, 5, 10, 25, 40)


def main() -> None:
    """Print one line per number of obstacles."""
    print(f"{WAYS} ways over a hall, medians of {RUNS} interleaved runs")
    for count in OBSTACLES:
        floor = furnished(seed=count, count=count)
        ends = list(pairwise(places(floor, seed=count, count=WAYS + 1)))
        ours: list[float] = []
        theirs: list[float] = []
        for _run in range(RUNS):
            took, lengths = _timed(lambda: our_lengths(floor, ends))  # noqa: B023 - run at once
            ours.append(took)
            took, exact = _timed(lambda: their_lengths(floor, ends))  # noqa: B023 - run at once
            theirs.append(took)
        apart = max(abs(one - other) for one, other in zip(lengths, exact, strict=True))
        print(
            f"  {count:2} obstacles, {shapely.get_num_coordinates(floor):3} corners"
            f"  ours {median(ours) * 1000:7.1f} ms  full graph {median(theirs) * 1000:8.1f} ms"
            f"  {median(ours) / median(theirs):6.3f} x  {apart * 1e6:5.1f} micrometres apart"
        )


def our_lengths(floor: Polygon, ends: Sequence[tuple[Point, Point]]) -> list[float]:
    """Lengths of ways (m) found on one floor that is set up once."""
    known = WalkFloor(floor)
    ways = [known.way(start, goal) for start, goal in ends]
    return [way.length if way else -1.0 for way in ways]


def their_lengths(floor: Polygon, ends: Sequence[tuple[Point, Point]]) -> list[float]:
    """The same by the full graph, which has the two ends in it and is made for each way anew."""
    found = [through_all(floor, start, goal) for start, goal in ends]
    return [-1.0 if length is None else length for length in found]


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.process_time()
    result = work()
    return time.process_time() - started, result


if __name__ == "__main__":
    main()
