"""From the model to measured quantities with evidence."""
