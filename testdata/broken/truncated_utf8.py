def lines(name):
    with open(name) as f:
        return len(f.read().splitlines())
# ä¸