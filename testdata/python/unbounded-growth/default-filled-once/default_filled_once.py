"""A default that gets its first element, and never a second."""


class Choice:
    def __init__(self, choices, default=[]):
        if choices and not default:
            default.append(choices[0])  #~ ok
        self.default = default
