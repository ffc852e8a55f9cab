"""docs/rules/: a page for each shipped rule, as `schoolcheck rules docs` writes them."""

from collections.abc import Mapping

from checker.bundled import bundled_folder
from checker.rules import load_packs, rule_pages


def rules_pages() -> Mapping[str, str]:
    """Text of each page by its path from the root of the repository."""
    drawings = [path.stem for path in sorted(bundled_folder("drawings").glob("*.svg"))]
    ruleset = load_packs([bundled_folder("rules")])
    pages = rule_pages(ruleset, drawings, images="../images/measures")
    return {f"docs/rules/{name}": text for name, text in pages.items()}
