"""The same; a run that predicts loads what it needs."""
import json
import re


class Enforcer:
    def __init__(self, root):
        self.root = root

    def load_rules(self, path):
        with open(path) as f:
            return json.load(f)

    def check_line(self, line, rules):
        return [rule for rule in rules if re.search(rule["pattern"], line)]

    def summary(self, violations):
        return f"{len(violations)} violations"

    def trend(self, counts):
        import numpy as np  #~ ok
        import pandas as pd  #~ ok

        frame = pd.DataFrame({"count": counts})
        return np.asarray(frame["count"].rolling(7).mean())
