"""Every setting, read from the environment; ``.env.example`` explains each one.

A wrong or missing value stops the start with a sentence that says what to set.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"

env = environ.Env()
if (BASE_DIR / ".env").is_file():
    env.read_env(BASE_DIR / ".env")


def flag(name: str) -> bool:
    """A setting that is on or off; anything but 1, true, on, 0, false, off or nothing is refused."""
    words = env.str(name, default="").strip().lower()
    if words not in {"", "0", "false", "off", "1", "true", "on"}:
        raise ImproperlyConfigured(f"{name} is {words!r}: set it to 1 or 0.")
    return words in {"1", "true", "on"}


DEMO = flag("DEMO")
DEBUG = flag("DEBUG")


def secret_key() -> str:
    """The key that signs sessions and links; only the demo may make one up, kept so that sign-ins last."""
    if key := env.str("SECRET_KEY", default=""):
        return key
    if not DEMO:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set: give it 50 or more random characters, or set DEMO=1 to try the demo."
        )
    kept = VAR / "demo-secret-key"
    if not kept.is_file():
        VAR.mkdir(exist_ok=True)
        kept.write_text(secrets.token_urlsafe(50))
        kept.chmod(0o600)
    return kept.read_text()


SECRET_KEY = secret_key()
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=["127.0.0.1", "localhost"] if DEMO or DEBUG else []
)
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS is not set: name the site's host, such as safer.example.gov.uk."
    )
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL.startswith("https://") else []
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
HTTPS = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0

INSTALLED_APPS = [
    "csp.accounts.apps.CspConfig",
    "plans",
    "actions",
    "reporting",
    "plans.administration.apps.SiteAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.sitemaps",
    "django_tables2",
    "django_filters",
    "simple_history",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.ContentSecurityPolicyMiddleware",
    "csp.middleware.PageHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.forms.kept.SavedWordsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "csp.urls"
WSGI_APPLICATION = "csp.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.site.context.site",
            ],
        },
    },
]
FORM_RENDERER = "csp.forms.KitRenderer"
CSRF_FAILURE_VIEW = "csp.site.errors.csrf_failure"
# What each app has in the frame of every page: words, their tabs and menus. See csp/site/nav.py.
NAV_ITEMS = ["plans.nav.NAV", "actions.nav.NAV", "reporting.nav.NAV", "csp.site.account_nav.NAV"]
# What each app finds for somebody by words or number: functions of their access and the words. See
# csp/lists/finding.py.
FINDERS = [
    "actions.rows.finding.find_rows",
    "plans.pages.finding.find_bodies",
    "reporting.editions.finding.find_papers",
    "reporting.editions.finding.find_versions",
    "reporting.meetings.finding.find_minutes",
]
# What each app has for people to do on their first page: functions of their places and the day.
TO_DO = [
    "actions.rounds.to_do.rounds_to_do",
    "reporting.statutory.to_do.duties_to_do",
    "reporting.statutory.to_do.answers_to_do",
]
# What each app puts on a partnership's home: functions of whoever reads it and the day.
HOME_PARTS = ["reporting.meetings.home.meetings_on_home"]
# What is due by e-mail on a day, and where e-mails wait: for ``send_reminders``.
REMINDERS = [
    "actions.rounds.services.mail.queue_due_round_mail",
    # After that of rounds, as nobody is written to twice on a day.
    "actions.owed.services.mail.queue_due_owed_mail",
    "reporting.scrutiny.services.scrutiny_letters.queue_due_scrutiny_letters",
    "reporting.letters.services.subscription.queue_due_news",
]
# Who says where an agreed action comes from, besides itself: see actions/agreed/places.py.
AGREED_PLACES = ["reporting.meetings.queries.arising.places_at_meetings"]
# Who makes the links in letters, by what the step of a letter begins with: see reporting/letters/linked.py.
LETTER_LINKS = {
    "ask-paper-": "reporting.meetings.services.asking.ASKING_LINKS",
    "member-": "reporting.meetings.services.member_link.MEMBER_LINKS",
    "answer-": "reporting.meetings.services.correspondence_mail.ANSWER_LINKS",
}
# What lists files that no field names, as KeptFile of csp/archive/holdings.py, so that lost ones are found.
KEPT_FILES = ["reporting.facts.kept_pictures.frozen_pictures"]
OUTBOXES = [
    "actions.rounds.mail.sending.OUTBOX",
    "actions.owed.mail.sending.OUTBOX",
    "reporting.letters.services.letter.OUTBOX",
]

# -- Data -----------------------------------------------------------------------------------------

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR / 'safer-plans.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    VAR.mkdir(exist_ok=True)
    DATABASES["default"] |= {
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
        # A file, so that the threads of a test see one database as people's requests do; one for
        # each process, so that two runs side by side do not share it.
        "TEST": {"NAME": Path(gettempdir()) / f"safer-plans-test-{os.getpid()}.sqlite3"},
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(VAR / "media")))
STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
BUILT = BASE_DIR / "build" / "static"
STATICFILES_DIRS = [BUILT] if BUILT.is_dir() else []
PRINT_FONTS = BUILT / "fonts"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG or DEMO
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
WHITENOISE_USE_FINDERS = DEBUG or DEMO
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Not cached_db: a cache within each process would let another worker read a session that has ended.
SESSION_ENGINE = "csp.sql.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 12
# A pasted narrative may be long, but ten megabytes of it is a mistake.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000
# How large one file may be that a lead sends with an update.
EVIDENCE_LIMIT_MB = env.int("EVIDENCE_LIMIT_MB", default=10)
# And a crime file: the Home Office's tables are a tenth of that, years of street files may reach it.
CRIME_MAX_MB = env.int("CRIME_MAX_MB", default=200)

tasks = env.str("TASKS", default="immediate")
BACKENDS = {
    "immediate": "django_tasks.backends.immediate.ImmediateBackend",
    "database": "csp.jobs.queue.JobQueue",
}
if tasks not in BACKENDS:
    raise ImproperlyConfigured(
        f"TASKS is {tasks!r}: set it to immediate, or to database with a worker running."
    )
TASKS = {"default": {"BACKEND": BACKENDS[tasks]}}
# The names of jobs in the queue, which stay, and the functions that do them today.
JOBS = {
    "read_crime": "plans.crime.jobs.read_crime",
    "read_import": "actions.imports.jobs.read_import",
    "send_waiting_mail": "actions.rounds.mail.jobs.send_waiting_mail",
    "send_waiting_owed": "actions.owed.mail.jobs.send_waiting_owed",
    "draw_publication": "reporting.editions.jobs.draw_publication",
    "draw_report": "reporting.editions.jobs.draw_report",
    "draw_pack": "reporting.meetings.jobs.draw_pack",
    "send_waiting_letters": "reporting.letters.jobs.send_waiting_letters",
    "tell_subscribers": "reporting.letters.jobs.tell_subscribers",
    "draw_file": "reporting.pages.jobs.draw_file",
    "clear_file": "reporting.pages.jobs.clear_file",
}
# What the queue called them while they were named by where they stood.
FORMER_JOBS = {
    "plans.jobs.read_crime": "read_crime",
    "actions.jobs.read_import": "read_import",
    "actions.mail_jobs.send_waiting_mail": "send_waiting_mail",
    "reporting.jobs.prepare": "draw_publication",
    "reporting.jobs.prepare_paper": "draw_report",
    "reporting.jobs.send_waiting_letters": "send_waiting_letters",
    "reporting.jobs.tell_subscribers": "tell_subscribers",
    "reporting.jobs.draw_file": "draw_file",
    "reporting.jobs.clear_file": "clear_file",
}

# -- People ---------------------------------------------------------------------------------------

AUTH_USER_MODEL = "csp.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    }
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/workspace/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_ADAPTER = "csp.accounts.adapter.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "csp.accounts.adapter.SocialAccountAdapter"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_VERIFICATION = "none"  # People arrive by invitation, which proves the address.
ACCOUNT_PREVENT_ENUMERATION = True
# Sign-ins are limited for each address on the network; behind a proxy that is what the proxy says.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
# Besides its own: asking to hear by e-mail, for each address on the network and each e-mail address.
ACCOUNT_RATE_LIMITS = {
    "subscribe": "20/h/ip,5/h/key",
    # By the number of a link: answers by it, and asking for a new one.
    "link_answer": "120/h/key",
    "link_again": "5/h/key",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Safer Plans"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # The invitation was the proof.
MFA_FORMS = {
    "authenticate": "csp.accounts.forms.AuthenticateForm",
    "add_webauthn": "csp.accounts.forms.AddKeyForm",
}
ACCOUNT_FORMS = {
    "login": "csp.accounts.forms.LoginForm",
    "add_email": "csp.accounts.forms.AddEmailForm",
    "change_password": "csp.accounts.forms.ChangePasswordForm",
    "reset_password": "csp.accounts.forms.ResetPasswordForm",
    "set_password": "csp.accounts.forms.SetPasswordForm",
    "reset_password_from_key": "csp.accounts.forms.ResetPasswordKeyForm",
}
# A code that was caught on its way is worth nothing without the secret that this site kept (RFC 7636).
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {"openid_connect": {"OAUTH_PKCE_ENABLED": True}}
if oidc_server := env.str("OIDC_SERVER_URL", default=""):
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = [
        {
            "provider_id": "sso",
            "name": env.str("OIDC_NAME", default="Single sign-on"),
            "client_id": env.str("OIDC_CLIENT_ID"),
            "secret": env.str("OIDC_CLIENT_SECRET"),
            "settings": {
                "server_url": oidc_server,
                # Microsoft Entra, for one, never says that it has verified an address.
                "verified_email": env.list("OIDC_EMAIL_DOMAINS", default=[]),
            },
        }
    ]

EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
# The demo keeps its mail in files, and shows it, unless it is told where to send it.
CAUGHT_MAIL = VAR / "mail"
if DEMO and not env.str("EMAIL_URL", default=""):
    EMAIL_BACKEND = "csp.site.demo_inbox.EmailBackend"
# No longer than this, as an e-mail that is being sent is kept from other workers for a while only.
EMAIL_TIMEOUT = min(env.int("EMAIL_TIMEOUT", default=20), 40)
DEFAULT_FROM_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", default="Safer Plans <no-reply@safer-plans.example>"
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# -- Words, times and headers -----------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "Europe/London"
DATE_FORMAT = "j F Y"

# Django 6's name and shape, so that our middleware can go when Django's arrives.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name} {message}", "style": "{"}},
    "filters": {"links": {"()": "csp.links.unlogged.HideLinks"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["links"]}
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    # Libraries that tell every step they take.
    "loggers": {
        name: {"level": "WARNING"} for name in ("weasyprint", "fontTools", "pikepdf", "PIL")
    },
}
