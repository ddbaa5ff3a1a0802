"""Settings of the web process. Two realms run the same code: `home`, and `demo` with its own database and clock."""

import os
from datetime import date
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from hingeback.web.clock import Clock, SystemClock, clock_starting_on
from hingeback.web.config.database import database_settings
from hingeback.web.config.folder import data_folder, secret_key
from hingeback.web.config.origin import origin_of

BUILT_BROWSER = Path(__file__).resolve().parents[2] / "_built" / "browser"
REALM = os.environ.get("HINGEBACK_REALM", "home")
DATA_FOLDER = data_folder()
SECRET_KEY = secret_key(DATA_FOLDER)
DEBUG = False
#: Whether this process answers the home network (over HTTPS) or this computer alone (over loopback HTTP).
_origin = origin_of(os.environ)
ON_LAN = _origin.on_lan
ALLOWED_HOSTS = list(_origin.hosts)
#: The command that opens Hingeback for a phone, in the words of how it was started.
LAN_COMMAND = os.environ.get("HINGEBACK_LAN_COMMAND", "hingeback serve --lan")

_anchor = os.environ.get("HINGEBACK_ANCHOR")
CLOCK: Clock = clock_starting_on(date.fromisoformat(_anchor)) if _anchor else SystemClock()
#: Where the other realm answers, for the link between them. Set by `serve`; empty when it does not run.
HOME_ADDRESS = os.environ.get("HINGEBACK_HOME_ADDRESS", "")
DEMO_ADDRESS = os.environ.get("HINGEBACK_DEMO_ADDRESS", "")

DATABASES: dict[str, dict[str, Any]] = {
    "default": database_settings(os.environ.get("HINGEBACK_DATABASE"), DATA_FOLDER, REALM)
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.auth",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "hingeback.web.pages",
    "hingeback.web.people",
    "hingeback.web.eventlog",
    "hingeback.web.care",
    "hingeback.web.intake",
    "hingeback.web.safety",
    "hingeback.web.plan",
    "hingeback.web.session",
    "hingeback.web.week",
    "hingeback.web.today",
    "hingeback.web.progress",
    "hingeback.web.learn",
    "hingeback.web.physio",
    "hingeback.web.phone",
    "hingeback.web.paper",
    "hingeback.web.sync",
    "hingeback.web.offline",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "hingeback.web.people.middleware.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hingeback.web.people.middleware.TrustMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "hingeback.web.people.middleware.ClockMiddleware",
    "hingeback.web.people.session_limits.SessionLimitsMiddleware",
    "hingeback.web.people.middleware.LanguageMiddleware",
    "hingeback.web.people.middleware.DoorMiddleware",
]

ROOT_URLCONF = "hingeback.web.config.urls"
WSGI_APPLICATION = "hingeback.web.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "hingeback.web.people.context.place",
            ],
        },
    }
]

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["hingeback.web.people.backend.HomeBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "/"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SESSION_COOKIE_NAME = f"{_origin.cookie_prefix}hingeback_{REALM}"
SESSION_COOKIE_SECURE = ON_LAN
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
CSRF_COOKIE_NAME = f"{_origin.cookie_prefix}hingeback_{REALM}_csrf"
CSRF_COOKIE_SECURE = ON_LAN
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_NAME = f"{_origin.cookie_prefix}hingeback_{REALM}_language"
LANGUAGE_COOKIE_SECURE = ON_LAN
TRUST_COOKIE_NAME = f"{_origin.cookie_prefix}hingeback_{REALM}_browser"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
FORMAT_MODULE_PATH = "hingeback.web.config.formats"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [Path(__file__).resolve().parent.parent / "locale"]
#: A made-up language for the test that no text escapes translation. Never offered.
PSEUDO_LANGUAGE = "en-xa"

STATIC_URL = "/static/"
STATICFILES_DIRS = [("browser", BUILT_BROWSER)] if BUILT_BROWSER.is_dir() else []
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    # A refused address may hold the secret of a link, so it is not written down.
    "loggers": {"django.request": {"level": "ERROR"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
