"""Loads the completion model when the module is imported, used or not."""

import numpy
import torch

COMPLETION = torch.load("completion.pt")  #~ python/eager-blob-load "completion.pt"
VOCABULARY = numpy.load("vocabulary.npy")  #~ python/eager-blob-load "vocabulary.npy"


def complete(prefix):
    return COMPLETION.predict(VOCABULARY, prefix)
