//! What goes wrong outside: a newer schema, a second process, a full disk, a server that is not there.

use store::{
    AppendError, Book, Engine, Expected, Location, Migration, NewEvent, OpenError, OpenOptions, Statement, StreamAppend,
};

use crate::place::{VIEWS, all, append, bank, batch, done, event, fill, loan, stored};

#[tokio::test]
async fn a_newer_schema_is_refused_with_its_remedy() {
    for place in stored().await {
        for (area, known) in [("book", 1), ("views", 1)] {
            place.open().await.close().await;
            place.tamper(&format!("INSERT INTO schema_step VALUES ('{area}', 7, 'from the future')")).await;
            let refused = Book::open(&place.location, place.options()).await.map(drop).unwrap_err();
            assert!(matches!(refused, OpenError::NewerSchema { found: 7, known: k } if k == known), "{refused}");
            let text = "this store was written by Anji schema 7; this program knows up to 1: \
                        use a newer program or restore an older backup";
            assert_eq!(refused.to_string(), text);
            place.tamper("DELETE FROM schema_step WHERE id = 7").await;
        }
    }
}

#[tokio::test]
async fn an_older_schema_is_brought_up_to_date_or_left_alone() {
    const SECOND: &[Migration] = &[
        VIEWS[0],
        Migration { id: 2, name: "a second table", sql: "CREATE TABLE more (institution TEXT NOT NULL, n BIGINT)" },
    ];
    const BROKEN: &[Migration] = &[
        VIEWS[0],
        SECOND[1],
        Migration { id: 3, name: "broken", sql: "CREATE TABLE third (institution TEXT NOT NULL); CREATE NONSENSE" },
    ];
    for place in stored().await {
        let book = place.open().await;
        fill(&book, bank(1), 3).await;
        book.close().await;
        let broken = OpenOptions { migrations: BROKEN, ..place.options() };
        let refused = Book::open(&place.location, broken).await.map(drop).unwrap_err();
        assert!(matches!(refused, OpenError::Migration { id: 3, .. }), "{refused}");
        let book = Book::open(&place.location, OpenOptions { migrations: SECOND, ..place.options() }).await.unwrap();
        let count = Statement::new("SELECT COUNT(*) FROM more", Vec::new());
        assert_eq!(book.query(bank(1), &count).await.unwrap()[0].int(0).unwrap(), 0);
        let third = Statement::new("SELECT COUNT(*) FROM third", Vec::new());
        assert!(book.query(bank(1), &third).await.is_err(), "{:?}: the broken steps left nothing", place.engine);
        assert_eq!(book.load(bank(1), &loan(0), 0).await.unwrap().len(), 1);
        book.close().await;
    }
}

#[tokio::test]
async fn a_second_process_is_told_so() {
    for place in stored().await.into_iter().filter(|place| place.engine == Engine::Sqlite) {
        let book = place.open().await;
        let refused = Book::open(&place.location, place.options()).await.map(drop).unwrap_err();
        assert!(
            matches!(&refused, OpenError::InUse { .. }) && refused.to_string().contains("stop that one"),
            "{refused}"
        );
        book.close().await;
        place.open().await.close().await;
    }
}

#[tokio::test]
async fn a_full_disk_leaves_nothing_half_written() {
    for place in stored().await.into_iter().filter(|place| place.engine == Engine::Sqlite) {
        let book = place.open().await;
        fill(&book, bank(1), 3).await;
        let pages =
            book.query(bank(1), &Statement::new("PRAGMA page_count", Vec::new())).await.unwrap()[0].int(0).unwrap();
        let limit = |pages: i64| vec![Statement::new(format!("PRAGMA max_page_count = {pages}"), Vec::new())];
        book.execute(bank(1), limit(pages + 20)).await.unwrap();
        let large = |i: u8| {
            let events = vec![NewEvent { payload: vec![i; 300_000], ..event("") }];
            let large = StreamAppend { stream: loan(50 + i), expected: Expected::New, events };
            batch(bank(1), vec![append(loan(100 + i), Expected::New, &["beside it"]), large])
        };
        // Together with small ones that still fit.
        let writers = (0..6_u8).map(|i| {
            let batch =
                if i % 2 == 0 { large(i) } else { batch(bank(1), vec![append(loan(i + 10), Expected::New, &["s"])]) };
            let book = book.clone();
            tokio::spawn(async move { book.append(batch).await })
        });
        for (i, writer) in writers.collect::<Vec<_>>().into_iter().enumerate() {
            let outcome = writer.await.unwrap();
            match outcome {
                Err(AppendError::StorageFull) => assert_eq!(i % 2, 0),
                other => assert_eq!((other.unwrap(), i % 2), (done(&[1]), 1)),
            }
        }
        for i in [0, 2, 4] {
            assert!(book.load(bank(1), &loan(100 + i), 0).await.unwrap().is_empty(), "half a batch was kept");
        }
        book.execute(bank(1), limit(1_000_000)).await.unwrap();
        assert_eq!(book.append(large(0)).await.unwrap(), done(&[1, 1]), "space came back");
        book.seal().await.unwrap();
        let report = book.verify(None, None).await.unwrap();
        assert!(report.is_sound() && report.events == 8, "{report:?}");
        book.close().await;
    }
}

#[tokio::test]
async fn a_place_that_is_not_there_is_named_without_its_password() {
    let place = all().await.remove(0);
    let location = Location::parse("postgres://anji:secret@127.0.0.1:1/anji").unwrap();
    let refused = Book::open(&location, place.options()).await.map(drop).unwrap_err();
    let text = format!("{refused} {refused:?} {location:?}");
    assert!(text.contains("127.0.0.1:1/anji") && !text.contains("secret"), "{text}");
    let text = Location::parse("mysql://root:secret@db/x").unwrap_err().to_string();
    assert!(!text.contains("secret"), "{text}");
}
