"""Rules run over requests and specs."""
