"""results.json: the result itself, from which every other format can be made again."""

from checker.report.registry import writer
from checker.results.codec import result_to_json
from checker.results.run import RunResult


@writer("json", file_name="results.json")
def write_json(result: RunResult) -> bytes:
    """The same bytes for the same result; schema `schoolcheck/results/1`."""
    return result_to_json(result)
