"""Reads a concept note, invitation or announcement into a draft of a side event.

Formats yield blocks (`formats/`), blocks are cut into sections (`sections.py`), each fact module finds its values
(`facts/`), and `assembly.py` puts them together in a `Reading` that accounts for every word of the text. What documents
call things, and how they write dates, times and names, stands in tables (`vocabulary/`): a language is a row.
No module here knows Django's ORM but `saving.py`.
"""
