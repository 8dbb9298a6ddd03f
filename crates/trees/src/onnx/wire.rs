//! The wire form of protocol buffers: enough of it to read a model, none to write one.
//!
//! A message is a run of fields, each a number, a kind and a value (protobuf.dev, *Encoding*). Repeated numbers may come
//! packed into one field or one by one.

/// A field's value.
#[derive(Debug, Clone, Copy)]
pub(super) enum Value<'a> {
    Varint(u64),
    Four([u8; 4]),
    Eight([u8; 8]),
    Bytes(&'a [u8]),
}

/// The bytes are not such a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotWire;

/// The fields of a message, one after another.
pub(super) struct Fields<'a> {
    rest: &'a [u8],
}

impl<'a> Fields<'a> {
    pub(super) fn new(message: &'a [u8]) -> Self {
        Self { rest: message }
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], NotWire> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or(NotWire)?;
        self.rest = rest;
        Ok(*taken)
    }

    fn field(&mut self) -> Result<(u64, Value<'a>), NotWire> {
        let key = varint(&mut self.rest)?;
        let value = match key & 7 {
            0 => Value::Varint(varint(&mut self.rest)?),
            1 => Value::Eight(self.take()?),
            2 => {
                let length = usize::try_from(varint(&mut self.rest)?).map_err(|_| NotWire)?;
                let (bytes, rest) = self.rest.split_at_checked(length).ok_or(NotWire)?;
                self.rest = rest;
                Value::Bytes(bytes)
            }
            5 => Value::Four(self.take()?),
            _ => return Err(NotWire),
        };
        Ok((key >> 3, value))
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = Result<(u64, Value<'a>), NotWire>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let field = self.field();
        if field.is_err() {
            self.rest = &[];
        }
        Some(field)
    }
}

fn varint(rest: &mut &[u8]) -> Result<u64, NotWire> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let (first, after) = rest.split_first().ok_or(NotWire)?;
        *rest = after;
        value |= u64::from(first & 127) << shift;
        if first & 128 == 0 {
            return Ok(value);
        }
    }
    Err(NotWire)
}

impl<'a> Value<'a> {
    pub(super) fn bytes(self) -> Result<&'a [u8], NotWire> {
        if let Self::Bytes(bytes) = self { Ok(bytes) } else { Err(NotWire) }
    }

    pub(super) fn text(self) -> Result<&'a str, NotWire> {
        std::str::from_utf8(self.bytes()?).map_err(|_| NotWire)
    }

    /// A signed number, as `int64` and `int32` are written.
    pub(super) fn int(self) -> Result<i64, NotWire> {
        if let Self::Varint(value) = self { Ok(value.cast_signed()) } else { Err(NotWire) }
    }

    pub(super) fn ints(self, into: &mut Vec<i64>) -> Result<(), NotWire> {
        match self {
            Self::Bytes(mut packed) => {
                while !packed.is_empty() {
                    into.push(varint(&mut packed)?.cast_signed());
                }
            }
            one => into.push(one.int()?),
        }
        Ok(())
    }

    pub(super) fn floats(self, into: &mut Vec<f64>) -> Result<(), NotWire> {
        match self {
            Self::Bytes(packed) if packed.len() % 4 == 0 => {
                let (whole, _) = packed.as_chunks();
                into.extend(whole.iter().map(|bytes| f64::from(f32::from_le_bytes(*bytes))));
            }
            Self::Four(bytes) => into.push(f64::from(f32::from_le_bytes(bytes))),
            _ => return Err(NotWire),
        }
        Ok(())
    }

    pub(super) fn doubles(self, into: &mut Vec<f64>) -> Result<(), NotWire> {
        match self {
            Self::Bytes(packed) if packed.len() % 8 == 0 => {
                let (whole, _) = packed.as_chunks();
                into.extend(whole.iter().map(|bytes| f64::from_le_bytes(*bytes)));
            }
            Self::Eight(bytes) => into.push(f64::from_le_bytes(bytes)),
            _ => return Err(NotWire),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Fields, NotWire};

    fn count(message: &[u8]) -> Result<usize, NotWire> {
        Fields::new(message).try_fold(0, |count, field| field.map(|_| count + 1))
    }

    #[test]
    fn messages_are_cut_into_fields_or_refused() {
        // Field 1 = 150 as a varint, field 2 = "ab", field 3 four bytes, field 4 eight bytes.
        let sound = [8, 150, 1, 18, 2, 97, 98, 29, 0, 0, 128, 63, 33, 0, 0, 0, 0, 0, 0, 240, 63];
        assert_eq!(count(&sound), Ok(4));
        let ends = [3, 7, 12, 21];
        for cut in 1..sound.len() {
            // A cut between fields leaves a shorter message, any other none.
            assert_eq!(count(&sound[..cut]).is_ok(), ends.contains(&cut), "{cut}");
        }
        assert_eq!(count(&[11]), Err(NotWire), "a kind that is no longer in use");
        assert_eq!(count(&[8, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]), Err(NotWire), "past 64 bits");
        assert_eq!(count(&[18, 255, 255, 255, 255, 255, 255, 255, 255, 127]), Err(NotWire), "longer than the message");
    }
}
