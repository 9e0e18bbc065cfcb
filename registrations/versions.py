"""What tells that the seats of a week have changed, for `events.versions`."""

# Each seat given or taken back raises the version of its limit, so the sum only rises; limits that come and go are
# noticed as rows (`apps`). One look-up for each event, whatever other years hold.
SEATS_OF_A_WEEK = """
    SELECT SUM((
        SELECT SUM(seats.version) FROM registrations_capacitylimit AS seats WHERE seats.side_event_id = side_event.id
    ))
    FROM events_sideevent AS side_event
    WHERE side_event.week_id = (SELECT id FROM events_week WHERE year = %s)
"""
