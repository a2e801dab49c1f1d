"""Sessions of the desk, on the server; the browser has a random token."""
