//! Copies: from either engine, into either engine, verified, and never over something else.

use store::{Arg, BackupError, Book, CopyStage, Engine, Expected, Location, Statement};

use crate::place::{all, append, bank, batch, fill, key, loan, stored};

fn note(institution: u8, id: i64, body: Option<&str>) -> Statement {
    let tenant = Arg::Text(bank(institution).to_string());
    let args =
        vec![tenant, Arg::Int(id), Arg::OptText(body.map(str::to_owned)), Arg::Blob(vec![1, 0, 2]), Arg::Real(0.1)];
    Statement::new("INSERT INTO note (institution, id, body, picture, score) VALUES ($1, $2, $3, $4, $5)", args)
}

async fn write_all(book: &Book) {
    fill(book, bank(1), 9).await;
    fill(book, bank(2), 4).await;
    let mut last = batch(bank(1), vec![append(loan(7), Expected::New, &["not sealed", "nor this"])]);
    last.key = Some((key("k", 1, 100), b"answer".to_vec()));
    last.writes = vec![note(1, 1, Some("字")), note(1, 2, None)];
    book.append(last).await.unwrap();
    book.execute(bank(2), vec![note(2, 1, Some("of another bank"))]).await.unwrap();
}

#[tokio::test]
async fn a_copy_can_be_taken_back_on_either_engine() {
    for from in stored().await {
        let book = from.open().await;
        write_all(&book).await;
        let head = book.head(bank(1)).await.unwrap().unwrap();
        let feed = book.feed(bank(1), 0, 100).await.unwrap();
        let copy = from.folder().join("copy");
        let report = book.backup(&copy).await.unwrap();
        assert_eq!((report.tables["event"], report.tables["pending"], report.tables["note"]), (15, 2, 3));
        book.close().await;
        for to in stored().await {
            let (restored, again) = Book::restore(&copy, &to.location, to.options()).await.unwrap();
            assert_eq!(again, report, "{:?} to {:?}", from.engine, to.engine);
            assert_eq!(restored.feed(bank(1), 0, 100).await.unwrap(), feed);
            assert_eq!(restored.remembered(bank(1), &key("k", 1, 0)).await.unwrap(), Some(b"answer".to_vec()));
            let query = Statement::new(
                "SELECT body, picture, score FROM note WHERE institution = $1 ORDER BY id",
                vec![Arg::Text(bank(1).to_string())],
            );
            let rows = restored.query(bank(1), &query).await.unwrap();
            assert_eq!((rows[0].text(0).unwrap(), rows[1].opt_text(0).unwrap()), ("字".to_owned(), None));
            assert_eq!((rows[0].blob(1).unwrap(), rows[0].real(2).unwrap()), (vec![1, 0, 2], 0.1));
            // It goes on where the copy ended.
            let next = batch(bank(1), vec![append(loan(7), Expected::Version(2), &["after"])]);
            restored.append(next).await.unwrap();
            assert_eq!(restored.seal().await.unwrap().events, 3);
            assert!(restored.verify(None, Some(&head)).await.unwrap().is_sound());
            restored.close().await;
        }
    }
}

#[tokio::test]
async fn nothing_is_overwritten_and_an_altered_copy_is_refused() {
    for place in stored().await {
        let book = place.open().await;
        write_all(&book).await;
        let copy = place.folder().join("copy");
        book.backup(&copy).await.unwrap();
        assert!(matches!(book.backup(&copy).await, Err(BackupError::NotEmpty { .. })));
        book.close().await;
        let onto_itself = Book::restore(&copy, &place.location, place.options()).await;
        assert!(matches!(onto_itself, Err(BackupError::NotEmpty { .. })), "{:?}", place.engine);
        let book = place.open().await;
        assert_eq!(book.load(bank(1), &loan(7), 0).await.unwrap().len(), 2, "the target was left alone");
        book.close().await;

        let rows = copy.join("rows");
        let mut bytes = std::fs::read(&rows).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&rows, bytes).unwrap();
        let file = place.folder().join("fresh.sqlite");
        let refused = Book::restore(&copy, &Location::Sqlite { file: file.clone() }, place.options()).await;
        assert!(matches!(refused, Err(BackupError::Damaged { .. })));
        assert!(!file.exists());
        std::fs::remove_file(copy.join("manifest.json")).unwrap();
        let refused = Book::restore(&copy, &Location::Sqlite { file }, place.options()).await;
        assert!(matches!(refused, Err(BackupError::File { .. })));
    }
}

#[tokio::test]
async fn long_tables_are_copied_page_by_page_and_compared() {
    for from in stored().await {
        let book = from.open().await;
        write_all(&book).await;
        // More than two pages, with keys that the engines sort differently as text and the same as numbers.
        let many = (10..700).map(|id| note(2, id, Some(if id % 2 == 0 { "甲" } else { "b" })));
        book.execute(bank(2), many.collect()).await.unwrap();
        let mut seen = Vec::new();
        let copy = from.folder().join("copy");
        let report = book.backup_watched(&copy, &mut |at| seen.push(at)).await.unwrap();
        let last = *seen.last().unwrap();
        assert_eq!((last.stage, last.rows), (CopyStage::Reading, last.total));
        assert_eq!(last.total, report.tables.values().sum::<u64>());
        assert_eq!(report.tables["note"], 693);
        assert_eq!(book.digests(&mut |_| {}).await.unwrap(), report.digests);
        book.execute(bank(2), vec![note(2, 9, Some("one more"))]).await.unwrap();
        let after = book.digests(&mut |_| {}).await.unwrap();
        let changed: Vec<_> = after.iter().filter(|(table, digest)| report.digests[*table] != **digest).collect();
        assert_eq!(changed.len(), 1, "a row more shows in its table alone: {changed:?}");
        book.close().await;
        for to in stored().await {
            assert!(Book::refuse_full(&to.location, to.options()).await.is_ok());
            let (restored, again) = Book::restore(&copy, &to.location, to.options()).await.unwrap();
            assert_eq!(again, report, "{:?} to {:?}", from.engine, to.engine);
            restored.close().await;
            let full = Book::refuse_full(&to.location, to.options()).await;
            assert!(matches!(full, Err(BackupError::NotEmpty { .. })), "{:?}", to.engine);
        }
    }
}

#[tokio::test]
async fn memory_is_not_copied() {
    for place in all().await.into_iter().filter(|place| place.engine == Engine::Memory) {
        let book = place.open().await;
        assert!(matches!(book.backup(&place.folder().join("copy")).await, Err(BackupError::InMemory)));
    }
}
