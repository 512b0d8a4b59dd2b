"""The site's own addresses. Lists show 100 rows a page, as those that they are compared with do."""

from __future__ import annotations

from csp import urls
from csp.lists import ListPage

ListPage.per_page = 100

urlpatterns = urls.urlpatterns
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
