"""The web desk for staff, confidants, editors and analysts: server-rendered pages, sign-in, roles, permissions.

Empty so far: there is nothing to review before complaints can be filed.
"""
