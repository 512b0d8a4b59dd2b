"""What opens from whoever is signed in: the pages of their own account."""

from __future__ import annotations

from django.conf import settings

from csp.site.nav import NavPart, NavWord, of_site

ACCOUNT = "Your account"

NAV = [
    NavWord(ACCOUNT, 95, side="account"),
    NavPart(ACCOUNT, "E-mail addresses", of_site("account_email"), ("/accounts/",), place=10),
    NavPart(
        ACCOUNT, "Password", of_site("account_change_password"), ("/accounts/password/",), place=20
    ),
    NavPart(
        ACCOUNT,
        "Two-step sign-in and passkeys",
        of_site("mfa_index"),
        ("/accounts/2fa/",),
        place=30,
    ),
    NavPart(
        ACCOUNT,
        "Mail of the demo",
        of_site("caught_mail"),
        ("/workspace/mail/",),
        may=lambda request: settings.DEMO,
        place=40,
    ),
]
