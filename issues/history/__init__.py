"""What a resident reads of a case's history: its lines, in every language and every version there ever was."""
