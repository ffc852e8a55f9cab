"""Everything of the pages on small-group space and inclusion bases, for one run."""

from checker.measure.measurer import Measurer
from checker.measure.provision.asked import Asked
from checker.measure.provision.bases import bases_provided
from checker.measure.provision.clusters import clusters_provided
from checker.measure.provision.rooms import Rooms
from checker.measure.provision.spare import SPARE_USES, spare_rooms
from checker.measure.provision.ways import Ways, unsure_classrooms, ways_of
from checker.results.provision import Provision, SmallGroupProvision
from checker.results.schedule import ReconciledSchedule


def provided(
    measurer: Measurer, asked: Asked, *, schedule: ReconciledSchedule | None = None
) -> Provision:
    """What there is, how far it is and what could be, by the facts that rules judge."""
    ways = Ways(rooms=Rooms(measurer=measurer), asked=asked)
    found = ways_of(ways)
    spare = spare_rooms(ways, found, schedule)
    return Provision(
        small_group=SmallGroupProvision(
            uses=asked.uses,
            target=asked.target,
            whole=asked.whole,
            clusters=clusters_provided(ways.rooms, asked),
            limit=asked.limit,
            ways=found,
            unsure_classrooms=unsure_classrooms(ways),
            least_area=asked.least_area,
            least_width=asked.least_width,
            spare=spare.rooms,
            wanted=spare.wanted,
            unmeasured=spare.unmeasured,
            unnamed=spare.unnamed,
            spare_uses=tuple(sorted(SPARE_USES)),
        ),
        bases=bases_provided(ways),
    )
