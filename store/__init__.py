"""Everything SQL: the tables, their migrations, and the stores behind the other rooms' ports."""
