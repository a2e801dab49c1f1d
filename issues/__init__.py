"""Complaints and what becomes of them: questions, routing, redaction, filing under keys of their own, states."""
