"""Provision of the hand-made school: sure and doubtful figures, two bases, hostile names."""

from checker.results import (
    Amount,
    BaseDoor,
    BaseJourney,
    BaseNeighbour,
    BasePart,
    BaseProvision,
    ClassroomWay,
    ClusterProvision,
    Limit,
    NearerWay,
    ProvidedRoom,
    Provision,
    SmallGroupProvision,
    SpaceTarget,
    SpareRoom,
)
from tests.report.oakfield import FIRST, GROUND, HOSTILE, LONG, TURNED

INF = float("inf")
NEAR = "ENG-SGR-near-classrooms"
PER_PUPIL = "ENG-SGR-area-per-pupil"


def amount(low, high=None, unit="m2", **given):
    return Amount(low=low, high=low if high is None else high, unit=unit, **given)


def lost(text, unit="m2", ask=""):
    return Amount(unit=unit, missing=(text,), ask=ask)


def room(number, name, use="", *, storey=GROUND, area=None, sure=True):
    return ProvidedRoom(
        id=f"room-{number}",
        name=f"{number} {name}".strip(),
        storey=storey,
        use=use,
        sure=sure,
        area=Amount() if area is None else amount(area),
    )


RECEPTION = room("00-01", "Reception classroom", "reception classroom")
YEAR_1 = room("00-02", "Year 1 classroom", "primary classroom")
YEAR_5 = room("01-01", "Year 5 classroom", "junior classroom", storey=FIRST)
GROUP = room("00-05", "Small group room", "small group room", area=12.5)
MAYBE = room("01-02", LONG, "small group room", storey=FIRST, area=63.0, sure=False)
OFFICE = room("00-09", "Office", "office", area=15.6)
STRANGE = room("00-08", HOSTILE, "", area=19.5)
STORE = room("00-10", TURNED, "store", area=4.3)
CALM = room("00-06", "Calm room", "quiet calming space", area=10.9)
BASE_CLASS = room("00-03", "Inclusion base", "SEN classroom", area=56.0)
SENSORY = room("00-12", "Sensory room", "sensory room", area=40.6)

