"""What mails to delegates say: a snapshot of the facts for each."""
