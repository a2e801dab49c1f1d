"""Interface texts in every language (gettext catalogues), and the check that none is missing. Content lives in the routekaart."""

from locales.catalogue import Texts, texts

__all__ = ["Texts", "texts"]
