"""Times and rooms found for the side events of a week: the problem, first-fit, the solver, and what it all means."""
