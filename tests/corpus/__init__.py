"""Made-up plans in many layouts, to measure how well plans are read.

``python -m tests.corpus`` prints precision and recall for each kind of file and field.
"""
