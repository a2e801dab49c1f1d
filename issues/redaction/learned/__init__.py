"""What no rule says and a small model learnt from labelled texts: numbers that are rooms, words that are names."""
