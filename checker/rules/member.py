"""A candidate of a total: is it meant, does it meet the requirements, and what does it weigh."""

from dataclasses import dataclass

from checker.measure.subjects import Subject
from checker.rules.judgement import Held, Judgement, all_held, as_held
from checker.rules.ranges import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A subject that is surely or possibly meant, judged and weighed."""

    subject: Subject
    meant: Held
    judged: Judgement
    weight: Range

    @property
    def counts(self) -> Held:
        """Whether it is one of those that count."""
        return all_held([self.meant, as_held(self.judged)])
