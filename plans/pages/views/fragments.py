"""Pages whose script asks for a part of them alone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

# The header with which a script asks.
FRAGMENT = "X-Fragment"


class FragmentAnswers:
    """Put before a page: what it answers to its script is never kept for anybody else."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        patch_vary_headers(response, [FRAGMENT])
        return response

    @property
    def fragment(self) -> bool:
        return FRAGMENT in self.request.headers
