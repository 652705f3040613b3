pub const KIB: usize = 1 << 10;
pub const MIB: usize = KIB * KIB;
pub const MAX_FRAME: usize = MIB;
pub const HEADER: usize = 16;

pub struct Window;

impl Window {
    pub const BYTES: usize = 2 * MIB;
}
