"""The settings as the type checker reads them, whatever the shell says: nothing is served by them."""

import os

os.environ.setdefault("DEMO", "1")

from csp.settings import *  # noqa: F403 - the line above comes first
