//! The province as files: the same bytes for a seed, taken by the hub, and agreeing with what was planted.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use calendar::{Date, add_days, parse_date};
use codes::{BatchId, Uscc};
use hub::{Arrival, Catalogue, Code, Column, Kind, Layout, Months, Row, Rules, Written};
use proptest::prelude::*;
use province::living::{BiasKind, ExportError, Exported, Format, Living, LivingOptions};

use super::living;

const SMALL: LivingOptions = LivingOptions { firms: 30, from: Date::constant(2023, 7, 1), months: 3, daily: true };

fn export(seed: u64, options: LivingOptions, format: Format, folder: &Path) -> Exported {
    Living::new(seed, options).unwrap().export(folder, format, |_| ()).unwrap()
}

/// The rows of a file under its heading, by field.
fn table(folder: &Path, name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(folder.join(format!("{name}.simulated.csv"))).unwrap();
    text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// Every delivery in the order in which it came: path within the folder.
fn deliveries(folder: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(folder.join("files.simulated.csv")).unwrap();
    let names = text.lines().skip(1).filter_map(|line| line.split(',').next());
    let mut names: Vec<String> = names.filter(|name| name.starts_with("deliveries/")).map(str::to_owned).collect();
    names.sort();
    names
}

#[test]
fn golden_files_of_three_firms() {
    let folder = tempfile::tempdir().unwrap();
    let options = LivingOptions { firms: 3, months: 2, daily: false, ..SMALL };
    let done = export(20_250_701, options, Format::Csv, folder.path());
    let mut found = format!("{} files, {} rows delivered, {}\n", done.files, done.delivered, done.sha256);
    for name in ["firms", "decisions", "truth/hidden", "truth/misfilings", "truth/supply-links", "truth/shocks"] {
        let text = std::fs::read_to_string(folder.path().join(format!("{name}.simulated.csv"))).unwrap();
        found.push_str(&format!("\n== {name}\n{text}"));
    }
    for name in deliveries(folder.path()) {
        let text = std::fs::read_to_string(folder.path().join(&name)).unwrap();
        found.push_str(&format!("\n== {name}\n{text}"));
    }
    expect_test::expect_file!["../golden/living_files.txt"].assert_eq(&found);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes_do_not_depend_on_cores(seed in any::<u64>(), threads in 2_usize..6, parquet in any::<bool>()) {
        let format = if parquet { Format::Parquet } else { Format::Csv };
        let options = LivingOptions { firms: 60, months: 2, ..SMALL };
        let run = |threads: usize| {
            let folder = tempfile::tempdir().unwrap();
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| export(seed, options, format, folder.path()))
        };
        prop_assert_eq!(run(1), run(threads));
    }

    #[test]
    fn more_firms_do_not_change_those_there_are(seed in any::<u64>()) {
        let (few, many) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        export(seed, LivingOptions { daily: false, ..SMALL }, Format::Csv, few.path());
        export(seed, LivingOptions { firms: 80, daily: false, ..SMALL }, Format::Csv, many.path());
        for name in deliveries(few.path()).into_iter().chain(["firms".into(), "truth/hidden".into(), "decisions".into()]) {
            let name = if name.starts_with("deliveries/") { name } else { format!("{name}.simulated.csv") };
            let read = |folder: &Path| std::fs::read_to_string(folder.join(&name)).unwrap();
            prop_assert!(read(many.path()).starts_with(&read(few.path())), "{name}: the first firms differ");
        }
    }
}

