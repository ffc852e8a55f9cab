"""The shipped packs, read once, and the fact sheets that they cite when these are there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from checker.rules.load import load_packs
from checker.rules.rule import RuleSet
from tests.packs.shipped import FOLDERS

SHEETS = {"access": "england-access.md", "schools": "england-schools.md"}
ABROAD = "international.md"
KIND = re.compile(r"(?:SG|REG|STAT|BS|PAS|DfE-W|DfE|GP|CONTR|GUID|GOOD|POL|DATA|repealed)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A row of a fact sheet: the kinds of source it names, and its confidence as written."""

    kinds: frozenset[str]
    confidence: str


@pytest.fixture(scope="session")
def packs() -> RuleSet:
    return load_packs(FOLDERS)


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
    return found | _abroad((folder / ABROAD).read_text(encoding="utf-8"))


def _abroad(sheet: str) -> Mapping[str, FactRow]:
    """The rows of other countries, which name no kind.

    All of the ADA Standards were read in their text (V), a regulation but for its advisory notes;
    those of elsewhere have a confidence each, and are guidance here whatever they are there.
    """
    found = {}
    for line in sheet.splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == 7 and cells[0].startswith("ADA-"):
            kind = "GUID" if cells[4].startswith("advisory") else "REG"
            found[f"intl/{cells[0]}"] = FactRow(kinds=frozenset({kind}), confidence="V")
        elif len(cells) == 9 and re.fullmatch(r"[A-Z]{2,3}-[\w.-]+", cells[0]):
            found[f"intl/{cells[0]}"] = FactRow(kinds=frozenset({"GUID"}), confidence=cells[7])
    return found
