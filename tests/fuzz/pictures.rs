//! The fuzzer of `entries::pictures`.
#![no_main]

#[allow(dead_code, reason = "a fuzzer calls one of the entries")]
#[path = "../entries.rs"]
mod entries;

libfuzzer_sys::fuzz_target!(|data: &[u8]| entries::pictures(data));
