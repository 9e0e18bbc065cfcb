"""Messages in the admin."""
