"""How the UN writes dates, times, lists, names and States, in six languages."""
