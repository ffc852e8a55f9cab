"""How often somebody may ask: a bucket each, that fills with time and empties with requests."""

import ipaddress
import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

_MOST_KEYS = 10_000
_ROUNDING = 1e-6
Clock = Callable[[], float]


@dataclass(slots=True, kw_only=True)
class Buckets:
    """One bucket for each key: `most` at once, and `most` again every `every_s` seconds.

    Only so many keys are remembered. The one that asked longest ago is forgotten first, so that
    whoever asks under ever new names gains nothing that they had not, and memory stays bounded.
    """

    most: int
    every_s: float = 60.0
    clock: Clock = time.monotonic
    _left: dict[str, tuple[float, float]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def take(self, key: str) -> int:
        """Count a request; the seconds to wait when there were too many, else nothing."""
        with self._lock:
            left, now = self._filled(key), self.clock()
            is_one_left = left >= 1 - _ROUNDING
            self._keep(key, left - is_one_left, now)
            wait = (1 - left) * self.every_s / self.most
            return 0 if is_one_left else max(1, math.ceil(wait - _ROUNDING))

    def give_back(self, key: str) -> None:
        """Forget a request that turned out to be a good one."""
        with self._lock:
            self._keep(key, min(self.most, self._filled(key) + 1), self.clock())

    def _filled(self, key: str) -> float:
        now = self.clock()
        left, at = self._left.get(key, (float(self.most), now))
        return min(float(self.most), left + (now - at) * self.most / self.every_s)

    def _keep(self, key: str, left: float, at: float) -> None:
        self._left.pop(key, None)  # put in again, so that the dictionary is sorted by use
        self._left[key] = (left, at)
        if len(self._left) > _MOST_KEYS:
            del self._left[next(iter(self._left))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is counted: requests by address, requests by who asks, attempts to sign in."""

    address: Buckets
    actor: Buckets
    login: Buckets


def usual_limits(clock: Clock = time.monotonic) -> Limits:
    """Tight for signing in; for the rest far above what people and their programs do.

    An office has one address for all of its people, so an address may ask more often than one.
    """
    return Limits(
        address=Buckets(most=6000, clock=clock),
        actor=Buckets(most=1200, clock=clock),
        login=Buckets(most=5, clock=clock),
    )


def counted_as(address: str) -> str:
    """The address that requests are counted by: of version 6 the network, which is one customer.

    >>> counted_as("2001:db8:1:2:3::4")
    '2001:db8:1:2::/64'
    >>> counted_as("192.0.2.7")
    '192.0.2.7'
    """
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(known, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((known, 64), strict=False))
    return str(known)
