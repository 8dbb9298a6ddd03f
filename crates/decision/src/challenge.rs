//! Champion and challenger: what another model would have said of decisions that were made.
//!
//! A challenger decides nothing. Its score of a decision is a function of the recorded input and its own document, so it is
//! worked out when somebody looks, from the record: nothing it does or fails to do stands in the way of a decision, and
//! the comparison of last month comes out the same next year.
//!
//! A decision that stopped before the score (no consent, a hard rule) is no matter of the model and is not compared.
//! A feature that the product of then asks for and nobody knew is missing to the challenger too; one that was never asked for
//! is no missing value, and such decisions are counted apart.

use codes::ScorecardId;
use model::Compiled;
use product::CompiledProduct;
use rulebook::Snapshot;
use scoring::metrics::{AucComparison, compare_auc, population_stability};
use scoring::{FeatureValue, Grade, Score};

use crate::backtest::{Case, Policy, Unable, Why};
use crate::bundle::BundleError;
use crate::record::Decision;

/// Bands that the distributions are held beside each other in: tenths of the champion's.
const BANDS: usize = 10;

/// What a model said of one decision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Points.
    pub points: f64,
    /// Probability of default, 0 to 1.
    pub pd: f64,
    /// Grade.
    pub grade: Grade,
}

impl From<&Score> for Placed {
    fn from(score: &Score) -> Self {
        Self { points: score.points, pd: score.pd, grade: score.grade }
    }
}

/// One decision by both models.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// As recorded.
    pub champion: Placed,
    /// By the challenger.
    pub challenger: Placed,
    /// What became of the loan, where it was paid out.
    pub bad: Option<bool>,
}

/// The policy of then with the challenger in the place of the scorecard; days of sale and all rules stay.
///
/// # Errors
/// The product of then does not declare what the challenger reads.
pub fn policy(
    product_id: codes::ProductId,
    product: &CompiledProduct,
    (id, challenger): (ScorecardId, &Compiled),
    rules: Snapshot,
) -> Result<Policy, BundleError> {
    Policy::try_new(product.document(), (product_id, product.clone()), (id, challenger.clone()), rules)
}

/// A case as the challenger would have met it: what the product asks for and nobody knew is missing.
///
/// # Errors
/// A feature of the challenger that neither was recorded nor is asked for.
pub fn case(case: Case, product: &CompiledProduct, challenger: &Compiled) -> Result<Case, Unable> {
    let mut case = case;
    for feature in challenger.features() {
        if case.decision.input.features.contains_key(feature) {
            continue;
        }
        if !product.features().iter().any(|declared| declared.name == feature) {
            return Err(Unable { why: Why::NotRecorded, subject: feature.to_owned() });
        }
        case.decision.input.features.insert(feature.to_owned(), FeatureValue::Missing);
    }
    Ok(case)
}

/// What both say of a case that [`case`] made ready; nothing when the decision did not come to a score.
///
/// # Errors
/// [`Why::Undecidable`] with what the challenger could not read.
pub fn pair(case: &Case, challenger: &Compiled) -> Result<Option<Pair>, Unable> {
    let Decision { input, score: Some(score), .. } = &case.decision else { return Ok(None) };
    let now = challenger.score(&input.features);
    let now = now.map_err(|error| Unable { why: Why::Undecidable, subject: error.to_string() })?;
    Ok(Some(Pair { champion: score.into(), challenger: (&now).into(), bad: case.lent.map(|lent| lent.bad) }))
}

/// A band of probabilities with how many fell into it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// From this probability, included; nothing in the first band.
    pub from: Option<f64>,
    /// Below this one; nothing in the last.
    pub below: Option<f64>,
    /// By the champion.
    pub champion: u64,
    /// By the challenger.
    pub challenger: u64,
}

/// Who would pass a cut between grades.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Side {
    /// Decisions.
    pub number: u64,
    /// Loans paid out.
    pub lent: u64,
    /// Of them bad.
    pub bad: u64,
}

/// The swap set of one cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// The worst grade that passes.
    pub through: Grade,
    /// Pass by both, by the champion alone, by the challenger alone, by neither.
    pub fields: [Side; 4],
}

/// How both did on one grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GradeOutcome {
    /// The grade.
    pub grade: Grade,
    /// Loans that the champion, and the challenger, put here, with the bad ones among them.
    pub sides: [(u64, u64); 2],
}

/// Both against what became of the loans.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcomes {
    /// Loans paid out.
    pub loans: u64,
    /// Of them bad.
    pub bads: u64,
    /// Areas under the ROC curves, challenger first; nothing while there are no bads or no goods.
    pub auc: Option<AucComparison>,
    /// By grade.
    pub grades: Vec<GradeOutcome>,
}

