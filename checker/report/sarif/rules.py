"""The rules of a run as SARIF carries them: title, why, source, and how serious a fail is."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from checker.report.annotations import UNASSESSED, Level, level_of_rule, rule_id, title_of
from checker.report.figures import written
from checker.report.html.groups import web_address
from checker.report.markup import escaped, link
from checker.report.plaintext import clean, shortened
from checker.report.sarif.limits import LONGEST_TEXT
from checker.report.words import source_words, strength_words
from checker.results.finding import Finding

_SEVERITY = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "recommendation"}
_UNASSESSED_TITLE = "The model can be assessed"
_UNASSESSED_WHY = (
    "Nothing that could not be assessed is a pass: the model needs rooms, doors and storeys "
    "that can be read before any rule can be judged."
)


def rules_of(*several: Iterable[Finding]) -> list[dict[str, Any]]:
    """Every rule that was judged, once, in the order of the findings; passes are proof of it too.

    Remedy and why are the first that any of its findings has: passes carry none.
    """
    members: dict[str, list[Finding]] = {}
    for finding in chain(*several):
        members.setdefault(rule_id(finding), []).append(finding)
    return [_rule(name, findings) for name, findings in members.items()]


def unassessed_rule() -> dict[str, Any]:
    """What the one result of a model without answers refers to."""
    return {
        "id": UNASSESSED,
        "shortDescription": {"text": _UNASSESSED_TITLE},
        "fullDescription": {"text": _UNASSESSED_WHY},
        "help": {"text": _UNASSESSED_WHY},
        "defaultConfiguration": {"level": Level.ERROR.value},
    }


def _rule(name: str, findings: Sequence[Finding]) -> dict[str, Any]:
    first = findings[0]
    level = level_of_rule(first.strength)
    told = [(label, _text(text)) for label, text in _help(findings)]
    url = web_address(first.source.url)
    why = _text(_first(finding.why for finding in findings))
    return {
        "id": name,
        "shortDescription": {"text": shortened(title_of(first), LONGEST_TEXT)},
        "fullDescription": {"text": why or title_of(first)},
        **({"helpUri": link_target} if (link_target := _followed(url)) else {}),
        "help": {"text": _plain(told, url), "markdown": _marked(told, url)},
        "defaultConfiguration": {"level": level.value},
        "properties": {"tags": _tags(first), "problem.severity": _SEVERITY[level]},
    }


def _help(findings: Sequence[Finding]) -> Iterable[tuple[str, str]]:
    first = findings[0]
    yield "", _first(finding.why for finding in findings)
    yield "To change", _first(finding.remedy for finding in findings)
    yield "Strength", strength_words(first)
    yield "Source", f"{source_words(first)}. {first.source.title}".removesuffix(". ")


def _plain(told: Sequence[tuple[str, str]], url: str) -> str:
    lines = [f"{label}: {text}" if label else text for label, text in told if text]
    return "\n".join([*lines, *([_followed(url)] if _followed(url) else [])])


def _marked(told: Sequence[tuple[str, str]], url: str) -> str:
    parts = [
        f"**{label}:** {_maybe_link(label, text, url)}" if label else escaped(text)
        for label, text in told
        if text
    ]
    return "\n\n".join(parts)


def _maybe_link(label: str, text: str, url: str) -> str:
    return link(text, url) if label == "Source" else escaped(text)


def _followed(url: str) -> str:
    """An address without what JSON viewers and browsers stumble over; nothing if it has any."""
    return url if url and url.isascii() and url.isprintable() and " " not in url else ""


def _tags(finding: Finding) -> list[str]:
    tags = (finding.topic, finding.strength.value, f"source-{finding.source.checked}")
    return list(dict.fromkeys(shortened(tag) for tag in tags if clean(tag).strip()))


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text.strip()), "")


def _text(text: str) -> str:
    return shortened(written(clean(text)), LONGEST_TEXT)
