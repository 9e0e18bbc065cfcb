"""Versions of papers: numbered and kept when they are issued, told apart in words, verified by anybody."""

from .paper import PAGE_NAMES, Paper, Subject, changes_since, said_by, stands, verify_address

__all__ = ["PAGE_NAMES", "Paper", "Subject", "changes_since", "said_by", "stands", "verify_address"]
