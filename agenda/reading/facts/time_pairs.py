"""Two times that belong together, in minutes: a half of the day that is said once serves both."""

from dataclasses import dataclass, replace

DAY = 24 * 60  # minutes
LONGEST = 10 * 60  # minutes that a side event may last
FIRST_MORNING_HOUR = 8  # earlier hours without a half of the day are those of the afternoon
NOON = 12


@dataclass(frozen=True)
class WrittenTime:
    """A time as written. `half` is 0 before noon, 12 after it, None where that is not said."""

    hour: int
    minute: int
    half: int | None = None
    is_sure: bool = True  # whether it can only be a time of day
    counts_24: bool = False  # whether it is written as of 24 hours: 15h00, 09:00 horas
    is_word: bool = False  # noon or midnight

    def at(self, half: int | None) -> int:
        """Return minutes after midnight, read as before (0) or after noon (12)."""
        hour = self.hour % 12 + half if half is not None and self.hour <= NOON else self.hour
        return hour * 60 + self.minute

    @property
    def is_open(self) -> bool:
        """Whether it can be read as before or after noon."""
        return self.half is None and not self.counts_24 and not self.is_word and 0 < self.hour <= NOON

    @property
    def value(self) -> int:
        return self.at(self.half)


@dataclass(frozen=True)
class Pair:
    """Begin and end; `ends` is None, with a reason, where it cannot be. Reasons are codes of doubts."""

    begins: int
    ends: int | None
    doubt: str = ""
    end_doubt: str = ""


def resolve(first: WrittenTime, second: WrittenTime) -> Pair:
    """Return when something begins and ends that is written as two times."""
    if first.is_open and second.is_open:
        return _resolve_unsaid(first, second)
    begins = _readings(first, second)
    ends = _readings(second, first)
    for begin in begins:
        for end in ends:
            if 0 < _length(begin, end) <= LONGEST:
                return Pair(begin, begin + _length(begin, end))
    if first.half is None and second.half is None and ends[0] > begins[0]:
        return Pair(begins[0], ends[0])
    return Pair(begins[0], None, end_doubt="end_before_start")


def afternoon_is_assumed(time: WrittenTime) -> bool:
    """Whether a time alone does not say its half of the day, and is too early for the morning."""
    return time.is_open and time.hour < FIRST_MORNING_HOUR


def _readings(time: WrittenTime, other: WrittenTime) -> list[int]:
    """Return what a time can mean beside the other one, the likeliest first."""
    if not time.is_open and (other.half is None or not replace(time, counts_24=False).is_open):
        return [time.value]
    if other.half is not None:
        return [time.at(other.half), time.at(NOON - other.half)]
    return [time.at(None), time.at(NOON)]


def _length(begin: int, end: int) -> int:
    """Return the minutes from one to the other; an end before the begin is that of the next day."""
    return end - begin if end > begin else end - begin + DAY


def _resolve_unsaid(first: WrittenTime, second: WrittenTime) -> Pair:
    """Read two times without a half of the day as those of a working day."""
    doubt = "meridiem" if afternoon_is_assumed(first) else ""
    begins = first.at(NOON if first.hour < FIRST_MORNING_HOUR - 1 else None)
    ends = next((end for end in (second.at(None), second.at(NOON)) if end > begins), begins)
    if not 0 < ends - begins <= LONGEST:
        return Pair(begins, None, doubt, "end_before_start")
    return Pair(begins, ends, doubt, doubt)
