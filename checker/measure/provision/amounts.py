"""Sums with intervals: what is not known says why, and nothing is surer than its parts."""

import math
from collections.abc import Iterable, Sequence

from checker.results.provision import Amount, Fit, Limit
from checker.results.values import Measured, Quantity
from checker.units import rounded, tolerance

NOTHING = Amount()


def amount_of(value: object, unit: str) -> Amount:
    """A measured quantity as an amount; what is Unknown keeps what it lacks."""
    if isinstance(value, Quantity):
        return Amount(
            low=rounded(value.low, unit),
            high=rounded(value.high, unit),
            unit=unit,
            missing=value.doubt.missing if value.doubt else (),
            ask=value.doubt.ask if value.doubt else "",
            reason=value.reason,
        )
    missing: tuple[str, ...] = getattr(value, "missing", ())
    return Amount(unit=unit, missing=missing, ask=getattr(value, "ask", ""))


def interval(low: float, high: float, unit: str) -> Amount:
    """An interval in this unit.

    >>> interval(1.0, 2.0, "m2").high
    2.0
    """
    return Amount(low=rounded(low, unit), high=rounded(high, unit), unit=unit)


def unknown(missing: Iterable[str], ask: str, unit: str) -> Amount:
    """An amount of which nothing can be told."""
    return Amount(unit=unit, missing=tuple(dict.fromkeys(missing)), ask=ask)


def ends(amount: Amount) -> tuple[float, float] | None:
    """Both ends; None where nothing can be told."""
    if amount.low is None or amount.high is None:
        return None
    return amount.low, amount.high


def total(sure: Sequence[Amount], perhaps: Sequence[Amount], unit: str) -> Amount:
    """From what is surely there to what possibly is; not known where one of either is not."""
    lost = [each for each in (*sure, *perhaps) if ends(each) is None]
    if lost:
        missing = (text for each in lost for text in each.missing)
        return unknown(missing, lost[0].ask, unit)
    low = sum(each.low or 0.0 for each in sure)
    high = sum(each.high or 0.0 for each in (*sure, *perhaps))
    return interval(low, high, unit)


def shared_by(amount: Amount, among: Amount, unit: str) -> Amount:
    """So much for each: the least of many to the most of few.

    Unknown where either is, or where there may be nobody to share it.
    """
    one, other = ends(amount), ends(among)
    if one is None or other is None:
        lost = amount if one is None else among
        return unknown(lost.missing, lost.ask, unit)
    if other[0] <= 0:
        return unknown(("anybody to share it",), among.ask, unit)
    return interval(one[0] / other[1], one[1] / other[0], unit)


def lacking(amount: Amount, wanted: Amount) -> Amount:
    """How much less it is than wanted, nothing where it is enough."""
    one, other = ends(amount), ends(wanted)
    if one is None or other is None:
        lost = amount if one is None else wanted
        return unknown(lost.missing, lost.ask, wanted.unit)
    slack = tolerance(wanted.unit)
    gaps = (other[0] - one[1], other[1] - one[0])
    least, most = (gap if gap > slack else 0.0 for gap in gaps)
    return interval(least, most, wanted.unit)


def times(amount: Amount, factor: float, unit: str) -> Amount:
    """The amount so many times."""
    both = ends(amount)
    if both is None:
        return unknown(amount.missing, amount.ask, unit)
    return interval(both[0] * factor, both[1] * factor, unit)


def in_rooms(short: Amount, least: float | None) -> Amount:
    """How many rooms of the least area would make up for what is short, whole ones."""
    both = ends(short)
    if both is None or not least:
        missing = short.missing or ("the least area of a small-group room",)
        return unknown(missing, short.ask, "count")
    low, high = (float(math.ceil(each / least - tolerance("m2"))) for each in both)
    return interval(low, high, "count")


def at_most(amount: Amount, limit: Limit | None) -> Fit:
    """Whether it keeps to a limit, with the tolerance of every comparison; empty without one."""
    if limit is None:
        return ""
    both, slack = ends(amount), tolerance(amount.unit)
    if both is None:
        return "cannot_tell"
    if both[1] <= limit.figure + slack:
        return "pass"
    return "fail" if both[0] > limit.figure + slack else "cannot_tell"


def at_least(amount: Amount, limit: Limit | None) -> Fit:
    """Whether it is as much as a limit asks; empty without one."""
    if limit is None:
        return ""
    both, slack = ends(amount), tolerance(amount.unit)
    if both is None:
        return "cannot_tell"
    if both[0] >= limit.figure - slack:
        return "pass"
    return "fail" if both[1] < limit.figure - slack else "cannot_tell"


def nearest(sure: Sequence[Measured], perhaps: Sequence[Measured]) -> Amount:
    """The way to the nearest of several: at best to any of them, surely to one that is sure."""
    every = [amount_of(each, "m") for each in (*sure, *perhaps)]
    known = [amount for amount in every if ends(amount) is not None]
    certain = [amount for amount in every[: len(sure)] if ends(amount) is not None]
    if not known:
        lost = every[0] if every else NOTHING
        return unknown(lost.missing, lost.ask, "m")
    high = min((each.high for each in certain if each.high is not None), default=math.inf)
    # One of which nothing can be told may be next door.
    low = 0.0 if len(known) < len(every) else min(each.low or 0.0 for each in known)
    reasons = [each.reason for each in known if each.reason]
    doubts = [each for each in every if each.missing]
    return Amount(
        low=rounded(min(low, high), "m"),
        high=rounded(high, "m"),
        unit="m",
        missing=doubts[0].missing if doubts and low < high else (),
        ask=doubts[0].ask if doubts and low < high else "",
        reason=reasons[0] if reasons and math.isinf(high) else "",
    )
