//! From a document and what is known of it to the page people see.

use model::import::Format;
use model::{Direction, Makeup, Model};
use scoring::develop::{Assessment, Exclusion, Quality, Report, StabilityBand, VariableReport};
use scoring::metrics::Shift;
use scoring::{Characteristic, Scorecard};
use trees::TreeModel;

use crate::brought::Check;
use crate::cards::{AllowedAct, Named};
use crate::features;
use crate::limits::MAX_CURVE_POINTS;
use crate::models::Made;
use crate::scorecards::{
    BinCard, CalibrationCard, CharacteristicCard, ColumnCard, DroppedCard, FileCard, GradeCard, HistogramCard,
    LevelCard, Metrics, PsiCard, RunFigures, ScalingCard, ScorecardDetail, ScorecardLine, ScorecardVersion, kind_named,
};

pub(crate) fn detail(
    line: ScorecardLine,
    versions: Vec<ScorecardVersion>,
    shown_version: u32,
    (document, made): (&Model, &Made),
    allowed: Vec<AllowedAct>,
) -> ScorecardDetail {
    let found = made.assessment();
    let found = found.as_ref();
    let test = found.map(|found| &found.test);
    let scaling = document.scaling();
    ScorecardDetail {
        known_limits: known_limits(line.simulated, document, made),
        line,
        products: Vec::new(),
        versions,
        shown_version,
        target: document.target().to_owned(),
        split: document.trained_on().split.clone(),
        scaling: ScalingCard { base_points: scaling.base_points, odds: scaling.base_odds, pdo: scaling.pdo },
        level: level(document),
        shown_kind: kind_named(document.kind()),
        tested: tested(made),
        file: file(made),
        characteristics: characteristics(document, made),
        dropped: made.report().map(|report| report.variables.iter().filter_map(dropped).collect()).unwrap_or_default(),
        train: found.map(|found| metrics(&found.train)),
        test: test.map(metrics),
        roc: test.map(|test| thinned(&test.roc).map(|p| (p.of_goods, p.of_bads)).collect()).unwrap_or_default(),
        ks: test
            .map(|test| thinned(&test.ks_curve).map(|p| (p.points, p.of_goods, p.of_bads)).collect())
            .unwrap_or_default(),
        calibration: test.map(calibration).unwrap_or_default(),
        psi: found.map(|found| psi(&found.stability_bands)).unwrap_or_default(),
        psi_total: found.map(|found| found.score_stability),
        psi_shift: found.map(|found| shift_named(found.score_shift)),
        score_histogram: test.map(histogram).unwrap_or_default(),
        grades: test.map(grades).unwrap_or_default(),
        allowed,
    }
}

pub(crate) fn shift_named(shift: Shift) -> Named {
    let id = match shift {
        Shift::Stable => "stable",
        Shift::Moderate => "moderate",
        Shift::Major => "major",
    };
    Named::new(id, shift.zh(), shift.en())
}

fn level(document: &Model) -> LevelCard {
    let ((shift, slope), grades) = (document.calibration().line(), document.grades());
    LevelCard {
        shift,
        slope,
        a_below_percent: percent(grades.a_below),
        b_below_percent: percent(grades.b_below),
        c_below_percent: percent(grades.c_below),
    }
}

fn tested(made: &Made) -> Named {
    match made {
        Made::Here(_) => Named::new("developed", "以本机构样本开发并检验", "developed and tested on own rows"),
        Made::Elsewhere(_, check) => match &**check {
            Check::Measured(found) => match &found.study {
                None => Named::new(
                    "measured",
                    "外部模型，已在本机构贷款历史上检验",
                    "brought in, tested on own loan history",
                ),
                Some(study) => Named::new(
                    "measured",
                    format!("外部模型，已在建模方案“{study}”的样本上检验"),
                    format!("brought in, tested on the sample set of study '{study}'"),
                ),
            },
            Check::Unable(why) => Named::new("not-validated", why.zh(), why.en()),
        },
    }
}

fn file(made: &Made) -> Option<FileCard> {
    let Made::Elsewhere(held, _) = made else { return None };
    let format: Format = held.format;
    let column =
        |(feature, column): (&String, &String)| ColumnCard { column: column.clone(), feature: feature.clone() };
    Some(FileCard {
        format: Named::new(format.code(), format.zh(), format.en()),
        digest: held.file_digest.clone(),
        columns: held.columns.iter().map(column).collect(),
        unused: held.unused.iter().cloned().collect(),
        mapping: held.mapping.clone(),
    })
}

