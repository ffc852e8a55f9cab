"""Every answer about the sample school and the school to go about in, measured once for all tests.

Only what is compared with these is measured again: a test changes the school, or how it is read.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from checker.brief import find_brief, load_brief
from checker.measure.measurer import Answer, Measurer
from checker.pipeline import Facts, measurer_of, read_facts
from tests.measure.surer import Key, every_answer
from tests.measure.ways_school import ways_measurer, ways_school

OAKFIELD = Path(__file__).resolve().parents[2] / "sample_models/oakfield/oakfield-primary-A.ifc"


@cache
def oakfield() -> Facts:
    """Revision A of the sample school as read."""
    return read_facts(OAKFIELD)


def oakfield_measurer(facts: Facts) -> Measurer:
    """A measurer of facts about the sample school, with the brief that lies beside it."""
    return measurer_of(facts, load_brief(find_brief(OAKFIELD)))


@cache
def oakfield_answers() -> Mapping[Key, Answer]:
    """What is measured of the sample school as it is."""
    return every_answer(oakfield_measurer(oakfield()))


@cache
def ways_answers() -> Mapping[Key, Answer]:
    """What is measured of the school to go about in as it is."""
    return every_answer(ways_measurer(ways_school()))
