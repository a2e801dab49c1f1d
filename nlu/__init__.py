"""From text to intent: examples, safety rules, the embedded classifier, and how well they do."""
