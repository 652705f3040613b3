const THOUSANDS: usize = 50;
pub const MAX_DOCUMENTS: usize = THOUSANDS * 1000;
pub const MAX_SCORES: usize = 1_000_000;
