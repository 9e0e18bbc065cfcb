"""The programme for other software: calendars and linked data."""
