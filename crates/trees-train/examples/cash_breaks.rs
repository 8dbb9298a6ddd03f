//! Trains the model of cash breaks that `cashflow` ships, and the oracle it is held against, on **simulated** firms (模拟).
//!
//! ```sh
//! cargo run --release -p trees-train --features lightgbm --example cash_breaks           # tells the figures
//! cargo run --release -p trees-train --features lightgbm --example cash_breaks -- write  # and writes both documents
//! ```
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::Path;

use cashflow::limits::{HORIZON_DAYS, MAX_FALSE_ALARMS};
use cashflow::{Evaluation, FORESIGHT_SCHEMA, ForesightModel, Part, RowKey, Scored, Signals, threshold};
use portrait::Catalogue;
use province::living::{Living, LivingOptions};
use scoring::calibrate::platt;
use scoring::{Column, Table, TrainedOn};
use trees::{Forest, Test};
use trees_train::{Direction, TrainOptions, train};

#[path = "../../cashflow/tests/cashflow/simulated.rs"]
mod simulated;
use simulated::{HEAD, ORACLE, Simulated, line};

/// Provinces trained on: seed, firms, whether daily measures are reported. One is without, so that the model knows firms that are not
/// seen by the day.
const PROVINCES: [(u64, u32, bool); 4] =
    [(101, 12_000, true), (102, 12_000, true), (103, 12_000, true), (104, 6_000, false)];
const MONTHS: u16 = 30;
/// The seed by which firms are divided.
const SPLIT: u64 = 1;
/// The part of calm firm-months that may be alarmed on validation rows. Below the bar of 5.3%: shocks of city and trade are common to the
/// firms of a province, and from province to province the rate moved with a standard deviation of 0.4 points.
const ALARMS: f64 = MAX_FALSE_ALARMS - 0.009;

/// The signals, each with the way in which the risk may move along it.
const SIGNALS: [(&str, Option<Direction>); 37] = {
    use Direction::{Down, Up};
    [
        ("balance_day_last/outflow_day_max_3m", Some(Down)),
        ("balance_day_min_3m/outflow_day_max_3m", Some(Down)),
        ("balance_thin_days_3m", Some(Up)),
        ("balance_day_last/inflow_sum_12m", None),
        ("balance_day_last/sales_mean_3m", None),
        ("balance_day_last/inflow_sum_12m*inflow_recent_12m*outflow_to_inflow_days_3m", None),
        ("balance_day_last/balance_day_max_3m", None),
        ("balance_day_last/balance_day_mean_1m", None),
        ("balance_day_last/loans_last", None),
        ("balance_day_min_3m/balance_day_max_3m", None),
        ("balance_day_volatility_3m", None),
        ("balance_mean_12m/inflow_sum_12m", None),
        ("balance_lowest_6m/inflow_sum_12m", None),
        ("balance_cover_6m", None),
        ("balance_trend_6m", None),
        ("returned_payments_12m", Some(Up)),
        ("outflow_day_max_3m/sales_mean_3m", None),
        ("outflow_to_inflow_days_3m", None),
        ("outflow_to_inflow_6m", None),
        ("inflow_recent_12m", None),
        ("inflow_to_sales_12m", None),
        ("limit_use_3m", None),
        ("loans_last/sales_mean_3m", None),
        ("loans_last/inflow_sum_12m", None),
        ("lenders_last", None),
        ("lenders_max_12m", None),
        ("bureau_queries_6m", None),
        ("bureau_query_since_12m", None),
        ("invoice_red_share_12m", None),
        ("invoiced_growth_3m_before", None),
        ("purchases_trend_6m", None),
        ("purchases_to_invoiced_12m", None),
        ("payroll_trend_12m", None),
        ("tax_credit_points_now", Some(Down)),
        ("tax_late_12m", Some(Up)),
        ("chain_supplier_points_now", Some(Down)),
        ("age_days", None),
    ]
};

/// Rows by column, with their keys.
struct Rows {
    names: Vec<String>,
    keys: Vec<RowKey>,
    values: Vec<f64>,
}

impl Rows {
    /// Columns are named by place: LightGBM takes not every sign in a name.
    fn table(&self) -> Table {
        let width = self.names.len();
        let column = |at: usize| {
            let values = self.values.iter().skip(at).step_by(width).copied().collect::<Vec<f64>>();
            Column::numeric(format!("c{at}"), values)
        };
        let target = self.keys.iter().map(|key| Some(key.days_to_break.is_some())).collect();
        Table::try_new((0..width).map(column).collect(), target, None).unwrap()
    }

    fn scored(&self, scores: &[f64], part: Part) -> Vec<Scored> {
        let rows = self.keys.iter().zip(scores).filter(|(key, _)| Part::of(key.firm, SPLIT) == part);
        rows.map(|(key, score)| Scored { firm: key.firm, days_to_break: key.days_to_break, score: *score }).collect()
    }
}

