"""Who reads the queues of each connected municipality: functions and offices, never a person's name."""
