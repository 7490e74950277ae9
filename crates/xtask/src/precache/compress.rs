//! Compressed copies, made once here rather than by the server for every request.

use super::files::Files;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// Endings of files that are not compressed already.
const COMPRESSIBLE: [&str; 9] = [
    ".bin",
    ".css",
    ".html",
    ".js",
    ".json",
    ".svg",
    ".txt",
    ".wasm",
    ".webmanifest",
];

/// Puts `<file>.br` and `<file>.gz` beside each file that becomes smaller.
///
/// # Errors
/// Only as an encoder fails, which none does when it writes into memory.
pub(super) fn add_copies(files: &mut Files) -> anyhow::Result<()> {
    let mut copies = Vec::new();
    for (name, bytes) in files.iter() {
        if COMPRESSIBLE.iter().any(|ending| name.ends_with(ending)) {
            copies.push((format!("{name}.br"), brotli(bytes)?, bytes.len()));
            copies.push((format!("{name}.gz"), gzip(bytes)?, bytes.len()));
        }
    }
    for (name, copy, plain) in copies {
        if copy.len() < plain {
            files.insert(&name, copy);
        }
    }
    Ok(())
}

pub(super) fn brotli(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let best = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &best)?;
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn copies_unpack_to_the_file_and_are_left_out_where_they_would_be_larger() {
        let text = "good business ".repeat(200);
        let mut files = Files::of(&[("a.js", &text), ("b.js", "x"), ("c.png", &text)]);
        add_copies(&mut files).expect("packed");
        assert_eq!(
            files.names(),
            ["a.js", "a.js.br", "a.js.gz", "b.js", "c.png"]
        );

        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(
            &mut files.take("a.js.br").expect("made").as_slice(),
            &mut unpacked,
        )
        .expect("unpacks");
        assert_eq!(unpacked, text.as_bytes());
        let mut unpacked = String::new();
        let packed = files.take("a.js.gz").expect("made");
        flate2::read::GzDecoder::new(packed.as_slice())
            .read_to_string(&mut unpacked)
            .expect("unpacks");
        assert_eq!(unpacked, text);
    }
}