fn main() {
    let catalogue = Catalogue::built_in();
    let signals = Signals::try_new(catalogue, SIGNALS.iter().map(|(name, _)| *name)).unwrap();
    let (mut keys, mut values, mut oracle) = (Vec::new(), Vec::new(), Vec::new());
    for (seed, firms, daily) in PROVINCES {
        let options = LivingOptions { firms, months: MONTHS, daily, ..LivingOptions::default() };
        let living = Living::new(seed, options).unwrap();
        let Simulated { panel, oracle: hidden } = simulated::simulated(&living, &signals, |_| true);
        keys.extend_from_slice(panel.keys());
        panel.rows().for_each(|row| values.extend_from_slice(row));
        oracle.extend(hidden);
    }
    let both = values.chunks_exact(SIGNALS.len()).zip(oracle.chunks_exact(ORACLE.len()));
    let both: Vec<f64> = both.flat_map(|(seen, hidden)| [hidden, seen].concat()).collect();
    let names: Vec<String> = SIGNALS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let hidden_names: Vec<String> = ORACLE.map(str::to_owned).to_vec();
    let both_names = [hidden_names.clone(), names.clone()].concat();
    let monotone = (0..).zip(SIGNALS).filter_map(|(at, (_, way)): (usize, _)| Some((format!("c{at}"), way?))).collect();
    println!("{HEAD}");
    let seen = Rows { names, keys: keys.clone(), values };
    let ours = grow("cash-break", &seen, monotone);
    let hidden = Rows { names: hidden_names, keys: keys.clone(), values: oracle };
    let oracle = grow("cash-break-oracle", &hidden, BTreeMap::new());
    grow("oracle that reads the signals as well", &Rows { names: both_names, keys, values: both }, BTreeMap::new());
    if std::env::args().nth(1).as_deref() == Some("write") {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cashflow");
        write(&folder.join("models/cash-break-v1.json"), worded(ours, catalogue, &signals));
        write(&folder.join("tests/golden/oracle-v1.json"), oracle);
    }
}

/// Grows trees on the training rows, sets probabilities and threshold on the validation rows, and judges on the test rows.
fn grow(name: &str, rows: &Rows, monotone: BTreeMap<String, Direction>) -> ForesightModel {
    let table = rows.table();
    let sample = table.sample(|row| Part::of(rows.keys[row].firm, SPLIT) == Part::Train);
    let options = TrainOptions {
        columns: (0..rows.names.len()).map(|at| format!("c{at}")).collect(),
        monotone,
        trees: 120,
        leaves: 14,
        learning_rate: 0.09,
        min_rows_in_leaf: 200,
        ridge: 5.0,
        column_share: 0.5,
        seed: 1,
        ..TrainOptions::default()
    };
    let trained = train(&table, &sample, &options).unwrap();
    let facts = TrainedOn {
        description: format!("模拟 simulated firms, provinces {:?} (seed, firms, daily), {MONTHS} months", PROVINCES),
        rows: sample.len() as u64,
        bads: sample.bads() as u64,
        split: format!("cashflow::Part::of(seed << 32 | firm, {SPLIT})"),
    };
    let target = format!("first cash break within {HORIZON_DAYS} days of a month's end");
    let mut model = trained.into_model(name, &target, facts);
    round(&mut model.forest);
    let raw: Vec<f64> = model.clone().compile().unwrap().score_table(&table).unwrap().iter().map(|o| o.pd).collect();
    let (pd, comes): (Vec<f64>, Vec<bool>) =
        rows.scored(&raw, Part::Validation).iter().map(|row| (row.score, row.days_to_break.is_some())).unzip();
    model.calibration.platt = Some(platt(&pd, &comes, None).unwrap());
    let scores: Vec<f64> = model.clone().compile().unwrap().score_table(&table).unwrap().iter().map(|o| o.pd).collect();
    let alarm_from = threshold(&rows.scored(&scores, Part::Validation), ALARMS).unwrap();
    for part in [Part::Validation, Part::Test] {
        let found = Evaluation::of(&rows.scored(&scores, part), alarm_from).unwrap();
        println!("{}", line(&format!("{name}, {part:?}"), &found));
    }
    model.forest.features.clone_from(&rows.names);
    ForesightModel {
        schema: FORESIGHT_SCHEMA.to_owned(),
        horizon_days: HORIZON_DAYS,
        simulated: true,
        alarm_from,
        model,
    }
}

/// Seven digits of a threshold and six after the point of a leaf: the document is a third shorter, and no row near a threshold is worth the digits.
/// Done before probabilities and threshold are set, so that they are of the trees that are shipped.
fn round(forest: &mut Forest) {
    for tree in &mut forest.trees {
        for split in &mut tree.splits {
            if let Test::AtMost { threshold, .. } = &mut split.test
                && threshold.is_finite()
            {
                *threshold = format!("{threshold:.6e}").parse().unwrap();
            }
        }
        for leaf in &mut tree.leaves {
            leaf.value = format!("{:.6}", leaf.value).parse().unwrap();
        }
    }
}

/// Words for reasons, from the indicators' names.
fn worded(mut document: ForesightModel, catalogue: &Catalogue, signals: &Signals) -> ForesightModel {
    for (at, feature) in document.model.features.iter_mut().enumerate() {
        let (zh, en) = signals.words(catalogue, at);
        feature.reason_code = format!("CB{:02}", at + 1);
        feature.reason_zh = format!("{zh}：其水平使60天内资金链断裂的可能性升高");
        feature.reason_en = format!("{en}: its level makes a cash break within 60 days likelier");
        (feature.label_zh, feature.label_en) = (zh, en);
    }
    document
}

fn write(path: &Path, document: ForesightModel) {
    let text = serde_json::to_string(&document).unwrap() + "\n";
    println!("{}: {} bytes, alarms from {:.4}", path.file_name().unwrap().display(), text.len(), document.alarm_from);
    std::fs::write(path, text).unwrap();
}
