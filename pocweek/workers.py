"""Background workers that share nothing but the database, so that one that is killed harms no other.

The cluster of django-q2 hands tasks from process to process through queues in memory. Their locks are lost with the
process that holds one: after an idle worker was killed, all others would wait for ever and no mail would go out. Here
each worker takes tasks from the database by itself and notes there what came of them, with django-q2's own code for
both; the head only starts a new worker where one has ended.
"""

import logging
import multiprocessing
import os
import queue
import signal
import time
from multiprocessing.connection import wait
from types import FrameType
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django_q.brokers import Broker, get_broker
from django_q.conf import Conf
from django_q.monitor import monitor
from django_q.scheduler import scheduler
from django_q.signing import BadSignature, SignedPackage
from django_q.worker import worker

from events.mails.delivery import look_for_due

logger = logging.getLogger(__name__)

LOOKS_AT_CLOCK_EVERY = 30  # seconds between two looks at what is scheduled
PAUSE = 1  # seconds before what went wrong is tried again
STOP = "STOP"  # what tells django-q2's loops to end
ASKED_TO_END = {signal.SIGTERM, signal.SIGINT}


def run(number: int) -> None:
    """Keep so many workers running until this process is asked to end; then let each finish its task."""
    asked, ask = (
        os.pipe()
    )  # an exception from a signal could come where Python drops it, as right after a fork
    for request in ASKED_TO_END:
        signal.signal(request, lambda *_signal: os.write(ask, b"."))
    connections.close_all()  # no two processes may use one connection
    workers: list[multiprocessing.process.BaseProcess] = []
    try:
        while True:
            while len(workers) < number:
                workers.append(_start())
            if asked in wait([asked, *(each.sentinel for each in workers)]):
                break
            for ended in [each for each in workers if not each.is_alive()]:
                workers.remove(ended)
                if ended.exitcode:
                    logger.error("worker %s has died (%s), another one starts", ended.pid, ended.exitcode)
                    time.sleep(PAUSE)
    finally:
        for each in workers:
            each.terminate()
        for each in workers:
            each.join()


def _start() -> multiprocessing.process.BaseProcess:
    """Start a worker. What asks it to end waits until the worker can hear it."""
    fresh = multiprocessing.get_context("fork").Process(target=_work, args=(os.getpid(),))
    signal.pthread_sigmask(signal.SIG_BLOCK, ASKED_TO_END)
    try:
        fresh.start()
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ASKED_TO_END)
    return fresh


def _work(head: int) -> None:
    # django-q2 lets go of old connections around each task. None is old: a new one costs PostgreSQL more than a mail,
    # and one that broke is noticed when it is used next (CONN_HEALTH_CHECKS).
    connections[DEFAULT_DB_ALIAS].settings_dict["CONN_MAX_AGE"] = None
    broker = get_broker()
    tasks = Tasks(broker, head)
    for request in ASKED_TO_END:
        signal.signal(request, tasks.end)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ASKED_TO_END)
    worker(tasks, Results(broker), multiprocessing.Value("f", -1), Conf.TIMEOUT)


class Tasks:
    """What django-q2's worker reads as its queue: the table of tasks. It ends when asked to, or when the head dies."""

    def __init__(self, broker: Broker, head: int) -> None:
        self._broker = broker
        self._head = head
        self._is_over = False
        self._looks_at_clock_at = time.monotonic()

    def end(self, number: int, frame: FrameType | None) -> None:
        self._is_over = True

    def get(self) -> dict[str, Any] | str:
        """Return the next task once there is one; no other worker gets it within the time that `retry` sets."""
        while not self._is_over and os.getppid() == self._head:
            if time.monotonic() >= self._looks_at_clock_at:
                self._looks_at_clock_at = time.monotonic() + LOOKS_AT_CLOCK_EVERY
                scheduler(self._broker)  # which lets one of several workers make a task of what is due
            try:
                look_for_due()
                found = self._broker.dequeue()  # where there is none, it waits as long as `poll` says
            except DatabaseError as problem:
                logger.warning("no tasks can be read: %s", str(problem).partition("\n")[0])
                time.sleep(PAUSE)
                continue
            if found and (task := self._unpacked(*found[0])):
                return task
        return STOP

    def _unpacked(self, key: int, payload: str) -> dict[str, Any] | None:
        try:
            task: dict[str, Any] = SignedPackage.loads(payload)
        except (TypeError, BadSignature):
            logger.exception("task %s cannot be read and is taken away", key)
            self._broker.fail(key)
            return None
        return task | {"cluster": Conf.CLUSTER_NAME, "ack_id": key}


class Results:
    """Where django-q2's worker puts what came of a task: into the database, and the task out of it."""

    def __init__(self, broker: Broker) -> None:
        self._broker = broker

    def put(self, task: dict[str, Any]) -> None:
        once: queue.SimpleQueue[dict[str, Any] | str] = queue.SimpleQueue()
        once.put(task)
        once.put(STOP)
        try:
            monitor(once, self._broker)
        except DatabaseError as problem:
            logger.warning("a task will run again: %s", str(problem).partition("\n")[0])
