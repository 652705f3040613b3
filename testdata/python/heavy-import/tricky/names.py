"""Names that look like a use, and uses that do not look like one."""
import matplotlib.pyplot as plt  #~ python/heavy-import "matplotlib.pyplot"
import sklearn.linear_model  #~ python/heavy-import "only fit() uses it"
import sympy as plain, json
from pandas import DataFrame as Frame, read_csv  #~ python/heavy-import "only table() and read() use it"


def table(rows):
    return Frame(rows)


def read(path) -> Frame:
    return read_csv(path)


def fit(rows):
    class Local:
        def inner(self):
            return [sklearn.linear_model.LinearRegression() for _ in rows]

    return Local().inner()


def plot(plt, values):
    # The parameter hides the module.
    plt.plot(values)


def attribute(thing):
    return thing.plt, thing.read_csv, dict(plt=1)


def draw(values):
    plt.plot(values)


def solve(text, default=plain.Symbol("x")):  # evaluated when the module is loaded
    return default, text


def dump(rows):
    return json.dumps(rows)


def count(rows):
    return len(rows)
