"""What tells that the seats of a week have changed, for `events.versions`."""

# Each seat given or taken back raises the version of its limit, so the sum only rises; limits that come and go are
# noticed as rows (`apps`).
SEATS_OF_A_WEEK = """
    SELECT SUM(seats.version)
    FROM registrations_capacitylimit AS seats
    JOIN events_sideevent AS side_event ON side_event.id = seats.side_event_id
    WHERE side_event.week_id = (SELECT id FROM events_week WHERE year = %s)
"""
