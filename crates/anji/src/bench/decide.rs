//! Whole decisions on one thread: rules, score, match, limit, price, cost, reasons and the full trace, in memory.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, ensure};
use calendar::{add_days, add_months};
use codes::{ApplicationId, ConsentId, DecisionId, InstitutionId, ProductId, ScorecardId};
use decision::{Bundle, Consent, DecisionInput, FirmFacts, Kyc, LoanRequest, Standing};
use loan::RepaymentMethod;
use money::{Currency, Money};
use product::CompiledProduct;
use province::{Application, Province};
use rulebook::Rulebook;

use super::{Part, at, now, rate, ratio, spend, world};

/// Different applications; a decision never meets the one before it again soon.
const APPLICATIONS: u32 = 1_000;
const BANK: InstitutionId = InstitutionId::from_bytes([3; 16]);

/// Runs `count` decisions.
pub fn run(count: usize) -> anyhow::Result<Vec<Part>> {
    ensure!(count > 0, "give a --count above zero");
    let province = world::province(APPLICATIONS)?;
    let bundle = bundle(&province)?;
    let inputs = inputs(&province)?;
    let mut waits = Vec::with_capacity(count);
    let mut outcomes = BTreeMap::new();
    // One round beforehand, so that the first decisions are not slower for cold memory.
    for input in &inputs {
        *outcomes.entry(decision::decide(input, &bundle)?.outcome.zh()).or_insert(0_usize) += 1;
    }
    let (done, spent) = spend(|| -> anyhow::Result<()> {
        for input in inputs.iter().cycle().take(count) {
            let start = now();
            std::hint::black_box(decision::decide(input, &bundle)?);
            waits.push(start.elapsed());
        }
        Ok(())
    });
    done?;
    let (done, scored) = spend(|| -> anyhow::Result<()> {
        for input in inputs.iter().cycle().take(count) {
            std::hint::black_box(bundle.scorecard().score(&input.features)?);
        }
        Ok(())
    });
    done?;
    let mut part = Part::new("整笔决策，单线程，内存中 · whole decisions, one thread, in memory");
    waits.sort_unstable();
    let micros = |wait: Duration| wait.as_secs_f64() * 1e6;
    part.figure("每秒决策", "decisions a second", rate(count, spent.wall), "/s");
    part.figure("每CPU秒决策", "decisions a CPU second", rate(count, spent.least_distorted()), "/s");
    part.figure("中位耗时", "p50", micros(at(&waits, 50)), "µs");
    part.figure("99分位耗时", "p99", micros(at(&waits, 99)), "µs");
    part.figure("下限：仅评分", "floor: the bare score, a CPU second", rate(count, scored.least_distorted()), "/s");
    let ratio = spent.least_distorted().as_secs_f64() / scored.least_distorted().as_secs_f64();
    part.figure("整笔决策与仅评分之比", "a decision costs so many bare scores", ratio, "×");
    record_cost(&mut part, &inputs, &bundle)?;
    let outcomes: Vec<String> = outcomes.iter().map(|(outcome, count)| format!("{outcome} {count}")).collect();
    part.note(format!("{APPLICATIONS} 笔不同申请 different applications: {}", outcomes.join(", ")));
    part.note(
        "背景（不同任务，非同次运行）· context (another task, not this run): zen-engine 2.1.6 evaluated 51,079 rule graphs/s \
         (three decision tables of 20 rows, two expressions) on one thread, 2-core AMD EPYC, 2026-11-23",
    );
    Ok(vec![part])
}

/// What it costs to turn a decision into the bytes the book keeps, and their digest.
fn record_cost(part: &mut Part, inputs: &[DecisionInput], bundle: &Bundle) -> anyhow::Result<()> {
    let decisions = inputs.iter().map(|input| decision::decide(input, bundle)).collect::<Result<Vec<_>, _>>()?;
    let mut bytes = 0_u64;
    let ((), spent) = spend(|| {
        for decision in &decisions {
            bytes += decision.to_bytes().len() as u64;
            std::hint::black_box(decision.digest());
        }
    });
    part.figure(
        "决策记录写出并摘要",
        "records written and digested a CPU second",
        rate(decisions.len(), spent.least_distorted()),
        "/s",
    );
    part.figure("平均记录大小", "average record", ratio(bytes, decisions.len() as u64), "bytes");
    Ok(())
}

fn bundle(province: &Province) -> anyhow::Result<Bundle> {
    let product = CompiledProduct::from_yaml(world::PRODUCT)?;
    let card = world::scorecard(province)?.compile()?;
    let rules = Rulebook::shipped().snapshot(world::DAY, platform::clock::start_of_day(world::DAY));
    let (product_id, card_id) = (ProductId::from_bytes([1; 16]), ScorecardId::from_bytes([2; 16]));
    Bundle::try_new(product_id, product, card_id, card, rules).context("putting product and scorecard together")
}

fn inputs(province: &Province) -> anyhow::Result<Vec<DecisionInput>> {
    let categories = world::categories()?;
    let applications = province.applications(APPLICATIONS, add_months(world::DAY, -1)?, world::DAY)?;
    applications.iter().enumerate().map(|(at, application)| input(province, at, application, &categories)).collect()
}

fn input(
    province: &Province,
    at: usize,
    application: &Application,
    categories: &[String],
) -> anyhow::Result<DecisionInput> {
    let firm = province.firm(application.firm)?;
    let mut id = [0; 16];
    id[..8].copy_from_slice(&(at as u64).to_be_bytes());
    let years = i32::try_from(firm.features.years_in_business)?;
    Ok(DecisionInput {
        decision: DecisionId::from_bytes(id),
        application: ApplicationId::from_bytes(id),
        institution: BANK,
        firm: firm.id,
        decided_at: platform::clock::start_of_day(world::DAY),
        decided_on: world::DAY,
        request: LoanRequest {
            amount: Money::from_minor(application.requested_fen, Currency::CNY),
            tenor_months: u32::from(application.term_months),
            purpose: serde_json::to_value(application.purpose)?.as_str().unwrap_or_default().to_owned(),
            repayment: RepaymentMethod::Annuity,
        },
        facts: FirmFacts {
            code_valid: true,
            kind: firm.uscc.kind(),
            natural_person: firm.sole_trader,
            size: firm.size,
            region: Some(firm.region),
            industry: Some(firm.industry),
            registered_on: Some(add_months(world::DAY, -12 * years)?),
            standing: Standing::Active,
            kyc: Kyc::Complete,
            overdue_days: 0,
            dishonest_debtor: false,
            outstanding: Money::zero(Currency::CNY),
        },
        consents: vec![Consent {
            id: ConsentId::from_bytes(id),
            purpose: "credit-assessment".to_owned(),
            categories: categories.to_vec(),
            recipient: BANK,
            from: add_days(world::DAY, -40)?,
            to: add_months(world::DAY, 11)?,
            revoked_on: None,
        }],
        features: world::features(&firm.features, application.requested_fen, application.term_months),
        guarantee_available: true,
        automation_refused: false,
        funding: None,
    })
}
