"""The whole site on one screen: for the public, for those who work on it, and for the machinery.

Route names say who a page is for, not which app answers: ``public:plan``, ``workspace:plan``.
"""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

import actions.urls
import plans.urls
import reporting.urls
from csp.accounts.forms import EmailPage, SignOut
from csp.accounts.single_sign_on import begin
from csp.site.brand import stylesheet
from csp.site.demo_inbox import CaughtMail
from csp.site.health import health

workspace = [*plans.urls.workspace, *actions.urls.workspace, *reporting.urls.workspace]

urlpatterns = [
    path("health/", health, name="health"),
    path("brand/<str:colour>.css", stylesheet, name="brand"),
    # Before those that they stand for.
    path("accounts/email/", EmailPage.as_view()),
    path("accounts/logout/", SignOut.as_view()),
    path("accounts/oidc/<str:provider_id>/login/", begin),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("workspace/mail/", CaughtMail.as_view(), name="caught_mail"),
    path("workspace/", include((workspace, "workspace"))),
    path("live/", include(actions.urls.live_pages)),
    path("update/", include(actions.urls.update_pages)),
    path("do/", include(actions.urls.do_pages)),
    path("send/", include(reporting.urls.send_pages)),
    path("member/", include(reporting.urls.member_pages)),
    path("answer/", include(reporting.urls.answer_pages)),
    path("", include((reporting.urls.public, "public"))),
]

handler400 = "csp.site.errors.bad_request"
handler403 = "csp.site.errors.forbidden"
handler404 = "csp.site.errors.not_found"
handler500 = "csp.site.errors.server_error"