#[test]
fn parquet_says_what_csv_says() {
    let (csv, parquet) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let options = LivingOptions { firms: 40, ..SMALL };
    let (text, columns) =
        (export(5, options, Format::Csv, csv.path()), export(5, options, Format::Parquet, parquet.path()));
    assert_eq!((text.files, text.rows), (columns.files, columns.rows));
    let mut rows = 0;
    for name in deliveries(csv.path()) {
        let file = std::fs::File::open(parquet.path().join(name.replace(".csv", ".parquet"))).unwrap();
        let reader = parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
        let said: Vec<_> = reader.metadata().file_metadata().key_value_metadata().unwrap().clone();
        assert!(said.iter().any(|one| one.key == "anji.simulated"));
        let mut lines = vec![];
        for batch in reader.build().unwrap() {
            let batch = batch.unwrap();
            for row in 0..batch.num_rows() {
                let cells =
                    batch.columns().iter().map(|column| arrow::util::display::array_value_to_string(column, row));
                lines.push(cells.map(Result::unwrap).collect::<Vec<_>>().join(","));
            }
        }
        let text = std::fs::read_to_string(csv.path().join(&name)).unwrap();
        assert!(text.lines().skip(1).eq(lines.iter().map(String::as_str)), "{name}");
        rows += lines.len() as u64;
    }
    assert_eq!(rows, text.delivered);
}

#[test]
fn a_folder_in_use_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("mine.txt"), "x").unwrap();
    let refused = living(1, 3).export(folder.path(), Format::Csv, |_| ()).unwrap_err();
    assert!(matches!(refused, ExportError::NotEmpty(_)) && refused.to_string().contains("is not empty"), "{refused}");
}

/// A layout for headings that are ids of measures, as the hub makes one.
fn layout(category: &str, kind: Kind) -> Layout {
    let of = Catalogue::built_in().category(category).unwrap();
    let standard = Layout::standard(of, kind).unwrap();
    let columns = of.of_kind(kind).map(|measure| Column {
        heading: measure.id.clone(),
        measure: measure.id.clone(),
        written: Written::Plain,
    });
    Layout {
        firm: "uscc".into(),
        period: "period".into(),
        reference: standard.reference.as_ref().map(|_| "reference".into()),
        columns: columns.collect(),
        ..standard
    }
}

/// What the hub made of every delivery in its order, brought in at the end of the month in which it came.
#[derive(Default)]
struct Taken {
    read: u64,
    categories: BTreeSet<String>,
    /// Category, measure-day or month, why.
    refused: Vec<(String, Vec<String>, Code)>,
    /// Firm, month, rule.
    warned: BTreeSet<(Uscc, Date, String)>,
    /// Firms by month that the rules of sales could judge.
    filed: u64,
}

fn deliver_all(folder: &Path, wanted: impl Fn(&str) -> bool) -> Taken {
    let catalogue = Catalogue::built_in();
    let (mut taken, mut history) = (Taken::default(), Months::default());
    for (number, name) in deliveries(folder).into_iter().filter(|name| wanted(name)).enumerate() {
        let parts: Vec<&str> = name.split('/').nth(2).unwrap().split('.').collect();
        let kind =
            [Kind::Monthly, Kind::Daily, Kind::Event, Kind::State].into_iter().find(|kind| kind.en() == parts[1]);
        let layout = layout(parts[0], kind.unwrap());
        let text = std::fs::read_to_string(folder.join(&name)).unwrap();
        let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
        let headings = lines.next().unwrap();
        let rows: Vec<Row> = lines.zip(1..).map(|(fields, number)| Row { number, fields }).collect();
        let as_of = parse_date(&format!("{}-01", &name[11..18])).unwrap().last_of_month();
        let batch = BatchId::from_bytes([number as u8; 16]);
        let arrival = Arrival { batch, learned_us: number as i64, as_of };
        let mut checked = hub::check(catalogue, &layout, &headings, &rows, &arrival).unwrap();
        if layout.kind == Kind::Monthly {
            Rules::built_in().judge(catalogue, &layout, history.clone(), &mut checked);
        }
        for refused in &checked.refused {
            let row = rows.iter().find(|row| row.number == refused.row).unwrap();
            for why in &refused.refusals {
                taken.refused.push((parts[0].to_owned(), row.fields.clone(), why.reason.code()));
            }
        }
        for accepted in &checked.accepted {
            history.learn(catalogue, accepted.firm, accepted.facts.iter().map(|traced| &traced.fact));
        }
        taken.warned.extend(checked.warnings.iter().map(|one| (one.firm, one.month, one.rule.clone())));
        taken.read += rows.len() as u64;
        taken.filed += if parts[0] == "tax" && parts[1] == "monthly" { rows.len() as u64 } else { 0 };
        taken.categories.insert(parts[0].to_owned());
    }
    taken
}

