"""Corridors: passing places, dead ends, projections, nominal widths."""
