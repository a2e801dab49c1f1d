"""Doing something with a case: what a page offers, the form for it, and what was typed into it."""
