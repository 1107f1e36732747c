#![no_main]

#[path = "../../../core/tests/fuzz/readers.rs"]
mod readers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::stamps(bytes));
