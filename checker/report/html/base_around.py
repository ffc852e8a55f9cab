"""What is around a base and how one comes in, in words: neighbours, loud ones, doors."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from checker.report.html.amounts import names, room_words
from checker.report.plaintext import clean, shortened
from checker.results.provision import BaseDoor, BaseNeighbour, BaseProvision
from checker.units import counted

_LOUD = {"yes": "loud", "no": "no", "perhaps": "perhaps: its use is not sure"}
_SURENESS = ("yes", "perhaps")
_BY = {"wall": "a wall", "door": "a door", "above": "above it", "below": "below it"}
_LEADS = {"indoors": "the school", "outdoors": "outdoors", "not told": "cannot be told"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourLine:
    """A room beside the base, in words."""

    room: str
    use: str
    by: str
    beside: str
    loud: str
    is_loud: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorLine:
    """A way in, with its letter on the plan."""

    letter: str
    name: str
    room: str
    leads: str
    kind: str


def neighbour_line(each: BaseNeighbour) -> NeighbourLine:
    """A neighbour in words."""
    return NeighbourLine(
        room=room_words(each.room),
        use=shortened(each.room.use) or "not known",
        by=", ".join(_BY.get(way, way) for way in each.by),
        beside=names(map(shortened, each.beside), most=4),
        loud=_LOUD[each.loud],
        is_loud=each.loud != "no",
    )


def neighbours_told(base: BaseProvision) -> str:
    """Which neighbours are loud, by whose words, and what nobody knows."""
    parts = []
    if not base.loud_uses:
        parts.append("No rule of this run says which uses are too loud beside a base.")
    else:
        parts.append(_loud_told(base))
    if base.lacking:
        parts.append(f"The model does not tell {'; '.join(map(clean, base.lacking))}.")
    return " ".join(parts)


def _loud_told(base: BaseProvision) -> str:
    """How many neighbours are of a loud use, and how many may be."""
    words = names(map(shortened, base.loud_uses), most=20)
    loud, maybe = (sum(each.loud == word for each in base.neighbours) for word in _SURENESS)
    if not loud and maybe:
        whose = "its use is" if maybe == 1 else "their use is"
        return f"{counted(maybe, 'neighbour')} may be of a loud use ({words}): {whose} not sure."
    count = counted(loud, "neighbour") if loud else "No neighbour"
    more = f", {maybe} more may be" if maybe else ""
    return f"{count} {'are' if loud > 1 else 'is'} of a loud use{more} ({words})."


def letters_of(doors: Sequence[BaseDoor]) -> dict[str, str]:
    """A letter for each way in, a number from the 27th on."""
    found: dict[str, str] = {}
    for door in doors:
        count = len(found)
        letter = ascii_uppercase[count] if count < len(ascii_uppercase) else str(count + 1)
        found.setdefault(door.id, letter)
    return found


def door_line(door: BaseDoor, letter: str) -> DoorLine:
    """A way in, in words."""
    kind = "door" if door.is_door else "opening"
    name = shortened(door.name)
    beyond = f"{_LEADS[door.leads]}: {shortened(door.beyond)}" if door.beyond else ""
    told = " or ".join(map(shortened, door.kinds))
    return DoorLine(
        letter=letter,
        name=name or f"{kind} without a name",
        room=shortened(door.room),
        leads=beyond or _LEADS[door.leads],
        kind=told or ("way into the base" if door.leads == "indoors" else "–"),
    )


def doors_told(doors: Sequence[BaseDoor]) -> str:
    """How one comes in: from the school, by a quiet way of its own, straight from outdoors."""
    if not doors:
        return "No door leads out of the base as far as the model shows."
    indoors = sum(each.leads == "indoors" for each in doors)
    outdoors = [each for each in doors if each.leads == "outdoors"]
    quiet = [each for each in outdoors if "quiet entrance" in each.kinds]
    sure = [each for each in quiet if len(each.kinds) == 1]
    unknown = sum(each.leads == "not told" for each in doors)
    parts = [f"{counted(indoors, 'way')} in from the school"]
    parts.append(f"{counted(len(outdoors), 'door')} straight from outdoors")
    lead = "" if len(outdoors) == 1 else "one of them "
    if sure:
        parts.append(f"{lead}the quiet entrance")
    elif quiet:
        parts.append(f"{lead}perhaps the quiet entrance")
    else:
        parts.append(f"{'none of them' if lead else 'not'} called the quiet entrance")
    told = ", ".join(parts)
    if not unknown:
        return f"{told}."
    verb = "leads" if unknown == 1 else "lead"
    return f"{told}; where {counted(unknown, 'door')} {verb} cannot be told."
