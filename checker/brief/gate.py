"""The gate of a run: the command line counts before the brief, and the brief before defaults."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from checker.brief.model import CannotTell, FailOn, GateSettings
from checker.errors import UsageError
from checker.results.gate import Gate


class _Stage(BaseModel):
    model_config = ConfigDict(frozen=True)
    stage: str = ""


class _Shown(BaseModel):
    """What of a brief as results show it the gate hangs on; all else may be worded for people."""

    model_config = ConfigDict(frozen=True)
    gate: GateSettings = GateSettings()
    school: _Stage = _Stage()


def gate_at(
    stated: GateSettings, stage: str, *, fail_on: FailOn | None, cannot_tell: CannotTell | None
) -> Gate:
    """The gate at a stage; `fail_on` of the command line counts before topics of the brief too."""
    here = stated.at(stage)
    return Gate(
        fail_on=fail_on or here.fail_on or "must",
        cannot_tell=cannot_tell or here.cannot_tell or "warn",
        by_topic={} if fail_on else here.by_topic,
    )


def gate_shown(
    brief: Mapping[str, Any], *, fail_on: FailOn | None, cannot_tell: CannotTell | None
) -> Gate:
    """The same by the brief that a result holds.

    Raises:
        UsageError: when its gate is none that this version knows.
    """
    try:
        shown = _Shown.model_validate(brief)
    except ValidationError as error:
        place = ".".join(str(step) for step in error.errors()[0]["loc"])
        raise UsageError(
            f"The brief in these results has a {place} that is not known here: check the model "
            "again, or name the gate with --fail-on and --cannot-tell."
        ) from error
    return gate_at(shown.gate, shown.school.stage, fail_on=fail_on, cannot_tell=cannot_tell)
