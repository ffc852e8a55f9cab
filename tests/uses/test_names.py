"""Room names as people write them, and the use each must get: sure, open or none."""

import pytest

SURE = {
    "small group room": (
        "Small Group Room 1, Small group rm, SGR 02, Grp Rm, SMALL GRP RM, Breakout, Break-out space,"
        " W/D room, Withdrawal Rm, Tutorial, Y3 Group Room, Group Room (Yr 3/4), SmallGroupRoom,"
        " Intervention Room, Intervention hub, KS1 - Group Room, Phonics, Focus Room, Booster,"
        " L1.07 Small Group, 1.07 - Small Group Room, Small-group room off classroom 3,"
        " SEN group room, Gruppenraum 2, Instructieruimte"
    ),
    "one-to-one room": "1:1 Room, One-to-One, 1-2-1 room, 121 room, Individual Teaching Room",
    "study room": "Sixth Form Study, Private Study",
    "seminar room": "Seminar Rm, Seminarraum",
    "SEN resource": "SEN Resource, Learning Support, SEN Resource Base, Resourced Provision",
    "SEN classroom": (
        "SEN Classroom, Class Base (ASD), Resource Base Classroom 1, Autism Base, SEMH classroom,"
        " Classroom - SEN"
    ),
    "SENCo office": "SENCo, SENDCo office, SEN Office, Office (SENCo)",
    "nurture room": "Nurture Room, Nurture Group Rm, Nurture",
    "life skills room": "Life Skills, Training Kitchen, SEN Kitchen, Independent Living",
    "therapy room": "Therapy, SaLT, Speech & Language, Physio Rm, OT Room, Visiting professionals",
    "quiet calming space": "Calm Rm, Calm space, Chill-out room, De-escalation room, Calming, Snug",
    "sensory room": "Sensory Rm, Multi-sensory room, Sensory dark room, Snoezelen, MSR",
    "soft play room": "Soft Play",
    "hygiene room": "Hygiene Rm, Hyg, Changing Places, WC / Hygiene, Intimate Care, Wet Room",
    "accessible toilet": (
        "Acc WC, Acc. WC, Dis WC, DIS. WC, Disabled Toilet, WC (acc), Accessible WC / Shower,"
        " Unisex accessible WC, Wheelchair WC, Toilet - Accessible, WC Accessible, Behinderten WC,"
        " MIVA toilet"
    ),
    "accessible changing room": "Acc Changing, Accessible Changing Rm",
    "toilet": (
        "wc, WC 1, Group WC, SEN WC, Staff WC, WC - Staff, Toilets (Boys), Girls, MENS RR, WOMENS RR,"
        " CMD RR, WC Herren, WC Damen, sanitair, toilet, Lav, Female WCs"
    ),
    "changing room": "Changing Rm (F), PE Changing, kleedkamer, kleedruimte docent",
    "shower": "Shower, doucheruimte",
    "bathroom": "Bathroom 1, Bad",
    "reception classroom": "Reception Classroom, Reception Class 1, Yr R, EYFS Classroom",
    "infant classroom": "Year 1 Classroom, Y2, KS1 Classroom",
    "junior classroom": "Junior Classroom, Yr 6 Class, KS2 Classroom, Class 5 (Year 3)",
    "secondary classroom": "Maths Classroom, Humanities",
    "classroom": "Classroom, Class 4, CL 03, Klassenzimmer 2, Leslokaal, General Teaching, GTC",
    "specialist classroom": "Science Lab 1, ICT, Art, D&T Workshop, Food Tech, Labor K1",
    "preparation room": "Science Prep, Prep Room",
    "music practice room": "Music Practice, Music Group Room, Ensemble",
    "nursery playroom": "Nursery, Playroom",
    "hall": "Hall, Main Hall, Infant Hall, Auditorium, Focus theatre, Theatre",
    "sports hall": "Sports Hall, gymzaal, Gym",
    "library": "Library, LRC, Quiet library",
    "dining": "Dining Hall, Restaurant, Canteen",
    "social space": "Common Room",
    "staff room": "Staffroom, Staff Rm, BREAK RM",
    "staff workroom": "PPA, Staff workroom, Reprographics",
    "office": (
        "Office, Head's Office, Headteacher, Director office, OPEN OFFICE, SCIF OPEN OFFICE,"
        " REENLST OFF, ISM OFF, Kitchen Office, Base Office, HR Office, Buero Studenten I,"
        " Buero Hausmeister, Buero IL Sekr., Buero MuellerIII, L1.07 Office, Büro"
    ),
    "meeting room": "Meeting Rm, Interview, CONFERENCE RM, S-4 CONFERENCE, Besprechungsraum II",
    "parent room": "Parents' Room, Family Room",
    "medical room": "MI Room, Medical, First Aid, FIELD SURGEON",
    "corridor": (
        "CORRIDOR, Corr 1, Hallway, Corridor to hall, Flur, Flur Keller Treppe, Flur 1.OG West,"
        " Flur EG Eingang, gang, Коридор, Access corridor"
    ),
    "circulation": "Circ, Circulation",
    "lobby": (
        "WC Lobby, Girls WC lobby, Lift lobby, Draught lobby, Foyer, Entrance, Entrance hall, ENTRY,"
        " 3 - Entrance hall, VEST/ENTRY, EXTERIOR VESTIBULE TO TSVA, Exit lobby, Lobby to WC, Diele,"
        " hal, Прихожая, Тамбур"
    ),
    "reception": "Reception, Main Reception, Waiting",
    "stair": "Stair 1, STAIR, Staircase, Treppenhaus, Stairwell",
    "lift": "Lift, ELEV, Lift Shaft",
    "cloakroom": "Cloaks, Cloakroom",
    "store": (
        "Storage, STOR., Storage Room, Hall store, PE Store, Library store, Group Store, SEN Store,"
        " Classroom 3 Store, Store - Classroom 3, Classroom 3 - Store, Store off hall, Kitchen Store,"
        " Chill store, Cleaner, Clnr Cpd, S-1/S-4 STOR, S-7 STORAGE, S-4 CNTL FILES, JAN, kast,"
        " werkkast, toestellenberging, Exam store, Light Store"
    ),
    "mobility equipment store": "Wheelchair store, Mobility store, Hoist store, Buggy store",
    "refuse": "Bin Store, RECYC, Store (refuse)",
    "kitchen": "Kitchen, Küche, 6 - Küche",
    "kitchenette": "Kitchenette, Tea point",
    "laundry": "Laundry",
    "plant": (
        "Plant, Plant Rm, Plant Group Room, AHU group room, MECH RM, ELEC RM, ELEV EQ RM,"
        " UPS/BATT RM, Technikraum IV, cv ruimte, Installation space, PSU, Electrical cupboard"
    ),
    "server room": "Server Hub, IT Hub, SERVER RM, A/V SERVER RM, TELE/COMM RM, Comms, Server",
    "void or shaft": "Shaft, Riser, Void over hall, Structural riser",
    "communal living room": "Living Room, 1 - Living room, Wohnen, Woonkamer, Студия-гостиная",
    "bedroom": "Bedroom 2, 2 - Bedroom, Schlafzimmer",
    "garage": "Гараж, Garage",
    "sensory garden": "Sensory Garden",
    "not a room": "Roof, 4 - Roof, R301 Roof",
}
OPEN = {
    "quiet calming space": "Quiet Rm, Quiet Room 2, Chill room, Isolation, The Hub, Nest, Rainbow Room",
    "SEN resource": "The Hub, Hive, IB, DU, RP, SEN Room",
    "small group room": "Reading room, GR 3, Multi-purpose Room, Learning Space, Internal Exclusion",
    "sensory room": "Dark Room, Haven",
    "hygiene room": "HR, CP",
    "kitchen": "Store Kitchen",
    "toilet": "С/У",
    "library": "Library / ICT, Galerie",
    "store": "Utility, Dachboden-2, DU",
}
NONE = (
    "Room, Room 7, Raum 1, Комната, Большая комната, Unnamed, empty, FB, NOC, BOC, SIGINT, S-1, S-6,"
    " OPS SGT, EXEC OFCR, MESSAGE CENTER, BRID JUDGE ADV, 00-12, Zone A, Space 14, 3, -, A102, 104"
)


def _each(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(name.strip(), use) for use, names in table.items() for name in names.split(",")]


@pytest.mark.parametrize(("name", "use"), _each(SURE))
def test_a_name_that_says_it_gives_its_use(classify, name, use):
    found = classify(name, is_external=use == "sensory garden")
    assert (found.use, found.is_sure, found.possible) == (use, True, {use}), found.evidence
    assert name in found.evidence


@pytest.mark.parametrize(("name", "use"), _each(OPEN))
def test_a_name_with_several_meanings_stays_open(classify, name, use):
    found = classify(name)
    assert not found.is_sure
    assert use in found.possible
    assert len(found.possible) > 1


@pytest.mark.parametrize("name", [name.strip() for name in NONE.split(",")])
def test_a_name_that_says_nothing_gives_no_use(classify, vocabulary, name):
    found = classify(name)
    assert (found.use, found.confidence, found.family) == ("", 0.0, "unknown")
    assert found.possible == vocabulary.admitting(None)


def test_the_table_is_long_enough_to_mean_something():
    assert len(_each(SURE)) >= 150
