//! Signed heads and the keys that sign them.
//!
//! A head states, over a signature, how many events an institution's log has and what their Merkle root is. Whoever
//! keeps one head elsewhere can later prove that nothing before it was changed. Keys are rotated: the old key signs its
//! successor, so a head of any key in the chain stays good.

use std::fmt;

use calendar::Timestamp;
use codes::InstitutionId;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroize;

use crate::hash::FieldHash;
use crate::merkle::Hash;

const HEAD_TAG: &[u8] = b"anji.head.v1";
const SUCCESSION_TAG: &[u8] = b"anji.seal-key.v1";

/// The secret key that signs heads. It is wiped from memory when dropped and never printed.
#[derive(Clone)]
pub struct SealKey {
    // `SigningKey` wipes itself when dropped.
    key: SigningKey,
}

impl SealKey {
    /// From 32 secret bytes; the caller wipes its own copy.
    #[must_use]
    pub fn from_bytes(secret: &[u8; 32]) -> Self {
        let mut copy = *secret;
        let key = SigningKey::from_bytes(&copy);
        copy.zeroize();
        Self { key }
    }

    /// Short hash of the public key: sixteen hexadecimal digits.
    #[must_use]
    pub fn id(&self) -> String {
        key_id(&self.public())
    }

    /// The public key.
    #[must_use]
    pub fn public(&self) -> [u8; 32] {
        self.key.verifying_key().to_bytes()
    }

    /// Signs a head over a log of `size` events; the head before it was over `previous_size` of them.
    #[must_use]
    pub fn sign(
        &self,
        institution: InstitutionId,
        previous_size: u64,
        size: u64,
        root: Hash,
        signed_at: Timestamp,
    ) -> SignedHead {
        let (key_id, signature) = (self.id(), [0; 64]);
        let mut head = SignedHead { institution, size, previous_size, root, signed_at, key_id, signature };
        head.signature = self.key.sign(&head.message()).to_bytes();
        head
    }

    /// Signs the key that follows this one, or this key itself when it is the first.
    pub(crate) fn sign_successor(&self, entry: &KeyEntry) -> [u8; 64] {
        self.key.sign(&entry.message()).to_bytes()
    }
}

impl fmt::Debug for SealKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealKey({})", self.id())
    }
}

/// Short hash of a public key.
#[must_use]
pub fn key_id(public: &[u8; 32]) -> String {
    hex::encode(&Sha256::digest(public)[..8])
}

/// What an institution's log was at an instant, signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedHead {
    /// Whose log.
    pub institution: InstitutionId,
    /// Events in it.
    pub size: u64,
    /// Events in it at the head before this one, 0 at the first: a head that was removed leaves a gap.
    pub previous_size: u64,
    /// Root over their hashes.
    #[serde(with = "crate::text::hash")]
    pub root: Hash,
    /// When it was signed.
    pub signed_at: Timestamp,
    /// Which key signed.
    pub key_id: String,
    /// Ed25519 signature.
    #[serde(with = "crate::text::hash")]
    pub signature: [u8; 64],
}

impl SignedHead {
    /// Whether this public key made the signature.
    #[must_use]
    pub fn is_signed_by(&self, public: &[u8; 32]) -> bool {
        key_id(public) == self.key_id && is_signature(public, &self.message(), &self.signature)
    }

    fn message(&self) -> Hash {
        let (institution, signed_at) = (self.institution.to_string(), self.signed_at.to_string());
        head_message(&institution, [self.size, self.previous_size], &self.root, &signed_at, &self.key_id)
    }
}

/// The bytes under a head's signature: a hash of length-prefixed fields, as in [`hash`](crate::hash). The sizes are the
/// head's own and the previous one's.
pub(crate) fn head_message(institution: &str, sizes: [u64; 2], root: &[u8], signed_at: &str, key_id: &str) -> Hash {
    let mut hash = FieldHash::new(HEAD_TAG);
    hash.field(institution.as_bytes());
    for size in sizes {
        hash.field(&size.to_be_bytes());
    }
    hash.field(root);
    hash.field(signed_at.as_bytes());
    hash.field(key_id.as_bytes());
    hash.finish()
}

pub(crate) fn is_signature(public: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
    VerifyingKey::from_bytes(public)
        .is_ok_and(|key| key.verify_strict(message, &Signature::from_bytes(signature)).is_ok())
}

/// A public key in the chain of keys, signed by the one before it (the first by itself).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeyEntry {
    pub(crate) sequence: u64,
    pub(crate) key_id: String,
    pub(crate) public: [u8; 32],
    pub(crate) introduced_at: String,
    pub(crate) previous_id: String,
    pub(crate) signature: [u8; 64],
}

impl KeyEntry {
    /// The entry for a key after `previous`, signed by that one or by itself when it is the first.
    pub(crate) fn new(key: &SealKey, previous: Option<(&Self, &SealKey)>, introduced_at: Timestamp) -> Self {
        let mut entry = Self {
            sequence: previous.map_or(1, |(entry, _)| entry.sequence + 1),
            key_id: key.id(),
            public: key.public(),
            introduced_at: introduced_at.to_string(),
            previous_id: previous.map_or_else(String::new, |(entry, _)| entry.key_id.clone()),
            signature: [0; 64],
        };
        entry.signature = previous.map_or(key, |(_, signer)| signer).sign_successor(&entry);
        entry
    }

    fn message(&self) -> Hash {
        let mut hash = FieldHash::new(SUCCESSION_TAG);
        hash.field(&self.sequence.to_be_bytes());
        hash.field(self.key_id.as_bytes());
        hash.field(&self.public);
        hash.field(self.introduced_at.as_bytes());
        hash.field(self.previous_id.as_bytes());
        hash.finish()
    }

    /// Whether the entry follows `previous` and is signed by it (by itself when it is the first).
    pub(crate) fn follows(&self, previous: Option<&Self>) -> bool {
        let signer = previous.map_or(&self.public, |entry| &entry.public);
        self.sequence == previous.map_or(1, |entry| entry.sequence + 1)
            && self.previous_id == previous.map_or("", |entry| &entry.key_id)
            && self.key_id == key_id(&self.public)
            && is_signature(signer, &self.message(), &self.signature)
    }
}
