//! Writing and reading streams.

use store::{AppendError, Arg, Expected, Statement, StreamId};

use crate::place::{all, append, bank, batch, done, instant, key, loan, stored};

#[tokio::test]
async fn a_stream_is_read_as_it_was_written() {
    for place in all().await {
        let book = place.open().await;
        let two =
            batch(bank(1), vec![append(loan(1), Expected::New, &["a", "b"]), append(loan(2), Expected::Any, &["c"])]);
        assert_eq!(book.append(two).await.unwrap(), done(&[2, 1]), "{:?}", place.engine);
        let one = batch(bank(1), vec![append(loan(1), Expected::Version(2), &["d"])]);
        assert_eq!(book.append(one).await.unwrap(), done(&[3]));
        let events = book.load(bank(1), &loan(1), 0).await.unwrap();
        assert_eq!(events.iter().map(|event| event.payload.as_slice()).collect::<Vec<_>>(), [b"a", b"b", b"d"]);
        assert!(events.iter().all(|event| event.hash == event.computed_hash() && event.recorded_at == instant(0)));
        assert!(
            events.windows(2).all(|pair| pair[1].previous == pair[0].hash && pair[1].version == pair[0].version + 1)
        );
        assert_eq!(book.load(bank(1), &loan(1), 2).await.unwrap(), events[2..]);
        assert!(book.load(bank(2), &loan(1), 0).await.unwrap().is_empty(), "another bank sees nothing");
        assert_eq!(book.streams(bank(1), "loan", None, 10).await.unwrap(), [loan(1), loan(2)]);
        assert_eq!(book.streams(bank(1), "loan", Some([1; 16]), 10).await.unwrap(), [loan(2)]);
        assert_eq!(book.streams(bank(1), "loan", None, 1).await.unwrap(), [loan(1)]);
        assert_eq!(book.institutions().await.unwrap(), [bank(1)]);
        book.close().await;
    }
}

#[tokio::test]
async fn a_stale_writer_is_refused_and_nothing_of_its_batch_is_kept() {
    for place in all().await {
        let book = place.open().await;
        book.append(batch(bank(1), vec![append(loan(1), Expected::New, &["a"])])).await.unwrap();
        for (expected, found) in [(Expected::New, 1), (Expected::Version(0), 1), (Expected::Version(2), 1)] {
            let stale = batch(bank(1), vec![append(loan(9), Expected::New, &["x"]), append(loan(1), expected, &["y"])]);
            match book.append(stale).await {
                Err(AppendError::Conflict { stream, found: version, .. }) => {
                    assert_eq!((stream, version), (loan(1), found))
                }
                other => panic!("{:?} {other:?}", place.engine),
            }
        }
        assert!(book.load(bank(1), &loan(9), 0).await.unwrap().is_empty());
        assert_eq!(book.load(bank(1), &loan(1), 0).await.unwrap().len(), 1);
        book.close().await;
    }
}

