"""The shipped packs, read once, and the fact sheets that they cite when these are there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from checker.rules.load import load_packs
from checker.rules.rule import RuleSet

ROOT = Path(__file__).resolve().parents[2]
SHEETS = {"access": "england-access.md", "schools": "england-schools.md"}
KIND = re.compile(r"(?:SG|REG|STAT|BS|PAS|DfE-W|DfE|GP|CONTR|GUID|GOOD|POL|DATA)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A row of a fact sheet: the kinds of source it names, and its confidence as written."""

    kinds: frozenset[str]
    confidence: str


@pytest.fixture(scope="session")
def packs() -> RuleSet:
    return load_packs([ROOT / "rules" / "england", ROOT / "rules" / "readiness"])


@pytest.fixture(scope="session")
def facts(shared_models: Path) -> Mapping[str, FactRow]:
    """All rows of the fact sheets by `sheet/id`."""
    folder = shared_models.parent / "standards"
    found = {}
    for prefix, name in SHEETS.items():
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            cells = [cell.strip() for cell in line.split("|")[1:-1]]
            if len(cells) > 3 and re.fullmatch(r"[A-Z]{1,3}-?\d\d", cells[0]):
                kinds = next((c for c in reversed(cells[1:-1]) if KIND.match(c)), "")
                found[f"{prefix}/{cells[0]}"] = FactRow(
                    kinds=frozenset(KIND.findall(kinds)), confidence=cells[-1]
                )
    return found
