"""How tests are shared out among workers: a file stays together, as what it prepares is prepared once."""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

# All of these read one demo, which takes longer to load than most of them to read.
TOGETHER = ("tests/acceptance/",)


class ByFile(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        """What a test stays together with: the folder of the demo's readers, or else its file."""
        file = nodeid.partition("::")[0]
        return next((folder for folder in TOGETHER if file.startswith(folder)), file)
