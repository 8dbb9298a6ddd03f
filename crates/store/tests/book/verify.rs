//! Tampering: whatever is changed behind the book's back is found, and where.

use store::{Book, Engine, Expected};

use crate::place::{Place, all, append, bank, batch, fill, loan, stored};

/// Every column of the log's tables (`t` text, `b` bytes, `i` integer), and the row that is changed.
const COLUMNS: &[(&str, &str, &str)] = &[
    (
        "event",
        "institution:t stream_kind:t stream_id:b version:i kind:t schema:i effective_on:t recorded_at:t actor:t \
         payload:b previous:b hash:b",
        "version = 2 AND stream_kind = 'loan'",
    ),
    ("sealed", "institution:t log_index:i stream_kind:t stream_id:b version:i hash:b", "log_index = 5"),
    ("node", "institution:t level:i place:i hash:b", "level = 1 AND place = 1"),
    ("head", "institution:t size:i previous_size:i root:b signed_at:t key_id:t signature:b", "size = 7"),
    ("seal_key", "sequence:i key_id:t public_key:b introduced_at:t previous_id:t signature:b", "sequence = 1"),
];

/// Table, column and a statement that changes that column of one row.
fn changes(engine: Engine) -> Vec<(&'static str, &'static str, String)> {
    let change = |table: &str, column: &str, kind: &str, row: &str| {
        let value = match (kind, engine) {
            ("i", _) => format!("{column} + 40"),
            // The last character becomes another one, or a first one appears.
            ("t", _) => format!(
                "CASE WHEN {column} = '' THEN 'x' ELSE substr({column}, 1, length({column}) - 1) || \
                 CASE WHEN substr({column}, length({column}), 1) = '0' THEN '1' ELSE '0' END END"
            ),
            (_, Engine::Postgres) => format!("set_byte({column}, 0, get_byte({column}, 0) # 1)"),
            _ => format!("CAST(x'55' || substr({column}, 2) AS BLOB)"),
        };
        let pick = match engine {
            Engine::Postgres => format!("ctid = (SELECT ctid FROM {table} WHERE {row} LIMIT 1)"),
            _ if table == "event" => format!("rowid = (SELECT rowid FROM {table} WHERE {row} LIMIT 1)"),
            _ => row.to_owned(),
        };
        format!("UPDATE {table} SET {column} = {value} WHERE {pick}")
    };
    let mut changes = Vec::new();
    for &(table, columns, row) in COLUMNS {
        for (column, kind) in columns.split_whitespace().filter_map(|column| column.split_once(':')) {
            changes.push((table, column, change(table, column, kind, row)));
        }
    }
    assert_eq!(changes.len(), 35);
    changes
}

async fn sound(book: &Book) {
    let report = book.verify(None, None).await.unwrap();
    assert!(report.is_sound(), "{:?}", report.faults);
}

/// Fourteen events over three streams, sealed in two rounds.
async fn filled(place: &Place) -> Book {
    let book = place.open().await;
    fill(&book, bank(1), 7).await;
    fill(&book, bank(1), 7).await;
    sound(&book).await;
    book
}

#[tokio::test]
async fn a_change_to_any_column_is_found() {
    for place in stored().await {
        let book = filled(&place).await;
        for (table, column, change) in changes(place.engine) {
            // Undone by putting the old rows back, so that one store serves all columns.
            place.tamper(&format!("CREATE TABLE kept AS SELECT * FROM {table}")).await;
            assert_eq!(place.tamper(&change).await, 1, "{:?} {change}", place.engine);
            let report = book.verify(None, None).await.unwrap();
            assert!(!report.is_sound(), "{:?} {table}.{column} was not found", place.engine);
            let text = report.faults[0].to_string();
            assert!(text.contains("restore the newest backup"), "{text}");
            if table == "event" && ["payload", "actor", "hash", "recorded_at"].contains(&column) {
                let fault = &report.faults[0];
                assert_eq!((fault.version, fault.institution.clone()), (Some(2), Some(bank(1).to_string())), "{text}");
                assert!(fault.stream.as_ref().is_some_and(|stream| stream.starts_with("loan/")), "{text}");
            }
            place
                .tamper(&format!("DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept; DROP TABLE kept"))
                .await;
            sound(&book).await;
        }
        book.close().await;
    }
}

