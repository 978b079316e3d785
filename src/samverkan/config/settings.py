"""
Settings, read from the environment.

    SAMVERKAN_DATA      folder of the database and the files (default: ./data)
    SAMVERKAN_SECRET    secret key (default: made once and kept in the data folder)
    SAMVERKAN_HOSTS     host names that may be asked for, comma separated (default: this machine only)
    SAMVERKAN_DEBUG     1 while developing
    SAMVERKAN_HTTPS     1 when a proxy in front speaks HTTPS
    SAMVERKAN_ADDRESS   address of the start page, for links in mail (default: http://127.0.0.1:8000)
    SAMVERKAN_SMTP      smtp://user:password@host:port (or smtps:); without it mail stays in the outbox
    SAMVERKAN_SENDER    the address mail is sent from
    SAMVERKAN_SOURCE_SUSA  another address of an outside source (also _SCB, _KOLADA, _YRKESBAROMETERN, _JOBSEARCH,
                        _JOBSTREAM, _HISTORICAL, _TAXONOMY, _ESCO)
    SAMVERKAN_KEY_JOBSEARCH  a key that a source wants (also for the others); sent in a header, never in an address
    DATABASE_URL        postgresql://user:password@host:port/name (default: SQLite in the data folder)
"""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from samverkan.config.environment import database, secret_key, smtp, source_addresses, source_keys

DATA = Path(os.environ.get("SAMVERKAN_DATA", "data")).resolve()
DEBUG = os.environ.get("SAMVERKAN_DEBUG") == "1"
SECRET_KEY = secret_key(DATA)
ALLOWED_HOSTS = os.environ.get("SAMVERKAN_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "samverkan.config",
    "samverkan.publishing",
    "samverkan.overview",
    "samverkan.partner_reports",
    "samverkan.gap_cases",
    "samverkan.meetings",
    "samverkan.relations",
    "samverkan.renewals",
    "samverkan.reporting",
    "samverkan.agreements",
    "samverkan.planning",
    "samverkan.commissioned",
    "samverkan.education",
    "samverkan.competence",
    "samverkan.areas",
    "samverkan.runs",
    "samverkan.indicators",
    "samverkan.sources",
    "samverkan.accounts",
    "samverkan.journal",
    "samverkan.mail",
    "samverkan.search",
    "samverkan.papers",
    "samverkan.ui",
    "allauth",  # after our rooms, whose templates replace all of its own
    "allauth.account",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "samverkan.ui.middleware.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "samverkan.ui.middleware.RefuseUnreadable",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samverkan.accounts.middleware.WhoIsActing",
    "samverkan.sources.middleware.TellWhatCannotBeStored",
]

ROOT_URLCONF = "samverkan.config.urls"
WSGI_APPLICATION = "samverkan.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samverkan.ui.context.language",
                "samverkan.config.navigation.navigation",
            ],
        },
    }
]

DATABASES = {"default": database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_REDIRECT_URL = "overview:my_work"
LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "samverkan.accounts.adapter.InvitedOnly"
ACCOUNT_FORMS = {
    "login": "samverkan.accounts.forms.signing_in.SignInForm",
    "reset_password": "samverkan.accounts.forms.signing_in.AskForResetForm",
    "reset_password_from_key": "samverkan.accounts.forms.signing_in.ResetForm",
    "change_password": "samverkan.accounts.forms.signing_in.ChangeForm",
    "set_password": "samverkan.accounts.forms.signing_in.SetForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # people are invited by mail, so the address is known to work
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody can make us write to strangers
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_RATE_LIMITS = {"commissioned_ask": "30/h/ip"}  # beside its own; the public form is held back in the same way

# The region of the examples is invented and open to everybody who runs it: the start page shows its log-ins.
EXAMPLE_PASSWORD = "mittalven-prova-26"

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

FILES = DATA / "files"
TABLES = DATA / "tables"  # what outside sources told, read into declared tables
FETCHING = DATA / "fetching"  # what has come of fetches that are not whole yet
SOURCE_ADDRESSES = source_addresses()
SOURCE_KEYS = source_keys()
RUNS = DATA / "runs"  # what computations gave
CACHE = DATA / "cache"  # what can be made again, such as the labels of the taxonomies made ready for matching
os.environ.setdefault("NUMBA_CACHE_DIR", str(CACHE / "numba"))  # Numba itself is loaded when a kernel is called
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the page of a draft sends every row of it
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000  # a folder of documents is sent at once
DATA_UPLOAD_MAX_MEMORY_SIZE = 60 * 1024 * 1024  # a form may carry a whole pasted document
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

ADDRESS = os.environ.get("SAMVERKAN_ADDRESS", "http://127.0.0.1:8000")
SMTP = smtp()
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if SMTP else "django.core.mail.backends.dummy.EmailBackend"
)
EMAIL_HOST, EMAIL_PORT = SMTP.host, SMTP.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = SMTP.user, SMTP.password
EMAIL_USE_TLS, EMAIL_USE_SSL = SMTP.tls, SMTP.ssl
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("SAMVERKAN_SENDER", "samverkan@localhost")

SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "samverkan.ui.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
if os.environ.get("SAMVERKAN_HTTPS") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_keys": {"()": "samverkan.config.logs.WithoutKeys"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_keys"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
