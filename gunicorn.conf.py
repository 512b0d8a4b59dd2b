"""How gunicorn serves the site, whoever starts it: ``manage.py serve``, the image or a unit of systemd.

Several workers, so that long work in one leaves the others free; several threads in each, so that
somebody with a slow line keeps one thread and not the site.
"""

import os
from importlib import import_module

import csp.settings  # noqa: F401  Reads .env, so that WEB_CONCURRENCY may stand there too.

workers = int(os.environ.get("WEB_CONCURRENCY") or 3)
worker_class = "gthread"
threads = 16
# A worker whose threads are all taken leaves the next visitor to one that has some left.
worker_connections = threads
# The site is read once, and the workers share it.
preload_app = True
# Seconds without a sign of life; a long request is none, as it has a thread of its own.
timeout = 180
# Proxies are told not to keep connections, and one that idles would hold a thread's place.
keepalive = 0
# Nobody steers it but by signals, and the image has no home folder for a socket.
control_socket_disable = True

# What draws and reads files is loaded late, as few processes do it; a server is sure to.
RENDERERS = ("pdf", "docx", "xlsx")
READERS = ("word", "excel", "opendocument", "pdf", "own.sheet", "own.word")
LOADED_LATE = (
    *(f"reporting.document.renderers.{each}" for each in RENDERERS),
    *(f"actions.imports.{each}" for each in READERS),
    "pikepdf",
)


def when_ready(server):
    """Before the first worker is made, so that all of them share it."""
    for name in LOADED_LATE:
        import_module(name)
