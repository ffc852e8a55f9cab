"""The whole check by stage, beside what merely opening the model costs.

Interleaved runs in one process, medians: `python benchmarks/whole_check.py MODEL [MODEL ...]`.
`--iterator` adds the default geometry iterator over all elements, once per run: it is slow.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

import ifcopenshell
import ifcopenshell.geom

from checker.brief import Brief, find_brief, load_brief
from checker.pipeline import judge, read_facts
from checker.read.container import take
from checker.report import formats, write
from checker.rules import load_packs, locate

Times = dict[str, list[float]]
Answer = TypeVar("Answer")
OPEN, ITERATOR = "ifcopenshell.open", "geometry iterator"
STAGES = ("rules", "reading", "measuring and judging", "writing html", "writing json")


def main() -> None:
    """Print one table per model."""
    arguments = _arguments()
    formats()  # imports the writers, which is no part of writing
    for model in arguments.models:
        times: Times = {}
        with tempfile.TemporaryDirectory() as folder:
            plain = Path(folder) / "model.ifc"
            plain.write_bytes(take(model).text)
            for _run in range(arguments.runs):
                _timed(times, OPEN, partial(ifcopenshell.open, str(plain)))
                if arguments.iterator:
                    _timed(times, ITERATOR, partial(_iterate, plain))
                _check(model, times)
        _tell(model, times)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", nargs="+", type=Path, metavar="MODEL")
    parser.add_argument("--runs", type=int, default=5, help="how many, 5 unless told")
    parser.add_argument("--iterator", action="store_true", help="time the geometry iterator too")
    return parser.parse_args()


def _check(model: Path, times: Times) -> None:
    """What a child does for one model, without writing files."""
    found = find_brief(model)
    brief = load_brief(found) if found else Brief()
    names = list(brief.rules) or ["england"]
    paths = locate(names, base=found.parent if found else Path.cwd())
    rules = _timed(
        times,
        "rules",
        partial(load_packs, paths, settings=brief.settings, judged_as_of=brief.judged_as_of),
    )
    facts = _timed(times, "reading", partial(read_facts, model))
    result = _timed(times, "measuring and judging", partial(judge, facts, rules, brief))
    for name in ("html", "json"):
        _timed(times, f"writing {name}", partial(write, result, name))


def _iterate(path: Path) -> int:
    """Meshes of all elements, one after the other, with the iterator's own settings."""
    file = ifcopenshell.open(str(path))
    iterator = ifcopenshell.geom.iterator(ifcopenshell.geom.settings(), file, 1)
    count = 0
    if iterator.initialize():
        count = 1
        while iterator.next():
            count += 1
    return count


def _timed(times: Times, stage: str, work: Callable[[], Answer]) -> Answer:
    started = time.perf_counter()
    answer = work()
    times.setdefault(stage, []).append(time.perf_counter() - started)
    return answer


def _tell(model: Path, times: Times) -> None:
    medians = {stage: median(taken) for stage, taken in times.items()}
    medians["the whole check"] = sum(medians[stage] for stage in STAGES)
    against = [name for name in (OPEN, ITERATOR) if name in medians]
    print(f"{model.name}: medians of {len(times[OPEN])} interleaved runs")
    print(" " * 36 + "".join(f"/ {name:20}" for name in against))
    for stage, seconds in medians.items():
        ratios = "".join(f"{seconds / medians[name]:8.2f} x{'':12}" for name in against)
        print(f"  {stage:22} {seconds * 1000:8.1f} ms {ratios.rstrip()}")


if __name__ == "__main__":
    main()
