"""The program: settings, wiring (the only place that imports `store`), command line, process life."""
