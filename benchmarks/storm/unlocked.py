"""The site with the lock of the seats taken out: `gunicorn benchmarks.storm.unlocked`. A storm must notice it."""

from django.db.models import QuerySet

from pocweek.wsgi import application

__all__ = ["application"]

QuerySet.select_for_update = lambda self, **_options: self
