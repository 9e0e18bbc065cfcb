"""The board of the secretariat: a week's rooms and times, its clashes, and side events moved by hand."""
