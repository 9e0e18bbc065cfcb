"""How a side event and a week stand, in numbers, charts and what to do next."""
