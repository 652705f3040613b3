"""Sizes of the terminal sessions' buffers."""

KIB = 1024

# What one command may print before its buffer is full.
LARGE_BUFFER_SIZE = 1024 * KIB

# Lines that a session shows at once.
VISIBLE_ROWS = 48