/// What is in a card that waits in the laboratory, what is not, and its curves.
pub(crate) fn run_figures(
    card: &Scorecard,
    report: &Report,
) -> (Vec<CharacteristicCard>, Vec<DroppedCard>, RunFigures) {
    let test = &report.test;
    let curves = RunFigures {
        train: metrics(&report.train),
        test: metrics(test),
        roc: thinned(&test.roc).map(|point| (point.of_goods, point.of_bads)).collect(),
        ks: thinned(&test.ks_curve).map(|point| (point.points, point.of_goods, point.of_bads)).collect(),
        calibration: calibration(test),
        psi: psi(&report.stability_bands),
        score_histogram: histogram(test),
        grades: grades(test),
    };
    let makeup = Makeup::of(&Model::Scorecard(Box::new(card.clone())));
    let held = of_scorecard(card, &makeup, Some(report));
    // The column that rows were parted by is no candidate somebody left out.
    let parted = |variable: &&VariableReport| !matches!(variable.excluded, Some(Exclusion::UsedToSplit {}));
    (held, report.variables.iter().filter(parted).filter_map(dropped).collect(), curves)
}

/// What a model is made of: of a scorecard in the order of the card, of trees the heaviest first.
fn characteristics(document: &Model, made: &Made) -> Vec<CharacteristicCard> {
    let makeup = Makeup::of(document);
    let mut found = match document {
        Model::Scorecard(card) => of_scorecard(card, &makeup, made.report()),
        Model::Trees(model) => of_trees(model, &makeup, made),
    };
    if matches!(document, Model::Trees(_)) {
        let weight = |card: &CharacteristicCard| card.mean_effect_points.unwrap_or(card.weight_percent);
        found.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then_with(|| a.feature.cmp(&b.feature)));
    }
    found
}

/// Direction and weight of a feature.
fn leaning(makeup: &Makeup, feature: &str) -> (Named, f64) {
    let held = makeup.get(feature);
    let direction = held.map_or(Direction::Either, |held| held.direction);
    let named = Named::new(direction.code(), direction.zh(), direction.en());
    (named, held.map_or(0.0, |held| percent(held.weight)))
}

fn of_trees(model: &TreeModel, makeup: &Makeup, made: &Made) -> Vec<CharacteristicCard> {
    let effects = match made {
        Made::Elsewhere(_, check) => match &**check {
            Check::Measured(found) => Some(&found.effects),
            Check::Unable(_) => None,
        },
        Made::Here(_) => None,
    };
    let kinds = Model::Trees(Box::new(model.clone())).compile().ok();
    let features = model.forest.features.iter().zip(&model.features);
    let cards = features.map(|(name, held)| {
        let (direction, weight_percent) = leaning(makeup, name);
        CharacteristicCard {
            feature: name.clone(),
            zh: held.label_zh.clone(),
            en: held.label_en.clone(),
            numeric: kinds.as_ref().is_some_and(|kinds| kinds.is_numeric(name) == Some(true)),
            iv: None,
            strength: None,
            coefficient: None,
            direction,
            weight_percent,
            mean_effect_points: effects.and_then(|effects| effects.get(name)).copied(),
            reason: Named::new(held.reason_code.clone(), held.reason_zh.clone(), held.reason_en.clone()),
            psi: None,
            bins: Vec::new(),
        }
    });
    cards.collect()
}

fn of_scorecard(card: &Scorecard, makeup: &Makeup, report: Option<&Report>) -> Vec<CharacteristicCard> {
    let kinds = Model::Scorecard(Box::new(card.clone())).compile().ok();
    let of = |feature: &str| report?.variables.iter().find(|variable| variable.feature == feature);
    let cards = card.characteristics.iter().map(|held| {
        let variable = of(&held.feature);
        let (direction, weight_percent) = leaning(makeup, &held.feature);
        CharacteristicCard {
            feature: held.feature.clone(),
            zh: held.label_zh.clone(),
            en: held.label_en.clone(),
            numeric: kinds.as_ref().is_some_and(|kinds| kinds.is_numeric(&held.feature) == Some(true)),
            iv: variable.and_then(|variable| variable.iv),
            strength: variable
                .and_then(|variable| variable.band)
                .map(|band| Named::new(format!("{band:?}").to_lowercase(), band.zh(), band.en())),
            coefficient: Some(held.coefficient),
            direction,
            weight_percent,
            mean_effect_points: None,
            reason: Named::new(held.reason_code.clone(), held.reason_zh.clone(), held.reason_en.clone()),
            psi: variable.and_then(|variable| variable.stability),
            bins: bins(held, variable),
        }
    });
    cards.collect()
}

