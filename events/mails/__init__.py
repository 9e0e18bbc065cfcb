"""What the mails of the programme say: a snapshot of the facts, for each one to whom it goes."""
