"""Whatever a page points at is there: files, pictures, headings, and schemas of modelines."""

import re
import struct
from pathlib import Path

import pytest

from tests.docs.written import ROOT
from tests.every import every

OWN = ("checker", "docs", "reports", "rules", "sample_models", "tests")
FILES = sorted(
    [*ROOT.glob("*.md"), *(path for name in OWN for path in (ROOT / name).rglob("*.[my][da]*"))]
)
MARKDOWN = [path for path in FILES if path.suffix == ".md"]
YAML = [path for path in FILES if path.suffix == ".yaml"]
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_MODELINE = re.compile(r"^# yaml-language-server: \$schema=(\S+)$", re.MULTILINE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:")


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lost_links(path: Path, text: str) -> list[str]:
    """Relative links of a page that lead nowhere."""
    return [
        target
        for target in _LINK.findall(_CODE.sub("", text))
        if not _SCHEME.match(target) and not leads_somewhere(path, text, target)
    ]


def leads_somewhere(path: Path, text: str, target: str) -> bool:
    name, _, heading = target.partition("#")
    other = path.parent / name if name else path
    if not other.exists() or not other.resolve().is_relative_to(ROOT):
        return False
    inside = other.read_text(encoding="utf-8") if name and heading else text
    return not heading or heading in {anchor(title) for title in headings(inside)}


def headings(text: str) -> list[str]:
    return re.findall(r"^#+ (.+)$", text, re.MULTILINE)


def anchor(title: str) -> str:
    """What the usual renderers make of a heading."""
    return re.sub(r"[^\w\- ]", "", title.casefold()).replace(" ", "-")


def test_there_are_pages_to_look_at():
    names = {shown(path) for path in MARKDOWN}
    assert {"README.md", "CONTRIBUTING.md", "docs/measures.md", "sample_models/README.md"} <= names


@pytest.mark.slow
@every("path", MARKDOWN, ids=shown)
def test_every_link_leads_somewhere(path):
    assert lost_links(path, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("[a](README.md)", []),
        ("[a](nowhere.md)", ["nowhere.md"]),
        ("![a](docs/images/none.png)", ["docs/images/none.png"]),
        ("# One two\n[a](#one-two)", []),
        ("# One two\n[a](#one)", ["#one"]),
        ("`[a](nowhere.md)` and [a](https://example.org/x)", []),
        ("[a](../outside.md)", ["../outside.md"]),
    ],
)
def test_a_link_that_leads_nowhere_is_noticed(text, lost):
    assert lost_links(ROOT / "README.md", text) == lost


def test_the_picture_of_a_report_is_one_screen_and_quick_to_load():
    data = (ROOT / "docs" / "images" / "report.png").read_bytes()
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (1280, 800)
    assert len(data) < 300_000


@every("path", YAML, ids=shown)
def test_every_modeline_points_at_a_schema(path):
    for target in _MODELINE.findall(path.read_text(encoding="utf-8")):
        assert (path.parent / target).is_file(), target


def test_rule_files_have_a_modeline():
    files = [path for path in YAML if path.parent.parent == ROOT / "rules"]
    rules = [
        p
        for p in files
        if p.name not in {"pack.yaml", "ledger.yaml"} and "vocab" not in str(p.relative_to(ROOT))
    ]
    assert rules
    assert [shown(p) for p in rules if not _MODELINE.search(p.read_text(encoding="utf-8"))] == []
