pub fn lines(path: &std::path::Path) -> usize {
    std::fs::read_to_string(path).map_or(0, |all| all.lines().count())
}
// ğŸ