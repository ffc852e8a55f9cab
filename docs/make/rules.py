"""docs/rules.md: every shipped rule with its limit in words and where its figure comes from."""

import re
from collections.abc import Iterable

from checker.bundled import bundled_folder
from checker.rules import Pack, Rule, RuleSet, describe, load_packs
from checker.rules.desk import label
from checker.rules.rule import Const

HEAD = """# Shipped rules

`schoolcheck rules list` prints the list, `schoolcheck rules show ID` the page of one rule.

Strength: **must** departs from statutory guidance, **should** from good practice,
**may** from advice, **project** misses a target of the project or a figure of ours.
Verified says whether the figure was read in its source: yes, in a secondary source, or no.
Set your own figures where it says no.
"""
VERIFIED = {"yes": "yes", "secondary": "secondary", "no": "no"}


def rules_page() -> str:
    """A table for each pack, then each rule in plain language."""
    ruleset = load_packs([bundled_folder("rules")])
    return "\n".join(
        [
            HEAD,
            *(line for pack in ruleset.packs for line in _table(pack, ruleset)),
            *(line for rule in ruleset.rules for line in _entry(rule)),
        ]
    )


def required(rule: Rule) -> str:
    """The limit in words, in one line, out of the rule's description; settings as figures."""
    section = next(part for part in describe(rule).split("\n\n") if part.startswith("Required:"))
    text = "; ".join(line.strip() for line in section.splitlines()[1:]).replace(":;", ":")
    for name, value in rule.settings.items():
        if isinstance(value, Const):
            text = re.sub(rf"\b{re.escape(name)}\b", f"{value.text} ({label(name)})", text)
    return text


def _table(pack: Pack, ruleset: RuleSet) -> Iterable[str]:
    yield f"## {pack.title}\n"
    yield "| rule | title | strength | verified | required | source |\n|---|---|---|---|---|---|"
    for rule in ruleset.rules:
        if rule.pack == pack.id:
            source = f"{rule.source.document} {rule.source.clause}".strip()
            cells = (
                f"[{rule.id}](#{rule.id.casefold()})",
                rule.title,
                rule.strength.value,
                VERIFIED[rule.source.checked],
                required(rule),
                source,
            )
            yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    yield ""


def _entry(rule: Rule) -> Iterable[str]:
    yield f"### {rule.id}\n"
    yield f"```text\n{describe(rule).rstrip()}\n```\n"
