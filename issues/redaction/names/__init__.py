"""Names of people, by dictionaries, lists, form and what stands around them."""
