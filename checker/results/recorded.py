"""A result beside the earlier runs of its model: the figures of its own, and the history."""

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from checker.results.finding import Outcome
from checker.results.history import (
    KEPT,
    FailsByStrength,
    History,
    HistoryRow,
    of_file,
    says_same,
)
from checker.results.provision import Amount, BaseProvision, Provision
from checker.results.run import RunResult
from checker.results.verdict import was_assessed
from checker.units import rounded

_NOT_OF_THE_RESULT = ("at", "blocking")


def row_of(result: RunResult) -> HistoryRow | None:
    """The figures of a run, without time and gate; None where nothing could be assessed.

    Such a run fails nothing, and would look like the best of all.
    """
    if result.readiness.state == "blocked" or not was_assessed(result.findings):
        return None
    counts = result.summary
    fails = Counter(each.strength for each in result.findings if each.outcome is Outcome.FAIL)
    return HistoryRow(
        file=result.model.file,
        sha256=result.model.sha256,
        version=result.tool.version,
        rules=result.rules.digest,
        targets=_targets(result.brief),
        pass_=counts.pass_,
        fail=counts.fail,
        cannot_tell=counts.cannot_tell,
        not_applicable=counts.not_applicable,
        waived=counts.waived,
        fails=FailsByStrength(**{strength.value: count for strength, count in fails.items()}),
        small_group_m2_per_pupil=_for_each_pupil(result.provision),
        base_m2=_base_area(result.provision),
    )


def with_history(result: RunResult, rows: Iterable[HistoryRow]) -> RunResult:
    """The result with the last runs of its model, itself at the end.

    A last run that found the very same is this one, made before: it is not told twice, so that
    checking again gives the same result.
    """
    this, every = row_of(result), of_file(rows, result.model.file)
    while this and every and says_same(every[-1], this, but=_NOT_OF_THE_RESULT):
        every.pop()
    every += [this] if this else []
    kept = tuple(every[-KEPT:])
    history = History(rows=kept, older=len(every) - len(kept), holds_this=this is not None)
    return replace(result, history=history)


def _targets(brief: Mapping[str, Any]) -> str:
    """A digest of the targets that the brief sets, by which rules judge; empty without any."""
    targets = brief.get("targets")
    if not targets:
        return ""
    return sha256(json.dumps(targets, sort_keys=True, default=str).encode()).hexdigest()[:16]


def _for_each_pupil(provision: Provision | None) -> tuple[float, float] | None:
    whole = provision.small_group.whole if provision else None
    return _ends(whole.area_each) if whole else None


def _base_area(provision: Provision | None) -> tuple[float, float] | None:
    """All rooms of the bases together, each once; None where one is missing or has no area."""
    bases = provision.bases if provision else ()
    if not bases or any(base.lost for base in bases):
        return None
    rooms = {room.id: room for base in bases for room in base.rooms if _is_indoors(room.id, base)}
    areas = [(room.sure, _ends(room.area)) for room in rooms.values()]
    known = [(sure, ends) for sure, ends in areas if ends is not None]
    if not known or len(known) < len(areas):
        return None
    low = sum(ends[0] for sure, ends in known if sure)
    return rounded(low, "m2"), rounded(sum(ends[1] for _sure, ends in known), "m2")


def _is_indoors(room: str, base: BaseProvision) -> bool:
    return room not in base.outdoors


def _ends(amount: Amount) -> tuple[float, float] | None:
    """Both ends of an area where both are known."""
    low, high = amount.low, amount.high
    if low is None or high is None or not math.isfinite(high):
        return None
    return low, high