fn bins(held: &Characteristic, variable: Option<&VariableReport>) -> Vec<BinCard> {
    let counted = variable.and_then(|variable| variable.bins.as_ref());
    let cards = held.attributes.iter().enumerate().map(|(at, attribute)| {
        // The card takes its attributes from the bins, in their order.
        let counts = counted.and_then(|bins| bins.bins.get(at)).map(|bin| bin.counts);
        let (label_zh, label) = features::bin(&held.feature, &attribute.rule);
        BinCard {
            label,
            label_zh,
            rows: counts.map_or(0, |counts| counts.rows),
            goods: counts.map_or(0.0, |counts| counts.goods),
            bads: counts.map_or(0.0, |counts| counts.bads),
            bad_rate_percent: attribute.bad_rate.map(percent),
            woe: attribute.woe,
            points: attribute.points,
        }
    });
    cards.collect()
}

fn histogram(test: &Quality) -> Vec<HistogramCard> {
    let band = |band: &scoring::develop::ScoreBand| HistogramCard {
        from: band.from,
        to: band.to,
        goods: band.goods,
        bads: band.bads,
    };
    test.histogram.iter().map(band).collect()
}

fn dropped(variable: &VariableReport) -> Option<DroppedCard> {
    let why = variable.excluded.as_ref()?;
    let (zh, en) = features::named(&variable.feature);
    Some(DroppedCard { feature: variable.feature.clone(), zh, en, iv: variable.iv, why_zh: why.zh(), why_en: why.en() })
}

fn percent(share: f64) -> f64 {
    share * 100.0
}

fn metrics(quality: &Quality) -> Metrics {
    Metrics {
        rows: quality.rows,
        bads: quality.bads,
        auc: quality.auc,
        ks: quality.ks,
        gini: quality.gini,
        brier: quality.brier,
        bad_rate_percent: percent(quality.bad_rate),
        mean_pd_percent: percent(quality.mean_pd),
    }
}

fn calibration(quality: &Quality) -> Vec<CalibrationCard> {
    let groups = quality.calibration.iter().map(|group| CalibrationCard {
        band: format!("{:.2}–{:.2}%", percent(group.from), percent(group.to)),
        rows: group.rows,
        predicted_percent: percent(group.mean_pd),
        observed_percent: percent(group.bad_rate),
    });
    groups.collect()
}

fn psi(bands: &[StabilityBand]) -> Vec<PsiCard> {
    let bands = bands.iter().map(|band| PsiCard {
        band: match (band.from, band.below) {
            (Some(from), Some(below)) => format!("[{from:.1}, {below:.1})"),
            (None, Some(below)) => format!("< {below:.1}"),
            (Some(from), None) => format!("≥ {from:.1}"),
            (None, None) => "全部 all".to_owned(),
        },
        expected_percent: percent(band.expected),
        actual_percent: percent(band.actual),
    });
    bands.collect()
}

fn grades(quality: &Quality) -> Vec<GradeCard> {
    let grades = quality.grades.iter().map(|held| GradeCard {
        grade: Named::new(format!("{:?}", held.grade), held.grade.zh(), held.grade.en()),
        rows: held.rows,
        predicted_percent: held.mean_pd.map(percent),
        observed_percent: held.bad_rate.map(percent),
    });
    grades.collect()
}

/// At most [`MAX_CURVE_POINTS`] of a curve, both ends among them.
fn thinned<T>(curve: &[T]) -> impl Iterator<Item = &T> {
    let (shown, last) = (curve.len().min(MAX_CURVE_POINTS), curve.len().saturating_sub(1));
    (0..shown).map(move |at| if curve.len() <= MAX_CURVE_POINTS { &curve[at] } else { &curve[at * last / (shown - 1)] })
}

