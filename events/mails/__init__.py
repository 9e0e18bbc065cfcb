"""Mail: written as rows, sent by workers; and what the mails of the programme say, a snapshot of the facts for each."""
