"""What a child is asked to do, within which limits, and how it ended."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

State = Literal["done", "crashed", "timeout", "memory", "cancelled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Wall clock (s), address space (bytes), largest file written (bytes), open files.

    `nice` is how much the child gives way to others, as Unix counts it.
    """

    wall_s: float = 600.0
    memory: int = 8 * 1024**3
    file_size: int = 2 * 1024**3
    open_files: int = 256
    nice: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One task for one child: `task` names a function of `checker.jobs.tasks`.

    `skip` holds GlobalIds whose geometry is not touched, because a child died on them before.
    """

    task: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    skip: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)

    def to_line(self) -> bytes:
        """One line of JSON, as it goes down the child's stdin."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> "Job":
        """The job again, in the child."""
        raw = json.loads(line)
        return cls(
            task=raw["task"],
            arguments=raw["arguments"],
            skip=tuple(raw["skip"]),
            limits=Limits(**raw["limits"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a child ended. `answer` is what its task returned; `code` the exit code of section 7.

    `touched` is what the child was reading when it died, from its journal.
    """

    state: State
    code: int
    message: str = ""
    answer: Mapping[str, Any] = field(default_factory=dict)
    touched: str = ""
    skipped: tuple[str, ...] = ()
