"""The ways to read what stands between two paragraphs of a page, each with the evidence for it.

Either the text goes on (`going_on`), or a new article begins at one of the lines (`beginning`). The
points are odds in natural logarithms, set by hand; what each kind of evidence counts beside the others is
learnt (`benchmarks/learn_boundaries.py`). The pages in `tests/intake/pages` hold both.
"""
