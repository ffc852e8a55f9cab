"""What the title of a column says: what stands below it, for whom it is, and in which unit."""

import re
from typing import Literal

Role = Literal["code", "title", "count", "each", "total", ""]
_LONGEST_TITLE = 60
_FEET = r"(?:n|g|a|u)?sf|sq\s?(?:ft|feet|foot)|sqft|ft2|ft|square (?:feet|foot|ft)|feet squared"
_AREA = (
    r"\b(?:areas?|m2|sqm|sq m|sizes?|nia|gia|nifa|square metres?"
    rf"|{_FEET.replace('|ft|', '|')})\b"
)
# The first that is found counts: `number of rooms` is no room number, `room area` no room name.
_WORDS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "",
        re.compile(
            r"\b(?:group|class|pupils?|students?|learners?|children|staff|teachers?|adults?"
            r"|users?|occupan(?:ts?|cy)|persons?|people|visitors?|places?|seats?|desks?"
            r"|workstations?|capacity|notes?|remarks?|comments?)\b"
        ),
    ),
    (
        "",
        re.compile(
            r"\barea (?:name|type|category)\b|\b(?:differences?|variance|floor|level|zone)\b"
        ),
    ),
    ("count", re.compile(r"\b(?:qty|quantity|count|nos|rooms required)\b|\b(?:number|no|nr) of\b")),
    ("", re.compile(r"\b(?:rooms?|spaces?) (?:no|nr|number|num|id)\b")),
    ("total", re.compile(rf"\b(?:total|sum|overall)\b.*{_AREA}|{_AREA}.*\btotal\b|^total$")),
    ("each", re.compile(_AREA)),
    ("code", re.compile(r"\b(?:codes?|refs?|reference|id)\b|^(?:ads|soa|dfe)$")),
    ("count", re.compile(r"^(?:no|nr|num|numbers?)\b|\b(?:number|nr) required\b")),
    ("title", re.compile(r"\b(?:name|title)\b")),
    ("title", re.compile(r"\b(?:rooms?|spaces?|accommodation)\b")),
    ("title", re.compile(r"\b(?:description|activity|function|use)\b")),
)
_EACH = re.compile(r"\b(?:each|per|single|unit|individual|1)\b")
_OTHER = re.compile(
    r"\b(?:proposed|design(?:ed)?|actual|drawn|measured|model(?:led)?|achieved|existing|current"
    r"|built|provided|delivered)\b"
)
_WANTED = re.compile(r"\b(?:required?|requirement|target|brief(?:ed)?|wanted|asked)\b")
_MOST, _LEAST = re.compile(r"\b(?:max(?:imum)?|range)\b"), re.compile(r"\bmin(?:imum)?\b")
_GROSS, _NET = re.compile(r"\b(?:gross|gia|gsf)\b"), re.compile(r"\b(?:net|nia|nifa|nsf)\b")
_DFE = re.compile(r"\b(?:dfe|ads|soa)\b")
_IN_FEET = re.compile(rf"\b(?:{_FEET})\b")
_IN_METRES = re.compile(r"\b(?:m2|sqm|sq m|square metres?)\b")
_IN_OTHERS = re.compile(r"\b(?:[mck]m2|ha|hectares?|acres?|yd2|(?:sq|square) (?:yds?|yards?))\b")
_OF_ANOTHER = 64
Unit = Literal["m2", "ft2", "other", ""]


def plain(title: str) -> str:
    """A title in lower case without signs: `Area (m²)` is `area m2`."""
    text = title.casefold().replace("²", "2").replace("^2", "2").replace("#", " no ")
    return " ".join(re.findall(r"\w+", text))


def role_of(title: str) -> tuple[Role, int]:
    """What a column of this plain title holds, and how telling the title is: less is better.

    What is required counts before what was drawn or built, net before gross, each before all.

    >>> role_of("room name")[0], role_of("number of rooms")[0], role_of("total area m2")[0]
    ('title', 'count', 'total')
    >>> role_of("required area")[1] < role_of("area")[1] < role_of("actual area")[1]
    True
    """
    if not title or len(title) > _LONGEST_TITLE:
        return "", 0
    rank, role = next(
        ((rank, role) for rank, (role, words) in enumerate(_WORDS) if words.search(title)), (0, "")
    )
    if role in {"each", "total"}:
        rank = _area_rank(title)
    if role in {"each", "total", "count"}:
        rank += _OF_ANOTHER * bool(_OTHER.search(title)) - 16 * bool(_WANTED.search(title))
    return role, rank - bool(_DFE.search(title))


def is_of_another(rank: int) -> bool:
    """Whether a title of this rank says that its figures are not those that are wanted."""
    return rank > _OF_ANOTHER // 2


def is_each(title: str) -> bool:
    """Whether a plain title says that its area is that of each room."""
    return _EACH.search(title) is not None


def unit_of(title: str) -> Unit:
    """The unit of area that a plain title names.

    >>> unit_of("area m2"), unit_of("net sf"), unit_of("area ha"), unit_of("area")
    ('m2', 'ft2', 'other', '')
    """
    if _IN_OTHERS.search(title):
        return "other"
    if _IN_METRES.search(title):
        return "m2"
    return "ft2" if _IN_FEET.search(title) else ""


def _area_rank(title: str) -> int:
    words = ((_MOST, 16), (_LEAST, 8), (_GROSS, 8), (_NET, -4), (_EACH, -2))
    return sum(weight for word, weight in words if word.search(title))
