"""What the admin shows of accounts; the pages are in `accounts.admin`."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin

from .accounts import admin as accounts_admin  # noqa: F401  # registers users and invitations

# Of these people change their own on the account pages; nobody else does by hand.
admin.site.unregister([EmailAddress, Authenticator])
