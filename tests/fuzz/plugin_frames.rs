//! The fuzzer of `entries::plugin_frames`.
#![no_main]

#[path = "../entries.rs"]
mod entries;

libfuzzer_sys::fuzz_target!(|data: &[u8]| entries::plugin_frames(data));
