"""All settings, in one file. What a host may set is read from the environment or from `.env`; README lists it.

A wrong or missing value stops the start with one readable sentence (`ImproperlyConfigured`).
"""

import importlib.resources
import os
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from pocweek.accounts.sign_in import SIGN_IN
from pocweek.proxies import networks

BASE_DIR = Path(__file__).resolve().parent.parent
environ.Env.read_env(BASE_DIR / ".env")  # what the environment sets already is kept


def _text(name: str, default: str = "") -> str:
    """Return a setting of this host; one that is set but empty counts as not set."""
    return os.environ.get(name, "").strip() or default


def _yes_no(name: str, *, default: bool) -> bool:
    value = _text(name, str(default)).lower()
    if value not in ("true", "false"):
        raise ImproperlyConfigured(f"{name} must be true or false, not “{value}”.")
    return value == "true"


def _number(name: str, *, default: int, least: int) -> int:
    value = _text(name, str(default))
    if not value.isdecimal() or int(value) < least:
        raise ImproperlyConfigured(f"{name} must be a whole number, {least} or more, not “{value}”.")
    return int(value)


def _folder(path: Path, *, named_by: str) -> Path:
    """Return the folder, made where it is missing."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise ImproperlyConfigured(f"{named_by}: cannot make {path} ({problem.strerror}).") from problem
    return path


DEBUG = _yes_no("DJANGO_DEBUG", default=False)
SECRET_KEY = _text("DJANGO_SECRET_KEY")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "DJANGO_SECRET_KEY is not set. Set it to a long random text, or run `make run`, which writes one to .env."
    )
# `manage.py demo` gives these passwords to its accounts, one for each role; `make run` writes them to .env.
DEMO_PASSWORDS = {
    "organiser": _text("POCWEEK_DEMO_PASSWORD_ORGANISER"),
    "secretariat": _text("POCWEEK_DEMO_PASSWORD_SECRETARIAT"),
    "door": _text("POCWEEK_DEMO_PASSWORD_DOOR"),
}

# The one folder to keep: database (while it is SQLite), media and, without a mail server, mail.
DATA_DIR = _folder(Path(_text("POCWEEK_DATA", str(BASE_DIR / "data"))).resolve(), named_by="POCWEEK_DATA")

TRIAL_SITE_URL = "http://127.0.0.1:8000"  # of a machine on which somebody tries the site


def _site_url() -> str:
    """Return the address under which the site is known: links in mails and calendar files start with it."""
    url = _text("POCWEEK_SITE_URL", TRIAL_SITE_URL if DEBUG else "").rstrip("/")
    if not url:
        raise ImproperlyConfigured("POCWEEK_SITE_URL is not set; mails link to it: https://pocweek.example")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
        raise ImproperlyConfigured(f"POCWEEK_SITE_URL must look like https://pocweek.example, not “{url}”.")
    return url


SITE_URL = _site_url()
IS_HTTPS = SITE_URL.startswith("https://")
ALLOWED_HOSTS = [
    str(urlsplit(SITE_URL).hostname),
    *(["127.0.0.1", "localhost"] if DEBUG else []),
    *_text("DJANGO_ALLOWED_HOSTS").replace(",", " ").split(),
]
CSRF_TRUSTED_ORIGINS = [SITE_URL] if IS_HTTPS else []

INSTALLED_APPS = [
    "modeltranslation",  # before the admin, which it extends
    "allauth",  # before our accounts, which take its tables out of the admin
    "allauth.account",
    "allauth.mfa",
    "pocweek",
    "agenda",
    "registrations",
    "events",
    "pocweek.apps.PocweekAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_q",
    "import_export",
    "adminsortable2",
    "django_prose_editor",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "pocweek.accounts.middleware.SecondFactorMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pocweek.outages.DatabaseOutageMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "pocweek.urls"
WSGI_APPLICATION = "pocweek.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "pocweek.context.site",
            ],
        },
    },
]


def _database() -> dict[str, object]:
    """Return Django's settings of the one database: SQLite in the data folder, or what DATABASE_URL names."""
    form = "postgres://user:password@host:5432/name (special characters percent-encoded) or sqlite:///path/to/file"
    url = _text("DATABASE_URL", f"sqlite:///{DATA_DIR / 'db.sqlite3'}")
    if not url.startswith(("postgres://", "postgresql://", "sqlite:///")):
        raise ImproperlyConfigured(f"DATABASE_URL must look like {form}.")
    try:
        database = environ.Env.db_url_config(url)
    except ValueError as problem:  # its text could hold a part of the password
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read. It must look like {form}.") from problem
    if database["ENGINE"] == "django.db.backends.sqlite3":
        # IMMEDIATE takes the write lock when a transaction begins: two people who register at once then
        # wait for each other; with the default the second would fail with "database is locked".
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
        return database
    database["CONN_HEALTH_CHECKS"] = True  # else a request fails after the server closed its connection
    # What is asked again and again is planned once for each connection: half of the database's work for an RSVP.
    prepared = {"server_side_binding": True, "prepare_threshold": 3}
    database["OPTIONS"] = {"connect_timeout": 5, **prepared, **database.get("OPTIONS", {})}
    # The pool is for threads that serve (gunicorn_conf.py asks for it): workers fork, and a pool must not be forked.
    if size := _number("POCWEEK_DB_POOL", default=0, least=0):
        # After an outage it connects within seconds: it would otherwise wait longer and longer between two attempts.
        database["OPTIONS"]["pool"] = {"min_size": 1, "max_size": size, "timeout": 5, "reconnect_timeout": 5}
        database["ENGINE"] = "pocweek.postgresql"
        database["CONN_HEALTH_CHECKS"] = False  # that engine does it for less
    return database


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "pocweek.User"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
vars().update(SIGN_IN)
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG  # on a machine for trying there is no certificate


