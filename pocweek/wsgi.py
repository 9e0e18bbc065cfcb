"""The WSGI entry point that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from pocweek.startup import readable_refusals, require_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pocweek.settings")

with readable_refusals():
    application = get_wsgi_application()
    require_database()
