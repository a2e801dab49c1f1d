"""The queue of the desk: which cases somebody sees, which of them they want, and in what order."""
