"""Who reads a complaint, and by when: ordered rules as data, proven over every complaint that can be filed."""
