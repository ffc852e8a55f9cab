"""Whether the quiet entrance that the brief names is in the model: no other door stands in."""

from checker.brief import Brief
from checker.measure.registry import measure
from checker.measure.routes.entrances import Entrances
from checker.results.values import Truth, Unknown, surely

_ASK = "Name the door in the brief as the model does."


@measure(
    "school",
    value="truth",
    lack="the quiet entrance that the brief names",
    ask=_ASK,
)
def quiet_entrance_found(brief: Brief, entrances: Entrances) -> Truth | Unknown:
    """Whether the door is there that the brief names as the quiet entrance.

    Yes where it names none, since then any door will do. Unknown where no door has the name, as
    when a revision took it away: which door is meant, or whether it is gone, a person says. Serves
    quiet arrival (schools/A17).
    """
    name = brief.entrances.quiet
    if name and name in entrances.lost:
        lost = f"the quiet entrance {name!r} that the brief names: no door is called so"
        return Unknown(missing=(lost,), ask=_ASK)
    how = f"the brief names {name!r}" if name else "the brief names none"
    return surely(True, origin="declared" if name else "assumed", method=how)
