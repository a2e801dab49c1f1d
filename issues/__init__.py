"""Complaints and what becomes of them: kinds, states, redaction, receipts, routing, retention, anonymised figures."""
