//! Hashes by which things get names that come from what is in them. They tell apart what was not
//! made to be mistaken for another.

/// The 64-bit FNV-1a hash; another `seed` than 0 gives other hashes of the same bytes.
pub fn fnv1a(bytes: &[u8], seed: u64) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325 ^ seed, step)
}

/// Twelve hexadecimal digits: the hash, folded to 48 bits.
pub fn short_hash(bytes: &[u8]) -> String {
    let hash = fnv1a(bytes, 0);
    format!("{:012x}", (hash >> 48) ^ (hash & 0xffff_ffff_ffff))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_specification() {
        for (text, expected) in [
            ("", 0xcbf2_9ce4_8422_2325),
            ("a", 0xaf63_dc4c_8601_ec8c),
            ("foobar", 0x8594_4171_f739_67e8),
        ] {
            assert_eq!(fnv1a(text.as_bytes(), 0), expected, "{text}");
        }
        assert_eq!(short_hash(b"foobar"), "4171f739e27c");
    }
}
