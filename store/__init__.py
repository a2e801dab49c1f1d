"""Everything SQL: the tables, their one chain of migrations, and the stores behind the other rooms' ports."""
