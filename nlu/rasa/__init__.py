"""Our understanding as a Rasa model: its components, their configuration, and the server. Python 3.10, Rasa 3.6.

What runs in Rasa's environment is ``components/`` and ``serve.py``, with ``language/`` and the modules of ``nlu/`` that
``nlu.rasa_project`` names. Nothing else may be imported there.
"""
