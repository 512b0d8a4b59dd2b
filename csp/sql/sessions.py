"""Sessions in the database, as Django keeps them, but found by a statement that is written once."""

from __future__ import annotations

from functools import cache

from django.contrib.sessions.backends import db
from django.utils import timezone

from csp.sql.prepared import ANY_WORDS, PreparedModels


class SessionStore(db.SessionStore):
    """Bears Django's own name, for that is part of what a session's data is signed with."""

    def _get_session_from_db(self):
        found = of_key(self.model).first({ANY_WORDS: self.session_key})
        if found is not None and found.expire_date > timezone.now():
            return found
        return super()._get_session_from_db()  # type: ignore[misc]  # the stubs lack it


@cache
def of_key(model) -> PreparedModels:
    return PreparedModels(lambda: model.objects.filter(session_key=ANY_WORDS))
