"""Stairs, ramps, landings and railings: what is walked up and down."""
