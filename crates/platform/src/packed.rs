//! Long documents in events: gzipped, in base 64.

use std::io::{Read, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use crate::limits::{MAX_PACKED_BYTES, MAX_UNPACKED_BYTES};
use crate::problem::{Code, Outcome, Problem};

/// A document as an event keeps it.
///
/// # Errors
/// [`Code::TooLarge`] when it is too long even so.
pub(crate) fn pack(document: &str) -> Outcome<String> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    let packed = packer.write_all(document.as_bytes()).and_then(|()| packer.finish());
    let packed =
        packed.map_err(|error| Problem::new(Code::Internal, "a document could not be packed").because(error))?;
    let text = BASE64.encode(packed);
    if text.len() > MAX_PACKED_BYTES {
        let said = format!("the document takes {} bytes when packed; at most {MAX_PACKED_BYTES}", text.len());
        return Err(Problem::new(Code::TooLarge, said));
    }
    Ok(text)
}

/// The document again.
///
/// # Errors
/// [`Code::StoreDamaged`].
pub(crate) fn unpack(packed: &str) -> Outcome<String> {
    let damaged = |error: &dyn std::fmt::Display| {
        Problem::new(Code::StoreDamaged, format!("a document in the book cannot be unpacked: {error}"))
    };
    let bytes = BASE64.decode(packed).map_err(|error| damaged(&error))?;
    let mut text = String::new();
    GzDecoder::new(bytes.as_slice())
        .take(MAX_UNPACKED_BYTES)
        .read_to_string(&mut text)
        .map_err(|error| damaged(&error))?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_comes_out_as_it_went_in_and_a_damaged_one_is_named() {
        let text = "评分卡 scorecard ".repeat(1_000);
        let packed = pack(&text).unwrap();
        assert!(packed.len() < text.len() / 10);
        assert_eq!(unpack(&packed).unwrap(), text);
        assert_eq!(unpack(&packed[..packed.len() - 8]).unwrap_err().code, Code::StoreDamaged);
    }
}
