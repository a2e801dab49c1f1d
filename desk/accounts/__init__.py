"""Accounts of the desk: who they are, how they are invited, how they sign in."""
