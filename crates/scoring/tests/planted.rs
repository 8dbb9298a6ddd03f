//! How often planted biases, proxies and leaks are found, and how often an innocent one is accused. The rates printed here
//! are those of the documents; `cargo test -p scoring --test planted -- --nocapture` shows them.
#![allow(clippy::unwrap_used)] // A test that unwraps fails, which is what it is for.

mod support;

use std::collections::BTreeMap;

use scoring::develop::{DevelopOptions, Split};
use scoring::fairness::{
    AttributeKind, FairnessOptions, FourFifths, GroupAttribute, Judged, ProxyOptions, ProxyStrength, SourceNeed,
    assess, minimise, proxies,
};
use scoring::leaks::{LeakOptions, LeakVerdict, leaks, row_order};
use scoring::{Column, Table};

/// SplitMix64: streams of neighbouring seeds must not resemble one another, or the rates below would be too good.
struct Draw(u64);

impl Draw {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((x ^ (x >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }
}

fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

/// `rows` applicants, two in five from counties, whose risk may be higher by `riskier` logits; the policy cuts at a
/// probability of 0.25 after adding `bias` logits to county applicants (and noise that it does not explain).
fn portfolio(seed: u64, rows: usize, bias: f64, riskier: f64) -> (Vec<u32>, Vec<bool>, Vec<Option<bool>>, Vec<f64>) {
    let mut draw = Draw(seed << 32 | 11);
    let (mut group, mut approved, mut bad, mut pd) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rows {
        let county = draw.unit() < 0.4;
        let logit = -1.5 + draw.normal() + if county { riskier } else { 0.0 };
        let seen = logit + 0.4 * draw.normal() + if county { bias } else { 0.0 };
        group.push(u32::from(county));
        approved.push(sigmoid(seen) < 0.25);
        bad.push(Some(draw.unit() < sigmoid(logit)));
        pd.push(sigmoid(logit));
    }
    (group, approved, bad, pd)
}

/// Share of 100 portfolios in which the county is said to be approved less often at equal risk (p below 1%).
fn accused(rows: usize, bias: f64, riskier: f64) -> (f64, f64) {
    let names = vec!["city".to_owned(), "county".to_owned()];
    let (mut at_equal_risk, mut four_fifths) = (0, 0);
    for seed in 0..100 {
        let (group, approved, bad, pd) = portfolio(seed, rows, bias, riskier);
        let place = GroupAttribute::try_new("place", AttributeKind::CountyOrCity, group, names.clone()).unwrap();
        let judged = Judged { approved: &approved, bad: &bad, pd: Some(&pd), weights: None };
        let found = assess(&place, &judged, &FairnessOptions::default()).unwrap();
        let gap = &found.gaps[0];
        let equal = gap.at_equal_risk.unwrap();
        at_equal_risk += usize::from(gap.group == "county" && equal.p_value < 0.01 && equal.difference < 0.0);
        four_fifths += usize::from(found.four_fifths == FourFifths::Fail);
    }
    (f64::from(at_equal_risk as u32) / 100.0, f64::from(four_fifths as u32) / 100.0)
}

#[test]
fn planted_biases_are_found_and_risk_alone_is_not_taken_for_one() {
    for (rows, bias, riskier, least, most) in [
        (2_000, 0.0, 0.0, 0.0, 0.04),
        (2_000, 0.0, 0.7, 0.0, 0.06),
        (2_000, 0.3, 0.0, 0.80, 1.0),
        (2_000, 0.5, 0.0, 0.98, 1.0),
        (2_000, 0.5, 0.7, 0.95, 1.0),
        (500, 0.5, 0.0, 0.40, 1.0),
        (10_000, 0.2, 0.0, 0.95, 1.0),
    ] {
        let (found, ratio) = accused(rows, bias, riskier);
        println!("bias {bias} riskier {riskier} rows {rows}: at equal risk {found:.2}, four-fifths fails {ratio:.2}");
        assert!((least..=most).contains(&found), "bias {bias}, riskier {riskier}, {rows} rows: {found}");
    }
}

/// Features of which the first three carry the county by `strength` standard deviations, and seven carry nothing.
fn with_proxies(seed: u64, rows: usize, strengths: [f64; 3]) -> (Table, GroupAttribute) {
    let mut draw = Draw(seed << 32 | 3);
    let mut data = vec![Vec::new(); 10];
    let mut codes = Vec::new();
    for _ in 0..rows {
        let county = draw.unit() < 0.4;
        codes.push(u32::from(county));
        for (at, column) in data.iter_mut().enumerate() {
            let shift = strengths.get(at).filter(|_| county).copied().unwrap_or(0.0);
            column.push(draw.normal() + shift);
        }
    }
    let columns = data.into_iter().enumerate().map(|(at, values)| Column::numeric(format!("x{at}"), values));
    let table = Table::try_new(columns.collect(), vec![None; rows], None).unwrap();
    let names = vec!["city".to_owned(), "county".to_owned()];
    (table, GroupAttribute::try_new("place", AttributeKind::CountyOrCity, codes, names).unwrap())
}

#[test]
fn planted_proxies_are_found_and_noise_is_not() {
    // 0.3, 0.5 and 1.0 standard deviations: AUC 0.58, 0.64 and 0.76.
    let (mut found, mut noise, mut gained) = ([0; 3], 0, 0.0);
    for seed in 0..40 {
        let (table, place) = with_proxies(seed, 3_000, [0.3, 0.5, 1.0]);
        let report = proxies(&table, &place, &ProxyOptions::default()).unwrap();
        for proxy in report.named() {
            match proxy.feature.as_deref().unwrap() {
                "x0" => found[0] += 1,
                "x1" => found[1] += usize::from(proxy.strength >= ProxyStrength::Weak),
                "x2" => found[2] += usize::from(proxy.strength == ProxyStrength::Strong),
                _ => noise += 1,
            }
        }
        let (together, best) = (report.together[0].auc, report.alone[0].auc);
        gained += together - best;
        assert_eq!(report.alone[0].feature.as_deref(), Some("x2"));
    }
    // Of 1.16 standard deviations together, against 1.0 alone: AUC 0.79 against 0.76.
    assert!(gained / 40.0 > 0.01, "together they tell more, by {}", gained / 40.0);
    println!("proxies of 40: AUC .58 {}, .64 {}, .76 {}; noise {noise} of 280", found[0], found[1], found[2]);
    assert!(found[0] >= 25 && found[1] == 40 && found[2] >= 38 && noise <= 2);
}

/// Eight sound features and one planted leak: `kind` 0 is filled in for a share of the bads only, 1 is a noisy copy of the
/// outcome, 2 is missing exactly for a share of the goods.
fn with_leak(seed: u64, rows: usize, base: f64, kind: u8, share: f64) -> Table {
    let mut draw = Draw(seed << 32 | 17);
    let mut data = vec![Vec::new(); 9];
    let mut target = Vec::new();
    for _ in 0..rows {
        let mut logit = base;
        let x: Vec<f64> = (0..8).map(|_| draw.normal()).collect();
        // The first feature is as strong as a sound one gets: AUC 0.72, information value 0.7 (from 1.0 on it is accused).
        logit += 0.85 * x[0] + 0.5 * x[1] - 0.4 * x[2] + 0.2 * x[3];
        let bad = draw.unit() < sigmoid(logit);
        data.iter_mut().zip(&x).for_each(|(column, value)| column.push(*value));
        let hit = draw.unit() < share;
        data[8].push(match kind {
            0 => {
                if bad && hit {
                    1.0 + draw.unit()
                } else {
                    0.0
                }
            }
            1 => draw.normal() + if bad { share } else { 0.0 },
            _ => {
                if !bad && hit {
                    f64::NAN
                } else {
                    draw.normal()
                }
            }
        });
        target.push(Some(bad));
    }
    let columns = data.into_iter().enumerate().map(|(at, values)| Column::numeric(format!("x{at}"), values));
    Table::try_new(columns.collect(), target, None).unwrap()
}

/// `(leak said to leak, leak at least suspect, sound features said to leak, sound features at least suspect)` over 20
/// tables.
fn leak_rates(rows: usize, base: f64, kind: u8, share: f64) -> (usize, usize, usize, usize) {
    let (mut said, mut suspect, mut wrong, mut false_alarms) = (0, 0, 0, 0);
    for seed in 0..20 {
        let found = leaks(&with_leak(seed, rows, base, kind, share), &LeakOptions::default()).unwrap();
        for finding in found {
            if finding.feature == "x8" {
                said += usize::from(finding.verdict == LeakVerdict::Leak);
                suspect += usize::from(finding.verdict >= LeakVerdict::Suspect);
            } else {
                wrong += usize::from(finding.verdict == LeakVerdict::Leak);
                false_alarms += usize::from(finding.verdict >= LeakVerdict::Suspect);
            }
        }
    }
    (said, suspect, wrong, false_alarms)
}

#[test]
fn planted_leaks_are_found_and_strong_sound_features_are_not() {
    let (mut condemned, mut accused) = (0, 0);
    for (rows, base, kind, share, least) in [
        (4_000, -2.0, 0, 1.0, 20),
        (4_000, -2.0, 0, 0.5, 20),
        (4_000, -2.0, 0, 0.2, 19),
        (10_000, -2.0, 0, 0.05, 18),
        (10_000, -3.5, 0, 0.2, 18),
        (4_000, -2.0, 2, 0.5, 19),
        (4_000, -2.0, 2, 0.2, 10),
        (4_000, -2.0, 1, 3.0, 20),
        (4_000, -2.0, 1, 2.0, 19),
        (4_000, -2.0, 1, 0.0, 0),
    ] {
        let (said, suspect, wrong, false_alarms) = leak_rates(rows, base, kind, share);
        println!(
            "leak kind {kind} share {share} base {base} rows {rows}: leak {said}, suspect {suspect} of 20; sound: leak {wrong}, suspect {false_alarms} of 160"
        );
        assert!(suspect >= least, "kind {kind} share {share}: {suspect}");
        accused += false_alarms;
        condemned += wrong;
        if kind == 1 && share == 0.0 {
            assert_eq!(suspect, 0, "noise is no leak");
        }
    }
    println!("of 1,600 sound features {condemned} said to leak, {accused} at least suspect");
    assert!(condemned <= 16 && accused <= 40, "of 1,600 sound features {condemned} said to leak, {accused} suspect");
}

#[test]
fn the_realised_term_and_the_file_order_are_real_leaks() {
    let Some(table) = support::sba459k() else { return };
    let found = leaks(&table, &LeakOptions::default()).unwrap();
    for finding in &found {
        println!(
            "{:20} AUC {:.3} IV {:.3} {:?} {:?}",
            finding.feature, finding.auc, finding.iv, finding.verdict, finding.evidence
        );
    }
    assert_eq!((found[0].feature.as_str(), found[0].verdict), ("term_months", LeakVerdict::Leak));
    assert!(found[1..].iter().all(|finding| finding.verdict == LeakVerdict::Clear), "seven sound features");
    let order = row_order(&table, 1).unwrap();
    println!("row order AUC {:.3}", order.auc);
    assert!(order.interval(0.95).low > 0.55);
}

#[test]
fn sources_used_without_need_are_named() {
    let mut draw = Draw(5);
    let mut data = vec![Vec::new(); 4];
    let mut target = Vec::new();
    for _ in 0..20_000 {
        let x: Vec<f64> = (0..4).map(|_| draw.normal()).collect();
        // The third feature says what the first says, with a little noise; the fourth says nothing.
        let third = x[0] + 0.9 * x[2];
        let values = [x[0], x[1], third, x[3]];
        data.iter_mut().zip(values).for_each(|(column, value)| column.push(value));
        target.push(Some(draw.unit() < sigmoid(-1.5 + 0.9 * x[0] + 0.7 * x[1])));
    }
    let names = ["tax", "invoices", "bureau", "phone"];
    let columns = names.iter().zip(data).map(|(name, values)| Column::numeric(*name, values));
    let table = Table::try_new(columns.collect(), target, None).unwrap();
    let sources: BTreeMap<String, Vec<String>> =
        names.iter().map(|name| ((*name).to_owned(), vec![(*name).to_owned()])).collect();
    let mut options = DevelopOptions::new("card", "bad", Split::HoldOut { test_share: 0.4, seed: 1 });
    options.selection.max_p_value = 1.0;
    options.selection.sign = scoring::develop::SignRule::Free;
    let found = minimise(&table, &options, &sources, 0.005).unwrap();
    let need = |name: &str| found.iter().find(|source| source.source == name).unwrap().need;
    assert_eq!((need("tax"), need("invoices")), (SourceNeed::Needed, SourceNeed::Needed));
    assert_eq!((need("bureau"), need("phone")), (SourceNeed::WithoutNeed, SourceNeed::Unused), "{found:#?}");
}
