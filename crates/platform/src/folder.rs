//! The data folder: one directory that holds everything an institution's Anji knows.
//!
//! ```text
//! data/
//!   book.sqlite     the book (absent when it lives on PostgreSQL)
//!   lake/           observations and loan histories, Parquet segments
//!   keys/           seal.key, index.key, token.key, webhook.key; mode 0600, never in a backup unless asked for
//!   feed-secrets/   INSTITUTION/NAME: what a feed of that institution shows to where it reads; put there by hand, mode 0600
//! ```

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::clock::random;
use crate::problem::{Code, Outcome, Problem};

/// A data folder on disk.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
}

/// What a key is for. Each purpose has its own file and its own rotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Signs the heads of the Merkle log.
    Seal,
    /// Keys the hash by which a firm is found from its credit code.
    Index,
    /// Keys the hashes of session and program tokens.
    Token,
    /// Derives the secrets that sign messages to subscribers.
    Webhook,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 4] = [Self::Seal, Self::Index, Self::Token, Self::Webhook];

    /// The file's stem and the name used on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Seal => "seal",
            Self::Index => "index",
            Self::Token => "token",
            Self::Webhook => "webhook",
        }
    }
}

/// A 256-bit secret; wiped from memory when dropped.
pub type Secret = Zeroizing<[u8; 32]>;

impl Folder {
    /// Opens a data folder, making it when it is not there.
    ///
    /// # Errors
    /// [`Code::StoreFailed`] when it cannot be made or is not a directory.
    pub fn open(root: &Path) -> Outcome<Self> {
        for sub in ["", "keys", "lake"] {
            let path = root.join(sub);
            fs::create_dir_all(&path).map_err(|error| {
                Problem::new(
                    Code::StoreFailed,
                    format!("cannot make {}: check the path and its permissions", path.display()),
                )
                .because(error)
            })?;
        }
        restrict(&root.join("keys"), 0o700)?;
        Ok(Self { root: root.to_path_buf() })
    }

    /// The folder's path.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the embedded book lives.
    #[must_use]
    pub fn book_file(&self) -> PathBuf {
        self.root.join("book.sqlite")
    }

    /// Where the lake lives.
    #[must_use]
    pub fn lake(&self) -> PathBuf {
        self.root.join("lake")
    }

    /// Where a key lives.
    #[must_use]
    pub fn key_file(&self, purpose: Purpose) -> PathBuf {
        self.root.join("keys").join(format!("{}.key", purpose.as_str()))
    }

    /// Reads a key, drawing it at first use.
    ///
    /// # Errors
    /// [`Code::StoreFailed`] when the file cannot be read, is not a key, or is readable by others.
    pub fn key(&self, purpose: Purpose) -> Outcome<Secret> {
        let path = self.key_file(purpose);
        if !path.exists() {
            self.write_key(purpose, &Zeroizing::new(random::<32>()?))?;
        }
        read_key(&path)
    }

    /// The key before the last rotation, when there was one.
    ///
    /// # Errors
    /// [`Code::StoreFailed`] when the file is there and is not a key.
    pub fn old_key(&self, purpose: Purpose) -> Outcome<Option<Secret>> {
        let path = self.key_file(purpose).with_extension("key.old");
        if path.exists() { read_key(&path).map(Some) } else { Ok(None) }
    }

    /// A secret of an institution's feed: the first line of `feed-secrets/INSTITUTION/NAME`. It is put there by whoever looks after the
    /// machine, so a document that names one can show nobody a file of another institution, or any other file.
    ///
    /// # Errors
    /// [`Code::Invalid`] when it is not there or readable by others, with the place where it belongs.
    pub fn feed_secret(&self, institution: &str, name: &str) -> Outcome<String> {
        let plain = |text: &str| {
            !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        let shown = format!("feed-secrets/{institution}/{name}");
        let missing = || {
            Problem::new(
                Code::Invalid,
                format!("there is no secret {shown} in the data folder: put it there, mode 0600"),
            )
            .in_chinese(format!("数据目录中没有密钥文件 {shown}：请由运维放入，权限 0600"))
        };
        if !plain(institution) || !plain(name) {
            return Err(missing());
        }
        let path = self.root.join("feed-secrets").join(institution).join(name);
        let text = Zeroizing::new(fs::read_to_string(&path).map_err(|error| missing().because(error))?);
        refuse_open_permissions(&path).map_err(|problem| Problem::new(Code::Invalid, problem.detail))?;
        text.lines().next().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).ok_or_else(missing)
    }

