//! Real histories of guaranteed credit, imported, with totals equal to the cent to those of `tables/history_totals.py`,
//! which reads the public files by itself.

use std::collections::BTreeMap;
use std::path::PathBuf;

use platform::programmes::{PastBy, ProgrammeBy};
use platform::{Code, Request};

use crate::support::{Bank, Engine, refused};

/// The folder of public files, or `None` with a word where it is not there.
fn shared(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data")).join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {name} is not here");
    None
}

fn table(name: &str) -> Vec<Vec<String>> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tables")).join(name);
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn real_guaranteed_loans_are_booked_with_what_the_guarantee_made_good() {
    let Some(file) = shared("sba_loans.parquet") else { return };
    let Some(bank) = Bank::open(Engine::Sqlite).await else { return };
    let risk = Request::plain(&bank.people.risk);
    let empty = bank.platform.past_guarantees(&bank.people.risk, PastBy::Year).await.unwrap();
    assert_eq!((empty.total, empty.lines.len()), (None, 0));
    let batch = bank.platform.import_sba(&risk, &file, |_| {}).await.unwrap();
    assert_eq!(batch.read, 41_236);
    let expected: Vec<Vec<i64>> =
        table("past_guarantees.csv").iter().map(|row| row.iter().map(|cell| cell.parse().unwrap()).collect()).collect();
    let both = bank.platform.past_guarantees(&bank.people.risk, PastBy::YearAndPercent).await.unwrap();
    let found: Vec<Vec<i64>> = both
        .lines
        .iter()
        .map(|line| {
            let counts = [i64::from(line.year.unwrap()), i64::from(line.percent.unwrap())].into_iter();
            let counts = counts.chain([line.loans, line.bad].map(|count| i64::try_from(count).unwrap()));
            let amounts = [
                &line.approved,
                &line.guaranteed,
                &line.disbursed,
                &line.repaid,
                &line.charged_off,
                &line.compensated,
                &line.lender_loss,
            ];
            counts.chain(amounts.map(|cash| cash.minor)).collect()
        })
        .collect();
    assert_eq!(found, expected, "every year and percentage, to the cent");
    assert_eq!(both.left_out, 0);
    let total = both.total.unwrap();
    assert_eq!(total.loans, batch.accepted);
    assert_eq!(total.compensated.minor + total.lender_loss.minor, total.charged_off.minor, "every cent is somebody's");
    // The same sums by year and by percentage alone.
    for (by, column) in [(PastBy::Year, 0), (PastBy::Percent, 1)] {
        let mut sums: BTreeMap<i64, i64> = BTreeMap::new();
        for row in &expected {
            *sums.entry(row[column]).or_default() += row[9];
        }
        let lines = bank.platform.past_guarantees(&bank.people.risk, by).await.unwrap().lines;
        let found = lines.iter().map(|line| {
            let key = line.year.map(i64::from).or(line.percent.map(i64::from)).unwrap();
            (key, line.compensated.minor)
        });
        assert_eq!(found.collect::<BTreeMap<_, _>>(), sums);
    }
    let finance = bank.platform.past_guarantees(&bank.people.officer, PastBy::Year).await;
    assert_eq!(refused(finance), Code::Forbidden, "whoever may not read data");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_programmes_of_the_initiative_are_reproduced() {
    let Some(file) = shared("ssbci.parquet") else { return };
    let Some(bank) = Bank::open(Engine::Sqlite).await else { return };
    let batch = bank.platform.import_ssbci(&Request::plain(&bank.people.risk), &file).await.unwrap();
    assert_eq!((batch.read, batch.accepted), (21_962, 21_962));
    let expected = table("programmes.csv");
    let mut rows = 0;
    for (name, by) in [("kind", ProgrammeBy::Kind), ("state", ProgrammeBy::State), ("year", ProgrammeBy::Year)] {
        for line in bank.platform.programme_totals(&bank.people.risk, by).await.unwrap() {
            let row = expected.iter().find(|row| row[0] == name && row[1] == line.group.id).unwrap();
            let amounts = [
                &line.financed,
                &line.public_funds,
                &line.recycled_funds,
                &line.non_private,
                &line.concurrent_private,
                &line.subsequent_private,
                &line.borrower_premium,
                &line.lender_premium,
                &line.guaranteed,
                &line.collateral,
            ];
            let found: Vec<String> = std::iter::once(line.transactions.to_string())
                .chain(amounts.map(|cash| cash.minor.to_string()))
                .collect();
            assert_eq!(found, row[2..], "{name} {}", line.group.id);
            rows += 1;
        }
    }
    assert_eq!(rows, expected.len(), "every programme, state and year");
    // Both batches and their quarantines are on record.
    assert!(bank.platform.quarantined(&bank.people.risk, 10).await.unwrap().is_empty());
    bank.verifies().await;
}
