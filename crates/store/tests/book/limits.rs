//! Bounds, at the limit and one past it.

use store::limits as l;
use store::{AppendError, Arg, Batch, Expected, NewEvent, Statement, StreamAppend, StreamId};

use crate::place::{all, append, bank, batch, event, key, loan};

/// Name of the bound, a batch at it, a batch one past it.
fn pairs() -> Vec<(&'static str, Batch, Batch)> {
    let sized = |bytes: usize| NewEvent { payload: vec![7; bytes], ..event("") };
    let with_events =
        |events: Vec<NewEvent>| batch(bank(1), vec![StreamAppend { stream: loan(1), expected: Expected::Any, events }]);
    let many = |count: usize| with_events(vec![event("x"); count]);
    let streams = |count: usize| {
        let stream = |i: usize| {
            let mut id = [0; 16];
            id[..8].copy_from_slice(&i.to_be_bytes());
            append(StreamId::new("loan", id), Expected::Any, &["x"])
        };
        batch(bank(1), (0..count).map(stream).collect())
    };
    let actor = |bytes: usize| Batch { actor: "a".repeat(bytes), ..many(1) };
    let keyed = |scope: usize, name: usize, response: usize| {
        let mut key = key(&"k".repeat(name), 1, 100);
        key.scope = "s".repeat(scope);
        Batch { key: Some((key, vec![1; response])), ..many(1) }
    };
    let statement = |sql: String, args: usize| Statement::new(sql, vec![Arg::Int(1); args]);
    let writes = |writes: Vec<Statement>| Batch { writes, ..many(1) };
    let select = |bytes: usize| statement(format!("DELETE FROM note WHERE id = 1{}", " ".repeat(bytes - 29)), 0);
    let list = |count: usize| {
        let places: Vec<String> = (1..=count).map(|i| format!("${i}")).collect();
        statement(format!("DELETE FROM note WHERE id IN ({})", places.join(",")), count)
    };
    let total = |rest: usize| {
        let mut events = vec![sized(l::MAX_PAYLOAD_BYTES); l::MAX_BATCH_BYTES / l::MAX_PAYLOAD_BYTES - 1];
        events.push(sized(l::MAX_PAYLOAD_BYTES - 1));
        events.push(sized(rest));
        with_events(events)
    };
    let kind = |bytes: usize| with_events(vec![NewEvent { kind: "k".repeat(bytes), ..event("") }]);
    let (scope, name, response) = (l::MAX_SCOPE_BYTES, l::MAX_KEY_BYTES, l::MAX_RESPONSE_BYTES);
    vec![
        ("payload", with_events(vec![sized(l::MAX_PAYLOAD_BYTES)]), with_events(vec![sized(l::MAX_PAYLOAD_BYTES + 1)])),
        ("events", many(l::MAX_BATCH_EVENTS), many(l::MAX_BATCH_EVENTS + 1)),
        ("streams", streams(l::MAX_BATCH_APPENDS), streams(l::MAX_BATCH_APPENDS + 1)),
        ("batch bytes", total(1), total(2)),
        ("actor", actor(l::MAX_ACTOR_BYTES), actor(l::MAX_ACTOR_BYTES + 1)),
        ("scope", keyed(scope, 1, 1), keyed(scope + 1, 1, 1)),
        ("key", keyed(1, name, 1), keyed(1, name + 1, 1)),
        ("response", keyed(1, 2, response), keyed(1, 3, response + 1)),
        (
            "statement bytes",
            writes(vec![select(l::MAX_STATEMENT_BYTES)]),
            writes(vec![select(l::MAX_STATEMENT_BYTES + 1)]),
        ),
        ("arguments", writes(vec![list(l::MAX_STATEMENT_ARGS)]), writes(vec![list(l::MAX_STATEMENT_ARGS + 1)])),
        (
            "statements",
            writes(vec![select(29); l::MAX_BATCH_STATEMENTS]),
            writes(vec![select(29); l::MAX_BATCH_STATEMENTS + 1]),
        ),
        ("event kind", kind(l::MAX_EVENT_KIND_BYTES), kind(l::MAX_EVENT_KIND_BYTES + 1)),
    ]
}

#[tokio::test]
async fn a_batch_at_each_limit_is_written_and_one_past_it_is_not() {
    for place in all().await {
        let book = place.open().await;
        let mut written = 0;
        for (what, at, past) in pairs() {
            written += at.appends.iter().map(|append| append.events.len()).sum::<usize>();
            book.append(at).await.unwrap_or_else(|error| panic!("{:?} {what}: {error}", place.engine));
            let error = book.append(past).await.expect_err(what);
            let refused = matches!(error, AppendError::TooLarge { found, limit, .. } if found == limit + 1);
            assert!(refused || what == "event kind", "{what}: {error:?}");
        }
        book.seal().await.unwrap();
        let size = book.head(bank(1)).await.unwrap().unwrap().size;
        assert_eq!(size, u64::try_from(written).unwrap(), "{:?}", place.engine);
        book.close().await;
    }
}

#[tokio::test]
async fn names_that_cannot_be_stored_are_refused() {
    for place in all().await {
        let book = place.open().await;
        let named =
            |kind: &'static str| batch(bank(1), vec![append(StreamId::new(kind, [1; 16]), Expected::Any, &["x"])]);
        book.append(named("abcdefghijklmnopqrstuvwxyz-abcde")).await.unwrap();
        for bad in ["abcdefghijklmnopqrstuvwxyz-abcdef", "", "Loan", "loan/1", "贷款"] {
            assert!(matches!(book.append(named(bad)).await, Err(AppendError::Internal(_))), "{bad}");
            assert_eq!(StreamId::try_new(bad, [1; 16]), None);
        }
        let empty = batch(bank(1), vec![append(loan(1), Expected::Any, &[])]);
        assert!(book.append(empty).await.is_err());
        let zero = Batch { actor: "a\0b".into(), ..named("loan") };
        assert!(book.append(zero).await.is_err(), "PostgreSQL cannot hold it, so no engine takes it");
        book.close().await;
    }
}

#[tokio::test]
async fn a_query_of_too_many_rows_is_refused() {
    for place in all().await {
        let book = place.open().await;
        let rows = |count: usize| {
            let sql = format!(
                "WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {count}) SELECT i FROM n"
            );
            Statement::new(sql, Vec::new())
        };
        assert_eq!(book.query(bank(1), &rows(l::MAX_QUERY_ROWS)).await.unwrap().len(), l::MAX_QUERY_ROWS);
        assert!(book.query(bank(1), &rows(l::MAX_QUERY_ROWS + 1)).await.is_err());
        book.close().await;
    }
}
