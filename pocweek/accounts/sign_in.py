"""How people sign in: the settings of django-allauth and django-axes. None of them is for a host to change."""

import datetime as dt

CODE_LASTS = dt.timedelta(minutes=15)  # of a code sent by e-mail: mail servers may let a new sender wait
WRONG_PASSWORDS = 6  # by one person's name from one address
WAIT = dt.timedelta(minutes=15)  # after so many wrong ones

_SECONDS = int(CODE_LASTS.total_seconds())

SIGN_IN: dict[str, object] = {
    "AUTHENTICATION_BACKENDS": [
        "axes.backends.AxesStandaloneBackend",
        "allauth.account.auth_backends.AuthenticationBackend",
    ],
    "ACCOUNT_ADAPTER": "pocweek.accounts.adapter.AccountAdapter",
    "ACCOUNT_LOGIN_METHODS": {"username", "email"},
    # Of those who are invited; nobody signs up by himself or herself.
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "username*", "password1*", "password2*"],
    "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
    "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED": True,
    "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT": _SECONDS,
    "ACCOUNT_CHANGE_EMAIL": True,  # one address, which stays until the new one is proved
    "ACCOUNT_EMAIL_NOTIFICATIONS": True,
    "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,  # the page says the same, and nobody is mailed who has no account
    "ACCOUNT_LOGIN_BY_CODE_ENABLED": True,
    "ACCOUNT_LOGIN_BY_CODE_TIMEOUT": _SECONDS,
    "ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND": True,
    "ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED": True,
    "ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT": _SECONDS,
    "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
    "ACCOUNT_LOGOUT_REDIRECT_URL": "account_login",
    "ACCOUNT_SESSION_REMEMBER": True,
    "ACCOUNT_FORMS": {
        "login": "pocweek.accounts.forms.SignInForm",
        "request_login_code": "pocweek.accounts.forms.RequestCodeForm",
        "confirm_login_code": "pocweek.accounts.forms.SignInCodeForm",
        "reauthenticate": "pocweek.accounts.forms.PasswordAgainForm",
        "add_email": "pocweek.accounts.forms.NewEmailForm",
        "confirm_email_verification_code": "pocweek.accounts.forms.EmailCodeForm",
        "change_password": "pocweek.accounts.forms.ChangePasswordForm",
        "set_password": "pocweek.accounts.forms.SetPasswordForm",
        "reset_password": "pocweek.accounts.forms.ForgottenPasswordForm",
        "confirm_password_reset_code": "pocweek.accounts.forms.PasswordCodeForm",
        "reset_password_from_key": "pocweek.accounts.forms.NewPasswordForm",
    },
    # Never by address alone: whole missions share one. Wrong passwords are counted by django-axes; `login_failed` is
    # left to codes of a second factor, which are tried only by somebody who knows the password.
    "ACCOUNT_RATE_LIMITS": {
        "login": None,
        "login_failed": "10/15m/key",
        "signup": None,
        "request_login_code": "6/15m/key",
        "reset_password": "6/15m/key",
        "reset_password_from_key": None,
        "change_password": "10/15m/user",
        "manage_email": "10/15m/user",
        "reauthenticate": "10/15m/user",
    },
    "MFA_ADAPTER": "pocweek.accounts.adapter.SecondFactorAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    "MFA_ALLOW_UNVERIFIED_EMAIL": True,  # who has an account was invited or entered by a superuser
    "MFA_TOTP_TOLERANCE": 1,  # a code typed as it changes, or on a telephone half a minute off (RFC 6238, section 5.2)
    "MFA_RATE_LIMITS": {"webauthn_login": None},  # a passkey cannot be guessed
    "MFA_FORMS": {
        "authenticate": "pocweek.accounts.second_factor_forms.CodeForm",
        "reauthenticate": "pocweek.accounts.second_factor_forms.CodeAgainForm",
        "activate_totp": "pocweek.accounts.second_factor_forms.ActivateAppForm",
        "add_webauthn": "pocweek.accounts.second_factor_forms.AddPasskeyForm",
        "edit_webauthn": "pocweek.accounts.second_factor_forms.RenamePasskeyForm",
    },
    "AXES_FAILURE_LIMIT": WRONG_PASSWORDS,
    "AXES_COOLOFF_TIME": WAIT,
    "AXES_LOCKOUT_PARAMETERS": [["username", "ip_address"]],
    "AXES_CLIENT_IP_CALLABLE": "pocweek.accounts.guessing.address_of",
    "AXES_USERNAME_CALLABLE": "pocweek.accounts.guessing.name_of",
    "AXES_LOCKOUT_CALLABLE": "pocweek.accounts.guessing.please_wait",
    "AXES_RESET_ON_SUCCESS": True,
    "AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT": False,  # the wait ends when the page said that it ends
    "AXES_DISABLE_ACCESS_LOG": True,
    "AXES_ENABLE_ADMIN": False,
    "AXES_VERBOSE": False,
    "AXES_SENSITIVE_PARAMETERS": ["username", "ip_address", "login", "oldpassword", "csrfmiddlewaretoken"],
}
