"""One test over many cases that each take next to no time, told apart when they fail.

A test item costs two milliseconds to collect, to send and to report: of a check of a name or a
source, done for thousands of cases, that was nearly all.
"""

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any

Test = Callable[..., None]


def every(name: str, values: Iterable[Any], *, ids: Callable[[Any], str] = str) -> Any:
    """As `pytest.mark.parametrize` for one parameter, in one test; what fails is told by its id.

    Nothing ends at the first failure: a group of all of them is raised at the end.
    """
    several = list(values)

    def decorated(test: Test) -> Test:
        @functools.wraps(test)
        def over_all(**given: Any) -> None:
            assert several, "there is nothing to try"
            failed = []
            for value in several:
                try:
                    test(**given, **{name: value})
                except Exception as error:  # noqa: BLE001 - each is raised again below
                    error.add_note(f"with {name} = {ids(value)}")
                    failed.append(error)
            if failed:
                raise ExceptionGroup(f"{len(failed)} of {len(several)} fail", failed)

        asked = inspect.signature(test)
        kept = [each for each in asked.parameters.values() if each.name != name]
        # pytest takes what a test asks for from here.
        over_all.__signature__ = asked.replace(parameters=kept)  # type: ignore[attr-defined]
        return over_all

    return decorated
