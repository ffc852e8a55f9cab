"""Versions of the tables, each a step up and down."""
