//! Answers kept between writes.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use store::{Arg, Expected, Statement};

use crate::place::{all, append, bank, batch, loan};

fn put(id: i64) -> Statement {
    let args = vec![Arg::Text(bank(1).to_string()), Arg::Int(id)];
    Statement::new("INSERT INTO note (institution, id, body) VALUES ($1, $2, 'n')", args)
}

fn newest() -> Statement {
    Statement::new("SELECT COALESCE(MAX(id), 0) FROM note WHERE institution = $1", vec![Arg::Text(bank(1).to_string())])
}

#[tokio::test]
async fn an_answer_is_asked_again_once_rows_are_written() {
    for place in all().await {
        let book = place.open().await;
        for id in 1..=3 {
            let mut with_row = batch(bank(1), vec![append(loan(1), Expected::Any, &["x"])]);
            with_row.writes.push(put(id));
            book.append(with_row).await.unwrap();
            for _ in 0..2 {
                let rows = book.query_kept(bank(1), &newest()).await.unwrap();
                assert_eq!(rows[0].int(0).unwrap(), id, "{:?}", place.engine);
            }
            book.append(batch(bank(1), vec![append(loan(1), Expected::Any, &["no row"])])).await.unwrap();
        }
        book.execute(bank(1), vec![put(9)]).await.unwrap();
        assert_eq!(book.query_kept(bank(1), &newest()).await.unwrap()[0].int(0).unwrap(), 9);
        // Rows of another institution are other rows: what is kept stays right.
        book.execute(bank(2), Vec::new()).await.unwrap();
        assert_eq!(book.query_kept(bank(1), &newest()).await.unwrap()[0].int(0).unwrap(), 9);
        book.close().await;
    }
}

#[tokio::test]
async fn who_was_told_of_a_write_finds_it_whoever_asks_meanwhile() {
    for place in all().await {
        let book = place.open().await;
        let told = Arc::new(AtomicI64::new(0));
        let askers = (0..8).map(|_| {
            let (book, told) = (book.clone(), Arc::clone(&told));
            tokio::spawn(async move {
                let mut asked = 0;
                while told.load(Ordering::SeqCst) < 100 {
                    let known = told.load(Ordering::SeqCst);
                    let found = book.query_kept(bank(1), &newest()).await.unwrap()[0].int(0).unwrap();
                    assert!(found >= known, "{found} was found after {known} was acknowledged");
                    asked += 1;
                    tokio::task::yield_now().await;
                }
                asked
            })
        });
        let askers: Vec<_> = askers.collect();
        for id in 1..=100 {
            book.execute(bank(1), vec![put(id)]).await.unwrap();
            told.store(id, Ordering::SeqCst);
        }
        for asker in askers {
            assert!(asker.await.unwrap() > 0, "{:?}", place.engine);
        }
        book.close().await;
    }
}
