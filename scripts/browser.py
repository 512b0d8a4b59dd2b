"""Exit 0 where Playwright has a Chromium of its own; for machines whose system has none."""

from pathlib import Path

from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    raise SystemExit(0 if Path(playwright.chromium.executable_path).exists() else 1)
