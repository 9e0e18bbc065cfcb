"""The versions of a side event: what is kept, what changed, and how an earlier one comes back."""
