"""Commitments after the week: the public register, the reports of their owners, and what reminds them."""
