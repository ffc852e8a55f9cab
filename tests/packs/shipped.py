"""Where the shipped packs are: every folder of rules, so that a new pack is tested by itself."""

from pathlib import Path

from checker.rules import shipped_packs

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = tuple(ROOT / "rules" / name for name in shipped_packs())