#[tokio::test]
async fn removed_and_exchanged_events_are_found() {
    let last = "log_index = 14";
    for place in stored().await {
        // One event of the middle; the last of a stream; the last with every trace but the head.
        let removals = [
            "DELETE FROM event WHERE version = 2 AND stream_id = (SELECT stream_id FROM sealed WHERE log_index = 4)".to_owned(),
            "DELETE FROM event WHERE version = 5".to_owned(),
            format!(
                "DELETE FROM event WHERE version = (SELECT version FROM sealed WHERE {last}) \
                 AND stream_id = (SELECT stream_id FROM sealed WHERE {last}); DELETE FROM sealed WHERE {last}; \
                 DELETE FROM node WHERE level = 1 AND place = 6"
            ),
            // A re-ordered pair, in the log and then in a stream.
            "UPDATE sealed SET log_index = -1 WHERE log_index = 3; UPDATE sealed SET log_index = 3 WHERE log_index = 4; \
             UPDATE sealed SET log_index = 4 WHERE log_index = -1"
                .to_owned(),
            "UPDATE event SET version = 99 WHERE version = 2; UPDATE event SET version = 2 WHERE version = 3; \
             UPDATE event SET version = 3 WHERE version = 99"
                .to_owned(),
        ];
        let words = ["is missing before", "was removed", "events were removed", "under", "altered"];
        let book = filled(&place).await;
        let tables = ["event", "sealed", "node"];
        for table in tables {
            place.tamper(&format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}")).await;
        }
        for (removal, word) in removals.iter().zip(words) {
            place.tamper(removal).await;
            let report = book.verify(Some(bank(1)), None).await.unwrap();
            let text = report.faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
            assert!(
                !report.is_sound() && (word == "under" || text.contains(word)),
                "{:?} {removal}\n{text}",
                place.engine
            );
            for table in tables {
                place.tamper(&format!("DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept_{table}")).await;
            }
            sound(&book).await;
        }
        book.close().await;
    }
}

#[tokio::test]
async fn a_removed_head_and_a_removed_node_are_found() {
    for place in stored().await {
        for (table, row, word) in [
            ("head", "size = 7", "before this one"),
            ("head", "size = 14", "a head was removed"),
            ("node", "level = 2 AND place = 1", "node"),
        ] {
            let book = place.open().await;
            if book.head(bank(1)).await.unwrap().is_none() {
                fill(&book, bank(1), 7).await;
                fill(&book, bank(1), 7).await;
            }
            place.tamper(&format!("CREATE TABLE kept AS SELECT * FROM {table}")).await;
            place.tamper(&format!("DELETE FROM {table} WHERE {row}")).await;
            let report = book.verify(None, None).await.unwrap();
            assert!(report.faults.iter().any(|fault| fault.what.contains(word)), "{table} {row} {:?}", report.faults);
            place
                .tamper(&format!("DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept; DROP TABLE kept"))
                .await;
            sound(&book).await;
            book.close().await;
        }
    }
}

#[tokio::test]
async fn an_unsealed_event_removed_is_found_by_the_queue() {
    for place in stored().await {
        let book = filled(&place).await;
        book.append(batch(bank(1), vec![append(loan(8), Expected::New, &["tail"])])).await.unwrap();
        sound(&book).await;
        place.tamper("DELETE FROM event WHERE version = 1 AND stream_id IN (SELECT stream_id FROM pending)").await;
        let report = book.verify(None, None).await.unwrap();
        assert!(report.faults.iter().any(|fault| fault.what.contains("waits to be sealed was removed")), "{report:?}");
        book.close().await;
    }
}

#[tokio::test]
async fn a_kept_head_finds_a_rewritten_history() {
    let mut kept = None;
    for place in all().await {
        let book = place.open().await;
        fill(&book, bank(1), 5).await;
        let head = book.head(bank(1)).await.unwrap().unwrap();
        fill(&book, bank(1), 9).await;
        assert!(book.verify(None, Some(&head)).await.unwrap().is_sound());
        // A kept head survives as JSON.
        let json = serde_json::to_string(&head).unwrap();
        kept = Some(serde_json::from_str::<store::SignedHead>(&json).unwrap());
        book.close().await;
    }
    let kept = kept.unwrap();
    for place in all().await {
        // The same key, the same number of events, every hash right: only the kept head knows it was another history.
        let book = place.open().await;
        let other = batch(bank(1), vec![append(loan(1), Expected::New, &["another history", "b", "c", "d", "e", "f"])]);
        book.append(other).await.unwrap();
        book.seal().await.unwrap();
        sound(&book).await;
        let report = book.verify(None, Some(&kept)).await.unwrap();
        assert!(!report.is_sound(), "{:?}", place.engine);
        let mut longer = kept.clone();
        longer.size = 500;
        assert!(!book.verify(None, Some(&longer)).await.unwrap().is_sound(), "a log shorter than the head");
        book.close().await;
    }
}
