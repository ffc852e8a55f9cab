"""WCs, basins, cubicles and hygiene rooms: where fittings stand and what is clear about them."""
