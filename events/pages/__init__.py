"""What the public pages show beside the records, and how they are kept in memory."""
