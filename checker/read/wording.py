"""Words in names that tell a WC from a towel holder and a radiator, in a few languages."""

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
# Tried before anything else, since a guard round a radiator stands as far out as the radiator.
_FIRST_WORDS = {
    "radiator": r"\w*radiators?|(?:fan ?)?convectors?|space heaters?|(?:panel|storage) heaters?|"
    r"\w*heizk(?:ö|oe)rper|\w*konvektor(?:en)?|radiateurs?|radiador(?:es)?|\w*радиатор\w*|"
    r"конвектор\w*",
    "hose reel": r"(?:fire )?hose ?reels?|fire hoses?(?: cabinets?)?|(?:brand)?slanghaspels?|"
    r"brandhaspels?|schlauchhaspel|wandhydrant(?:en)?|l(?:ö|oe)schschlauch|"
    r"robinets? d.incendie arm[ée]s?",
    "changing bed": r"changing[ -](?:beds?|bench(?:es)?|tables?|plinths?|couch(?:es)?|stretchers?)|"
    r"shower[ -](?:stretchers?|trolleys?|beds?|bench(?:es)?)|pflegeliegen?|wickelliegen?|"
    r"duschliegen?|umkleideliegen?|pflegebett(?:en)?|verschoon(?:tafels?|bed(?:den)?)|"
    r"(?:ver)?zorgingstafels?|aankleedtafels?|douchebrancards?|hoog-?laag ?bed(?:den)?",
}  # fmt: skip
_NOT_FIRST = re.compile(
    r"\b(?:valves?|thermostats?|pipes?|signs?|ventil\w*|kraan|baby\w*|napp(?:y|ies)|infants?|"
    r"s(?:ä|ae)ugling\w*)\b",
    re.IGNORECASE,
)
_FIRE = {"HOSEREEL": "hose reel", "FIREHYDRANT": "other", "BREECHINGINLET": "other"}
_NOT_ITSELF = re.compile(
    r"\b(?:paper|holder|dispensers?|receptacle|receptical|towels?|partitions?|cubicles?|mirrors?|"
    r"brush|bars?|rails?|tray table|curtain|signs?|light|lamp|seat cover|hooks?|bins?|"
    r"trennwand|spiegel|papier\w*|halter|handtuch\w*|sink hole)\b",
    re.IGNORECASE,
)
_NONE = "none"  # speaks of something else: a holder, a mirror


def _patterns(words: dict[str, str]) -> list[tuple[str, re.Pattern[str]]]:
    edge = r"(?<![a-zà-öø-ÿа-я])(?:{})(?![a-zà-öø-ÿа-я])"
    return [(kind, re.compile(edge.format(each), re.IGNORECASE)) for kind, each in words.items()]


_FIRST, _PATTERNS = _patterns(_FIRST_WORDS), _patterns(_WORDS)


def kind_of_terminal(predefined_type: str) -> str:
    """Our kind for an IFC sanitary terminal type; empty when it says none.

    >>> kind_of_terminal("TOILETPAN")
    'wc'
    """
    return _KINDS.get(predefined_type, "")


def kind_of_fire_terminal(predefined_type: str) -> str:
    """Our kind for an IFC fire suppression terminal; empty for sprinklers, which hang above.

    >>> kind_of_fire_terminal("HOSEREEL"), kind_of_fire_terminal("SPRINKLER")
    ('hose reel', '')
    """
    return _FIRE.get(predefined_type, "" if predefined_type else "hose reel")


def kind_in_words(*texts: str) -> str:
    """The kind of fitting that a name speaks of; empty when it speaks of none.

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
    first = next((kind for kind, pattern in _FIRST if pattern.search(words)), "")
    if first:
        return _NONE if _NOT_FIRST.search(words) else first
    if _NOT_ITSELF.search(words):
        return _NONE
    return next((kind for kind, pattern in _PATTERNS if pattern.search(words)), "")
