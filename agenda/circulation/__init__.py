"""The issued summary goes out: to whom, once each, and what came of each mail."""
