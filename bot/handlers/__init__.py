"""Handlers: parse the update, ask the guide, show the reply. Each is a few lines; rules live in the guide."""
