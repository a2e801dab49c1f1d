"""Complaints and what becomes of them: kinds, states, redaction, receipts, routing, retention, anonymised figures.

Empty so far: filing opens once the threat model and the privacy document are written.
"""