def _second_factor() -> str:
    """Return what happens to those who need a second factor and have none: they set it up, or are asked to."""
    value = _text("POCWEEK_SECOND_FACTOR", "asked" if DEBUG else "required")
    if value not in ("required", "asked"):
        raise ImproperlyConfigured(f"POCWEEK_SECOND_FACTOR must be required or asked, not “{value}”.")
    return value


SECOND_FACTOR = _second_factor()
# Shared by all server processes: how often a code was tried, and which one was used.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

# The six official languages of the United Nations.
LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("es", _("Spanish")),
    ("ru", _("Russian")),
    ("ar", _("Arabic")),
    ("zh-hans", _("Chinese")),
]
LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "locale"]
MODELTRANSLATION_FALLBACK_LANGUAGES = ("en",)
USE_TZ = True
TIME_ZONE = "UTC"  # pages and papers show the time zone of the week, never this one

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "build" / "collected"
# WOFF2 files made from the font package by `manage.py build_fonts`
BUILT_STATIC_DIR = _folder(BASE_DIR / "build" / "static", named_by="Fonts for the browser")
STATICFILES_DIRS = [
    BASE_DIR / "static",
    BUILT_STATIC_DIR,
    ("vendor/bootstrap", str(importlib.resources.files("django_include_bootstrap") / "static")),
    ("vendor/plex", str(importlib.resources.files("fontpkg_ibm_plex_sans") / "files")),
    ("vendor/amiri", str(importlib.resources.files("fontpkg_amiri") / "files")),
]
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("ttf", "woff2", "woff", "map", "png", "gz", "br")
# 5 MB logos and 10 MB attendee lists are refused by their forms with a sentence; this is the outer wall.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 500  # the form for concept notes refuses more than 100 with a sentence

# Mail: by the server that EMAIL_URL names; without one each mail becomes a file in this folder.
MAIL_DIR = DATA_DIR / "mail"
# Papers made in the background, until they are fetched. Not among the media: those are kept, and go into back-ups.
PAPER_JOBS_DIR = DATA_DIR / "paper-jobs"


def _mail() -> dict[str, object]:
    """Return Django's settings of the way out for mail."""
    url = _text("EMAIL_URL")
    if not url:
        return {"EMAIL_BACKEND": "pocweek.mail_folder.FolderBackend"}
    form = "smtp://, smtp+tls:// or smtp+ssl:// and then user:password@host:port"
    if not url.startswith(("smtp://", "smtp+tls://", "smtp+ssl://")):
        raise ImproperlyConfigured(f"EMAIL_URL must begin with {form}.")
    try:
        mail = environ.Env.email_url_config(url)
    except ValueError as problem:
        raise ImproperlyConfigured(f"EMAIL_URL cannot be read. It is {form}.") from problem
    usual_port = 587 if mail.get("EMAIL_USE_TLS") else 465 if mail.get("EMAIL_USE_SSL") else 25
    return {**mail, "EMAIL_PORT": mail["EMAIL_PORT"] or usual_port}


vars().update(_mail())
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = _text("POCWEEK_FROM_EMAIL", f"PoC Week <no-reply@{urlsplit(SITE_URL).hostname}>")

# Background work: rows in the same database, so nothing else has to run. At least once, never lost.
Q_CLUSTER = {
    "name": "pocweek",
    "orm": "default",
    "workers": _number("POCWEEK_WORKERS", default=2, least=1),
    "timeout": 120,
    "retry": 180,
    "max_attempts": 10,
    "poll": 1,
    "save_limit": 200,
    "catch_up": False,
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # a monitor asks from inside, past the proxy
if IS_HTTPS:
    SECURE_SSL_REDIRECT = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
# A proxy that ends TLS must replace X-Forwarded-Proto itself: with this setting the header is believed.
if _yes_no("POCWEEK_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Only these are believed when they say in X-Forwarded-For where a request comes from.
TRUSTED_PROXIES = networks(_text("POCWEEK_TRUSTED_PROXIES"), named_by="POCWEEK_TRUSTED_PROXIES")

CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"without_secrets": {"()": "pocweek.logs.WithoutSecrets"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_secrets"]},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"level": "WARNING"},  # through the root's handler, not a second one of its own
        **{name: {"level": "INFO"} for name in ("pocweek", "events", "registrations", "agenda")},
    },
}
