"""Accounts in the admin: for superusers only, until organisers are invited by e-mail."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from .models import User

# Of these people change their own on the account pages; nobody else does by hand.
admin.site.unregister([EmailAddress, Authenticator])
admin.site.register(User, UserAdmin)
