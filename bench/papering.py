"""A process of its own that draws one frozen paper: ``python -m bench.papering REPORT pdf|docx [PLAN]``.

It answers with JSON: the processor seconds of the drawing, after a small one that reads fonts and
styles, the pages, and the most memory in bytes that the process ever held. PLAN draws that plan instead.
"""

from __future__ import annotations

import json
import resource
import sys
import time

import django


def main() -> None:
    django.setup()
    from bench.printing import document_of as plan_document
    from reporting.document import Document
    from reporting.document.renderers.docx import render_docx
    from reporting.document.renderers.pdf import render_pdf
    from reporting.editions.services.drawing import pages_in
    from reporting.editions.services.report import report_document
    from reporting.models import Report

    number, form, *plan = sys.argv[1:]
    document = (
        plan_document(int(plan[0])) if plan else report_document(Report.objects.get(pk=int(number)))
    )
    draw = {"pdf": render_pdf, "docx": render_docx}[form]
    draw(Document(title="First", subtitle="", created=document.created, parts=()))
    began = time.process_time()
    made = draw(document)
    seconds = time.process_time() - began
    told = {"seconds": seconds, "pages": pages_in(made) if form == "pdf" else 0}
    print(json.dumps(told | {"memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1_024}))


if __name__ == "__main__":
    main()
