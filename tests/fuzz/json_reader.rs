//! The fuzzer of `entries::json_reader`.
#![no_main]

#[allow(dead_code, reason = "a fuzzer calls one of the entries")]
#[path = "../entries.rs"]
mod entries;

libfuzzer_sys::fuzz_target!(|data: &[u8]| entries::json_reader(data));
