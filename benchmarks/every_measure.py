"""Every measure of every subject of a model, beside the default geometry iterator.

`python -m benchmarks.every_measure MODEL [MODEL ...]`: medians of interleaved runs in one process.
Measures are those of the registry with the parameters that `checker.measure.listing` tries; in
each run they start from a fresh measurer, so that what they share is worked out anew.
"""

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path
from statistics import median

import ifcopenshell
import ifcopenshell.geom

from checker.brief import Brief, find_brief, load_brief
from checker.measure.listing import measure_with_trials
from checker.pipeline import Facts, measurer_of, read_facts
from checker.read.container import take

WORST = 12


def main() -> None:
    """Print one table per model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", nargs="+", type=Path, metavar="MODEL")
    parser.add_argument("--runs", type=int, default=3, help="how many, 3 unless told")
    arguments = parser.parse_args()
    for model in arguments.models:
        _time_model(model, arguments.runs)


def _time_model(model: Path, runs: int) -> None:
    found = find_brief(model)
    brief = load_brief(found) if found else Brief()
    facts = read_facts(model)
    iterated: list[float] = []
    measured: list[Counter[str]] = []
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "model.ifc"
        plain.write_bytes(take(model).text)
        file = ifcopenshell.open(str(plain))
        for _run in range(runs):
            iterated.append(_iterate(file))
            measured.append(_measure(facts, brief))
    school = facts.school
    print(
        f"{model.name}: {len(school.rooms)} rooms, {len(school.furniture) + len(school.fittings)} "
        f"pieces of furniture and fittings; medians of {runs} interleaved runs"
    )
    _tell(median(iterated), measured)


def _iterate(file: ifcopenshell.file) -> float:
    """Seconds of the processor for the meshes of all elements, by the iterator's own settings."""
    started = time.process_time()
    iterator = ifcopenshell.geom.iterator(ifcopenshell.geom.settings(), file, 1)
    if iterator.initialize():
        while iterator.next():
            pass
    return time.process_time() - started


def _measure(facts: Facts, brief: Brief) -> Counter[str]:
    """Seconds of the processor by measure; what several share is charged to the first that asks."""
    spent: Counter[str] = Counter()
    before = time.process_time()
    for _, spec, _ in measure_with_trials(measurer_of(facts, brief)):
        now = time.process_time()
        spent[spec.name] += now - before
        before = now
    return spent


def _tell(iterated: float, measured: list[Counter[str]]) -> None:
    total = median(sum(spent.values()) for spent in measured)
    print(f"  geometry iterator     {iterated * 1000:8.0f} ms")
    print(f"  every measure         {total * 1000:8.0f} ms  {total / iterated:6.2f} x")
    medians = {name: median(spent[name] for spent in measured) for name in measured[0]}
    for name, seconds in sorted(medians.items(), key=lambda each: -each[1])[:WORST]:
        print(f"    {name:28} {seconds * 1000:8.0f} ms  {seconds / total:6.1%}")


if __name__ == "__main__":
    main()
