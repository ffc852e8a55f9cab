"""How the cost of every measure grows with the school: from 50 rooms to 500.

`python -m benchmarks.growth [ROOMS ...]`: made schools of so many rooms, 25 to a wing, furnished,
with a spine of corridors along all wings. Seconds for every measure of every subject, and per room
as a ratio to the smallest school; then the measures whose cost per room grew most.
"""

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

from checker.brief import Brief
from checker.brief.model import Entrances
from checker.measure.listing import measure_with_trials
from checker.measure.registry import measures
from checker.pipeline import Facts, measurer_of, read_facts
from sample_models.make.doors import KINDS
from sample_models.make.furniture import accessible_wc, class_set, group_set, wc_row
from sample_models.make.plan import GROUND, Door, Plan, Room, Thing, box
from sample_models.make.school.parts import door
from sample_models.make.writer import write_ifc

PER_WING = 25
WORST = 12
_DEEP, _WIDE, _PITCH = 7.6, 2.6, 26.0
# Name, kind and width of the rooms on either side of a wing's corridor, from the spine outwards.
_SOUTH = (
    *[("Class", "junior class", 8.6)] * 3,
    ("Small group room", "small group", 3.6),
    ("WCs", "wc", 2.6),
    ("Store", "teaching store", 2.4),
    *[("Class", "junior class", 8.6)] * 3,
    ("Calm room", "calm", 3.2),
    ("Office", "office", 3.6),
)
_NORTH = (
    *[("Class", "junior class", 8.6)] * 2,
    *[("Small group room", "small group", 3.6)] * 2,
    ("Accessible WC", "accessible wc", 2.2),
    ("WCs", "wc", 2.6),
    ("Store", "teaching store", 2.4),
    *[("Class", "junior class", 8.6)] * 2,
    ("Meeting room", "meeting", 4.0),
    ("SEN resource room", "sen resource", 4.4),
    ("Store", "teaching store", 2.8),
)


def main() -> None:
    """Print one line per school, and what grew most."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*", type=int, default=[50, 100, 200, 500], metavar="ROOMS")
    sizes = sorted({max(1, rooms // PER_WING) for rooms in parser.parse_args().rooms})
    measures()  # imports them
    found = []
    for wings in sizes:
        facts = _facts(wings)
        spent = _measure(facts)
        rooms, total = len(facts.school.rooms), sum(spent.values())
        found.append((rooms, spent))
        first_rooms, first = found[0]
        ratio = total / rooms / (sum(first.values()) / first_rooms)
        things = len(facts.school.furniture) + len(facts.school.fittings)
        print(
            f"{rooms:4} rooms, {things:5} pieces of furniture  {total:7.2f} s"
            f"  {total / rooms * 1000:6.1f} ms a room  {ratio:5.2f} x",
            flush=True,
        )
    _tell_growth(found[0], found[-1])


def school(wings: int) -> Plan:
    """Wings of 25 rooms side by side, each with a corridor, joined by a spine along their ends."""
    rooms, doors, things = [], [], []
    for wing in range(wings):
        wing_rooms, wing_doors = _wing(wing, last=wing == wings - 1)
        rooms += wing_rooms
        doors += wing_doors
        things += [thing for room in wing_rooms for thing in _furnished(room)]
    return Plan(
        key=f"growth/{wings}",
        name="Made school",
        storeys=(GROUND,),
        rooms=tuple(rooms),
        doors=tuple(doors),
        things=tuple(things),
        door_kinds=KINDS,
    )


def _wing(wing: int, *, last: bool) -> tuple[list[Room], list[Door]]:
    low = wing * _PITCH
    inner, outer = low + _DEEP, low + _DEEP + _WIDE
    south = _row(wing, 1, _SOUTH, (low, inner))
    north = _row(wing, 1 + len(_SOUTH), _NORTH, (outer, outer + _DEEP))
    end = max(x for room in (*south, *north) for x, _ in room.outline)
    way, spine = f"{wing:02}-90", f"{wing:02}-91"
    rooms = [
        *south,
        *north,
        Room(number=way, name="Corridor", kind="corridor", outline=box(0, inner, end, outer)),
        Room(
            number=spine,
            name="Corridor",
            kind="corridor",
            outline=box(-_WIDE, low, 0, outer + _DEEP if last else low + _PITCH),
        ),
    ]
    doors = [door(f"{room.number}-D01", "N", 1.2, hinge="hi") for room in south]
    doors += [door(f"{room.number}-D01", "S", 1.1, opens=_opens(room)) for room in north]
    doors += [
        door(f"{way}-D01", "W", 1.3, "corridor pair"),
        door(f"{way}-D02", "E", 1.3, "external", opens="out"),
        door(f"{spine}-D01", "S", 1.3, "corridor pair" if wing else "external", opens="out"),
    ]
    return rooms, doors


def _row(
    wing: int, first: int, wanted: tuple[tuple[str, str, float], ...], y: tuple[float, float]
) -> list[Room]:
    rooms, x = [], 0.0
    for number, (name, kind, wide) in enumerate(wanted, first):
        outline = box(x, y[0], x + wide, y[1])
        rooms.append(Room(number=f"{wing:02}-{number:02}", name=name, kind=kind, outline=outline))
        x += wide
    return rooms


def _opens(room: Room) -> str:
    return "out" if room.kind == "accessible wc" else "in"


def _furnished(room: Room) -> tuple[Thing, ...]:
    south = int(room.number[-2:]) <= len(_SOUTH)
    match room.kind:
        case "junior class":
            return class_set(room, corridor="N" if south else "S")
        case "small group" | "meeting" | "sen resource":
            return group_set(room)
        case "wc":
            return wc_row(room, wall="W", pans=4, basins=4)
        case "accessible wc":
            return accessible_wc(room)
        case _:
            return ()


def _facts(wings: int) -> Facts:
    with tempfile.TemporaryDirectory() as folder:
        return read_facts(write_ifc(school(wings), Path(folder) / "school.ifc"))


def _measure(facts: Facts) -> Counter[str]:
    """Seconds of the processor by measure; what several share is charged to the first."""
    brief = Brief(entrances=Entrances(main="00-91-D01"))
    spent: Counter[str] = Counter()
    before = time.process_time()
    for _, spec, _ in measure_with_trials(measurer_of(facts, brief)):
        now = time.process_time()
        spent[spec.name] += now - before
        before = now
    return spent


def _tell_growth(small: tuple[int, Counter[str]], large: tuple[int, Counter[str]]) -> None:
    """The measures that cost most beyond what they would if they grew with the rooms."""
    growth = large[0] / small[0]
    beyond = {name: large[1][name] - small[1][name] * growth for name in large[1]}
    print(f"beyond {growth:.0f} times the smallest:")
    for name, seconds in sorted(beyond.items(), key=lambda each: -each[1])[:WORST]:
        print(f"  {name:28} {small[1][name]:7.2f} s -> {large[1][name]:7.2f} s  {seconds:+7.2f} s")


if __name__ == "__main__":
    main()