#[test]
fn the_hub_takes_every_file_and_refuses_only_what_a_silent_sensor_left_out() {
    let folder = tempfile::tempdir().unwrap();
    export(8, LivingOptions { firms: 140, ..SMALL }, Format::Csv, folder.path());
    let taken = deliver_all(folder.path(), |_| true);
    assert_eq!(taken.categories.len(), 28, "every category tells something");
    let faults: BTreeSet<(String, String)> =
        table(folder.path(), "truth/sensor-faults").into_iter().map(|row| (row[0].clone(), row[1].clone())).collect();
    let mut silent = 0;
    for (category, fields, code) in &taken.refused {
        let planted = *code == Code::Missing && faults.contains(&(fields[0].clone(), category.clone()));
        // A wrong filing may also say more of one part than of the whole, and is refused for it.
        let mistaken = *code == Code::Implausible;
        assert!(planted || mistaken, "{category} {fields:?} {code:?}");
        silent += u32::from(planted);
    }
    println!("{} rows, {} refused, {silent} of them for a silent sensor", taken.read, taken.refused.len());
    assert!(silent > 0 && taken.refused.len() < 200 && taken.read > 30_000, "{} {}", taken.read, taken.refused.len());
}

#[test]
fn a_mistaken_unit_is_contradicted_by_the_other_sources() {
    let folder = tempfile::tempdir().unwrap();
    export(9, LivingOptions { firms: 700, months: 9, daily: false, ..SMALL }, Format::Csv, folder.path());
    let witnesses = ["/tax.m", "/bank-flow.m", "/invoices.m", "/power.m", "/social-security.m"];
    let taken = deliver_all(folder.path(), |name| witnesses.iter().any(|witness| name.contains(witness)));
    let (mut told, mut wrong) = (0, 0);
    let mut months = BTreeSet::new();
    for row in table(folder.path(), "truth/misfilings") {
        if row[1] == "tax" && row[3] == "ten-times" {
            let (firm, month) = (row[0].parse::<Uscc>().unwrap(), parse_date(&format!("{}-01", row[2])).unwrap());
            wrong += 1;
            told += u32::from(taken.warned.iter().any(|(of, on, _)| *of == firm && *on == month.last_of_month()));
            months.insert((firm, month.last_of_month()));
        }
    }
    let others = taken.warned.iter().filter(|(firm, on, _)| !months.contains(&(*firm, *on))).count() as f64;
    println!("{told} of {wrong} warned of; {others} warnings over {} other filings", taken.filed);
    assert!(wrong >= 8 && f64::from(told) >= 0.6 * f64::from(wrong), "{told} of {wrong}");
    let base = others / taken.filed as f64;
    assert!(base < 0.25, "a warning means something: {base}");
}

#[test]
fn the_day_of_a_break_is_seen_in_the_balances() {
    let folder = tempfile::tempdir().unwrap();
    export(10, LivingOptions { firms: 500, months: 12, ..SMALL }, Format::Csv, folder.path());
    let mut balances: BTreeMap<(String, String), f64> = BTreeMap::new();
    for name in deliveries(folder.path()).iter().filter(|name| name.contains("/bank-flow.daily.")) {
        let text = std::fs::read_to_string(folder.path().join(name)).unwrap();
        let headings: Vec<&str> = text.lines().next().unwrap().split(',').collect();
        let at = headings.iter().position(|heading| *heading == "balance_fen").unwrap();
        for line in text.lines().skip(1) {
            let fields: Vec<&str> = line.split(',').collect();
            if let Ok(balance) = fields[at].parse() {
                balances.insert((fields[0].to_owned(), fields[1].to_owned()), balance);
            }
        }
    }
    // Whether an account has fallen on a day to three tenths of what it held two to four months before.
    let is_drained = |uscc: &str, on: Date| {
        let days = (-120..-60).map(|day| add_days(on, day).unwrap().to_string());
        let found: Vec<f64> = days.filter_map(|day| balances.get(&(uscc.to_owned(), day)).copied()).collect();
        let today = balances.get(&(uscc.to_owned(), on.to_string()))?;
        (found.len() > 10).then(|| *today < 0.3 * found.iter().sum::<f64>() / found.len() as f64)
    };
    let share = |days: &[(String, Date)]| {
        let seen: Vec<bool> = days.iter().filter_map(|(uscc, on)| is_drained(uscc, *on)).collect();
        (seen.iter().filter(|drained| **drained).count() as f64 / seen.len() as f64, seen.len())
    };
    let broke: Vec<(String, Date)> = table(folder.path(), "truth/cash-breaks")
        .into_iter()
        .map(|row| (row[0].clone(), parse_date(&row[1]).unwrap()))
        .collect();
    let others = table(folder.path(), "firms").into_iter().map(|row| row[0].clone());
    let others = others.filter(|uscc| broke.iter().all(|(of, _)| of != uscc));
    let calm: Vec<(String, Date)> = others.map(|uscc| (uscc, Date::constant(2024, 3, 15))).collect();
    let (broke, calm) = (share(&broke), share(&calm));
    println!("down to three tenths or less: {broke:?} on the day of a break, {calm:?} on a day of another firm");
    assert!(broke.1 >= 8 && broke.0 >= 0.7, "{broke:?}");
    assert!(calm.1 >= 200 && calm.0 < 0.25, "{calm:?}");
}

