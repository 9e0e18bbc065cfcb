"""Keeps the secrets of personal links out of every log: whoever reads one could else cancel a delegate's seat."""

import logging
import re

from gunicorn.config import Config
from gunicorn.glogging import Logger

# Each address of the site that ends in a secret; a test asks for those that are missing here.
_BEFORE_SECRETS = (
    "rsvp", "invitation", "hand-over", "my-week", "confirm", "merger", "summary-review", "opt-out", "commitment",
)  # fmt: skip
PERSONAL_LINK = re.compile(rf"/({'|'.join(_BEFORE_SECRETS)})/[^/\s?]+")


def without_secrets(text: str) -> str:
    """Return a line of a log with an ellipsis in place of each secret."""
    return PERSONAL_LINK.sub(r"/\1/…", text)


class WithoutSecrets(logging.Filter):
    """For every logger that names the path of a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = without_secrets(record.getMessage()), ()
        return True


_WITHOUT_SECRETS = WithoutSecrets()


class AccessLogger(Logger):
    """For gunicorn, whose access log names the path of every request."""

    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        self.access_log.addFilter(_WITHOUT_SECRETS)
