//! newsbind.
fn main() {}
