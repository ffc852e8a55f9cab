"""A case: a rule, the outcome and reason in its name, a plan and, where wanted, a brief."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sample_models.make.plan import Plan
from sample_models.make.writer import write_ifc


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`name` begins with the outcome: pass-, fail-, cannot-tell- or na-.

    A case with a `brief` gets a folder of its own, because the brief is looked for beside the
    model.
    """

    rule: str
    name: str
    plan: Plan
    brief: str = ""
    labels: Literal["plain", "dfe"] = "plain"

    def path(self, folder: Path) -> Path:
        home = folder / self.rule / self.name if self.brief else folder / self.rule
        return home / f"{self.name}.ifc"


def cases_of(
    rule: str, plans: Mapping[str, Plan | tuple[Plan, str]], *, brief: str = ""
) -> tuple[Case, ...]:
    """The cases of one rule by their names, with this brief or one of their own."""
    return tuple(
        Case(rule=rule, name=name, plan=found[0], brief=found[1])
        if isinstance(found, tuple)
        else Case(rule=rule, name=name, plan=found, brief=brief)
        for name, found in plans.items()
    )


def write_cases(cases: Iterable[Case], folder: Path) -> list[Path]:
    """Writes every case below `folder`, with its brief beside it."""
    written = []
    for case in cases:
        path = write_ifc(case.plan, case.path(folder), labels=case.labels)
        written.append(path)
        if case.brief:
            brief = path.parent / "schoolcheck.yaml"
            brief.write_text(case.brief, encoding="utf-8", newline="\n")
            written.append(brief)
    return written
