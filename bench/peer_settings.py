"""A plain Django project over the same database and the same sessions: what we are compared with."""

from __future__ import annotations

from bench.settings import *  # noqa: F403
from bench.settings import INSTALLED_APPS as OURS

# Without the site's sign-in, and with only the admin pages that bench.peer_urls registers.
INSTALLED_APPS = [app for app in OURS if not app.startswith(("allauth", "django.contrib.admin"))]
INSTALLED_APPS.append("django.contrib.admin.apps.SimpleAdminConfig")
ROOT_URLCONF = "bench.peer_urls"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
# What `django-admin startproject` gives, and no more.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