WHOLE = ClusterProvision(
    id="school",
    name="The whole school",
    rooms=(GROUP, MAYBE),
    area=amount(12.5, 75.5),
    pupils=amount(420, unit="count"),
    area_each=amount(0.03, 0.18),
    short=amount(0.0, 58.9),
    rooms_short=amount(0, 7, unit="count"),
)
CLUSTERS = (
    ClusterProvision(
        id="cluster:west",
        name="West",
        storey=GROUND,
        origin="derived",
        classrooms=(RECEPTION, YEAR_1),
        rooms=(GROUP,),
        area=amount(12.5),
        pupils=amount(60, unit="count"),
        area_each=amount(0.21),
        short=amount(0.0),
        rooms_short=amount(0, unit="count"),
    ),
    ClusterProvision(
        id="cluster:up",
        name=HOSTILE,
        storey=FIRST,
        origin="brief",
        classrooms=(YEAR_5,),
        area=amount(0.0),
        pupils=lost("the number of pupils and classes", "count", "State pupils in the brief."),
        area_each=lost("the number of pupils and classes"),
        short=lost("the number of pupils and classes"),
        rooms_short=lost("the number of pupils and classes", "count"),
    ),
    ClusterProvision(
        id="cluster:base",
        name="Base corridor",
        storey=GROUND,
        origin="model",
        classrooms=(BASE_CLASS,),
        rooms=(SENSORY,),
        area=amount(40.6),
        pupils=amount(30, unit="count"),
        area_each=amount(1.35),
        in_base=True,
    ),
)
WAYS = (
    ClassroomWay(
        room=RECEPTION,
        distance=amount(3.62, 3.71, "m"),
        nearest=GROUP,
        through="no",
        opens_off=False,
        fit="pass",
    ),
    ClassroomWay(
        room=YEAR_1,
        distance=amount(22.0, 36.0, "m"),
        nearest=GROUP,
        through="perhaps",
        opens_off=True,
        fit="cannot_tell",
    ),
    ClassroomWay(
        room=YEAR_5,
        distance=amount(48.2, 48.3, "m"),
        nearest=GROUP,
        through="yes",
        other_storey=True,
        fit="fail",
    ),
)
SPARE = (
    SpareRoom(
        room=OFFICE,
        width=amount(3.9, unit="m"),
        schedule="extra",
        nearer=(
            NearerWay(
                room=YEAR_5,
                now=amount(48.2, 48.3, "m"),
                then=amount(12.1, 12.2, "m"),
                fit="pass",
            ),
            NearerWay(room=YEAR_1, now=amount(22.0, 36.0, "m"), then=amount(8.0, 8.0, "m"), fit=""),
        ),
        within=1,
        saved=50.0,
    ),
    SpareRoom(
        room=STORE,
        width=amount(2.4, 2.5, "m"),
        fit="cannot_tell",
        missing=("whether people walk through it",),
        schedule="none",
    ),
)
SPACE = SmallGroupProvision(
    uses=("one-to-one room", "small group room"),
    target=SpaceTarget(each=0.17, whose="brief", rule=PER_PUPIL),
    whole=WHOLE,
    clusters=CLUSTERS,
    limit=Limit(figure=30.0, rule=NEAR),
    ways=WAYS,
    unsure_classrooms=2,
    least_area=Limit(figure=9.0, rule="ENG-SGR-area"),
    least_width=Limit(figure=2.4, rule="ENG-SGR-width"),
    spare=SPARE,
    wanted=(CALM,),
    unmeasured=3,
    unnamed=1,
)
BASE = BaseProvision(
    id="base-zone",
    name="Inclusion base",
    because="the brief says so",
    model="specialist",
    cohort=("autism", "SLCN"),
    time_in_base="most",
    places=10,
    rooms=(BASE_CLASS, SENSORY, STORE),
    parts=(
        BasePart(
            what="SEN classroom",
            title="The base has all its rooms",
            rule="ENG-BASE-room-set",
            strength="project",
            outcome="pass",
            count=1.0,
            rooms=(BASE_CLASS,),
        ),
        BasePart(
            what="quiet calming space",
            title="The base has all its rooms",
            rule="ENG-BASE-room-set",
            strength="project",
            outcome="fail",
            count=1.0,
        ),
        BasePart(
            what=f"store {HOSTILE} as asked for",
            title=HOSTILE,
            rule="ENG-BASE-store",
            strength="may",
            outcome="cannot_tell",
            count=2.0,
            rooms=(STORE, STRANGE),
            missing=("what some rooms are used for",),
            ask="Name the rooms.",
            asked="perhaps",
        ),
    ),
    neighbours=(
        BaseNeighbour(
            room=room("00-02", "Year 1 classroom", "hall"),
            by=("wall", "above"),
            beside=("00-03 Inclusion base",),
            loud="yes",
        ),
        BaseNeighbour(room=STRANGE, by=("door",), beside=(TURNED,), loud="perhaps"),
        BaseNeighbour(
            room=room("00-04", "Corridor", "corridor"), by=("door",), beside=(), loud="no"
        ),
    ),
    loud_uses=("hall", "kitchen"),
    lacking=("what lies behind one of its walls (00-12 Sensory room)",),
    doors=(
        BaseDoor(
            id="door-r2",
            name="00-03-D01",
            room="00-03 Inclusion base",
            leads="indoors",
            beyond="00-04 Corridor",
        ),
        BaseDoor(
            id="door-quiet",
            name=HOSTILE,
            room="00-12 Sensory room",
            leads="outdoors",
            kinds=("quiet entrance",),
        ),
        BaseDoor(id="open-1", room=TURNED, leads="not told", is_door=False),
    ),
    journeys=(
        BaseJourney(
            what="From the main entrance",
            distance=amount(23.5, 23.6, "m"),
            route="step-free",
            limits=(Limit(figure=100.0, rule="ENG-BASE-from-entrance"),),
            fits=("pass",),
        ),
        BaseJourney(
            what="To a hygiene room",
            distance=Amount(low=INF, high=INF, unit="m", reason="the model shows no hygiene room"),
            room=BASE_CLASS,
            route="step-free",
            limits=(Limit(figure=20.0, rule="NEAR"), Limit(figure=40.0, rule="FAR")),
            fits=("fail", "fail"),
        ),
        BaseJourney(
            what="To a calm room",
            distance=amount(8.0, INF, "m", reason="a door too narrow"),
            room=BASE_CLASS,
            to=HOSTILE,
            route="walking",
        ),
    ),
)
SECOND = BaseProvision(
    id="base:Second",
    name=HOSTILE,
    because="the brief says so",
    lost=("a zone called 'Elsewhere'", "a room '01-99'"),
)


def provision(**given) -> Provision:
    """The whole of it, or with another part: `small_group` or `bases`."""
    return Provision(**{"small_group": SPACE, "bases": (BASE, SECOND), **given})
