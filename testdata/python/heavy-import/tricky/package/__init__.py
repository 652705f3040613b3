from pandas import DataFrame  #~ ok

from .core import work
