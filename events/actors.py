"""Who acts: every write is told `by` whom."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from pocweek.models import User


@dataclass(frozen=True)
class Actor:
    """A signed-in user, a delegate or partner by a personal link, or the clock."""

    label: str
    user: "User | None" = None

    @classmethod
    def of(cls, user: "User") -> "Actor":
        return cls(label=user.get_full_name() or user.get_username(), user=user)

    @classmethod
    def delegate(cls) -> "Actor":
        """Somebody without an account. No name: an audit trail holds no personal data of delegates."""
        return cls(label="delegate")

    @classmethod
    def co_sponsor(cls) -> "Actor":
        """A co-sponsor by a personal link."""
        return cls(label="co-sponsor by link")

    @classmethod
    def speaker(cls) -> "Actor":
        """A speaker by a personal link."""
        return cls(label="speaker by link")

    @classmethod
    def clock(cls) -> "Actor":
        """A command or a scheduled job."""
        return cls(label="clock")


def actor_text(label: str) -> str:
    """Return who acted, for people: what acts without an account has a name in every language."""
    names = {
        Actor.clock().label: _("The site itself"),
        Actor.delegate().label: _("By a personal link"),
        Actor.co_sponsor().label: _("The co-sponsor, by a personal link"),
        Actor.speaker().label: _("The speaker, by a personal link"),
    }
    return names.get(label, label)
