"""Following a complaint that was sent: by its code, or in the chat that it writes to."""
