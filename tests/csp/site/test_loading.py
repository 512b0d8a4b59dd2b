"""What takes long to load is loaded by who needs it: most commands neither draw nor read a file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from runpy import run_path

ROOT = Path(__file__).parents[3]
LARGE = {"weasyprint", "docx", "openpyxl", "pikepdf", "pdfplumber"}
ASK = (
    "import sys; from django.urls import get_resolver; get_resolver().url_patterns; "
    f"print('loaded', *sorted(sys.modules.keys() & {sorted(LARGE)}))"
)


def test_a_command_that_draws_and_reads_nothing_loads_no_library_for_it():
    command = [sys.executable, "manage.py", "shell", "--verbosity=0", "-c", ASK]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "loaded"


def test_a_server_loads_them_all_before_its_workers():
    served = run_path(str(ROOT / "gunicorn.conf.py"))
    served["when_ready"](None)
    assert sys.modules.keys() >= LARGE
