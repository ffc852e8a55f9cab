"""Words in names that tell partitions, grab rails, hoists and alarms."""

import re

from checker.measure.rooms.told import words_of
from checker.model import Element

_PARTITION = re.compile(
    r"partition|cubicle|\bi\.?p\.?s\b|\bducts?\b|duct panel|boxing|pilaster|toilet screen|"
    r"trennwand|vorwand|scheidingswand|schaamschot|wandje|cloison|перегородк",
    re.IGNORECASE,
)
_RAIL = re.compile(
    r"\bgrab\b|\brails?\b|\bbars?\b|pull ?cord|\balarm|beugel|handgreep|griff\b|"
    r"st(?:ü|ue)tzklapp|\bbarre\b|поручень",
    re.IGNORECASE,
)
_HUNG = re.compile(
    r"paper|holder|dispenser|\bhooks?\b|mirror|\bsigns?\b|spiegel|miroir", re.IGNORECASE
)
_FOLDS = re.compile(r"drop.?down|fold|hinged|klapp|rabattable", re.IGNORECASE)
_RADIATOR = re.compile(r"radiator|radiateur|heizk(?:ö|oe)rper|towel.?warmer", re.IGNORECASE)
_HOIST = re.compile(
    r"hoist(?!way)|(?<!seat )(?<!lid )\blifter|patient.?lifter|tillift|plafondlift|"
    r"deckenlift|l(?:è|e)ve.?personne",
    re.IGNORECASE,
)
_ALARM = re.compile(
    r"emergency.?(?:assistance.?)?alarm|assistance.?alarm|emergency.?call|nurse.?call|notruf|"
    r"noodoproep|alarmkoord|appel d.urgence|(?:emergency|alarm|assistance|panic).{0,12}cord",
    re.IGNORECASE,
)
_CORD = re.compile(r"pull.?cord", re.IGNORECASE)
_SWITCHES = re.compile(r"\b(?:lights?|lighting|switch|fan|shower|heater|blinds?)\b", re.IGNORECASE)
_SEEN = re.compile(
    r"(?:visual|flashing|strobe).{0,20}?(?:alarm|alert|beacon|sounder)|alarm.?(?:beacon|strobe)|"
    r"fire.{0,20}?beacon|blitzleuchte|flitslicht|flash lumineux",
    re.IGNORECASE,
)
_OF_FIRE = re.compile(r"fire|brand|incendie", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"intruder|burglar|security|panic|assist|disabled|emergency.?call|nurse|refuge", re.IGNORECASE
)
_HEARING = re.compile(
    r"hearing.?(?:enhance|loop|system|aid|support)|(?:induction|audio).?loop|soundfield|"
    r"ringschleife|ringleiding|boucle magn",
    re.IGNORECASE,
)
_BABY = re.compile(
    r"bab(?:y|ies).{0,3}chang|napp(?:y|ies)(?!.?(?:bin|dispos|waste|sack|bag))|infant.?chang|chang.{0,20}\bbab(?:y|ies)\b|wickeltisch|"
    r"babyverschoon|table (?:a|à) langer",
    re.IGNORECASE,
)


def is_partition(element: Element) -> bool:
    """Whether its name speaks of a cubicle partition, a duct panel (IPS) or boxing."""
    return bool(_PARTITION.search(words_of(element)))


def is_rail(element: Element) -> bool:
    """Whether its name speaks of a rail or bar to hold on to, or of an alarm's cord."""
    return bool(_RAIL.search(words_of(element))) and not _heats(element)


def hangs(element: Element) -> bool:
    """Whether its name speaks of what hangs on a wall: a hook, holder, mirror or sign."""
    return bool(_HUNG.search(words_of(element))) and not _heats(element)


def folds(element: Element) -> bool:
    """Whether its name speaks of a rail that drops down or folds away."""
    return bool(_FOLDS.search(words_of(element)))


def speaks_of_hoist(words: str) -> bool:
    """Whether words speak of a hoist, such as a property's name.

    >>> speaks_of_hoist("HoistTrack"), speaks_of_hoist("Height")
    (True, False)
    """
    return bool(_HOIST.search(words))


def speaks_of_alarm(words: str) -> bool:
    """Whether words speak of an alarm to call for help with; a cord may switch the light instead.

    >>> speaks_of_alarm("Emergency pull cord"), speaks_of_alarm("Pull cord light switch")
    (True, False)
    """
    if _ALARM.search(words):
        return True
    return bool(_CORD.search(words)) and not _SWITCHES.search(words)


def speaks_of_visual_alarm(words: str) -> bool:
    """Whether words speak of a fire alarm that is seen; an intruder alarm has a strobe too.

    >>> speaks_of_visual_alarm("VisualAlarm"), speaks_of_visual_alarm("Fire alarm sounder")
    (True, False)
    """
    is_of_fire = _OF_FIRE.search(words) or not _OF_OTHERS.search(words)
    return bool(_SEEN.search(words) and is_of_fire)


def speaks_of_hearing(words: str) -> bool:
    """Whether words speak of a system that helps people to hear.

    >>> speaks_of_hearing("HearingEnhancement"), speaks_of_hearing("Loop road")
    (True, False)
    """
    return bool(_HEARING.search(words))


def speaks_of_baby_change(words: str) -> bool:
    """Whether words speak of a place to change babies.

    >>> speaks_of_baby_change("Baby changing unit"), speaks_of_baby_change("Changing bench")
    (True, False)
    """
    return bool(_BABY.search(words))


def _heats(element: Element) -> bool:
    """Whether it is a radiator, if one to hang towels on."""
    return getattr(element, "kind", "") == "radiator" or bool(_RADIATOR.search(words_of(element)))
