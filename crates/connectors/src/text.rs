//! Text encodings. CSV structure is ASCII in all of them (the second byte of GB18030 is never a comma, quote or line
//! break), so rows are split as bytes and decoded one by one: memory stays bounded whatever the file's length.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use encoding_rs::{Decoder, DecoderResult, GB18030, UTF_8, WINDOWS_1252};

use crate::ImportError;

/// The encoding of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// GB18030, which contains GBK and GB2312: what spreadsheets in China save CSV as.
    Gb18030,
    /// Western Windows; never guessed, because any bytes would pass.
    Windows1252,
}

impl Encoding {
    /// Its usual name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Gb18030 => "gb18030",
            Self::Windows1252 => "windows-1252",
        }
    }

    /// A row's bytes as text; `None` when they are none in this encoding.
    pub(crate) fn decode(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        match self {
            Self::Utf8 => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Self::Gb18030 => GB18030.decode_without_bom_handling_and_without_replacement(bytes),
            Self::Windows1252 => Some(WINDOWS_1252.decode_without_bom_handling(bytes).0),
        }
    }
}

/// The encoding of a text that is held whole: UTF-8 if it is, else GB18030.
pub(crate) fn encoding_of(bytes: &[u8]) -> Encoding {
    if std::str::from_utf8(bytes).is_ok() { Encoding::Utf8 } else { Encoding::Gb18030 }
}

/// The separator that the first lines of a text table hold most of.
pub(crate) fn separator_of(bytes: &[u8]) -> u8 {
    let head = &bytes[..bytes.len().min(16_384)];
    let count = |separator: u8| head.iter().filter(|byte| **byte == separator).count();
    [b',', b'\t', b';', b'|']
        .into_iter()
        .max_by_key(|separator| (count(*separator), *separator == b','))
        .unwrap_or(b',')
}

/// Reads the file once and tells its encoding: UTF-8 if all of it is, else GB18030 if all of it is, else UTF-8 (rows
/// that are not will be refused one by one).
pub(crate) fn detect(path: &Path) -> Result<Encoding, ImportError> {
    let fail = |source| ImportError::Io { path: path.to_owned(), source };
    let refuse = |why| Err(ImportError::Encoding { path: path.to_owned(), why });
    let mut file = File::open(path).map_err(fail)?;
    let mut checks = [(Encoding::Utf8, Check::new(UTF_8)), (Encoding::Gb18030, Check::new(GB18030))];
    let (mut buffer, mut first) = (vec![0_u8; 1 << 18], true);
    loop {
        let read = file.read(&mut buffer).map_err(fail)?;
        let bytes = &buffer[..read];
        if first && (bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF])) {
            return refuse("it is UTF-16; save it as CSV UTF-8 and import it again");
        }
        if first && bytes.starts_with(b"PK\x03\x04") {
            return refuse("it is a spreadsheet or a zip file; save the sheet as CSV UTF-8 and import it again");
        }
        if bytes.contains(&0) {
            return refuse("it holds zero bytes, so it is not a text file; check that it is the right one");
        }
        first = false;
        for (_, check) in &mut checks {
            check.feed(bytes, read == 0);
        }
        if read == 0 {
            break;
        }
    }
    Ok(checks.iter().find(|(_, check)| check.valid).map_or(Encoding::Utf8, |(encoding, _)| *encoding))
}

struct Check {
    decoder: Decoder,
    valid: bool,
    scratch: Vec<u8>,
}

impl Check {
    fn new(encoding: &'static encoding_rs::Encoding) -> Self {
        Self { decoder: encoding.new_decoder_without_bom_handling(), valid: true, scratch: vec![0; 1 << 16] }
    }

    fn feed(&mut self, mut bytes: &[u8], last: bool) {
        while self.valid {
            let (result, read, _) = self.decoder.decode_to_utf8_without_replacement(bytes, &mut self.scratch, last);
            bytes = &bytes[read..];
            match result {
                DecoderResult::InputEmpty => return,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => self.valid = false,
            }
        }
    }
}
