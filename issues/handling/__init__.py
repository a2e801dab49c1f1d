"""What staff do with a case: the desk's counterpart of `issues.following`."""
