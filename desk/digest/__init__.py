"""What staff hear of by e-mail: how many cases came in or are due. Counts and a link, never what they say."""