/// What a contest came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Contest {
    /// Decisions that both scored.
    pub pairs: u64,
    /// Mean points, champion and challenger.
    pub mean_points: [f64; 2],
    /// Mean probability of default, champion and challenger.
    pub mean_pd: [f64; 2],
    /// By grade of the champion, then of the challenger.
    pub grades: [[u64; 4]; 4],
    /// Of one grade by both.
    pub same_grade: u64,
    /// Of grades no further apart than one.
    pub near_grade: u64,
    /// Distribution of both.
    pub bands: Vec<Band>,
    /// Population stability of the challenger's distribution against the champion's, over the bands.
    pub psi: Option<f64>,
    /// The swap set at each cut between grades.
    pub cuts: Vec<Cut>,
    /// Against what became of the loans.
    pub outcomes: Outcomes,
}

impl Contest {
    /// Compares.
    #[must_use]
    pub fn of(pairs: &[Pair]) -> Self {
        let mean = |of: fn(&Pair) -> f64| match pairs.len() {
            0 => 0.0,
            count => pairs.iter().map(of).sum::<f64>() / count as f64,
        };
        let mut grades = [[0; 4]; 4];
        for pair in pairs {
            grades[pair.champion.grade as usize][pair.challenger.grade as usize] += 1;
        }
        let apart = |most: usize| {
            let cells = (0_usize..4).flat_map(|a| (0_usize..4).map(move |b| (a, b)));
            cells.filter(|(a, b)| a.abs_diff(*b) <= most).map(|(a, b)| grades[a][b]).sum()
        };
        let bands = bands(pairs);
        let side = |of: fn(&Band) -> u64| bands.iter().map(|band| of(band) as f64).collect::<Vec<f64>>();
        let psi = population_stability(&side(|band| band.champion), &side(|band| band.challenger)).ok();
        Self {
            pairs: pairs.len() as u64,
            mean_points: [mean(|pair| pair.champion.points), mean(|pair| pair.challenger.points)],
            mean_pd: [mean(|pair| pair.champion.pd), mean(|pair| pair.challenger.pd)],
            grades,
            same_grade: apart(0),
            near_grade: apart(1),
            bands,
            psi,
            cuts: [Grade::A, Grade::B, Grade::C].into_iter().map(|through| cut(pairs, through)).collect(),
            outcomes: outcomes(pairs),
        }
    }
}

fn bands(pairs: &[Pair]) -> Vec<Band> {
    let mut sorted: Vec<f64> = pairs.iter().map(|pair| pair.champion.pd).collect();
    if sorted.is_empty() {
        return Vec::new();
    }
    sorted.sort_unstable_by(f64::total_cmp);
    let mut edges: Vec<f64> = (1..BANDS).map(|tenth| sorted[sorted.len() * tenth / BANDS]).collect();
    edges.dedup();
    let mut found: Vec<Band> = (0..=edges.len())
        .map(|at| Band {
            from: at.checked_sub(1).map(|before| edges[before]),
            below: edges.get(at).copied(),
            champion: 0,
            challenger: 0,
        })
        .collect();
    for pair in pairs {
        let place = |pd: f64| edges.partition_point(|edge| *edge <= pd);
        found[place(pair.champion.pd)].champion += 1;
        found[place(pair.challenger.pd)].challenger += 1;
    }
    found
}

fn cut(pairs: &[Pair], through: Grade) -> Cut {
    let mut fields = [Side::default(); 4];
    for pair in pairs {
        let field = match (pair.champion.grade <= through, pair.challenger.grade <= through) {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => 2,
            (false, false) => 3,
        };
        let side = &mut fields[field];
        side.number += 1;
        side.lent += u64::from(pair.bad.is_some());
        side.bad += u64::from(pair.bad == Some(true));
    }
    Cut { through, fields }
}

fn outcomes(pairs: &[Pair]) -> Outcomes {
    let known: Vec<(&Pair, bool)> = pairs.iter().filter_map(|pair| Some((pair, pair.bad?))).collect();
    let bad: Vec<bool> = known.iter().map(|(_, bad)| *bad).collect();
    let pd = |of: fn(&Pair) -> f64| known.iter().map(|(pair, _)| of(pair)).collect::<Vec<f64>>();
    let auc = compare_auc(&pd(|pair| pair.challenger.pd), &pd(|pair| pair.champion.pd), &bad).ok();
    let count = |of: fn(&Pair) -> Grade, grade: Grade| {
        let here = known.iter().filter(|(pair, _)| of(pair) == grade);
        here.fold((0, 0), |(loans, bads), (_, bad)| (loans + 1, bads + u64::from(*bad)))
    };
    let grades = Grade::ALL.into_iter().map(|grade| GradeOutcome {
        grade,
        sides: [count(|pair| pair.champion.grade, grade), count(|pair| pair.challenger.grade, grade)],
    });
    let (loans, bads) = (bad.len() as u64, bad.iter().filter(|bad| **bad).count() as u64);
    Outcomes { loans, bads, auc, grades: grades.collect() }
}
