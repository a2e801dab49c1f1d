"""A case opened for somebody at the desk: everything they may know of it, and nothing that opens anything else."""
