"""Interface texts in every language (gettext), and the check that none is missing. Content is the routekaart's."""

from locales.catalogue import Texts, texts

__all__ = ["Texts", "texts"]
