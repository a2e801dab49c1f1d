"""The routekaart: which way to send whom. Model, loader, pure engine, checker, overlays; `kaart/` is the content."""
