"""What checking again costs: an identical model, and one in which 1 room in 100 has changed.

`python -m benchmarks.recheck [MODEL ...]`: the whole command, in turns and with a cache of its own
each round: first, again, changed with that cache, changed without any. Medians of the processor's
and the wall's seconds, and their ratios. Without models: Oakfield B and made schools of 100 and
300 rooms.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median

import ifcopenshell

from benchmarks.growth import PER_WING, school
from sample_models.make.writer import write_ifc

OAKFIELD = Path("sample_models/oakfield/oakfield-primary-B.ifc")
_SLIMMER = 0.98
"""What remains of the width of a room's body that changes."""

Seconds = tuple[float, float]


def main() -> None:
    """Print one block of lines per model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", nargs="*", type=Path, metavar="MODEL")
    parser.add_argument("--runs", type=int, default=3, help="how many rounds, 3 unless told")
    parser.add_argument("--rooms", nargs="*", type=int, default=[100, 300], metavar="ROOMS")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        models = arguments.models or [OAKFIELD, *_made(arguments.rooms, Path(folder))]
        for model in models:
            _tell(model, [_round(model, Path(folder)) for _ in range(arguments.runs)])


def _made(rooms: Iterable[int], folder: Path) -> Iterable[Path]:
    for count in rooms:
        yield write_ifc(school(max(1, count // PER_WING)), folder / f"made-{count}-rooms.ifc")


def _round(model: Path, folder: Path) -> Mapping[str, Seconds]:
    """One round of the four runs. The changed model takes the place of the first."""
    place = folder / "project"
    cache, none = str(folder / "cache"), str(folder / "none")
    shutil.rmtree(cache, ignore_errors=True)
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(model.parent, place, ignore=shutil.ignore_patterns("*.ifc*"))
    here = place / model.name
    shutil.copy(model, here)
    found = {"first": _check(here, cache), "again": _check(here, cache)}
    _change_rooms(here)
    found["changed"] = _check(here, cache)
    shutil.rmtree(none, ignore_errors=True)
    return {**found, "changed, no cache": _check(here, none)}


def _change_rooms(model: Path) -> None:
    """Draw 1 room in 100, at least one, a little narrower; its walls stay where they are."""
    file = ifcopenshell.open(str(model))
    rooms = [each for each in file.by_type("IfcSpace") if _profile(each) is not None]
    for room in rooms[:: max(1, min(100, len(rooms) - 1))][: max(1, round(len(rooms) / 100))]:
        profile = _profile(room)
        profile.XDim *= _SLIMMER
    file.write(str(model))


def _profile(room: ifcopenshell.entity_instance) -> ifcopenshell.entity_instance | None:
    shapes = room.Representation.Representations if room.Representation else ()
    areas = (getattr(item, "SweptArea", None) for shape in shapes for item in shape.Items)
    return next((each for each in areas if each and each.is_a("IfcRectangleProfileDef")), None)


def _check(model: Path, cache: str) -> Seconds:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    options = ("--quiet", "--timeout", "3000", "--out", str(model.parent / "out"))
    done = subprocess.run(
        [sys.executable, "-m", "checker", "check", str(model), *options],
        env={**os.environ, "SCHOOLCHECK_CACHE": cache, "SCHOOLCHECK_CACHE_MB": "1000"},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in {0, 1}:
        raise SystemExit(f"{model.name} could not be checked: exit code {done.returncode}.")
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, wall


def _tell(model: Path, rounds: Sequence[Mapping[str, Seconds]]) -> None:
    print(f"{model.name}: medians of {len(rounds)} rounds, as a ratio to the first run")
    first = [median(each["first"][i] for each in rounds) for i in range(2)]
    for name in rounds[0]:
        taken = [median(each[name][i] for each in rounds) for i in range(2)]
        ratios = [one / other for one, other in zip(taken, first, strict=True)]
        print(
            f"  {name:18} {taken[0]:7.2f} s of the processor {ratios[0]:6.3f} x"
            f"   {taken[1]:7.2f} s on the wall {ratios[1]:6.3f} x",
            flush=True,
        )


if __name__ == "__main__":
    main()
