"""What to answer: safety, intent, routekaart, `Reply`; and the dialogue's policy. Knows no Telegram and no web."""
