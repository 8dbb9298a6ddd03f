//! What the card would replace: the scorecard in force, and a policy of rules alone.

use scoring::develop::Report;
use scoring::metrics::{compare_auc, discrimination};
use scoring::{Outcome, Sample, Scorecard, Table};

use super::{Baseline, Benchmark, Competitor};
use crate::StudyError;
use crate::evidence::measures::pds;

/// Warning signs of the rules-only policy.
const SIGNS: usize = 5;
/// A bin is a warning sign when its bad rate is this many times the mean.
const TIMES: f64 = 1.5;

pub(crate) fn benchmark(
    table: &Table,
    (outcomes, test): (&[Outcome], &Sample),
    (card, report): (&Scorecard, &Report),
    incumbent: Option<&Scorecard>,
) -> Result<Benchmark, StudyError> {
    let ours = pds(outcomes, test);
    let (incumbent, incumbent_missing) = match incumbent {
        None => (None, Some("没有生效的评分卡 no scorecard is in force".to_owned())),
        Some(held) => match other(table, test, held) {
            Ok(theirs) => {
                let zh = format!("现用评分卡 {} 第 {} 版", held.name, held.version);
                let en = format!("{} version {}, in force", held.name, held.version);
                (Some(competitor((zh, en), &ours, &theirs, test)?), None)
            }
            Err(why) => {
                (None, Some(format!("样本中没有现用评分卡所需的特征 the one in force cannot be scored here: {why}")))
            }
        },
    };
    let rules = match rules(card, report) {
        Some((policy, listed)) => {
            let theirs = other(table, test, &policy)?;
            let names = ("仅凭规则（预警信号个数）".to_owned(), "rules alone (number of warning signs)".to_owned());
            Some(Baseline { rules: listed, competitor: competitor(names, &ours, &theirs, test)? })
        }
        None => None,
    };
    Ok(Benchmark { incumbent, incumbent_missing, rules })
}

fn other(table: &Table, test: &Sample, card: &Scorecard) -> Result<Vec<f64>, StudyError> {
    let compiled = card.compile().map_err(scoring::develop::DevelopError::from)?;
    let outcomes = compiled.score_table(table)?;
    Ok(pds(&outcomes, test))
}

fn competitor(
    (zh, en): (String, String),
    ours: &[f64],
    theirs: &[f64],
    test: &Sample,
) -> Result<Competitor, StudyError> {
    let comparison = compare_auc(ours, theirs, &test.bad)?;
    let ks = discrimination(theirs, &test.bad, test.weights.as_deref())?.ks;
    Ok(Competitor { zh, en, ks, gained: comparison.interval(0.95), comparison })
}

/// A card that counts warning signs: one point of log odds for each of the strongest characteristics' worst bins.
fn rules(card: &Scorecard, report: &Report) -> Option<(Scorecard, Vec<(String, String)>)> {
    let mean = report.train.bad_rate;
    let mut policy = card.clone();
    policy.calibration = scoring::Calibration::default();
    let mut listed = Vec::new();
    let iv = |feature: &str| {
        let found = report.variables.iter().find(|variable| variable.feature == feature);
        found.and_then(|variable| variable.iv).unwrap_or(0.0)
    };
    policy.characteristics.sort_by(|a, b| iv(&b.feature).total_cmp(&iv(&a.feature)));
    policy.characteristics.truncate(SIGNS);
    policy.characteristics.retain_mut(|characteristic| {
        let mut signs = Vec::new();
        for attribute in &mut characteristic.attributes {
            let sign = attribute.bad_rate.is_some_and(|rate| rate >= TIMES * mean);
            // Evidence of bad is below zero, so that with a coefficient of -1 each sign adds one to the log odds.
            attribute.woe = if sign { -1.0 } else { 0.0 };
            if sign {
                signs.push(attribute.label.clone());
            }
        }
        characteristic.coefficient = -1.0;
        if !signs.is_empty() {
            listed.push((format!("{} {}", characteristic.label_zh, characteristic.label_en), signs.join("; ")));
        }
        !signs.is_empty()
    });
    policy.recompute_points();
    (!listed.is_empty()).then_some((policy, listed))
}
