"""The smallest Django application that takes an RSVP: a form, one locked row, two rows written, a page of thanks.

It is written as one would write it first, with nothing beside the task: what the site is measured against.
"""
