"""The public pages and feeds of the programme, and those behind a personal link; one module for each kind."""
