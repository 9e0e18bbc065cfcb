"""The way of a document from its upload to a draft, or to the changes of a side event that exists.

`services.py` keeps it while it waits, reads it in a limited process and saves what came of it; `forms.py` and `rows.py`
are the draft as a form, `source.py` the text beside it, `comparison.py` and `changes.py` say and apply what a changed
document would change. The pages are in `agenda/admin/read_document.py`.
"""
