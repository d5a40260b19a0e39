//! The fuzzer of `entries::pdf`.
#![no_main]

#[allow(dead_code, reason = "a fuzzer calls one of the entries")]
#[path = "../entries.rs"]
mod entries;

libfuzzer_sys::fuzz_target!(|data: &[u8]| entries::pdf(data));
