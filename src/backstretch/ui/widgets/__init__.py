"""One widget a file; each is told values and knows no service."""
