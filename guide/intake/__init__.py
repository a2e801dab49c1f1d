"""A complaint, step by step: a pure machine over a `Draft`; filing goes through a port."""
