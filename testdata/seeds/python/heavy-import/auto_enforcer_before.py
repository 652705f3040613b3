"""An enforcer that loads a predictor's libraries although most runs never predict."""
import json
import re

import numpy as np
import pandas as pd  #~ python/heavy-import "only Enforcer.trend() uses it"


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
        frame = pd.DataFrame({"count": counts})
        return np.asarray(frame["count"].rolling(7).mean())