/// What a reader should keep in mind, from the figures themselves.
fn known_limits(simulated: bool, document: &Model, made: &Made) -> Vec<Named> {
    let mut limits = Vec::new();
    let mut say = |holds: bool, id: &str, zh: String, en: String| {
        if holds {
            limits.push(Named::new(id, zh, en));
        }
    };
    say(
        simulated,
        "simulated",
        "以模拟数据开发或检验，只能用于演示".into(),
        "developed or tested on simulated data: for demonstration only".into(),
    );
    let here = made.report().is_some();
    if here {
        said_of_development(&mut say, document);
    } else {
        said_of_import(&mut say, made);
    }
    if let Some(report) = made.assessment() {
        said_of_figures(&mut say, &report);
    }
    limits
}

type Say<'a> = dyn FnMut(bool, &str, String, String) + 'a;

fn said_of_import(say: &mut Say<'_>, made: &Made) {
    let Made::Elsewhere(_, check) = made else { return };
    let (mut counted, mut why) = (false, None);
    match &**check {
        Check::Measured(found) => counted = found.counted,
        Check::Unable(reason) => why = Some(reason),
    }
    if let Some(why) = why {
        say(true, "not-validated", why.zh(), why.en());
    }
    say(
        true,
        "trained-elsewhere",
        "模型在外部开发：训练样本、抽样与拒绝推断未经本机构核实".into(),
        "trained elsewhere: its rows, sampling and inference of rejects have not been checked here".into(),
    );
    say(
        counted,
        "counted-here",
        "模型文件不含样本数：原因以本机构贷款历史为基准，而非训练样本".into(),
        "the file holds no counts: reasons are held against the institution's history, not the training rows".into(),
    );
}

fn said_of_development(say: &mut Say<'_>, document: &Model) {
    say(
        true,
        "granted-only",
        "样本只含已放款的借据，未作拒绝推断".into(),
        "rows are loans that were granted; what was declined is not inferred".into(),
    );
    let hold_out = document.trained_on().split.starts_with("hold-out");
    say(
        hold_out,
        "same-time",
        "检验样本与训练样本同期，未经跨期检验".into(),
        "test rows are of the same time as training rows: not tested out of time".into(),
    );
}

/// From the figures themselves, whoever made the model.
fn said_of_figures(say: &mut Say<'_>, report: &Assessment) {
    let (test, train) = (&report.test, &report.train);
    say(
        test.bads < 200,
        "few-bads",
        format!("检验样本只有 {} 个坏样本，各项指标误差较大", test.bads),
        format!("only {} bad test rows: figures are uncertain", test.bads),
    );
    say(
        train.auc - test.auc > 0.05,
        "overfit",
        format!("检验 AUC 比训练低 {:.3}", train.auc - test.auc),
        format!("test AUC is {:.3} below training AUC", train.auc - test.auc),
    );
    let off = test.bad_rate > 0.0 && !(0.8..=1.25).contains(&(test.mean_pd / test.bad_rate));
    say(
        off,
        "level",
        format!("预测水平 {:.2}% 与实际 {:.2}% 相差较大", percent(test.mean_pd), percent(test.bad_rate)),
        format!(
            "predicted level {:.2}% differs from the observed {:.2}%",
            percent(test.mean_pd),
            percent(test.bad_rate)
        ),
    );
    say(
        report.score_shift != Shift::Stable,
        "shift",
        format!("分数分布{}（PSI {:.3}）", report.score_shift.zh(), report.score_stability),
        format!("scores have shifted: {} (PSI {:.3})", report.score_shift.en(), report.score_stability),
    );
    say(
        report.rows_without_outcome > 0,
        "unknown-outcome",
        format!("{} 行结果未知，未使用", report.rows_without_outcome),
        format!("{} rows without a known outcome were not used", report.rows_without_outcome),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_is_thinned_at_its_bound_and_one_past_it() {
        let at: Vec<usize> = (0..MAX_CURVE_POINTS).collect();
        assert_eq!(thinned(&at).count(), MAX_CURVE_POINTS);
        let past: Vec<usize> = (0..=MAX_CURVE_POINTS).collect();
        let shown: Vec<_> = thinned(&past).copied().collect();
        assert_eq!((shown.len(), shown[0], shown[shown.len() - 1]), (MAX_CURVE_POINTS, 0, MAX_CURVE_POINTS));
        assert_eq!(thinned::<usize>(&[]).count(), 0);
    }
}
