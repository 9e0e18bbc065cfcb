"""The account pages: of django-allauth's those that are used. There is no sign-up and no sign-in by other sites."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path

from .invitation_views import invitation
from .pages import kept_private as page
from .views import second_factor

urlpatterns = [
    path("", page(mfa.index), name="mfa_index"),
    path("sign-in/", page(account.login), name="account_login"),
    path("sign-in/code/", page(account.request_login_code), name="account_request_login_code"),
    path("sign-in/code/confirm/", page(account.confirm_login_code), name="account_confirm_login_code"),
    path("sign-in/passkey/", page(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path("sign-in/second-factor/", page(mfa.authenticate), name="mfa_authenticate"),
    path("sign-out/", page(account.logout), name="account_logout"),
    path("inactive/", page(account.account_inactive), name="account_inactive"),
    path("again/", page(account.reauthenticate), name="account_reauthenticate"),
    path("again/code/", page(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("again/passkey/", page(webauthn.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("e-mail/", page(account.email), name="account_email"),
    path("e-mail/confirm/", page(account.email_verification_sent), name="account_email_verification_sent"),
    path("password/", page(account.password_change), name="account_change_password"),
    path("password/set/", page(account.password_set), name="account_set_password"),
    path("password/forgotten/", page(account.password_reset), name="account_reset_password"),
    path(
        "password/forgotten/confirm/",
        page(account.confirm_password_reset_code),
        name="account_confirm_password_reset_code",
    ),
    path(
        "password/forgotten/new/",
        page(account.complete_password_reset),
        name="account_complete_password_reset",
    ),
    path(
        "password/forgotten/done/",
        page(account.password_reset_from_key_done),
        name="account_password_reset_completed",
    ),
    path("invitation/<str:secret>/", page(invitation), name="account_invitation"),
    path("second-factor/", page(second_factor), name="account_second_factor"),
    path("app/", page(totp.activate_totp), name="mfa_activate_totp"),
    path("app/remove/", page(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("passkeys/", page(webauthn.list_webauthn), name="mfa_list_webauthn"),
    path("passkeys/add/", page(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/name/", page(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", page(webauthn.remove_webauthn), name="mfa_remove_webauthn"),
    path("recovery-codes/", page(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("recovery-codes/new/", page(recovery.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("recovery-codes/file/", page(recovery.download_recovery_codes), name="mfa_download_recovery_codes"),
]
NAMES = {pattern.name for pattern in urlpatterns}
