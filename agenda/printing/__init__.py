"""Making PDFs of HTML, one or many, keeping them, and what they may read; `agenda.pdf` is the door."""
