"""Who gets an account, and the way back for those who lost their device."""

import datetime as dt
import logging

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.access import Role
from events.actors import Actor
from events.models import SideEvent

from ..models import User
from . import mails
from .models import VALID_FOR, StaffInvitation, hash_of, new_secret

logger = logging.getLogger(__name__)


class AccountError(Exception):
    """Why something could not be done with an account, in a sentence for people."""


def user_with(email: str) -> User | None:
    """Return who has this e-mail address, in whatever letters it is written."""
    return User.objects.filter(email__iexact=email).first()


def why_not_invite(*, email: str, role: str, side_event: SideEvent | None) -> str:
    """Return in a sentence why somebody cannot be invited, or nothing."""
    known = user_with(email)
    if known is not None and not known.is_active:
        return _("The account of this person is closed. A superuser can open it again.")
    if side_event is not None and role != Role.ORGANISER:
        return _("Only organizers are invited to a side event.")
    return ""


@transaction.atomic
def invite(
    *, email: str, name: str, role: str, language: str, side_event: SideEvent | None, by: Actor
) -> StaffInvitation:
    """Invite somebody by mail; who has an account has the role at once, and is told. Raises `AccountError`."""
    if refusal := why_not_invite(email=email, role=role, side_event=side_event):
        raise AccountError(refusal)
    secret, now = new_secret(), timezone.now()
    invitation = StaffInvitation(
        email=email.strip().lower(),
        name=name,
        role=role,
        language=language,
        side_event=side_event,
        secret_hash=hash_of(secret),
        invited_by=by.label[:200],
        expires_at=now + VALID_FOR,
    )
    try:
        with transaction.atomic():
            invitation.save()
    except IntegrityError as problem:  # a second click came first
        raise AccountError(_("This address had been invited already, and nothing is sent.")) from problem
    known = user_with(invitation.email)
    if known is None:
        mails.write_invitation(invitation, secret)
    else:
        _give_role(known, invitation)
        _note_accepted(invitation, now)
        mails.write_role(invitation, known)
    logger.info("staff invitation %s by %s", invitation.pk, by.label)
    return invitation


@transaction.atomic
def invite_again(*, invitation: StaffInvitation) -> bool:
    """Send a new link, valid from now; the earlier one ends. Return False where it was accepted or withdrawn."""
    current = StaffInvitation.objects.select_for_update().get(pk=invitation.pk)
    if current.state in (StaffInvitation.State.ACCEPTED, StaffInvitation.State.WITHDRAWN):
        return False
    secret = new_secret()
    current.secret_hash = hash_of(secret)
    current.expires_at = timezone.now() + VALID_FOR
    current.save(update_fields=["secret_hash", "expires_at"])
    mails.write_invitation(current, secret)
    return True


@transaction.atomic
def withdraw(*, invitation: StaffInvitation) -> bool:
    """End the link. Return False where it was accepted or withdrawn before."""
    current = StaffInvitation.objects.select_for_update().get(pk=invitation.pk)
    if current.state in (StaffInvitation.State.ACCEPTED, StaffInvitation.State.WITHDRAWN):
        return False
    current.withdrawn_at = timezone.now()
    current.save(update_fields=["withdrawn_at"])
    return True


@transaction.atomic
def accept(*, invitation: StaffInvitation, name: str, password: str = "") -> User | None:
    """Make the account and return it, or None where one with this address came about since: then it has the role.

    Without a password the person signs in with codes sent by mail. Raises `AccountError` for a link that has ended.
    """
    current = StaffInvitation.objects.select_for_update().get(pk=invitation.pk)
    if current.state != StaffInvitation.State.OPEN:
        raise AccountError(_("This invitation has ended."))
    _note_accepted(current, timezone.now())
    if known := user_with(current.email):
        _give_role(known, current)
        return None
    user = _new_user(current, name, password)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    _give_role(user, current)
    logger.info("staff invitation %s accepted by user %s", current.pk, user.pk)
    return user


@transaction.atomic
def reset_second_factor(*, user: User, by: Actor) -> None:
    """Take away all second factors of a user, sign him or her out everywhere, and tell by mail that it was done."""
    current = User.objects.select_for_update().get(pk=user.pk)
    Authenticator.objects.filter(user=current).delete()
    current.times_signed_out += 1
    current.save(update_fields=["times_signed_out"])
    mails.tell(current, "second_factor_reset")
    logger.warning("second factor of user %s reset by %s", current.pk, by.label)


@transaction.atomic
def keep_only_address_of(*, user: User) -> None:
    """Forget earlier addresses of a user whose address was changed by hand: codes must not go there any more."""
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()


def _new_user(invitation: StaffInvitation, name: str, password: str) -> User:
    given, _space, family = name.strip().rpartition(" ")
    return User.objects.create_user(
        username=_free_name(invitation.email),
        email=invitation.email,
        password=password or None,
        first_name=given,
        last_name=family,
        language=invitation.language,
    )


def _note_accepted(invitation: StaffInvitation, at: dt.datetime) -> None:
    invitation.accepted_at = at
    invitation.save(update_fields=["accepted_at"])


def _give_role(user: User, invitation: StaffInvitation) -> None:
    if not user.is_staff:
        user.is_staff = True
        user.save(update_fields=["is_staff"])
    user.groups.add(Group.objects.get_or_create(name=invitation.role)[0])
    if invitation.side_event is not None:
        invitation.side_event.organisers.add(user)


def _free_name(email: str) -> str:
    """Return a user name that nobody has: the address itself, which is one person's alone, cut to its length."""
    name = email[:150]
    taken = User.objects.filter(username__iexact=name).exists()
    return f"{email[:140]}-{new_secret()[:8]}" if taken else name