#[test]
fn codes_are_valid_distinct_and_of_invented_bodies_and_names_say_so() {
    let folder = tempfile::tempdir().unwrap();
    export(11, LivingOptions { firms: 3_000, months: 1, daily: false, ..SMALL }, Format::Csv, folder.path());
    let mut codes = BTreeSet::new();
    for row in table(folder.path(), "firms") {
        let code: Uscc = row[0].parse().unwrap();
        assert!(code.organisation_checks() && row[0].as_bytes()[8] == b'T', "{}", row[0]);
        assert!(row[1].contains("模拟"));
        codes.insert(code);
    }
    assert_eq!(codes.len(), 3_000);
    let text = std::fs::read_to_string(folder.path().join("README.simulated.txt")).unwrap();
    assert!(text.contains("模拟数据") && text.contains("No firm in this folder exists"));
}

#[test]
fn a_biased_officer_asks_more_of_those_he_is_biased_against() {
    let living = living(12, 12_000);
    let officers: BTreeMap<String, Option<BiasKind>> =
        living.officers().map(|officer| (officer.id, officer.bias.map(|bias| bias.kind))).collect();
    let biased = officers.values().flatten().count();
    assert!((15..=60).contains(&biased), "{biased} of {}", officers.len());
    // Approvals in middling health, by whether the officer is biased and the firm of the group: [no, yes] x [applications, approvals].
    let (mut against, mut fair) = ([[0.0; 2]; 2], [[0.0; 2]; 2]);
    let mut all = [0.0; 2];
    for firm in living.firms() {
        let truth = firm.truth();
        for one in firm.decisions() {
            let approved = f64::from(u8::from(one.approved));
            all = [all[0] + 1.0, all[1] + approved];
            let month = living.month_ends().position(|end| one.on <= end).unwrap();
            if !(-1.0..0.6).contains(&truth.hidden[month].health) {
                continue;
            }
            let (into, kind) = match officers[&one.officer] {
                Some(BiasKind::ForManufacturers) => continue,
                Some(kind) => (&mut against, kind),
                None => (&mut fair, BiasKind::AgainstCounties),
            };
            let group = usize::from(kind.concerns(&firm, one.on));
            into[group] = [into[group][0] + 1.0, into[group][1] + approved];
        }
    }
    let rate = |of: [f64; 2]| of[1] / of[0];
    println!(
        "all {:.2}; biased {:.2} {:.2}; fair {:.2} {:.2}",
        rate(all),
        rate(against[0]),
        rate(against[1]),
        rate(fair[0]),
        rate(fair[1])
    );
    assert!((0.6..0.8).contains(&rate(all)));
    assert!(rate(against[0]) - rate(against[1]) > 0.25, "{against:?}");
    assert!((rate(fair[0]) - rate(fair[1])).abs() < 0.04, "{fair:?}");
}
