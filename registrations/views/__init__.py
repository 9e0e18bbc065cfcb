"""The pages of delegates, of invitees and of staff; one module for each."""
