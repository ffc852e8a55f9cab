"""Words in names that tell a WC from a towel holder, in a few languages."""

import re
from functools import lru_cache

_KINDS = {
    "TOILETPAN": "wc", "WCSEAT": "wc", "CISTERN": "other", "WASHHANDBASIN": "basin",
    "SHOWER": "shower", "URINAL": "urinal", "BATH": "bath", "SINK": "sink", "BIDET": "other",
    "SANITARYFOUNTAIN": "other",
}  # fmt: skip

# Tried in this order: "urinal" before "wc", "washbasin" before "wash".
_WORDS = {
    "urinal": r"urinals?|pissoir|urinoir",
    "shower": r"showers?|dusche|douche|ducha|prysznic|doccia|dusch",
    "bath": r"bath(?:tub)?|badewanne|baignoire|ligbad|bañera|vasca",
    "basin": r"(?:wash|hand|wash ?hand)[ -]?basins?|basins?|lavator(?:y|ies)|lavabos?|"
    r"waschbecken|waschtisch|wastafel|fontein(?:tje)?|vanity|umywalka|lavandino",
    "sink": r"(?:kitchen )?sinks?|sp(?:ü|ue)lbecken|sp(?:ü|ue)le|gootsteen|[ée]vier|fregadero",
    "wc": r"w\.?c\.?s?|toilets?|water ?closets?|closet|toilette[n]?|klosett|cuvette|inodoro|"
    r"sedes|vaso|closetpot|унитаз|toilet pan",
}  # fmt: skip
_NOT_ITSELF = re.compile(
    r"\b(?:paper|holder|dispensers?|receptacle|receptical|towels?|partitions?|cubicles?|mirrors?|"
    r"brush|bars?|rails?|tray table|curtain|signs?|light|lamp|seat cover|hooks?|bins?|"
    r"trennwand|spiegel|papier\w*|halter|handtuch\w*|sink hole)\b",
    re.IGNORECASE,
)
_NONE = "none"  # speaks of something else: a holder, a mirror
_PATTERNS = [
    (kind, re.compile(rf"(?<![a-zà-öø-ÿа-я])(?:{words})(?![a-zà-öø-ÿа-я])", re.IGNORECASE))
    for kind, words in _WORDS.items()
]


def kind_of_terminal(predefined_type: str) -> str:
    """Our kind for an IFC sanitary terminal type; empty when it says none.

    >>> kind_of_terminal("TOILETPAN")
    'wc'
    """
    return _KINDS.get(predefined_type, "")


def kind_in_words(*texts: str) -> str:
    """The kind of sanitary fitting that a name speaks of; empty when it speaks of none.

    >>> kind_in_words("74_toilet_incl_MIVA"), kind_in_words("M_Toilet Paper Holder")
    ('wc', '')
    """
    for text in texts:
        if kind := _kind_of(text):
            return "" if kind == _NONE else kind
    return ""


@lru_cache(maxsize=4096)  # hundreds of chairs share a name
def _kind_of(text: str) -> str:
    words = text.replace("_", " ")
    if _NOT_ITSELF.search(words):
        return _NONE
    return next((kind for kind, pattern in _PATTERNS if pattern.search(words)), "")
