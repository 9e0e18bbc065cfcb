#!/usr/bin/env python
"""Django's command line."""

import os
import sys

from django.core.management import execute_from_command_line

from pocweek.startup import readable_refusals

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pocweek.settings")
    with readable_refusals():
        execute_from_command_line(sys.argv)
