"""Those who are invited, and the pages of the admin about them."""

from events.actors import Actor
from registrations import services
from registrations.models import Invitation
from registrations.services import Invitee

LIST = "/admin/registrations/invitation/"
INVITE = f"{LIST}invite/"
DETAILS = {"given_name": "Amina", "family_name": "Diallo", "organization_name": "Norway"}


def invite(event, n: int = 1, **more: str) -> Invitation:
    invitee = Invitee(email=f"person{n}@mission.example", organization_name=f"Mission {n}", **more)
    (made,), _known = services.invite(side_event=event, invitees=[invitee], by=Actor.clock())
    return made
