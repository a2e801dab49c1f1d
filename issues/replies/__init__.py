"""Standard replies: what staff can send without writing it, in the resident's own language."""
