"""Rasa graph components: our normaliser, the sentence features, and the three voices as a classifier.

Rasa reads the names and the type hints of its methods' parameters while it trains, so they are as its base classes have
them, and what they name is imported and not only for the type checker.
"""

import os

# Rasa calls home unless told not to. It looks at this anew each time, so that whoever trains or serves a model with
# these components is silent even when the environment was forgotten.
os.environ["RASA_TELEMETRY_ENABLED"] = "false"
