"""Ways over the floor: how long they are, what blocks them, where one gets out."""
