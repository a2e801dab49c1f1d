"""The one chain of changes to the tables. Alembic runs env.py; store/schema.py starts it."""
