"""What co-sponsors and speakers answer, as forms for them and as a table for the organiser."""
