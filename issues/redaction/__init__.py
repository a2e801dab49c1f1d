"""Personal data out of a text before anything is stored: found by form and by context, replaced by readable marks."""
