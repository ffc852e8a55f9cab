"""What is looked at for the faults of the base in Oakfield, and which of its rules have cases."""

from typing import Any

from sample_models.make import Plan

BASE_RULES = {
    "ENG-BASE-toilets",
    "ENG-BASE-toilet-near",
    "ENG-BASE-hygiene-within-40",
    "ENG-BASE-hygiene-near",
    "ENG-HYGIENE-with-wc",
    "ENG-HYGIENE-doors-by-type",
    "ENG-HYGIENE-peninsular",
    "ENG-BASE-parents-room",
    "ENG-BASE-cloakroom",
    "ENG-BASE-store-off-classroom",
    "ENG-BASE-ambient-noise",
    "ENG-BASE-reverberation",
    "ENG-BASE-co2",
    "ENG-BASE-no-sanction-room",
    "ENG-BASE-sightlines",
    "ENG-BASE-no-hidden-corner",
    "ENG-BASE-classroom-turning",
    "ENG-BASE-speech-therapy",
    "ENG-BASE-physiotherapy",
    "ENG-BASE-wheelchair-classroom",
    "ENG-BASE-equipment-store",
    "ENG-BASE-corridor-rail",
    "ENG-BASE-nurture",
    "ENG-BASE-life-skills",
    "ENG-BASE-separate-eating",
    "ENG-BASE-resource-by-need",
    "ENG-BASE-quiet-entrance",
    "ENG-BASE-door-to-garden",
    "ENG-BASE-outdoor-area",
    "ENG-BASE-corridor-width",
    "ENG-BASE-corridor-wheelchairs",
    "ENG-BASE-door-width",
    "ENG-BASE-near-mainstream",
    "ENG-BASE-linked-indoors",
    "ENG-BASE-from-entrance",
    "ENG-BASE-to-hall",
    "ENG-BASE-ground-or-lift",
    "ENG-BASE-quiet-neighbours",
    "ENG-BASE-quiet-above-below",
    "ENG-BASE-area-unit",
    "ENG-BASE-area-part-time",
    "ENG-BASE-area-unit-generous",
    "ENG-BASE-area-part-time-generous",
    "ENG-BASE-class-size",
    "ENG-BASE-classroom-area",
    "ENG-BASE-small-group-area",
}


def cloakrooms(plan: Plan, _fault: dict[str, Any]) -> float:
    return sum(plan.room(number).kind == "base cloakroom" for number in plan.groups[0].rooms)


def noise(plan: Plan, fault: dict[str, Any]) -> float:
    """The noise that the first of the rooms states."""
    stated = plan.claims[fault["rooms"][0]]["SchoolCheck_Environment"]["IndoorAmbientNoise_dBA"]
    assert isinstance(stated, float)
    return stated


def door_leaf(plan: Plan, fault: dict[str, Any]) -> float:
    kind = plan.door_kind(next(d.kind for d in plan.doors if d.name == fault["doors"][0]))
    return kind.leaf if kind.clear is None else kind.clear


BASE_GAUGES = {
    "ENG-BASE-cloakroom": cloakrooms,
    "ENG-BASE-ambient-noise": noise,
    "ENG-BASE-door-width": door_leaf,
}
