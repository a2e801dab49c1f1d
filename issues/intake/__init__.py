"""What a complaint is asked, as data: themes, sub-themes and the five questions of each."""
