//! Seal keys: no leak, rotation, and the wrong key refused.

use store::{Book, OpenError, OpenOptions, SealKey};

use crate::place::{bank, fill, stored};

fn key(n: u8) -> SealKey {
    SealKey::from_bytes(&[n; 32])
}

#[test]
fn a_seal_key_never_prints_its_secret() {
    let printed = format!("{:?}", key(0x5a));
    assert_eq!(printed, format!("SealKey({})", key(0x5a).id()));
    assert!(!printed.contains("5a5a"), "{printed}");
    assert_eq!(key(1).id(), store::key_id(&key(1).public()));
}

#[tokio::test]
async fn the_old_key_signs_the_new_one() {
    for place in stored().await {
        let book = place.open().await;
        fill(&book, bank(1), 3).await;
        let old = book.head(bank(1)).await.unwrap().unwrap();
        book.close().await;
        let with = |seal_key: u8, previous: Option<u8>| {
            let options =
                OpenOptions { seal_key: key(seal_key), previous_seal_key: previous.map(key), ..place.options() };
            Book::open(&place.location, options)
        };
        for (seal_key, previous) in [(2, None), (2, Some(3))] {
            let refused = with(seal_key, previous).await.map(drop).unwrap_err();
            assert!(matches!(&refused, OpenError::SealKey { found, .. } if *found == key(1).id()), "{refused}");
        }
        let book = with(2, Some(1)).await.unwrap();
        fill(&book, bank(1), 2).await;
        let new = book.head(bank(1)).await.unwrap().unwrap();
        assert!(new.is_signed_by(&key(2).public()) && old.is_signed_by(&key(1).public()));
        assert!(!new.is_signed_by(&key(1).public()));
        for kept in [&old, &new] {
            let report = book.verify(None, Some(kept)).await.unwrap();
            assert!(report.is_sound(), "{:?}", report.faults);
        }
        let forged = key(9).sign(bank(1), 0, old.size, old.root, old.signed_at);
        let report = book.verify(None, Some(&forged)).await.unwrap();
        assert!(report.faults[0].what.contains("signed by no key"), "{:?}", report.faults);
        book.close().await;
        assert!(with(1, None).await.is_err(), "the old key signs no more");
        with(2, None).await.unwrap().close().await;
    }
}
