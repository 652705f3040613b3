import pandas as pd  #~ ok


def one(rows):
    return pd.DataFrame(rows)


def two(rows):
    return len(rows)


def three(rows):
    return rows[0]
