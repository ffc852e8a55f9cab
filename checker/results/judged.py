"""Whether two results were judged by the same: rules, targets, version, files, kinds of things."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checker.results.run import RunResult

_OF_RULES = frozenset({"targets", "settings", "rules", "judged_as_of"})
_OF_NOTHING = frozenset({"gate", "waivers", "baseline"})
"""Parts of a brief that change no outcome and no figure."""

_KINDS = ("doors", "windows", "stairs", "lifts", "furniture", "fittings")
_SEVERAL = 3
"""Things of a kind that are no chance: that all of them went is another export, or file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """What two results were judged by: `differs` names what of it is another one.

    `is_same_design` is whether files and brief are the same, so that nothing but what differs can
    have changed an answer.
    """

    differs: tuple[str, ...]
    is_same_design: bool

    @property
    def is_otherwise(self) -> bool:
        """Whether other rules, settings or targets were asked of the two."""
        return "rules" in self.differs or "targets" in self.differs


def judged_otherwise(old: RunResult, new: RunResult) -> Judging:
    """What differs between what two results were judged by."""
    differs = tuple(
        name
        for name, one, other in (
            ("rules", old.rules.digest, new.rules.digest),
            ("targets", old.brief.get("targets"), new.brief.get("targets")),
            ("version", old.tool.version, new.tool.version),
            ("files", len(old.others), len(new.others)),
        )
        if one != other
    )
    is_same = _files(old) == _files(new) and _design(old.brief) == _design(new.brief)
    return Judging(differs=differs, is_same_design=bool(differs and is_same and old.model.sha256))


def kinds_lost(old: RunResult, new: RunResult) -> tuple[str, ...]:
    """Kinds of things of which the old revision drew several and the new one draws none."""
    return tuple(
        kind
        for kind in _KINDS
        if sum(len(getattr(plan, kind)) for plan in old.plans) >= _SEVERAL
        and not any(getattr(plan, kind) for plan in new.plans)
    )


def _files(result: RunResult) -> frozenset[str]:
    return frozenset(each.sha256 for each in (result.model, *result.others))


def _design(brief: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a brief tells of the school itself."""
    return {name: said for name, said in brief.items() if name not in _OF_RULES | _OF_NOTHING}
