"""Text out of models as Markdown that only shows: no links, no mentions, no tags, no tables."""

import re
from urllib.parse import quote

from checker.report.html.groups import web_address
from checker.report.plaintext import clean, shortened

_PARTING = "\u200b"
"""A space without width: a server finds neither `@name` nor an address across it."""
_LEADS = re.compile(
    r"(?<=[@#!%~&$])(?=\w)|(?<=:)(?=//)|(?<=\bwww)(?=\.)|(?<=\bGH-)(?=\d)", re.IGNORECASE
)
_BEGINS = re.compile(r"[-+#=]|\d+[.)]")
"""What begins a heading or a list at the start of a line."""
_MEANING = {ord(mark): f"&#{ord(mark)};" for mark in "\\`*_[]|~$"}
_MEANING |= {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_IN_ADDRESS = ":/?#@!$&'*+,;=%~-._"
_LONGEST_ADDRESS, _LONGEST_CODE = 1_000, 64
_UNSAFE_CODE = re.compile(r"[^A-Za-z0-9_.-]")


def escaped(text: str, longest: int = 0) -> str:
    """Text that means nothing to Markdown, GitHub or GitLab; at most so many characters if given.

    Marks become entities, which are never structure, in a table neither. Mentions, references to
    issues and bare addresses are parted by a space without width: servers look for those in what
    is shown, where an escape is gone.

    >>> escaped("<b>_a_ | b`")
    '&lt;b&gt;&#95;a&#95; &#124; b&#96;'
    >>> escaped("@all").isascii()
    False
    """
    safe = shortened(text, longest) if longest else clean(text).strip()
    return _LEADS.sub(_PARTING, safe).translate(_MEANING)


def begun(text: str, longest: int) -> str:
    """The same at the start of a line, which it neither makes a heading nor begins a list in.

    >>> begun("- a", 9), begun("# a", 9).isascii(), begun("1 of 9 rooms", 20)
    ('\u200b- a', False, '1 of 9 rooms')
    """
    safe = escaped(text, longest)
    return f"{_PARTING if _BEGINS.match(safe) else ''}{safe}"


def item(text: str, longest: int) -> str:
    """The same as an item of a list.

    >>> item("- a", 9)
    '- \u200b- a'
    """
    return f"- {begun(text, longest)}"


def link(text: str, url: str, longest: int = 0) -> str:
    """A link of ours to an address of a rule; the text alone where a browser may not follow it.

    An address that is longer than any that a rule has is none.

    >>> link("ADM2", "https://example.org/a(b)|c"), link("ADM2", "javascript:alert(1)")
    ('[ADM2](https://example.org/a%28b%29%7Cc)', 'ADM2')
    """
    address = quote(web_address(clean(url)), safe=_IN_ADDRESS)
    shown = escaped(text, longest)
    return f"[{shown}]({address})" if 0 < len(address) <= _LONGEST_ADDRESS else shown


def code(text: str) -> str:
    """A key as code; characters that a key does not have are dropped.

    >>> code("3ad1`x")
    '`3ad1x`'
    """
    return f"`{_UNSAFE_CODE.sub('', text)[:_LONGEST_CODE] or '-'}`"
