"""The shipped rules as pages: the very ones of `rules docs`, painted as HTML."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup

from checker.bundled import bundled_folder
from checker.rules import RuleSet, load_packs, rule_pages
from checker.rules.rule import Rule
from checker.web.documents import USUAL_PACK

DRAWINGS = "/rules/drawings"
_LINK = re.compile(r'href="([A-Z0-9-]+[A-Za-z0-9-]*)\.md"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody looks for among the rules; what is empty leaves everything in."""

    text: str = ""
    pack: str = ""
    topic: str = ""
    strength: str = ""

    def admits(self, rule: Rule) -> bool:
        """Whether a rule is among what was asked for."""
        said = f"{rule.id} {rule.title} {rule.source.document} {rule.source.clause}".casefold()
        return (
            all(word in said for word in self.text.casefold().split())
            and self.pack in ("", rule.pack)
            and self.topic in ("", rule.topic)
            and self.strength in ("", rule.strength.value)
        )


@cache
def shipped() -> RuleSet:
    """All rules that come with the tool."""
    return load_packs([bundled_folder("rules")])


def asked_for(asked: Asked) -> Sequence[Rule]:
    """The rules that somebody looks for, in the order of their packs, those in use first."""
    found = [rule for rule in shipped().rules if asked.admits(rule)]
    return sorted(found, key=lambda rule: rule.pack != USUAL_PACK)


@cache
def drawings() -> frozenset[str]:
    """Names of the measures that have a drawing."""
    return frozenset(path.stem for path in bundled_folder("drawings").glob("*.svg"))


def page_of(rule_id: str) -> Markup | None:
    """The page of a rule, below its title; none when there is no such rule."""
    text = _pages().get(f"{rule_id}.md")
    if text is None:
        return None
    painted = _painter().render(text.partition("\n")[2])
    # A wide table scrolls in itself, so it can be reached by keyboard.
    painted = painted.replace("<table>", '<table tabindex="0">')
    # Ours, from shipped rules, and the painter lets no HTML through.
    return Markup(_LINK.sub(r'href="/rules/\1"', painted))  # noqa: S704


@cache
def _pages() -> Mapping[str, str]:
    return rule_pages(shipped(), drawings(), images=DRAWINGS)


@cache
def _painter() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")
