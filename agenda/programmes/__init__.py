"""Whole programmes in and out: as tables on screen, as YAML and JSON by command."""
