"""The pages of the desk: each reads what was asked, asks a use case, and shows what comes of it."""
