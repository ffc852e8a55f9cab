"""The words of each measure, as data: the verb phrase of a figure, and of yes and no.

`(s)` stands for the ending that several have and one has not. A measure without words of its
own is said by its name.
"""

from collections.abc import Mapping
from types import MappingProxyType

FIGURES: Mapping[str, str] = MappingProxyType(
    {
        "approach_width": "has {} of free depth in front of it",
        "basin_within_reach": "has a basin {} from its edge",
        "beyond_hinge": "has {} of free floor beyond its hinges",
        "beyond_latch": "has {} of free floor beyond its handle",
        "bed_clear_sides": "has {} free long side(s) at its bed",
        "bed_clear_width": "has {} free beside its bed",
        "car_controls_from_wall": "has its car controls {} from the corner",
        "car_depth": "has a car {} deep",
        "car_handrail_height": "has its car handrail {} high",
        "car_width": "has a car {} wide",
        "centre_to_side_wall": "has its centre {} from the side wall",
        "clear_opening_width": "opens {} clear",
        "clear_width": "is {} wide at its narrowest",
        "closing_time": "takes {} to close",
        "control_height": "has its controls {} high",
        "control_setback": "has its controls set back {}",
        "counter_height": "has a counter {} high",
        "counter_knee_depth": "has knee space {} deep under its counter",
        "counter_knee_height": "has knee space {} high under its counter",
        "counter_width": "has {} of low counter",
        "crossfall": "falls {} across",
        "dead_end_length": "goes on for {} with only one way back",
        "deepest_projection": "has a thing that stands {} out from the wall",
        "depth": "has {} of free depth in front of it",
        "doors": "has {} door(s)",
        "doors_on_the_way": "has {} door(s) on the way",
        "edge_upstand": "has an upstand of {} along its sides",
        "entrance_landing": "has a level landing outside {} long and wide",
        "escape_distance": "is {} from the nearest storey exit at its farthest corner",
        "exits_apart": "has its exits {} apart",
        "farthest_travel_distance": "has a way of {} from its farthest corner",
        "flight_width": "is {} wide at its narrowest",
        "going_spread": "has goings that differ by {}",
        "gradient": "rises {}",
        "gross_area": "has {} of floor",
        "handle_height": "has its handle {} high",
        "handrail_extension": "has a handrail that runs on for {}",
        "handrail_height": "has a handrail {} high",
        "handrail_sides": "has a handrail on {} of its 2 sides",
        "handwash_height": "has its basin {} high",
        "headroom": "has {} of headroom",
        "height": "is {} high",
        "hidden_corner": "hides {} of its floor from the door",
        "highest_car_control": "has its highest car control {} up",
        "highest_landing_button": "has its highest landing button {} up",
        "highest_riser": "has a riser of {}",
        "indoor_ambient_noise": "is designed for {} of noise",
        "knee_space_depth": "has knee space {} deep",
        "landing_at_foot": "has {} of clear landing at its foot",
        "landing_at_head": "has {} of clear landing at its head",
        "landing_buttons_from_wall": "has its landing buttons {} from the corner",
        "landing_crossfall": "falls {} across",
        "landing_length": "is {} long",
        "landing_slope_along": "falls {} along the way",
        "landing_space": "has {} square of free floor before its doors",
        "largest_circle": "takes a circle of {}",
        "largest_landing_square": "takes a square of {}",
        "leading_edge_nib": "has {} of free wall beside its handle",
        "leaf_into_gap": "has a leaf that swings {} into the gap to the next door",
        "lift_door_width": "has a door {} wide",
        "lift_travel": "travels {}",
        "lobby_leaf_width": "has a leaf {} wide",
        "lobby_length": "is {} long from door to door",
        "lobby_width": "is {} wide between its doors",
        "longest_going": "has a going of {}",
        "longest_stretch": "is {} long at most without a place to pass",
        "lower_rail_height": "has a lower rail {} high",
        "lower_rail_sides": "has a lower rail on {} of its 2 sides",
        "lowest_car_control": "has its lowest car control {} up",
        "lowest_landing_button": "has its lowest landing button {} up",
        "lowest_riser": "has a riser of {}",
        "mean_co2": "is designed for a mean of {} of CO₂",
        "net_area": "has {} of floor",
        "next_door_distance": "is {} from the next door",
        "nominal_width_gap": "differs by {} from the width that its code names",
        "nosing": "has a nosing of {}",
        "occupants": "is meant for {} people",
        "one_way_distance": "has a way of {} before there is a choice of two exits",
        "opening_force": "takes {} to open",
        "opening_force_later": "takes {} to open further",
        "overall_width": "is {} wide overall",
        "passing_place_spacing": "has a stretch of {} without a place to pass",
        "places": "has {} place(s)",
        "phase": "is of the phase {}",
        "pupils_with": "has {} pupil(s) with such a need",
        "rail_diameter": "has a rail {} thick",
        "rail_height_over_flight": "stands {} over the flight",
        "rail_height_over_floor": "stands {} over the floor",
        "ramp_rise": "rises by {}",
        "ramp_surface_width": "has a surface {} wide",
        "ramp_width": "is {} wide",
        "rectangle_length": "has a clear place {} long",
        "reverberation_time": "is designed to echo for {}",
        "riser_spread": "has risers that differ by {}",
        "risers": "has {} riser(s)",
        "risers_without_turn": "has {} riser(s) in a row without a turn",
        "room_width": "is {} wide",
        "rooms_of_use": "has {} room(s) off its corridor {kinds}",
        "seat_height": "has a seat {} high",
        "seen_from_door": "has {} of its floor in sight of the door",
        "shortest_going": "has a going of {}",
        "showers": "has {} shower(s)",
        "sill_height": "has a sill {} over the floor",
        "storeys": "has {} storey(s)",
        "storeys_served": "stops at {} storey(s)",
        "storeys_served_together": "stops at {} storey(s), with the other lifts",
        "swing_projection": "swings out {} over the floor before it",
        "swings_into_use": "swings into: {}",
        "swings_into_lobby": "has doors that swing {} into it",
        "threshold_step": "has a step of {}",
        "toilet_places": "has {} toilet place(s)",
        "toilets_for": "is for {}",
        "transfer_width": "has {} free beside it",
        "travel_distance": "is {} away",
        "two_risers_and_going": "comes to {} for two risers and a going",
        "unguarded_drop": "has a drop of {} that nothing guards",
        "vision_panel_sill": "has its vision panel {} up",
        "widest_lane": "has a lane {} wide",
        "width_between_handrails": "is {} wide between its handrails",
        "works": "is planned as {}",
    }
)
SHORT: Mapping[str, str] = MappingProxyType(
    {
        "handrail_extension": "has a handrail that ends {} early",
        "nominal_width_gap": "is {} narrower than its label says",
    }
)
"""What a figure under naught is called: nobody says that a rail runs on for -200 mm."""
PAST_AN_END = frozenset({"handrail_extension"})
"""What is early under naught and past over it."""
NONE: Mapping[str, str] = MappingProxyType(
    {
        "handrail_sides": "has a handrail on neither side",
        "lower_rail_sides": "has a lower rail on neither side",
    }
)
"""What is said of none, where `has no ...` would not do."""
NEIGHBOURS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "beside_use": ("lies next to {}", "lies next to no room {}"),
        "is_above_use": ("lies above {}", "lies above no room {}"),
        "is_below_use": ("lies below {}", "lies below no room {}"),
        "opens_onto_use": ("opens onto {}", "opens onto no room {}"),
        "sees_room": ("has {} in sight", "has no room in sight {}"),
        "reached_only_through": (
            "can be reached only through {}",
            "can be reached without going through a room {}",
        ),
    }
)
"""Truths about other rooms: `{}` is their names, or of what kinds there is none."""
TRUTHS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "car_door_opposite": ("has doors opposite each other", "has no doors opposite each other"),
        "door_swings_in": ("has a door that swings into it, {}", "has no door that swings into it"),
        "doors_over_landing": (
            "lies under the swing of {}",
            "lies under the swing of no door",
        ),
        "exception_accepted": (
            "is accepted as an exception, as it stands already",
            "is not accepted as an exception",
        ),
        "quiet_entrance_found": (
            "has the quiet entrance that the brief names",
            "does not have the quiet entrance that the brief names",
        ),
        "furniture_modelled": ("shows its fittings", "does not show its fittings"),
        "handing_differs_from_storey_below": (
            "offers the other transfer side than the WC below",
            "offers only the transfer side of the WC below",
        ),
        "has_alarm": ("has an emergency alarm", "has no emergency alarm"),
        "has_baby_change": ("has a baby change", "has no baby change"),
        "has_both_transfer_sides": (
            "offers a transfer from both sides",
            "does not offer a transfer from both sides",
        ),
        "has_glass_marks": ("has marks on its glass", "has no marks on its glass"),
        "has_mirror": ("has a mirror", "has no mirror"),
        "has_refuge_call": ("has a way to call for help", "has no way to call for help"),
        "has_smoke_detection": ("has a smoke detector", "has no smoke detector"),
        "has_vision_panel": ("has a vision panel", "has no vision panel"),
        "has_visual_alarm": (
            "has a fire alarm that can be seen",
            "has no fire alarm that can be seen",
        ),
        "has_weather_cover": (
            "has cover from the weather outside",
            "has no cover from the weather outside",
        ),
        "has_winders": ("has tapered treads", "has no tapered treads"),
        "has_window": ("has a window to the outside", "has no window to the outside"),
        "hearing_enhancement": (
            "has a hearing enhancement system",
            "has no hearing enhancement system",
        ),
        "hoist_declared": ("has a hoist", "has no hoist"),
        "in_base": ("is part of an inclusion base", "is not part of an inclusion base"),
        "in_existing_building": (
            "stands in an existing building",
            "does not stand in an existing building",
        ),
        "is_thoroughfare": ("is a way through to other rooms", "is not a way through"),
        "named_as_sanction": (
            "has a name that speaks of isolation or removal",
            "has no name that speaks of isolation or removal",
        ),
        "on_entrance_storey": (
            "lies on a storey with an entrance",
            "does not lie on a storey with an entrance",
        ),
        "open_risers": ("has open risers", "has no open risers"),
        "outdoor_door": ("has a door to the outside", "has no door to the outside"),
        "projections_guarded": (
            "has guards at what stands out from its walls",
            "has no guards at what stands out from its walls",
        ),
        "rectangle_fits": ("holds a rectangle of {}", "does not hold a rectangle of {}"),
        "refuge_fits": (
            "holds a refuge clear of the way",
            "does not hold a refuge clear of the way",
        ),
        "refuge_marked": ("has a refuge marked in it", "has no refuge marked in it"),
        "seen_from_entrance": (
            "can be seen from the entrance",
            "cannot be seen from the entrance",
        ),
        "soffit_guard_needed": (
            "has a low space under it that people can walk into",
            "has no low space under it that people can walk into",
        ),
        "soffit_guarded": (
            "has the low space under it closed off",
            "does not have the low space under it closed off",
        ),
        "steps_beside": ("has steps beside it", "has no steps beside it"),
        "straight_way_fits": (
            "can be reached straight on with the floor asked for",
            "cannot be reached straight on with the floor asked for",
        ),
        "suits_cohort": ("suits the pupils of its base", "does not suit the pupils of its base"),
        "swings_over_way": (
            "swings out over the way of people who pass",
            "does not swing out over the way of people who pass",
        ),
        "t_shape_fits": (
            "holds a T-shaped turning space",
            "does not hold a T-shaped turning space",
        ),
        "use_is_sure": ("has a sure use", "has no sure use"),
        "windows_guarded": ("has guards at its windows", "has no guards at its windows"),
    }
)
NAMES: Mapping[str, str] = MappingProxyType(
    {
        "mean_co2": "mean CO₂",
        "pupils_with": "number of pupils with such a need",
        "toilets_for": "whom the toilets are for",
    }
)
"""Names of measures in tables, where the name in the rules is not what a reader calls it."""
