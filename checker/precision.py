"""How many decimals tell a figure from its limit: the same for every sentence and every table."""

from collections.abc import Iterable, Sequence

_MOST_WRITTEN = 3
_MOST_TOLD = 6
_NOISE = 1e-7


def written_places(value: float, start: int = 0) -> int | None:
    """The fewest decimals, from `start` up, that hold the whole figure; None where none do.

    >>> written_places(12.35), written_places(9.0, 1), written_places(1 / 3)
    (2, 1, None)
    """
    for places in range(start, _MOST_WRITTEN + 1):
        if abs(round(value, places) - value) <= _NOISE * max(1.0, abs(value)):
            return places
    return None


def limit_places(limit: float, *, measured: int, start: int = 0) -> int:
    """The decimals of a limit: as its author wrote it; of one without end those of the measured.

    >>> limit_places(6.25, measured=1), limit_places(25 / 3, measured=1)
    (2, 1)
    """
    places = written_places(limit, start)
    return measured if places is None else places


def measured_places(
    ends: Iterable[float], limits: Sequence[float], *, slack: float, start: int = 0
) -> int:
    """The fewest decimals that hold every limit and show every end that misses one as missing it.

    What lies within the tolerance of the comparison may read like its limit.

    >>> measured_places([8.96], [9.0], slack=0.01, start=1)
    2
    >>> measured_places([12.3], [12.35], slack=0.01), measured_places([8.995], [9.0], slack=0.01)
    (2, 0)
    """
    several = tuple(ends)
    least = max((written_places(each, start) or start for each in limits), default=start)
    for places in range(least, _MOST_TOLD):
        if all(
            abs(end - limit) <= slack or round(end, places) != round(limit, places)
            for end in several
            for limit in limits
        ):
            return places
    return _MOST_TOLD
