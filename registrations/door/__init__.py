"""Who is expected at the door of a side event, and the code by which one is found."""
