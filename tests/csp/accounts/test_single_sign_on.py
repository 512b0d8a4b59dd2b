"""Our content policy lets the form of single sign-on lead to the provider, and only there."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

PAGE = "/accounts/oidc/sso/login/"
STRICT = ["'self'"]


class Discovery(BaseHTTPRequestHandler):
    """Says what it was given to say."""

    says: dict = {}

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(self.says).encode())

    def log_message(self, *args):
        pass


@pytest.fixture
def council(settings):
    """Sets the site up for a provider that says this of itself."""
    server = HTTPServer(("127.0.0.1", 0), Discovery)
    threading.Thread(target=server.serve_forever).start()

    def set_up(**says) -> None:
        Discovery.says = says
        where = f"http://127.0.0.1:{server.server_port}/tenant/v2.0"
        app = {"provider_id": "sso", "name": "Council account", "client_id": "site", "secret": "-"}
        apps = [app | {"settings": {"server_url": where}}]
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": apps}}

    yield set_up
    server.shutdown()
    server.server_close()


def forms_of(page) -> list[str]:
    policy = page.headers["Content-Security-Policy"].split("; ")
    return next(each for each in policy if each.startswith("form-action")).split()[1:]


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://login.council.example/oauth2/authorize", "https://login.council.example"),
        ("https://id.council.example:8443/auth?tenant=a;b", "https://id.council.example:8443"),
    ],
)
def test_the_form_may_lead_to_where_people_sign_in(db, client, council, address, origin):
    council(authorization_endpoint=address, token_endpoint=address)
    assert forms_of(client.get(PAGE)) == [*STRICT, origin]
    assert client.post(PAGE)["Location"].startswith(address.partition("?")[0])
    for other in ("/accounts/login/", "/accounts/password/reset/", f"{PAGE}callback/"):
        assert forms_of(client.get(other)) == STRICT, other


@pytest.mark.parametrize("how", ["get", "post"])
@pytest.mark.parametrize(
    "address", [None, "", "//x.example", "https://x;script-src *", "https://x y"]
)
def test_a_provider_that_makes_no_sense_is_told_kindly(db, client, council, how, address):
    council(authorization_endpoint=address)
    page = getattr(client, how)(PAGE)
    assert page.status_code == 503
    assert "cannot be reached at the moment" in page.content.decode()
    assert forms_of(page) == STRICT


def test_a_provider_that_is_away_is_told_kindly(db, client, council, settings):
    council()
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    apps[0]["settings"]["server_url"] = "http://127.0.0.1:9/"
    assert client.get(PAGE).status_code == 503


def test_there_is_no_page_for_a_provider_that_is_not_set_up(db, client):
    assert client.get(PAGE).status_code == 404
