"""How gunicorn serves: `gunicorn -c pocweek/gunicorn_conf.py`, from the folder of manage.py.

What a host wants otherwise it says on the command line: `--bind 0.0.0.0:8000 --workers 8`.
"""

import os

from gunicorn.arbiter import Arbiter
from gunicorn.workers.base import Worker

logger_class = "pocweek.logs.AccessLogger"
wsgi_app = "pocweek.wsgi"
bind = "127.0.0.1:8000"
workers = 2
threads = 8  # also the most connections to PostgreSQL that one worker keeps
preload_app = True  # a wrong setting then ends the start with one line, where each worker would try again
accesslog = "-"

if not os.environ.setdefault("POCWEEK_DB_POOL", str(threads)):
    os.environ.update(POCWEEK_DB_POOL=str(threads))  # set but empty counts as not set


def on_starting(server: Arbiter) -> None:
    """Load what prints papers once for all workers, when the application is loaded here as well."""
    if server.cfg.preload_app:
        from agenda.printing.warming import warm

        warm()


def post_worker_init(worker: Worker) -> None:
    """A quarter of the threads may hold back the answers to a crowded network; a worker without threads holds none."""
    from registrations.throttling import waiting_places

    waiting_places.set_number(worker.cfg.threads // 4)
