"""The chain of changes to the key database, apart from the main one as the databases are."""
