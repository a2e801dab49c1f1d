"""The chain of changes to the main database. Alembic runs env.py; store/schema.py starts it."""
