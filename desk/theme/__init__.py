"""The look that an organisation gives the desk: its name, its logo, its colours."""
