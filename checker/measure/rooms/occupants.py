"""How many people a room is said to be for, and how old the children are."""

import re
from collections.abc import Iterable, Mapping

from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import Property, Room
from checker.results.values import Choice, Quantity, Unknown, exactly, one_of

_OCCUPANTS = ("children", "pupils", "occupancynumber", "numberofoccupants", "designoccupancy")
_MOST = 100_000.0
UNDER_TWO, TWO, THREE = AGES = ("under two", "two", "three and over")
_BY_YEAR = (UNDER_TWO, UNDER_TWO, TWO, THREE)
_OURS = "SchoolCheck_Room.AgeGroup"
_ASK_AGE = f"State {_OURS} ({', '.join(AGES)}), or name the room for the children's age."
_NUMBERS: Mapping[str, int] = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
# "Year 1", "Yrs 3-4", "Y2": years at school are no ages, nor is the number of the class before.
_AT_SCHOOL = re.compile(
    r"\b(?:years?|yrs?|y)[\s.]*(?:\d+|one|two|three|four|five|six)\b"
    r"(?:\s*(?:[-–/&+,]|to|and)\s*\d+\b)*|\b(?:years?|yrs?)[\s.]+(?:r\b|groups?\b)"
)
# A span of years goes up to the birthday that it ends with: rooms for 2 to 3 are for two-year-olds.
_SPAN = re.compile(
    r"\b(\d)\s*(?:[-–/&+]|to|and)\s*(\d)[\s-]*(?:years?|yrs?|y/?o)\b"
    r"|\bage[sd]?\s*(\d)\s*(?:-|–|to)\s*(\d)\b"
)
_UNDER = re.compile(r"\bunder[\s-]*(\d|one|two|three|four|five)s?\b")
_LISTED = re.compile(r"\s[-–]\s|[/&+](?!o)|and")
_AGED: Mapping[str, re.Pattern[str]] = {
    UNDER_TWO: re.compile(
        r"\bbab(?:y|ies)\b(?! chang)|\btoddlers?\b|\b(?:1|one)[\s-]*(?:years?|yrs?|y/?o)\b"
    ),
    TWO: re.compile(
        r"\btoddlers?\b|\btwos\b|\brising[\s-]*three|\b(?:2|two)[\s-]*(?:years?|yrs?|y/?o)\b"
    ),
    THREE: re.compile(
        r"\bpre[\s-]*school|\b(?:threes|fours)\b|\b(?:3|4|three|four)[\s-]*(?:years?|yrs?|y/?o)\b"
    ),
}
_CODED = {"PRI04": TWO}  # nursery playrooms for children of two to three


@measure(
    "room",
    unit="count",
    lack="how many people the room is for",
    stated=(
        "SchoolCheck_Room.Children",
        "Pset_SpaceOccupancyRequirements.OccupancyNumber",
    ),
    only_stated=True,
)
def occupants(subject: Subject) -> Quantity | Unknown:
    """Number of people, or children, that the room is said to be for.

    By SchoolCheck_Room.Children, else Pset_SpaceOccupancyRequirements.OccupancyNumber and
    properties called so, exact as declared. Open from the least to the most where several of one
    name disagree. Unknown without any, and for figures that are no number of people. Serves the
    floor area that each child has (schools/F13).
    """
    for name in _OCCUPANTS:
        figures = [_people(each) for each in subject.element.properties if _name(each) == name]
        known = sorted(each for each in figures if each is not None)
        if known and known[0] == known[-1]:
            return exactly(known[0], "count", origin="declared", method=f"property {name}")
        if known:
            return Quantity(
                low=known[0],
                high=known[-1],
                unit="count",
                origin="declared",
                method=f"properties called {name}",
            )
    return Unknown(
        missing=("the number of people that the room is for",),
        ask="Give the room the property SchoolCheck_Room.Children, a number.",
    )


@measure(
    "room",
    value="choice",
    choices=AGES,
    lack="how old the children in the room are",
    ask=_ASK_AGE,
    stated=(_OURS,),
)
def age_group(subject: Subject, dfe_code: Choice) -> Choice | Unknown:
    """How old the children are that a nursery room is for: `under two`, `two`, `three and over`.

    By SchoolCheck_Room.AgeGroup, else by the DfE code that names an age, else by the words on the
    room: babies, twos, 2 to 3 years, pre-school. Several where they name several ages, and for
    toddlers, who are under two or two. A year at school, such as Year 2, is no age. Unknown where
    nothing names any. Source: ours, for the floor area that each child has (schools/F13).
    """
    room: Room = subject.element
    said = room.property("AgeGroup", group="SchoolCheck_Room")
    if said is not None and (word := str(said.value).strip().casefold()) in AGES:
        return one_of(word, origin="declared", method=_OURS)
    coded = [_CODED[code] for code in sorted(dfe_code.possible & _CODED.keys())]
    if coded:
        return one_of(*coded, origin="declared", method="DfE code")
    texts = (room.ref.long_name, room.description, room.ref.name, room.object_type)
    named = {age for text in texts for age in _ages_in(text.casefold())}
    if not named:
        return Unknown(missing=("how old the children in the room are",), ask=_ASK_AGE)
    return one_of(*sorted(named), origin="declared", method="words in the name of the room")


def _ages_in(text: str) -> Iterable[str]:
    text = _AT_SCHOOL.sub(";", text)
    for under in _UNDER.finditer(text):
        yield from _BY_YEAR[: _NUMBERS.get(under[1]) or int(under[1])]
    text = _UNDER.sub(" ", text)
    spans = [*_SPAN.finditer(text)]
    for span in spans:
        first, last = (int(each) for each in span.groups() if each)
        # "Playroom 1 - 2 year olds" may be the first of several rooms, "3 - 2" is the third.
        years = {*range(first, last)} or {last}
        years |= {last} if _LISTED.search(span.group()) else set()
        yield from (_BY_YEAR[min(year, len(_BY_YEAR) - 1)] for year in years)
    if not spans:
        yield from (age for age, words in _AGED.items() if words.search(text))


def _name(said: Property) -> str:
    return "".join(each for each in said.name.casefold() if each.isalnum())


def _people(said: Property) -> float | None:
    """A number of people; none of what is no number, or no whole one."""
    value = said.value
    if isinstance(value, str):
        value = float(value) if value.strip().isdigit() else -1.0
    if isinstance(value, bool) or not 0 < value < _MOST or value != int(value):
        return None
    return float(value)
