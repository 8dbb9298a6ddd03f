//! Trains on a CSV file with columns `bad` and `test` (1 or 0), and tells the AUC on the rows that test.
//! `train_csv rows.csv`; `sba.py` writes such a file from public loans. A column is a category when some value is no number.
#![allow(clippy::unwrap_used)]

use scoring::metrics::discrimination;
use scoring::{Column, Table, TrainedOn};
use trees_train::{TrainOptions, train};

fn main() {
    let path = std::env::args().nth(1).expect("the path of a CSV file");
    let mut reader = csv::Reader::from_path(path).unwrap();
    let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let texts = |at: usize| records.iter().map(move |record| &record[at]);
    let number = |text: &str| if text.is_empty() { Ok(f64::NAN) } else { text.parse::<f64>() };
    let flag = |name: &str| {
        let at = names.iter().position(|other| other == name).unwrap();
        texts(at).map(|text| text == "1").collect::<Vec<bool>>()
    };
    let (bad, test) = (flag("bad"), flag("test"));
    let mut columns = Vec::new();
    for (at, name) in names.iter().enumerate().filter(|(_, name)| !["bad", "test"].contains(&name.as_str())) {
        let numbers: Result<Vec<f64>, _> = texts(at).map(number).collect();
        let few = texts(at).collect::<std::collections::BTreeSet<_>>().len() <= 30;
        columns.push(match numbers {
            Ok(numbers) if !few => Column::numeric(name, numbers),
            _ => Column::categorical(name, texts(at).map(|text| (!text.is_empty()).then_some(text))),
        });
    }
    let features = columns.iter().map(|column| column.name.clone()).collect();
    let table = Table::try_new(columns, bad.iter().copied().map(Some).collect(), None).unwrap();
    let sample = table.sample(|row| !test[row]);
    let begin = std::time::Instant::now();
    let trained = train(&table, &sample, &TrainOptions { columns: features, ..TrainOptions::default() }).unwrap();
    let seconds = begin.elapsed().as_secs_f64();
    let facts = TrainedOn {
        description: "a CSV file".to_owned(),
        rows: sample.len() as u64,
        bads: sample.bads() as u64,
        split: "the column `test`".to_owned(),
    };
    let trees = trained.forest.trees.len();
    let model = trained.into_model("csv", "bad as the file says", facts).compile().unwrap();
    let outcomes = model.score_table(&table).unwrap();
    let kept = (0..bad.len()).filter(|row| test[*row]);
    let (scores, outcome): (Vec<f64>, Vec<bool>) = kept.map(|row| (outcomes[row].pd, bad[row])).unzip();
    println!("{trees} trees trained in {seconds:.1} s (wall) on {} rows", sample.len());
    let found = discrimination(&scores, &outcome, None).unwrap();
    println!("AUC {:.4}, KS {:.3} on {} rows kept to test", found.auc, found.ks, outcome.len());
}
