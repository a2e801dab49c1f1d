"""Signing in through the municipality: OpenID Connect."""
