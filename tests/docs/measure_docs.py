"""What the docstring of a measure says and what it leaves out, told by its clauses."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from checker.measure.registry import MeasureSpec

FACT = r"\b[A-Z]{3}-\d\d\b"
ROW = r"\b(?:access|schools|intl)/[A-Z]\d\d"
CLAUSE = (
    r"\b(?:AD [MKB]|ADA|BS 8300-2|AS 1428\.[12]|PAS 6463)(?: volume 2,)?"
    r" (?:(?:Tables?|Diagrams?|sections?) )?\d"
)
OTHER = r"\bFrench (?:annex|order)|\bBB\d+"
OURS = r"(?:ours|good practice|the brief|the model|Ifc\w+|Pset_\w+|SchoolCheck_\w+|recipe G\d+)\b"
SOURCE = re.compile(rf"{FACT}|{ROW}|{CLAUSE}|{OTHER}|^Source: {OURS}")
TOLERANCE = re.compile(
    r"\b(?:exact|exactly|settled|decided)\b|\bat most [\d.]+ mm too |\bto [\d.]+ %",
    re.IGNORECASE,
)
COUNTED = re.compile(r"\b(?:exact|exactly|missed)\b", re.IGNORECASE)
UNKNOWN = re.compile(r"\bunknown \w+|\bnever unknown\b", re.IGNORECASE)
DOUBT = re.compile(
    r"^(?:open|an interval|intervals|several|from nothing|infinite)\b", re.IGNORECASE
)
FEWEST_WORDS = 3


def missing_parts(spec: MeasureSpec) -> tuple[str, ...]:
    """The parts that the documentation of a measure has to have and lacks."""
    return tuple(part for part, is_there in _parts(spec) if not is_there)


def _parts(spec: MeasureSpec) -> Iterator[tuple[str, bool]]:
    meaning, *rest = clauses(spec.doc) or [""]
    yield "meaning", _says_something(meaning) and not _is_of_another_part(meaning)
    yield "method", any(map(_tells_how, rest))
    if spec.value == "quantity":
        yield "unit", bool(spec.unit) or (bool(spec.parts) and all(spec.parts.values()))
        yield "tolerance", _any_has(COUNTED if spec.unit == "count" else TOLERANCE, rest)
    yield "Unknown when", _any_has(UNKNOWN, rest)
    yield "source", _any_has(SOURCE, rest)


def clauses(doc: str) -> list[str]:
    """The docstring cut where a full stop, a semicolon or a colon ends a clause."""
    text = " ".join(doc.split()).replace("Source: ", "Source:\0")
    cut = re.split(r"(?<=[.;:])\s+", text)
    return [each.replace("\0", " ").rstrip(".;:") for each in cut if each]


def _tells_how(clause: str) -> bool:
    """Whether a clause begins with more than its tolerance, doubts and source."""
    said = (each for each in clause.split(", ") if not TOLERANCE.search(each))
    return _says_something(" ".join(takewhile(lambda each: not _is_of_another_part(each), said)))


def _says_something(clause: str) -> bool:
    return len(clause.split()) >= FEWEST_WORDS


def _is_of_another_part(clause: str) -> bool:
    """Whether a clause says how exact, how sure or whence, and so neither what nor how."""
    return any(each.search(clause) for each in (TOLERANCE, COUNTED, UNKNOWN, DOUBT, SOURCE))


def _any_has(pattern: re.Pattern[str], said: Iterable[str]) -> bool:
    return any(pattern.search(each) for each in said)


DOCUMENT = re.compile(r"\b(AD [MKB]|ADA|AS|BS|BB|PAS)\b")
NUMBER = re.compile(r"\b(?:Table|Diagram) \d+(?:\.\d+)*|(?<![\w.-])\d+(?:\.\d+)+")


def cited(text: str) -> set[tuple[str, str]]:
    """Documents with each clause, table or diagram of them that is named, and rows of facts.

    What follows a document belongs to it up to the next one, or the end of the line.
    """
    found = {("access", each) for each in re.findall(FACT, text)}
    for rows in re.findall(r"\bschools/((?:[A-Z]\d\d(?:, )?)+)", text):
        found |= {("schools", row) for row in re.findall(r"[A-Z]\d\d", rows)}
    for line in text.splitlines():
        _, *marked = DOCUMENT.split(line)
        for document, after in zip(marked[::2], marked[1::2], strict=True):
            found |= {(document, number) for number in NUMBER.findall(after)}
    return found
