"""The web desk for staff, confidants, editors and analysts: server-rendered pages, sign-in, roles, permissions."""
