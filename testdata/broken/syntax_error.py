def half(:
    return (1,

def lines(name):
    with open(name) as f:
        return len(f.read().splitlines())
