"""Renderers: each walks a ``reporting.document.Document`` and writes one kind of output."""
