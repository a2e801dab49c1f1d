"""How content files are read: strict YAML with positions, texts in every language, problems said where to mend them."""
