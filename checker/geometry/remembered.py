"""Pure functions that remember what they answered, by every number that they were asked.

Nothing is remembered unless somebody hands over a memory. Answers go by the coordinates and
figures themselves and never by whose they are, so that no change elsewhere makes one untrue.
"""

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from hashlib import blake2b
from typing import Any, ParamSpec, TypeVar

import shapely
from shapely import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")
_KEY = 16
_NONE = b""
_PLAIN = frozenset({int, bool, str, bytes, type(None)})
_SHAPES = frozenset({Polygon, MultiPolygon, LineString, Point})


class Memory:
    """Answers by their keys: those `known` from before, and those `used` since."""

    def __init__(self, known: Mapping[bytes, bytes] | None = None) -> None:
        self.known = known or {}
        self.used: dict[bytes, bytes] = {}

    def find(self, key: bytes) -> bytes | None:
        """What was answered before, now or in an earlier run."""
        found = self.used.get(key)
        if found is None and (found := self.known.get(key)) is not None:
            self.used[key] = found
        return found


_MEMORY: ContextVar[Memory | None] = ContextVar("memory", default=None)


@contextmanager
def remembering(memory: Memory) -> Iterator[None]:
    """Remember in `memory` whatever is worked out inside, and answer from it."""
    token = _MEMORY.set(memory)
    try:
        yield
    finally:
        _MEMORY.reset(token)


def remembered(function: Callable[_Asked, _Answer]) -> Callable[_Asked, _Answer]:
    """A function of shapes and figures that answers with an area, or with none."""
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def ask(*given: _Asked.args, **named: _Asked.kwargs) -> _Answer:
        if _MEMORY.get() is None:
            return function(*given, **named)
        # What can be gone through once only has to be asked about and handed on.
        firm: Any = [list(each) if isinstance(each, Iterator) else each for each in given]
        asked = (*firm, *(part for pair in sorted(named.items()) for part in pair))
        answer: _Answer = recall(
            name, asked, lambda: function(*firm, **named), write=_area_written, read=_area_read
        )
        return answer

    return ask


def recall(
    name: str,
    asked: Sequence[Any],
    work: Callable[[], _Answer],
    *,
    write: Callable[[_Answer], bytes | None],
    read: Callable[[bytes], Any],
) -> _Answer:
    """What `name` answered when it was asked the very same, else what `work` answers now.

    `write` turns an answer into bytes, or into none where they would not be the same answer again.
    """
    memory = _MEMORY.get()
    key = key_of(name, *asked) if memory else None
    if memory is None or key is None:
        return work()
    known = memory.find(key)
    if known is not None:
        answer: _Answer = read(known)
        return answer
    answer = work()
    if (data := write(answer)) is not None:
        memory.used[key] = data
    return answer


def key_of(*asked: Any) -> bytes | None:
    """A digest of all that was asked; none when something of it cannot be told to the last bit."""
    told: list[bytes] = []
    if not all(_tell(each, told) for each in asked):
        return None
    return blake2b(b"".join(told), digest_size=_KEY).digest()


def _tell(value: Any, told: list[bytes]) -> bool:
    """Add a value as bytes that no other has. A float of NumPy is refused: it rounds otherwise."""
    kind = type(value)
    if kind is float:
        told.append(b"f" + struct.pack("<d", value))
    elif kind in _PLAIN:
        plain = repr(value).encode()
        told.append(b"p%d:" % len(plain) + plain)
    elif kind in _SHAPES:
        if _is_on_grid(value):
            return False
        wkb = shapely.to_wkb(value)
        told.append(b"s%d:" % len(wkb) + wkb)
    elif kind in (tuple, list):
        told.append(b"l%d:" % len(value))
        return all(_tell(each, told) for each in value)
    elif kind is frozenset:
        return _tell(sorted(value), told)
    else:
        return False
    return True


def _is_on_grid(shape: BaseGeometry) -> bool:
    """Whether GEOS keeps a grid with a shape, to go on rounding by: its bytes do not tell that."""
    if shapely.get_precision(shape):
        return True
    several = isinstance(shape, MultiPolygon)
    return several and bool(shapely.get_precision(shapely.get_parts(shape)).any())


def _area_written(answer: Any) -> bytes | None:
    if answer is None:
        return _NONE
    if type(answer) not in (Polygon, MultiPolygon) or _is_on_grid(answer):
        return None
    return bytes(shapely.to_wkb(answer))


def _area_read(data: bytes) -> BaseGeometry | None:
    return shapely.from_wkb(data) if data else None
