"""Storms on one side event, and what stands afterwards: `python -m benchmarks.storm`. One line for each figure.

Three gunicorn workers and a mail worker on a PostgreSQL that waits for the disk; hundreds of people who register, some
of them twice at once, cancel, come back, or go online. Ends with an error where anything is not as it must be.
"""

import sys

from benchmarks.servers import say
from benchmarks.storm.runs import Size, killed, left_alone, storm, without_database
from benchmarks.storm.site import ground

SIZE = Size(people=400, clients=200, mail_patience=15)
SEATS = 100, 20  # in person, online
STORMS = {
    "a storm": left_alone,
    "a process killed every second": killed,
    "PostgreSQL stopped -m immediate": without_database,
}


def main() -> None:
    faults = []
    with ground(*SEATS) as shared:
        for name, disturb in STORMS.items():
            outcome = storm(shared, SIZE, disturb)
            say(f"{name}: {SIZE.clients} clients, {SIZE.people} people, {SEATS[0]} + {SEATS[1]} seats")
            for figure, value in outcome.figures().items():
                say(f"{name}: {figure}: {value}")
            faults += [f"{name}: {fault}" for fault in outcome.faults]
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
