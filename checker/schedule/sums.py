"""Which rows of a schedule are sums or allowances of area, and no rooms: told by whole titles."""

import re

_OTHER_WORDS = (
    "add all and area areas at building external floor footprint for grand in including incl inc "
    "internal m2 measured of on or overall part plus required school space spaces sqm structure "
    "sub the to usable useable wall zones"
)
_TELLING_WORDS = (
    "allowance allowances balance circulation contingency float gea gfa gia gifa gross net nia "
    "nifa nla partition partitioning partitions subtotal subtotals sum sums total totals "
    "unallocated walls"
)
# Only words of sums, and a telling one: `Circulation hub` is a room, `Circulation area` is not.
_TELLING = frozenset(_TELLING_WORDS.split())
_OF_SUMS = _TELLING | frozenset(_OTHER_WORDS.split())
_TOTAL = re.compile(r"(?:sub|grand|overall)\s?totals?\b|.* totals?$")
_BEGINS_AS_TOTAL = re.compile(r"totals?\b")
_ENDS_AS_ROOM = re.compile(r"\b(?:room|space|hub|studio|suite|store|office|den|pod|lab|base)$")


def is_sum(title: str, *, is_counted: bool) -> bool:
    """Whether a row of this title is a sum or an allowance; `is_counted` when it counts rooms.

    >>> is_sum("Circulation (25 %)", is_counted=False), is_sum("Total halls", is_counted=False)
    (True, True)
    >>> is_sum("Circulation hub", is_counted=False), is_sum("Balance room", is_counted=False)
    (False, False)
    """
    text = _plain(title)
    words = set(text.split())
    if words <= _OF_SUMS and words & _TELLING:
        return True
    if _TOTAL.match(text):
        return True
    begins = _BEGINS_AS_TOTAL.match(text) is not None
    return begins and not is_counted and _ENDS_AS_ROOM.search(text) is None


def is_total(title: str) -> bool:
    """Whether a cell beside the title says that the row is a total: `Subtotal`, `Grand total`."""
    words = set(_plain(title).split())
    return bool(words & {"subtotal", "subtotals", "total", "totals"}) and words <= _OF_SUMS


def _plain(title: str) -> str:
    """Words in lower case; figures, shares and signs say nothing of what a row is."""
    text = title.casefold().replace("m²", "m2")
    return " ".join(word for word in re.findall(r"\w+", text) if not word.isdigit())
