"""Who saw and did what at the desk: signed month by month, dropped whole when its term is over."""
