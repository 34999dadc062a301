"""An article -> everything found in it, pure. `pipeline.py` is the whole way on one screen.

Nothing is imported here, so that `extract.figures` alone stays light.
"""
