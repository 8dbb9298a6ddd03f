//! The sealed log, its proofs, and that the engines agree with the reference model.

use std::time::Duration;

use store::{Book, Expected, OpenOptions, ReadError};

use crate::place::{all, append, bank, batch, fill, loan, stored};

#[tokio::test]
async fn the_log_is_dense_and_proves_itself() {
    for place in all().await {
        let book = place.open().await;
        assert_eq!(book.head(bank(1)).await.unwrap(), None);
        let mut heads = Vec::new();
        for count in [1, 2, 4, 6] {
            fill(&book, bank(1), count).await;
            heads.push(book.head(bank(1)).await.unwrap().unwrap());
        }
        assert_eq!(heads.iter().map(|head| head.size).collect::<Vec<_>>(), [1, 3, 7, 13]);
        let feed = book.feed(bank(1), 0, 100).await.unwrap();
        assert_eq!(feed.iter().map(|sealed| sealed.log_index).collect::<Vec<_>>(), (1..=13).collect::<Vec<_>>());
        assert_eq!(book.feed(bank(1), 11, 100).await.unwrap(), feed[11..]);
        assert_eq!(book.feed(bank(1), 5, 2).await.unwrap(), feed[5..7]);
        for head in &heads {
            for index in 1..=head.size {
                let proof = book.proof(bank(1), index, head.size).await.unwrap();
                assert!(proof.leads_to(&head.root), "{:?} {index} in {}", place.engine, head.size);
                assert_eq!(proof.event_hash, feed[usize::try_from(index).unwrap() - 1].event.hash);
            }
            for older in heads.iter().filter(|older| older.size <= head.size) {
                let proof = book.consistency(bank(1), older.size, head.size).await.unwrap();
                assert!(proof.ties(&older.root, &head.root));
                assert!(older.size == head.size || !proof.ties(&head.root, &older.root));
            }
        }
        assert!(matches!(book.proof(bank(1), 14, 14).await, Err(ReadError::OutOfLog { size: 13, .. })));
        assert!(matches!(book.proof(bank(1), 0, 13).await, Err(ReadError::OutOfLog { .. })));
        assert!(matches!(book.consistency(bank(1), 2, 14).await, Err(ReadError::OutOfLog { .. })));
        let report = book.verify(None, Some(&heads[1])).await.unwrap();
        assert!(report.is_sound(), "{:?} {:?}", place.engine, report.faults);
        assert_eq!((report.events, report.sealed, report.heads), (13, 13, 4));
        book.close().await;
    }
}

#[tokio::test]
async fn the_engines_give_the_bits_of_the_model() {
    let mut answers = Vec::new();
    for place in all().await {
        let book = place.open().await;
        fill(&book, bank(1), 25).await;
        fill(&book, bank(2), 3).await;
        let feeds = (book.feed(bank(1), 0, 100).await.unwrap(), book.feed(bank(2), 0, 100).await.unwrap());
        let proofs = (book.proof(bank(1), 17, 25).await.unwrap(), book.consistency(bank(1), 6, 25).await.unwrap());
        answers.push((feeds, proofs, book.head(bank(1)).await.unwrap(), book.institutions().await.unwrap()));
        book.close().await;
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
}

#[tokio::test]
async fn a_lower_position_committed_late_is_not_missed() {
    for place in stored().await {
        let Some(database) = place.database() else { continue };
        let book = place.open().await;
        // Another process holds a lower queue position in an open transaction while ours commits and is sealed.
        let url = database.superuser_url_inside();
        let mut late = <sqlx::PgConnection as sqlx::Connection>::connect(&url).await.unwrap();
        sqlx::raw_sql("BEGIN; SELECT nextval(pg_get_serial_sequence('pending', 'position'))")
            .execute(&mut late)
            .await
            .unwrap();
        fill(&book, bank(1), 2).await;
        assert_eq!(
            book.head(bank(1)).await.unwrap().unwrap().size,
            2,
            "an open transaction elsewhere holds nothing back"
        );
        let row = "INSERT INTO event SELECT institution, stream_kind, '\\x09090909090909090909090909090909', 1, kind, schema, \
                   effective_on, recorded_at, actor, payload, previous, hash FROM event WHERE version = 1 LIMIT 1; \
                   INSERT INTO pending (position, institution, stream_kind, stream_id, version) OVERRIDING SYSTEM VALUE \
                   SELECT 1, institution, stream_kind, stream_id, version FROM event \
                   WHERE stream_id = '\\x09090909090909090909090909090909'; COMMIT";
        sqlx::raw_sql(row).execute(&mut late).await.unwrap();
        assert_eq!(book.seal().await.unwrap().events, 1);
        assert_eq!(book.feed(bank(1), 2, 10).await.unwrap()[0].event.stream, loan(9));
        book.close().await;
    }
}

#[tokio::test]
async fn the_background_sealer_keeps_the_tail_short() {
    for place in stored().await {
        let options = OpenOptions { auto_seal: true, ..place.options() };
        let book = Book::open(&place.location, options).await.unwrap();
        book.append(batch(bank(1), vec![append(loan(1), Expected::New, &["a", "b", "c"])])).await.unwrap();
        assert_eq!(book.stats().await.unsealed_institutions, 1, "reported until sealed");
        let sealed = async {
            while book.head(bank(1)).await.unwrap().is_none_or(|head| head.size < 3) {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(5), sealed).await.expect("sealed soon");
        let stats = book.stats().await;
        assert_eq!((stats.batches, stats.events, stats.sealed, stats.unsealed_institutions), (1, 3, 3, 0));
        book.close().await;
    }
}
