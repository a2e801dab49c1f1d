"""Interface texts in every language (gettext), and the check that none is missing. Content is the routekaart's."""

from locales.catalogue import Texts, languages, texts

__all__ = ["Texts", "languages", "texts"]
