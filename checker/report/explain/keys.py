"""Which finding somebody means: by its key, the start of it, or the link to its place."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from urllib.parse import unquote

from checker.errors import UsageError
from checker.report.html.anchors import anchor_of, anchors
from checker.report.plaintext import shortened
from checker.report.words import heading
from checker.results.finding import Finding, Outcome

_ANCHOR = "f-"
_MOST = 5
_ORDER = (Outcome.FAIL, Outcome.CANNOT_TELL, Outcome.PASS, Outcome.NOT_APPLICABLE)


def find_finding(findings: Sequence[Finding], asked: str) -> Finding:
    """The one finding that is meant.

    Raises:
        UsageError: when there is none, or several; the sentence names those near.

    >>> find_finding([], "abc")
    Traceback (most recent call last):
    checker.errors.UsageError: There is no finding abc: these results hold none at all.
    """
    key = key_in(asked)
    shown = shortened(key) or "without a key"
    if not findings:
        raise UsageError(f"There is no finding {shown}: these results hold none at all.")
    named = anchors(findings)
    exact = [each for place, each in enumerate(findings) if named[place] == anchor_of(key)]
    # A repeated key is numbered on the page; its escapes are the page's too.
    exact += [each for place, each in enumerate(findings) if named[place] == _ANCHOR + key]
    if exact:
        return exact[0]
    found = [each for each in findings if key and each.key.startswith(key)]
    if len(found) == 1:
        return found[0]
    if found:
        told = _listed(found)
        raise UsageError(f"{shown} fits {len(found)} findings; give more of the key:{told}")
    if near := _near(findings, key):
        raise UsageError(f"There is no finding {shown}. Near it:{_listed(near)}")
    raise UsageError(
        f"There is no finding {shown}. The report's link to a place ends with its key."
    )


def key_in(asked: str) -> str:
    """The key in what was given: a key, a link, or a link's fragment.

    >>> key_in("file:///a/report.html#f-3ad1"), key_in("#f-3ad1"), key_in("3ad1")
    ('3ad1', '3ad1', '3ad1')
    """
    return unquote(asked.strip().rpartition("#")[2]).removeprefix(_ANCHOR)


def _near(findings: Sequence[Finding], key: str) -> list[Finding]:
    """Findings whose element or rule this is, or whose key is spelt like it."""
    words = key.casefold()
    named = [
        each
        for each in findings
        if key
        and (
            key in {each.subject.global_id, each.subject.name, each.place.number}
            or words == each.rule.casefold()
        )
    ]
    if named:
        return named
    close = get_close_matches(key, [each.key for each in findings], n=_MOST, cutoff=0.5)
    return [next(each for each in findings if each.key == name) for name in close]


def _listed(findings: Iterable[Finding]) -> str:
    """A line for each of the first few, what fails before what does not."""
    several = sorted(findings, key=lambda each: _ORDER.index(each.outcome))
    lines = [f"\n  {shortened(each.key)}  {heading(each)}" for each in several[:_MOST]]
    more = len(several) - len(lines)
    lines += [f"\n  and {more} more"] if more > 0 else []
    return "".join(lines)
