//! Sizes of the terminal sessions' buffers.

const KIB: usize = 1024;

/// What one command may print before its buffer has to grow.
pub const LARGE_BUFFER_SIZE: usize = 1024 * KIB;

/// Lines that a session shows at once.
pub const VISIBLE_ROWS: usize = 48;
