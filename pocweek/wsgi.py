"""The WSGI entry point that gunicorn serves."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from pocweek.startup import readable_refusals, require_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pocweek.settings")

with readable_refusals():
    application = get_wsgi_application()
    import_module(settings.ROOT_URLCONF)  # and all views: each worker that is forked from here serves at once
    require_database()
