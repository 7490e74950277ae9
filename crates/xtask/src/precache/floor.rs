//! Keeps the WebAssembly readable for the oldest browsers that the app opens in. A newer compiler
//! may start to use what they lack, and no browser in the test run is old enough to notice.

use super::files::Files;
use anyhow::{Context, ensure};
use wasmparser::{Validator, WasmFeatures};

/// What Chrome 100, Firefox 102 and Safari 15.6 all have. The youngest of these came with Safari 15.
const FLOOR: WasmFeatures = WasmFeatures::MUTABLE_GLOBAL
    .union(WasmFeatures::SATURATING_FLOAT_TO_INT)
    .union(WasmFeatures::SIGN_EXTENSION)
    .union(WasmFeatures::REFERENCE_TYPES)
    .union(WasmFeatures::MULTI_VALUE)
    .union(WasmFeatures::BULK_MEMORY)
    .union(WasmFeatures::FLOATS)
    .union(WasmFeatures::GC_TYPES);

/// Checks every WebAssembly file of the build.
///
/// # Errors
/// When there is none, or one uses what an oldest browser lacks.
pub(super) fn check(files: &Files) -> anyhow::Result<()> {
    let mut checked = 0;
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".wasm")) {
        Validator::new_with_features(FLOOR)
            .validate_all(bytes)
            .with_context(|| {
                format!("{name} does not run in the oldest browsers the app opens in")
            })?;
        checked += 1;
    }
    ensure!(checked > 0, "the build has no WebAssembly");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAGIC: &[u8] = b"\0asm\x01\0\0\0";
    /// A type and a function of that type: nothing in, nothing out.
    const FUNCTION: &[u8] = b"\x01\x04\x01\x60\0\0\x03\x02\x01\0";

    fn with_body(instructions: &[u8]) -> Files {
        let size = u8::try_from(instructions.len() + 2).expect("a short body");
        let code = [&[0x0a, size + 2, 1, size, 0], instructions, &[0x0b]].concat();
        let mut files = Files::default();
        files.insert(
            "assets/app.wasm",
            [MAGIC, FUNCTION, code.as_slice()].concat(),
        );
        files
    }

    #[test]
    fn what_the_oldest_browsers_know_passes() {
        // 0, made longer by sign, dropped.
        check(&with_body(&[0x41, 0, 0xc0, 0x1a])).expect("sign extension is old enough");
    }

    #[test]
    fn a_tail_call_is_too_new_and_the_file_is_named() {
        // A tail call of the function itself: Safari learnt it years after 15.6.
        let problem = check(&with_body(&[0x12, 0])).expect_err("too new");
        assert!(format!("{problem:#}").contains("assets/app.wasm"));
        assert!(format!("{problem:#}").contains("tail call"), "{problem:#}");
    }

    #[test]
    fn a_build_without_webassembly_is_not_waved_through() {
        assert!(check(&Files::default()).is_err());
    }
}