#[tokio::test]
async fn of_sixty_four_rivals_one_wins_each_version() {
    for place in all().await {
        let book = place.open().await;
        let rivals = (0..64).map(|i| {
            let book = book.clone();
            tokio::spawn(async move {
                let text = format!("rival {i}");
                book.append(batch(bank(1), vec![append(loan(1), Expected::New, &[&text])])).await
            })
        });
        let mut won = 0;
        for rival in rivals.collect::<Vec<_>>() {
            match rival.await.unwrap() {
                Ok(_) => won += 1,
                Err(AppendError::Conflict { found: 1, .. }) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!((won, book.load(bank(1), &loan(1), 0).await.unwrap().len()), (1, 1), "{:?}", place.engine);
        book.close().await;
    }
}

#[tokio::test]
async fn two_processes_on_one_postgres_lose_no_event() {
    for place in stored().await {
        if place.database().is_none() {
            continue;
        }
        let books = [place.open().await, place.open().await];
        let writers = (0..32_u8).map(|i| {
            let book = books[usize::from(i % 2)].clone();
            tokio::spawn(async move {
                let appends = vec![append(loan(i % 4), Expected::Any, &[&format!("e{i}")])];
                book.append(batch(bank(1), appends)).await.unwrap();
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.unwrap();
        }
        books[0].seal().await.unwrap();
        let feed = books[1].feed(bank(1), 0, 100).await.unwrap();
        assert_eq!(feed.iter().map(|sealed| sealed.log_index).collect::<Vec<_>>(), (1..=32).collect::<Vec<_>>());
        let report = books[1].verify(None, None).await.unwrap();
        assert!(report.is_sound(), "{:?}", report.faults);
        for book in books {
            book.close().await;
        }
    }
}

fn note(id: i64, body: &str) -> Statement {
    let args = vec![Arg::Text(bank(1).to_string()), Arg::Int(id), Arg::Text(body.into())];
    Statement::new("INSERT INTO note (institution, id, body) VALUES ($1, $2, $3)", args)
}

#[tokio::test]
async fn a_refused_read_model_row_undoes_its_own_batch_only() {
    for place in all().await {
        let book = place.open().await;
        book.execute(bank(1), vec![note(1, "taken")]).await.unwrap();
        // Sent together so that they meet in one group.
        let writers = (0..20_u8).map(|i| {
            let book = book.clone();
            let mut batch = batch(bank(1), vec![append(loan(i), Expected::New, &["x"])]);
            batch.writes.push(note(if i == 7 { 1 } else { 100 + i64::from(i) }, "n"));
            tokio::spawn(async move { book.append(batch).await })
        });
        for (i, writer) in writers.collect::<Vec<_>>().into_iter().enumerate() {
            let outcome = writer.await.unwrap();
            assert_eq!(matches!(outcome, Err(AppendError::Internal(_))), i == 7, "{:?} {i} {outcome:?}", place.engine);
        }
        let query = "SELECT COUNT(*), MIN(body) FROM note WHERE institution = $1";
        let rows = book.query(bank(1), &Statement::new(query, vec![Arg::Text(bank(1).to_string())])).await.unwrap();
        assert_eq!((rows[0].int(0).unwrap(), rows[0].opt_text(1).unwrap()), (20, Some("n".into())));
        assert!(book.load(bank(1), &loan(7), 0).await.unwrap().is_empty(), "{:?}", place.engine);
        assert_eq!(book.streams(bank(1), "loan", None, 100).await.unwrap().len(), 19);
        book.close().await;
    }
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_reopening() {
    for place in stored().await {
        let book = place.open().await;
        book.append(batch(bank(1), vec![append(loan(1), Expected::New, &["a"])])).await.unwrap();
        // No orderly close: the handle is dropped as a crash of the program would.
        drop(book);
        let book = place.open().await;
        assert_eq!(book.load(bank(1), &loan(1), 0).await.unwrap().len(), 1);
        assert_eq!(book.seal().await.unwrap().events, 1, "the queue survived too");
        book.close().await;
    }
}

#[tokio::test]
async fn after_close_other_handles_are_refused() {
    for place in stored().await {
        let book = place.open().await;
        let other = book.clone();
        book.close().await;
        let late = batch(bank(1), vec![append(loan(1), Expected::New, &["a"])]);
        assert!(matches!(other.append(late).await, Err(AppendError::Unavailable)));
        assert!(other.load(bank(1), &loan(1), 0).await.is_err());
    }
}

#[tokio::test]
async fn values_of_every_type_come_back() {
    for place in all().await {
        let book = place.open().await;
        let tenant = Arg::Text(bank(1).to_string());
        let sql = "INSERT INTO note (institution, id, body, picture, score) VALUES ($1, $2, $3, $4, $5)";
        let full = vec![tenant.clone(), Arg::Int(1), Arg::OptText(None), Arg::Blob(vec![0, 255]), Arg::Real(0.25)];
        book.execute(bank(1), vec![Statement::new(sql, full)]).await.unwrap();
        let query = Statement::new(
            "SELECT id, body, picture, score, $2 FROM note WHERE institution = $1",
            vec![tenant, Arg::OptInt(Some(5))],
        );
        let row = &book.query(bank(1), &query).await.unwrap()[0];
        assert_eq!((row.int(0).unwrap(), row.opt_text(1).unwrap()), (1, None));
        assert_eq!((row.blob(2).unwrap(), row.real(3).unwrap()), (vec![0, 255], 0.25));
        assert_eq!(row.opt_int(4).unwrap(), Some(5));
        assert!(row.text(0).unwrap_err().to_string().contains("an integer"));
        book.close().await;
    }
}

#[tokio::test]
async fn a_key_gives_its_effect_once() {
    for place in all().await {
        let book = place.open().await;
        let send = |body: u8, at: i64, stream: StreamId| {
            let mut batch = batch(bank(1), vec![append(stream, Expected::New, &["x"])]);
            batch.key = Some((key("k", body, at + 100), vec![body]));
            batch.recorded_at = instant(at);
            book.append(batch)
        };
        assert_eq!(send(1, 0, loan(1)).await.unwrap(), done(&[1]));
        assert_eq!(send(1, 1, loan(1)).await.unwrap(), store::Appended::Repeated { response: vec![1] });
        assert!(matches!(send(2, 2, loan(2)).await, Err(AppendError::KeyReused)));
        assert_eq!(book.remembered(bank(1), &key("k", 1, 0)).await.unwrap(), Some(vec![1]));
        assert!(matches!(book.remembered(bank(1), &key("k", 2, 0)).await, Err(AppendError::KeyReused)));
        assert_eq!(book.remembered(bank(2), &key("k", 1, 0)).await.unwrap(), None, "keys of two banks never meet");
        // One instant before it expires, and at it.
        assert!(matches!(send(2, 99, loan(2)).await, Err(AppendError::KeyReused)));
        assert_eq!(send(2, 100, loan(2)).await.unwrap(), done(&[1]), "{:?}", place.engine);
        assert_eq!(book.remembered(bank(1), &key("k", 2, 0)).await.unwrap(), Some(vec![2]));
        place.set_clock(1_000);
        assert_eq!(book.remembered(bank(1), &key("k", 2, 0)).await.unwrap(), None, "expired by the clock");
        book.seal().await.unwrap();
        if place.engine != store::Engine::Memory {
            assert_eq!(place.tamper("DELETE FROM idempotency").await, 0, "the sealer purged it");
        }
        book.close().await;
    }
}

#[tokio::test]
async fn of_many_requests_with_one_key_one_is_done() {
    for place in all().await {
        let book = place.open().await;
        let requests = (0..16).map(|_| {
            let book = book.clone();
            let mut batch = batch(bank(1), vec![append(loan(1), Expected::Any, &["x"])]);
            batch.key = Some((key("k", 1, 100), b"answer".to_vec()));
            tokio::spawn(async move { book.append(batch).await.unwrap() })
        });
        let mut fresh = 0;
        for request in requests.collect::<Vec<_>>() {
            match request.await.unwrap() {
                store::Appended::Done { .. } => fresh += 1,
                store::Appended::Repeated { response } => assert_eq!(response, b"answer"),
            }
        }
        assert_eq!((fresh, book.load(bank(1), &loan(1), 0).await.unwrap().len()), (1, 1), "{:?}", place.engine);
        book.close().await;
    }
}
