KIB = 1 << 10
MIB = KIB * KIB
MAX_FRAME = MIB
HEADER = 16


class Window:
    BYTES = 4 * MIB
