"""Core measures (areas and largest circles of all rooms) against `ifcopenshell.open`.

Interleaved runs in one process, medians, one ratio: `python benchmarks/core_measures.py MODEL`.
The structural pre-flight is timed apart. Target: core measures at most 1.5 times the open.
"""

import gzip
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import ifcopenshell

from checker.geometry.circle import largest_circle
from checker.read.preflight import inspect
from checker.read.shapes import ShapeReader, choose_offset
from checker.read.units import read_units

RUNS = 15


def main() -> None:
    """Print the medians in milliseconds and their ratios."""
    source = Path(sys.argv[1])
    data = source.read_bytes()
    data = gzip.decompress(data) if source.suffix == ".gz" else data
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.ifc"
        path.write_bytes(data)
        opens, measures, preflights = [], [], []
        for _run in range(RUNS):
            took, file = _timed(lambda: ifcopenshell.open(str(path)))
            opens.append(took)
            took, rooms = _timed(lambda file=file: core_measures(file))
            measures.append(took)
            preflights.append(_timed(lambda: inspect(data, name=source.name))[0])
            del file
    reference = median(opens)
    print(f"{source.name}: {rooms} rooms, medians of {RUNS} interleaved runs")
    print(f"  ifcopenshell.open   {reference * 1000:7.1f} ms")
    for name, times in (("core measures", measures), ("pre-flight", preflights)):
        print(f"  {name:18}  {median(times) * 1000:7.1f} ms   {median(times) / reference:.2f} x")


def core_measures(file: ifcopenshell.file) -> int:
    """Footprint, area, height and largest circle of every room; returns how many had one."""
    units = read_units(file, name="model.ifc")
    reader = ShapeReader(file, scale=units.length, offset=choose_offset(file, units.length))
    shapes = reader.shapes(file.by_type("IfcSpace"), kind="room")
    for shape in shapes.values():
        assert shape.footprint.area > 0  # noqa: S101 - the area is the measure
        largest_circle(shape.footprint)
    return len(shapes)


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    answer = work()
    return time.perf_counter() - started, answer


if __name__ == "__main__":
    main()
