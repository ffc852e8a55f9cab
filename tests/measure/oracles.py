"""Which tests hold a figure worked out by hand for each quantity that is measured."""

from collections.abc import Mapping

ORACLES: Mapping[str, tuple[str, ...]] = {
    "ambulant_cubicles": (
        "test_sanitary_counts.py::test_an_ambulant_cubicle_is_long_enough_with_room_before_the_pan",
        "test_sanitary_counts.py::test_a_bin_before_the_pan_leaves_one_ambulant_cubicle_fewer",
    ),
    "approach_width": (
        "test_approach.py::test_a_corridor_along_the_wall_makes_people_turn_in_its_own_width",
        "test_approach.py::test_a_column_in_front_narrows_the_way",
    ),
    "basin_within_reach": (
        "test_sanitary_clear.py::test_the_gap_is_from_the_front_edge_to_the_nearest_edge_of_the_basin",
        "test_sanitary_clear.py::test_of_two_basins_the_nearer_counts",
    ),
    "basins": (
        "test_sanitary_counts.py::test_sinks_may_be_basins",
        "test_sanitary_counts.py::test_other_rooms_without_fittings_have_none",
    ),
    "bed_clear_sides": (
        "test_sanitary_beds.py::test_the_count_turns_at_the_width_that_is_asked_for",
        "test_sanitary_beds.py::test_of_several_beds_the_best_counts",
    ),
    "bed_clear_width": (
        "test_sanitary_beds.py::test_what_stands_along_a_long_side_takes_from_it",
        "test_sanitary_beds.py::test_the_count_turns_at_the_width_that_is_asked_for",
    ),
    "car_depth": (
        "test_lifts_car.py::test_walls_round_a_hollow_give_the_inside",
        "test_lifts_car.py::test_ours_counts_before_the_standard_set_and_millimetres_are_read",
    ),
    "car_width": (
        "test_lifts_car.py::test_a_declared_size_counts_unless_the_body_is_smaller",
        "test_lifts_car.py::test_walls_round_a_hollow_give_the_inside",
    ),
    "centre_to_other_side": (
        "test_sanitary_position.py::test_a_partition_beside_the_pan_is_its_side_wall",
        "test_sanitary_position.py::test_furniture_and_basins_are_no_side_walls",
    ),
    "centre_to_side_wall": (
        "test_sanitary_position.py::test_a_millimetre_from_the_limits_is_told_apart",
        "test_sanitary_position.py::test_a_partition_beside_the_pan_is_its_side_wall",
    ),
    "classes": ("test_zones_and_school.py::test_the_school_has_its_figures",),
    "classrooms": (
        "test_clusters.py::test_classrooms_of_a_cluster_are_counted",
        "test_clusters.py::test_rooms_that_the_brief_names_in_vain_may_be_classrooms",
    ),
    "clear_height_under": (
        "test_stairs_under.py::test_two_metres_need_no_guard_to_half_a_millimetre",
        "test_stairs_under.py::test_a_room_that_ends_before_the_low_part_has_what_is_left",
    ),
    "clear_in_front": (
        "test_sanitary_clear.py::test_the_first_thing_before_the_pan_ends_the_clear_floor",
        "test_sanitary_clear.py::test_a_door_that_swings_in_counts_only_when_swings_do",
    ),
    "clear_opening_width": (
        "test_doors_shared.py::test_the_seeded_doors_of_the_sample_school_are_measured",
    ),
    "clear_width": (
        "test_rooms_clear.py::test_what_stands_in_a_corridor_makes_it_narrow",
        "test_rooms_clear.py::test_a_hull_beside_a_thing_that_is_known_doubts_only_itself",
    ),
    "closing_time": ("test_doors_equipment.py::test_a_declared_figure_is_read_with_its_unit",),
    "control_height": ("test_doors_fitted.py::test_a_length_is_read_in_metres_or_millimetres",),
    "control_setback": ("test_doors_fitted.py::test_a_length_is_read_in_metres_or_millimetres",),
    "counter_height": ("test_rooms_told.py::test_a_counter_is_as_stated",),
    "counter_knee_depth": ("test_rooms_told.py::test_a_counter_is_as_stated",),
    "counter_knee_height": ("test_rooms_told.py::test_a_counter_is_as_stated",),
    "counter_width": ("test_rooms_told.py::test_a_counter_is_as_stated",),
    "crossfall": (
        "test_ramps_sizes.py::test_floors_at_both_ends_tell_which_way_it_is_walked",
        "test_ramps_sizes.py::test_gradient_going_and_rise_are_those_of_its_top",
    ),
    "cubicle_clear_circle": (
        "test_sanitary_cubicles.py::test_with_a_door_that_opens_in_the_circle_is_what_the_swing_leaves",
        "test_sanitary_cubicles.py::test_a_cubicle_whose_door_is_not_modelled_has_no_door",
    ),
    "cubicle_depth": (
        "test_sanitary_cubicles.py::test_the_gaps_that_partitions_have_open_no_cubicle",
        "test_sanitary_cubicles.py::test_a_cubicle_measures_between_its_partitions_and_to_its_front",
    ),
    "cubicle_width": (
        "test_sanitary_cubicles.py::test_the_width_is_told_to_a_tenth_of_a_millimetre",
        "test_sanitary_cubicles.py::test_a_cubicle_measures_between_its_partitions_and_to_its_front",
    ),
    "cubicles": (
        "test_sanitary_counts.py::test_a_room_with_one_pan_has_no_cubicle",
        "test_sanitary_counts.py::test_a_row_without_partitions_may_have_as_many_as_pans",
    ),
    "dead_end_length": (
        "test_corridors_ends.py::test_a_way_out_that_two_rooms_lie_between_is_one",
        "test_corridors_ends.py::test_the_way_back_through_the_corridor_itself_is_no_way_out",
    ),
    "deepest_projection": (
        "test_corridors_projections.py::test_a_rule_may_ask_for_what_begins_high_up",
        "test_corridors_projections.py::test_what_stands_free_is_no_projection_once_one_can_pass_behind",
    ),
    "detour": ("test_routes_counted_made.py::test_a_detour_is_the_one_length_over_the_other",),
    "door_clearance": (
        "test_doors_clearance.py::test_a_stepped_room_has_two_rectangles",
        "test_doors_clearance.py::test_each_part_alone_is_what_the_room_has",
    ),
    "doors": (
        "test_adjacency.py::test_doors_of_a_room_are_counted",
        "test_rooms_built.py::test_a_door_within_a_room_is_no_way_into_it_but_its_leaf_sweeps",
    ),
    "doors_on_the_way": (
        "test_routes_counted_made.py::test_a_ride_passes_two_landing_doors_however_many_storeys_it_goes",
        "test_routes_counted.py::test_doors_between_the_first_and_the_last_are_counted",
    ),
    "edge_upstand": (
        "test_ramps_width.py::test_a_low_wall_is_an_upstand",
        "test_ramps_width.py::test_an_upstand_is_as_high_as_it_stands_over_the_surface",
    ),
    "drop_beside": (
        "test_railings_drop.py::test_it_is_how_far_the_floor_beside_lies_lower",
        "test_railings_drop.py::test_at_a_wall_one_falls_nowhere",
    ),
    "elevation": ("test_oracles.py::test_a_storey_lies_where_the_model_says",),
    "enlarged_cubicles": (
        "test_sanitary_counts.py::test_an_enlarged_cubicle_is_1200_mm_wide",
        "test_sanitary_counts.py::test_cubicles_of_a_doubtful_size_may_count",
    ),
    "entrance_landing": (
        "test_entrance_landing.py::test_before_a_door_that_swings_in_the_square_begins_at_the_wall",
        "test_entrance_landing.py::test_a_column_takes_from_it",
    ),
    "escape_distance": (
        "test_routes_counted.py::test_with_its_own_door_outside_a_room_is_a_few_steps_from_it",
    ),
    "exits_apart": (
        "test_corridors_exits.py::test_an_outdoor_space_is_outside_and_what_nobody_knows_may_be",
    ),
    "farthest_travel_distance": (
        "test_routes_counted.py::test_the_farthest_corner_is_half_a_chair_from_two_walls",
    ),
    "flight_rise": (
        "test_stairs_rises.py::test_without_a_floor_above_one_riser_is_open_unless_declared",
        "test_stairs_rises.py::test_the_rise_is_that_from_floor_to_floor",
    ),
    "flight_width": (
        "test_stairs_width.py::test_what_stands_on_the_treads_narrow_it",
        "test_stairs_width.py::test_a_doorway_in_a_wall_across_the_foot_does_not_close_it",
    ),
    "flights": (
        "test_stairs_whole.py::test_a_dog_leg_has_two_flights_and_a_landing",
        "test_stairs_whole.py::test_a_straight_stair_has_one_flight_and_no_landing",
    ),
    "footprint_area": (
        "test_spaces.py::test_the_footprint_of_a_lift_is_measured",
        "test_spaces.py::test_a_hull_is_an_upper_bound_of_a_footprint",
    ),
    "glass_share": (
        "test_doors_fitted.py::test_the_share_of_glass_is_read_as_a_fraction_or_in_per_cent",
    ),
    "going of a ramp flight": (
        "test_ramps_sizes.py::test_gradient_going_and_rise_are_those_of_its_top",
        "test_ramps_sizes.py::test_the_landing_in_a_body_is_no_part_of_the_flights",
    ),
    "going of a stair flight": (
        "test_stairs_goings.py::test_the_interval_holds_every_going",
        "test_stairs_goings.py::test_the_overhang_of_a_nosing_does_not_count",
    ),
    "going_spread": (
        "test_stairs_goings.py::test_the_interval_holds_every_going",
        "test_stairs_goings.py::test_tapered_treads_are_measured_where_approved_document_k_says",
    ),
    "gradient": (
        "test_ramps_sizes.py::test_floors_at_both_ends_tell_which_way_it_is_walked",
        "test_ramps_sizes.py::test_gradient_going_and_rise_are_those_of_its_top",
    ),
    "gross_area": (
        "test_rooms_size.py::test_turning_a_room_changes_no_size",
        "test_rooms_size.py::test_a_plain_room_is_as_large_as_it_is_drawn",
    ),
    "handle_height": ("test_doors_equipment.py::test_a_declared_figure_is_read_with_its_unit",),
    "handrail_extension": (
        "test_railings_handrails.py::test_the_shortest_end_counts_and_is_negative_where_a_rail_ends_early",
        "test_railings_handrails.py::test_a_ramp_is_measured_over_its_surface",
    ),
    "handrail_height": (
        "test_railings_handrails.py::test_of_several_rails_the_one_that_is_held_counts",
        "test_railings_handrails.py::test_a_ramp_is_measured_over_its_surface",
    ),
    "handrail_sides": (
        "test_railings_handrails.py::test_a_ramp_is_measured_over_its_surface",
        "test_railings_handrails.py::test_a_railing_within_150_mm_of_a_side_runs_along_it",
    ),
    "handwash_height": (
        "test_sanitary_heights.py::test_a_room_has_the_height_of_its_lowest_basin",
        "test_sanitary_heights.py::test_a_tall_basin_may_be_the_lowest",
    ),
    "headroom of a room": (
        "test_rooms_height.py::test_headroom_is_that_under_what_hangs_there",
        "test_rooms_height.py::test_turning_changes_no_height",
    ),
    "headroom of a stair flight": (
        "test_climbs_headroom.py::test_it_is_the_least_height_over_the_pitch_line",
        "test_climbs_headroom.py::test_it_is_exact_at_the_limit",
    ),
    "height": (
        "test_rooms_size.py::test_a_plain_room_is_as_large_as_it_is_drawn",
        "test_rooms_height.py::test_a_ceiling_over_four_fifths_of_a_room_is_its_height",
    ),
    "hidden_corner": (
        "test_sight_room.py::test_what_is_taller_than_the_eye_hides_what_is_behind_it",
        "test_sight_room.py::test_a_cupboard_in_the_doorway_lets_nothing_be_seen",
    ),
    "highest_riser": (
        "test_stairs_rises.py::test_the_interval_holds_every_riser",
        "test_stairs_rises.py::test_a_differing_end_leaves_open_whether_it_is_the_highest",
    ),
    "knee_height": (
        "test_rooms_under.py::test_a_thick_part_may_be_higher_at_its_front",
        "test_rooms_under.py::test_in_one_piece_its_height_lies_between_its_lowest_and_its_highest",
    ),
    "knee_space_depth": (
        "test_rooms_under.py::test_in_one_piece_it_hides_what_is_under_it",
        "test_rooms_under.py::test_beside_what_stands_there_a_narrower_stretch_is_free",
    ),
    "landing_at_foot": (
        "test_landings_ends.py::test_what_stands_there_ends_it",
        "test_landings_ends.py::test_a_door_that_swings_before_it_counts_only_when_kept_clear",
    ),
    "landing_at_head": (
        "test_landings_ends.py::test_the_landing_of_a_ramp_is_measured_alike",
        "test_landings_ends.py::test_a_long_floor_counts_to_ten_metres",
    ),
    "landing_crossfall": (
        "test_landings.py::test_its_slope_is_told_along_and_across_the_way",
        "test_landings.py::test_a_level_part_of_a_body_may_fall_too",
    ),
    "landing_length": (
        "test_landings.py::test_what_stands_there_shortens_it",
        "test_landings.py::test_a_quarter_landing_is_measured_both_ways",
    ),
    "landing_slope": (
        "test_landings.py::test_its_slope_is_told_along_and_across_the_way",
        "test_landings.py::test_a_level_part_of_a_body_may_fall_too",
    ),
    "landing_slope_along": (
        "test_landings.py::test_its_slope_is_told_along_and_across_the_way",
        "test_landings.py::test_without_flights_the_fall_may_be_either_way",
    ),
    "landing_space": (
        "test_lifts_landing.py::test_what_stands_there_makes_it_smaller",
        "test_lifts_landing.py::test_the_square_is_the_largest_right_before_the_door",
    ),
    "largest_landing_square": (
        "test_landings_between.py::test_the_largest_landing_of_a_ramp_is_found",
    ),
    "ramp_surface_width": (
        "test_ramps_width.py::test_rails_do_not_narrow_the_surface",
        "test_ramps_width.py::test_kerbs_narrow_the_surface_and_a_declared_width_between_rails_does_not",
    ),
    "lower_rail_sides": ("test_railings_handrails.py::test_a_lower_rail_lies_beside_a_higher_one",),
    **dict.fromkeys(
        (
            "lowest_car_control",
            "highest_car_control",
            "car_controls_from_wall",
            "lowest_landing_button",
            "highest_landing_button",
            "landing_buttons_from_wall",
            "car_handrail_height",
        ),
        ("test_lifts_declared.py::test_a_height_is_what_is_stated_in_metres_or_millimetres",),
    ),
    "landing_square": (
        "test_landings.py::test_on_a_half_landing_it_is_measured_straight_ahead_of_the_flights",
        "test_landings.py::test_the_square_is_the_largest_that_fits",
    ),
    "landing_width": (
        "test_landings.py::test_what_stands_there_shortens_it",
        "test_landings.py::test_a_quarter_landing_is_measured_both_ways",
    ),
    "landings": (
        "test_stairs_whole.py::test_a_dog_leg_has_two_flights_and_a_landing",
        "test_stairs_whole.py::test_a_straight_stair_has_one_flight_and_no_landing",
    ),
    "largest_circle": (
        "test_rooms_clear.py::test_a_door_swing_is_in_the_way_only_when_the_rule_says_so",
        "test_rooms_clear.py::test_a_door_without_an_operation_leaves_its_swing_open",
    ),
    "leading_edge_nib": (
        "test_doors_beside.py::test_a_door_hung_at_the_other_end_has_its_leading_edge_there",
        "test_doors_beside.py::test_nothing_within_three_metres_is_three_metres",
    ),
    "leaf_into_gap": (
        "test_lobbies.py::test_two_doors_of_a_lobby_are_in_series",
        "test_lobbies.py::test_a_door_that_no_other_follows_is_endlessly_far_from_the_next",
    ),
    "leaf_ratio": ("test_doors_size.py::test_the_ratio_is_the_widest_leafs_share",),
    "leaf_width": (
        "test_doors_size.py::test_the_widest_leaf_is_as_modelled_as_declared_or_an_interval",
    ),
    "leaves": ("test_doors.py::test_leaves_are_counted_from_the_best_source",),
    "lift_door_width": (
        "test_lifts_doors.py::test_the_narrowest_door_counts",
        "test_lifts_doors.py::test_a_declared_door_width_counts_where_no_door_is_modelled",
    ),
    "lift_travel": (
        "test_lifts_doors.py::test_it_travels_from_its_lowest_to_its_highest_door",
        "test_lifts_doors.py::test_a_lift_made_of_rooms_is_measured_too",
    ),
    "lifts": ("test_zones_and_school.py::test_the_school_has_its_figures",),
    "lobby_leaf_width": ("test_lobbies.py::test_the_widest_leaf_and_the_most_leaves_count",),
    "lobby_leaves": ("test_lobbies.py::test_the_widest_leaf_and_the_most_leaves_count",),
    "lobby_length": (
        "test_lobbies.py::test_what_swings_in_is_the_sum_of_the_leaves_that_do",
        "test_lobbies.py::test_doors_that_are_offset_are_further_apart_by_the_wall_between_their_jambs",
    ),
    "lobby_width": (
        "test_lobbies.py::test_the_width_is_the_narrowest_place_across_the_way",
        "test_lobbies.py::test_round_a_corner_the_narrower_leg_counts",
    ),
    "lockers": ("test_rooms_told.py::test_lockers_are_counted_by_what_they_are_called",),
    "longest_going": (
        "test_stairs_goings.py::test_the_interval_holds_every_going",
        "test_stairs_goings.py::test_a_declared_going_widens_only_the_end_that_it_lies_at",
    ),
    "longest_stretch": (
        "test_corridors_ends.py::test_a_stretch_goes_round_columns_and_not_round_furniture",
        "test_corridors_ends.py::test_a_flight_is_walked_over",
    ),
    "lower_rail_height": (
        "test_railings_handrails.py::test_a_lower_rail_is_one_under_750_mm_beside_a_higher_one",
    ),
    "lowest_riser": (
        "test_stairs_rises.py::test_the_interval_holds_every_riser",
        "test_stairs_rises.py::test_a_differing_end_leaves_open_whether_it_is_the_highest",
    ),
    "net_area of a cluster": (
        "test_clusters_guessed.py::test_rooms_and_area_of_a_cluster_are_as_open_as_what_is_in_it",
    ),
    "net_area of a room": (
        "test_rooms_size.py::test_net_area_is_less_columns_and_fixed_fittings",
        "test_rooms_size.py::test_turning_a_room_changes_no_size",
    ),
    "net_area of a zone": (
        "test_zones_and_school.py::test_a_room_off_the_grid_sums_the_same",
        "test_zones_and_school.py::test_the_school_has_its_figures",
    ),
    "mean_co2": ("test_rooms_air.py::test_a_mean_of_1400_is_read",),
    "next_door_distance": (
        "test_lobbies.py::test_two_doors_of_a_lobby_are_in_series",
        "test_lobbies.py::test_in_a_room_with_more_doors_two_that_face_each_other_may_be_in_series",
    ),
    "indoor_ambient_noise": (
        "test_rooms_environment.py::test_a_noise_level_of_35_and_an_echo_of_0_8_are_read",
    ),
    "nominal_width": (
        "test_corridors_labels.py::test_a_title_names_the_width",
        "test_corridors_labels.py::test_a_code_and_a_title_that_differ_leave_it_open",
    ),
    "nominal_width_gap": (
        "test_corridors_labels.py::test_the_gap_is_what_the_corridor_is_wider_than_its_label",
        "test_corridors_labels.py::test_the_gap_is_open_where_the_width_or_the_label_is",
    ),
    "nosing": (
        "test_stairs_goings.py::test_a_declared_nosing_that_differs_widens_it",
        "test_stairs_goings.py::test_the_overhang_of_a_nosing_does_not_count",
    ),
    "one_way_distance": (
        "test_routes_one_way.py::test_with_an_exit_at_either_end_it_ends_a_metre_past_the_door_of_the_room",
    ),
    "occupants": ("test_rooms_occupants.py::test_a_number_of_people_is_as_declared_ours_first",),
    "opening_angle_free": (
        "test_doors_meet.py::test_a_leaf_opens_until_it_meets_something",
        "test_doors_meet.py::test_of_a_pair_the_leaf_that_opens_less_counts",
    ),
    "opening_depth": (
        "test_doors_size.py::test_the_opening_is_as_deep_as_the_wall",
        "test_doors_size.py::test_without_the_wall_the_hole_tells",
    ),
    "opening_force": ("test_doors_equipment.py::test_a_declared_figure_is_read_with_its_unit",),
    "opening_force_later": (
        "test_doors_equipment.py::test_a_declared_figure_is_read_with_its_unit",
    ),
    "outdoor_distance": (
        "test_refuges.py::test_outdoors_is_the_nearest_outer_door_and_a_door_of_its_own_is_no_way",
    ),
    "outer_wall_length": (
        "test_beside_walls.py::test_where_that_cannot_be_told_it_is_an_interval",
        "test_beside_walls.py::test_outer_walls_have_the_open_air_behind_them",
    ),
    "overall_height": (
        "test_doors.py::test_the_overall_sizes_are_the_declared_ones",
        "test_doors.py::test_a_door_without_a_declared_size_is_as_large_as_its_body",
    ),
    "overall_width": (
        "test_doors.py::test_the_overall_sizes_are_the_declared_ones",
        "test_doors.py::test_a_door_without_a_declared_size_is_as_large_as_its_body",
    ),
    "pans": (
        "test_sanitary_counts.py::test_a_pan_drawn_through_the_wall_counts_in_one_room",
        "test_sanitary_counts.py::test_a_room_with_one_pan_has_no_cubicle",
    ),
    "passing_place_spacing": (
        "test_corridors_passing.py::test_what_stands_in_a_corridor_takes_places_away",
        "test_corridors_passing.py::test_a_rule_names_what_to_keep_clear_of_and_how_large_a_place_is",
    ),
    "passing_places": (
        "test_corridors_passing.py::test_what_stands_in_a_corridor_takes_places_away",
        "test_corridors_passing.py::test_a_rule_names_what_to_keep_clear_of_and_how_large_a_place_is",
    ),
    "places of a school": ("test_zones_and_school.py::test_the_school_has_its_figures",),
    "places of a zone": (
        "test_zones_and_school.py::test_places_are_unknown_when_one_base_does_not_state_them",
        "test_selection.py::test_the_brief_makes_a_zone_of_the_model_a_base",
    ),
    "projection": (
        "test_sanitary_position.py::test_a_body_with_rails_leaves_centre_line_and_projection_open",
        "test_sanitary_position.py::test_a_gap_behind_a_pan_counts_to_its_projection",
    ),
    "projection_beside_latch": (
        "test_doors_beside.py::test_what_stands_within_a_persons_width_of_the_wall_counts",
        "test_doors_beside.py::test_a_return_within_reach_of_the_latch_stands_proud",
    ),
    "pupils": ("test_zones_and_school.py::test_the_school_has_its_figures",),
    "pupils_with": ("test_zones_and_school.py::test_the_school_has_its_figures",),
    "rail_diameter": ("test_railings.py::test_its_diameter_is_what_is_declared",),
    "rail_height": (
        "test_railings.py::test_a_railing_that_goes_on_over_the_floor_is_open_and_measured_apart",
        "test_railings.py::test_over_a_flight_it_is_the_height_over_the_nosings",
    ),
    "rail_height_over_flight": (
        "test_railings.py::test_a_railing_that_goes_on_over_the_floor_is_open_and_measured_apart",
        "test_railings.py::test_over_a_flight_it_is_the_height_over_the_nosings",
    ),
    "rail_height_over_floor": (
        "test_railings.py::test_a_railing_that_goes_on_over_the_floor_is_open_and_measured_apart",
        "test_railings.py::test_a_landing_counts_as_floor",
    ),
    "ramp_flights": ("test_ramps_whole.py::test_rise_going_and_number_add_up_over_its_flights",),
    "ramp_rise": (
        "test_ramps_sizes.py::test_gradient_going_and_rise_are_those_of_its_top",
        "test_ramps_sizes.py::test_the_landing_in_a_body_is_no_part_of_the_flights",
    ),
    "ramp_width": (
        "test_ramps_width.py::test_what_stands_on_it_narrows_it",
        "test_ramps_width.py::test_a_declared_clear_width_that_differs_widens_it",
    ),
    "rectangle_length": (
        "test_rooms_fit.py::test_the_longest_rectangle_of_a_width_is_measured",
        "test_rooms_fit.py::test_a_pedestal_under_a_basin_takes_knee_space",
    ),
    "rectangle_width": (
        "test_rooms_fit.py::test_legs_stay_in_the_way",
        "test_rooms_fit.py::test_the_widest_rectangle_of_a_length_is_measured",
    ),
    "rim_height": (
        "test_sanitary_heights.py::test_the_bowl_tells_rim_and_underside",
        "test_sanitary_heights.py::test_what_is_declared_is_compared_with_the_body",
    ),
    "riser_height": (
        "test_stairs_rises.py::test_a_first_or_last_riser_that_differs_by_more_than_2_mm_widens_it",
        "test_stairs_rises.py::test_a_declared_riser_that_differs_by_more_than_2_mm_widens_it",
    ),
    "riser_spread": (
        "test_stairs_rises.py::test_a_first_or_last_riser_that_differs_by_more_than_2_mm_widens_it",
        "test_stairs_rises.py::test_the_interval_holds_every_riser",
    ),
    "risers": (
        "test_stairs_rises.py::test_risers_are_counted_from_floor_to_floor",
        "test_stairs_rises.py::test_without_a_floor_above_one_riser_is_open_unless_declared",
    ),
    "risers_without_turn": (
        "test_stairs_whole.py::test_flights_that_turn_by_30_degrees_or_more_start_again",
        "test_stairs_whole.py::test_flights_far_apart_do_not_follow_each_other",
    ),
    "room_width": (
        "test_rooms_size.py::test_turning_a_room_changes_no_size",
        "test_rooms_size.py::test_a_plain_room_is_as_large_as_it_is_drawn",
    ),
    "rooms of a zone": (
        "test_zones_and_school.py::test_a_zone_is_as_large_as_its_rooms_less_columns",
    ),
    "rooms of a cluster": (
        "test_clusters_guessed.py::test_rooms_and_area_of_a_cluster_are_as_open_as_what_is_in_it",
    ),
    "rooms_between": (
        "test_beside_between.py::test_floors_count_when_a_rule_says_so",
        "test_beside_between.py::test_a_room_without_a_trusted_body_is_unknown",
    ),
    "reverberation_time": (
        "test_rooms_environment.py::test_a_noise_level_of_35_and_an_echo_of_0_8_are_read",
    ),
    "rooms_cut_off": ("test_routes_storeys.py::test_a_second_lift_cuts_nothing_off",),
    "rooms_joined": ("test_oracles.py::test_a_made_school_has_the_figures_it_was_made_with",),
    "rooms_of_use": ("test_oracles.py::test_a_made_school_has_the_figures_it_was_made_with",),
    "same_place_on_other_storeys": (
        "test_sanitary_handing.py::test_a_room_that_may_be_a_wc_may_be_nearer",
        "test_sanitary_handing.py::test_a_wc_without_a_body_may_be_the_nearest",
    ),
    "seat_height": (
        "test_sanitary_heights.py::test_the_seat_is_the_top_of_a_low_body_or_what_is_declared",
        "test_sanitary_heights.py::test_the_seat_is_the_part_over_the_front_of_the_pan",
    ),
    "seen_from_door": (
        "test_sight_room.py::test_what_is_taller_than_the_eye_hides_what_is_behind_it",
        "test_sight_room.py::test_of_several_doors_the_one_that_shows_most_counts",
    ),
    "shared_wall_length": (
        "test_beside_walls.py::test_walls_in_common_are_measured_along_the_rooms_own_face",
        "test_beside_walls.py::test_six_hundred_millimetres_are_the_thickest_wall",
    ),
    "shortest_going": (
        "test_stairs_goings.py::test_the_interval_holds_every_going",
        "test_stairs_goings.py::test_a_declared_going_widens_only_the_end_that_it_lies_at",
    ),
    "showers": ("test_sanitary_counts.py::test_other_rooms_without_fittings_have_none",),
    "sill_height": (
        "test_windows.py::test_the_sill_is_the_lowest_of_the_windows_that_look_out",
        "test_windows.py::test_a_window_without_any_place_may_be_any_rooms",
    ),
    "stored_area": ("test_rooms_size.py::test_a_stored_area_is_declared_not_measured",),
    "storeys": (
        "test_zones_and_school.py::test_the_school_has_its_figures",
        "test_zones_and_school.py::test_a_model_without_storeys_is_no_bungalow",
    ),
    "storeys_joined": (
        "test_stairs_whole.py::test_a_storey_is_joined_within_300_mm",
        "test_stairs_whole.py::test_a_stair_whose_ends_are_not_sure_leaves_the_storeys_open",
    ),
    "storeys_served": (
        "test_lifts_doors.py::test_a_lift_made_of_rooms_is_measured_too",
        "test_lifts_doors.py::test_it_serves_the_storeys_on_which_it_has_a_door",
    ),
    "storeys_served_together": (
        "test_storeys_used.py::test_a_second_lift_serves_what_the_first_one_does_not",
    ),
    "swing_projection": (
        "test_doors_swing.py::test_only_a_niche_with_two_sides_that_end_is_a_recess",
        "test_doors_swing.py::test_a_recess_takes_its_depth_off",
    ),
    "swings_into_lobby": (
        "test_lobbies.py::test_what_swings_in_is_the_sum_of_the_leaves_that_do",
        "test_lobbies.py::test_the_widest_leaf_and_the_most_leaves_count",
    ),
    "target": ("test_oracles.py::test_a_made_school_has_the_figures_it_was_made_with",),
    "threshold_step": (
        "test_doors_threshold.py::test_a_threshold_in_the_body_may_stand_proud_too",
        "test_doors_threshold.py::test_it_is_the_level_change_between_the_floors",
    ),
    "total_going": ("test_oracles.py::test_a_ramp_goes_as_far_as_its_flights",),
    "total_rise": ("test_ramps_sizes.py::test_a_sloped_slab_is_measured_as_a_ramp",),
    "transfer_width": (
        "test_sanitary_transfer.py::test_what_stands_beside_the_pan_takes_from_the_space",
        "test_sanitary_transfer.py::test_something_in_front_of_the_pan_only_takes_nothing",
    ),
    "travel_distance": ("test_oracles.py::test_a_made_school_has_the_figures_it_was_made_with",),
    "turning_places": (
        "test_corridors_passing.py::test_places_to_turn_are_counted",
        "test_corridors_passing.py::test_a_rule_says_how_large_a_circle_is",
    ),
    "turns_on_the_way": (
        "test_routes_counted_made.py::test_a_ride_turns_once_below_and_once_above",
        "test_routes_counted.py::test_from_a_door_along_a_corridor_and_in_again_are_two_turns",
    ),
    "two_risers_and_going": (
        "test_stairs_goings.py::test_two_risers_and_a_going_are_added",
        "test_stairs_goings.py::test_each_going_is_added_to_the_riser_behind_it",
    ),
    "underside_height": ("test_sanitary_heights.py::test_the_bowl_tells_rim_and_underside",),
    "unguarded_drop": (
        "test_stairs_drop.py::test_it_is_the_greatest_drop_where_neither_wall_nor_rail_stands",
        "test_stairs_drop.py::test_a_wall_guards_up_to_where_it_reaches_800_mm_over_the_pitch_line",
    ),
    "upper_storeys_served": (
        "test_escape_stairs.py::test_a_stair_with_a_room_on_each_storey_serves_that_of_each_room",
        "test_escape_stairs.py::test_nobody_waits_where_only_plant_stands",
    ),
    "urinals": (
        "test_sanitary_counts.py::test_urinals_are_none_where_other_fittings_are_modelled_and_unknown_where_none_is",
        "test_sanitary_counts.py::test_other_rooms_without_fittings_have_none",
    ),
    "vision_panel_sill": ("test_doors_equipment.py::test_a_declared_figure_is_read_with_its_unit",),
    "widest_lane": (
        "test_stairs_width.py::test_the_widest_lane_is_what_dividing_rails_leave",
        "test_stairs_width.py::test_a_dividing_rail_known_by_its_hull_leaves_the_lane_open",
    ),
    "width_between_handrails": (
        "test_stairs_width.py::test_between_handrails_it_is_what_they_leave",
        "test_stairs_width.py::test_a_rail_of_another_storey_narrows_nothing",
    ),
    "window_area": (
        "test_windows.py::test_the_area_is_declared_and_measured",
        "test_windows.py::test_a_window_without_any_place_may_be_any_rooms",
    ),
    "window_share": ("test_oracles.py::test_a_made_school_has_the_figures_it_was_made_with",),
    "toilet_places": ("test_sanitary_counts.py::test_toilet_places_are_pans_and_urinals_together",),
}
