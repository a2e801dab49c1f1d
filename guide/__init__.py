"""What to answer: safety, intent, routekaart, `Reply`; and the dialogue's policy. Knows neither Telegram nor the web."""
