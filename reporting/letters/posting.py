"""One letter that is to go."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Posting:
    """A letter that is to go: plain text, and where it is stopped in one click, if it can be."""

    email: str
    step: str
    subject: str
    text: str
    stop_url: str = ""

    @property
    def words(self) -> str:
        return self.subject

    def told(self) -> dict[str, str]:
        """As the command says it in JSON."""
        return {"email": self.email, "step": self.step, "subject": self.subject}
