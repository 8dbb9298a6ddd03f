//! Hashes and signatures as hexadecimal text in JSON.

/// One hash.
pub(crate) mod hash {
    use serde::{Deserialize, Deserializer, Serializer};

    pub(crate) fn serialize<S: Serializer, const N: usize>(bytes: &[u8; N], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&hex::encode(bytes))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>, const N: usize>(from: D) -> Result<[u8; N], D::Error> {
        parse(&String::deserialize(from)?).map_err(serde::de::Error::custom)
    }

    pub(super) fn parse<const N: usize>(text: &str) -> Result<[u8; N], String> {
        let mut bytes = [0; N];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| format!("{} hexadecimal digits are needed", 2 * N))?;
        Ok(bytes)
    }
}

/// A list of hashes.
pub(crate) mod hashes {
    use serde::{Deserialize, Deserializer, Serializer};

    pub(crate) fn serialize<S: Serializer>(list: &[[u8; 32]], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(list.iter().map(hex::encode))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<[u8; 32]>, D::Error> {
        let list = Vec::<String>::deserialize(from)?;
        list.iter().map(|text| super::hash::parse(text).map_err(serde::de::Error::custom)).collect()
    }
}
