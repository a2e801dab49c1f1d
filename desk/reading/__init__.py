"""The queue and the case as pages show them: everything in the words of whoever reads them."""
