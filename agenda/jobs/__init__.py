"""Papers that take longer than a person waits at a web page: asked for, made by a worker, fetched, removed."""
