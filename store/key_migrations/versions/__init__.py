"""One file per change, in order of their numbers. A released one is never edited: write the next."""
