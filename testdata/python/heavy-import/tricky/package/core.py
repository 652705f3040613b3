from . import DataFrame
import scipy.stats  #~ python/heavy-import "scipy.stats"


def work(rows):
    return DataFrame(rows)


def spread(rows):
    return scipy.stats.iqr(rows)


def size(rows):
    return len(rows)