    /// Replaces a key; the old file is kept beside it as `NAME.key.old` until the next rotation.
    ///
    /// # Errors
    /// [`Code::StoreFailed`] when the file cannot be written.
    pub fn rotate_key(&self, purpose: Purpose) -> Outcome<(Secret, Secret)> {
        let old = self.key(purpose)?;
        let new = Zeroizing::new(random::<32>()?);
        let path = self.key_file(purpose);
        fs::rename(&path, path.with_extension("key.old")).map_err(|error| unreadable(&path).because(error))?;
        self.write_key(purpose, &new)?;
        Ok((old, new))
    }

    fn write_key(&self, purpose: Purpose, secret: &Secret) -> Outcome<()> {
        let path = self.key_file(purpose);
        let fail = |error: std::io::Error| {
            Problem::new(Code::StoreFailed, format!("cannot write {}", path.display())).because(error)
        };
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&path).map_err(fail)?;
        let text = Zeroizing::new(hex::encode(secret.as_slice()));
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(fail)
    }
}

fn read_key(path: &Path) -> Outcome<Secret> {
    refuse_open_permissions(path)?;
    let text = Zeroizing::new(fs::read_to_string(path).map_err(|error| unreadable(path).because(error))?);
    let mut secret = Zeroizing::new([0; 32]);
    hex::decode_to_slice(text.trim(), secret.as_mut_slice()).map_err(|error| unreadable(path).because(error))?;
    Ok(secret)
}

fn unreadable(path: &Path) -> Problem {
    Problem::new(
        Code::StoreFailed,
        format!(
            "{} is not a readable key: restore it from the key backup (64 hexadecimal digits on one line)",
            path.display()
        ),
    )
}

#[cfg(unix)]
fn restrict(path: &Path, mode: u32) -> Outcome<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).map_err(|error| {
        Problem::new(Code::StoreFailed, format!("cannot set the permissions of {}", path.display())).because(error)
    })
}

#[cfg(unix)]
fn refuse_open_permissions(path: &Path) -> Outcome<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path).map_err(|error| unreadable(path).because(error))?.permissions().mode();
    if mode & 0o077 == 0 {
        return Ok(());
    }
    Err(Problem::new(
        Code::StoreFailed,
        format!("{} can be read by others: run chmod 600 on it, then replace what it holds", path.display()),
    ))
}

#[cfg(not(unix))]
fn restrict(_: &Path, _: u32) -> Outcome<()> {
    Ok(())
}

#[cfg(not(unix))]
fn refuse_open_permissions(_: &Path) -> Outcome<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_drawn_once_kept_private_and_rotated() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(dir.path()).unwrap();
        let first = folder.key(Purpose::Token).unwrap();
        assert_eq!(first.as_slice(), folder.key(Purpose::Token).unwrap().as_slice());
        assert_ne!(first.as_slice(), folder.key(Purpose::Index).unwrap().as_slice());
        let (old, new) = folder.rotate_key(Purpose::Token).unwrap();
        assert_eq!(old.as_slice(), first.as_slice());
        assert_eq!(folder.key(Purpose::Token).unwrap().as_slice(), new.as_slice());
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(dir.path()).unwrap();
        folder.key(Purpose::Seal).unwrap();
        fs::set_permissions(folder.key_file(Purpose::Seal), fs::Permissions::from_mode(0o644)).unwrap();
        assert!(folder.key(Purpose::Seal).unwrap_err().detail.contains("chmod 600"));
    }
}
