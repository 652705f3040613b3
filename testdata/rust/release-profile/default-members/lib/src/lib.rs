pub fn name() -> &'static str {
    "format"
}
