//! Before the first application: institutions, people, firms, histories, scorecards, the product, the guarantee, the policy.

use std::collections::BTreeSet;
use std::path::PathBuf;

use calendar::Date;
use codes::PolicyId;
use decision::{Kyc, Standing};
use money::{Currency, Money};
use platform::approvals::Act;
use platform::firms::NewFirm;
use platform::models::DevelopRequest;
use platform::setup::{InstitutionKind, NewInstitution};
use platform::{Platform, Principal, Request, Role};
use province::Firm;

use super::{People, START, Stage};
use crate::commands::documents::batch_text;
use crate::desk::password;
use crate::output;

/// The product and the agreement the demo publishes: the same files a user finds beside the program.
const PRODUCT: &str = include_str!("../../../../products/hebei-everyday.yaml");
const CHAIN: &str = include_str!("../../../../agreements/chain-50-30-20.yaml");
const AGREEMENT: &str = include_str!("../../../../agreements/gov-28-share.yaml");

/// The operator, the demo bank, its guarantors and its people. Passwords are drawn and thrown away: the local console is
/// the way in until an administrator sets one (`anji user password`).
pub async fn institutions(platform: &Platform) -> anyhow::Result<People> {
    let (secret, _) = password(false)?;
    platform.set_up("root", &secret).await?;
    let root = platform.local_principal("platform", "root").await?;
    let operator = Request::plain(&root);
    for (code, zh, en, kind) in [
        ("demo-bank", "模拟县域银行", "Simulated county bank", InstitutionKind::Lender),
        ("demo-guarantor", "模拟融资担保公司", "Simulated guarantor", InstitutionKind::Guarantor),
        ("demo-reguarantor", "模拟省再担保公司", "Simulated re-guarantor", InstitutionKind::Guarantor),
        ("demo-national-fund", "模拟国家融资担保基金", "Simulated national fund", InstitutionKind::Guarantor),
        ("demo-insurer", "模拟保险公司", "Simulated insurer", InstitutionKind::Insurer),
        ("demo-core-firm", "模拟核心企业", "Simulated core firm", InstitutionKind::CoreFirm),
    ] {
        let spec = institution(code, zh, en, kind, Currency::CNY, true);
        platform.register_institution(&operator, spec, "admin", &password(false)?.0).await?;
    }
    let admin = platform.local_principal("demo-bank", "admin").await?;
    for (name, role) in [
        ("li", Role::Officer),
        ("wang", Role::Reviewer),
        ("zhou", Role::Reviewer),
        ("zhao", Role::Risk),
        ("qian", Role::Finance),
        ("sun", Role::Finance),
        ("audit", Role::Auditor),
    ] {
        platform.add_user(&Request::plain(&admin), name, BTreeSet::from([role]), &password(false)?.0).await?;
    }
    let keeper = platform.local_principal("demo-guarantor", "admin").await?;
    for (name, role) in [("zheng", Role::Risk), ("feng", Role::Finance), ("guo", Role::Auditor)] {
        platform.add_user(&Request::plain(&keeper), name, BTreeSet::from([role]), &password(false)?.0).await?;
    }
    let person = |name: &'static str| platform.local_principal("demo-bank", name);
    Ok(People {
        officer: person("li").await?,
        reviewer: person("wang").await?,
        risk: person("zhao").await?,
        finance: person("qian").await?,
        finance2: person("sun").await?,
        auditor: person("audit").await?,
    })
}

fn institution(
    code: &str,
    zh: &str,
    en: &str,
    kind: InstitutionKind,
    currency: Currency,
    simulated: bool,
) -> NewInstitution {
    NewInstitution { code: code.into(), name_zh: zh.into(), name_en: en.into(), kind, currency, simulated }
}

/// The simulated firms with what sources know of them, and the bank's simulated past.
pub async fn firms_and_history(stage: &Stage) -> anyhow::Result<()> {
    let (platform, province) = (&stage.platform, &stage.province);
    let bar = stage.step("登记模拟企业 registering simulated firms", province.firms.len() as u64);
    let firms = province.firms.iter().map(new_firm).collect::<anyhow::Result<Vec<_>>>()?;
    platform
        .register_firms(&Request::plain(&stage.people.officer), firms, |done| bar.set_position(done as u64))
        .await?;
    stage.done(&bar, &format!("{} 家模拟企业 · simulated firms", province.firms.len()));
    let bar = stage.step("写入模拟观测 writing simulated observations", 0);
    let observations = province.reported(calendar::add_days(START, -1)?)?;
    platform.simulated_observations(&Request::plain(&stage.people.officer), &observations).await?;
    stage.done(&bar, &format!("{} 条模拟观测 · simulated observations", observations.len()));
    let bar = stage.step("写入模拟贷款历史 writing a simulated past", 0);
    let history = province.history_columns();
    platform.simulated_history(&Request::plain(&stage.people.risk), &history).await?;
    stage.done(
        &bar,
        &format!("{} 笔模拟历史贷款，{} 笔违约 · simulated past loans, bad", history.len(), history.bads()),
    );
    Ok(())
}

fn new_firm(firm: &Firm) -> anyhow::Result<NewFirm> {
    let years = i32::try_from(firm.features.years_in_business)?;
    Ok(NewFirm {
        id: Some(firm.id),
        uscc: firm.uscc,
        name: firm.name.clone(),
        region: format!("{:06}", firm.region.number()),
        industry: firm.industry.code().to_owned(),
        registered_on: Some(calendar::add_months(START, -12 * years - 1)?),
        standing: Standing::Active,
        kyc: Kyc::Complete,
        simulated: true,
    })
}

/// The named histories, as the real past of a separate institution in US dollars, with a scorecard of its own.
pub async fn real_histories(stage: &Stage, paths: &[PathBuf]) -> anyhow::Result<()> {
    if paths.is_empty() {
        return Ok(());
    }
    let platform = &stage.platform;
    let root = platform.local_principal("platform", "root").await?;
    let spec = institution(
        "usd-bank",
        "美元历史机构（真实公开数据）",
        "USD history (real public data)",
        InstitutionKind::Lender,
        Currency::USD,
        false,
    );
    platform.register_institution(&Request::plain(&root), spec, "admin", &password(false)?.0).await?;
    let admin = platform.local_principal("usd-bank", "admin").await?;
    for (name, role) in [("risk", Role::Risk), ("reviewer", Role::Reviewer), ("audit", Role::Auditor)] {
        platform.add_user(&Request::plain(&admin), name, BTreeSet::from([role]), &password(false)?.0).await?;
    }
    let risk = platform.local_principal("usd-bank", "risk").await?;
    let reviewer = platform.local_principal("usd-bank", "reviewer").await?;
    for path in paths {
        let bar = stage.step("导入真实贷款历史 importing a real history", 0);
        let batch = platform
            .import_sba(&Request::plain(&risk), path, |progress| {
                bar.set_length(progress.total);
                bar.set_position(progress.done);
            })
            .await?;
        stage.done(&bar, batch_text(&batch).trim_end());
    }
    develop(stage, &risk, &reviewer, "sba", "开发真实历史评分卡 scorecard on the real history").await
}

/// The demo bank's scorecard: developed by risk, approved by the reviewer.
pub async fn scorecard(stage: &Stage) -> anyhow::Result<()> {
    develop(stage, &stage.people.risk, &stage.people.reviewer, "regional", "开发评分卡 developing a scorecard").await
}

async fn develop(
    stage: &Stage,
    risk: &Principal,
    reviewer: &Principal,
    name: &str,
    title: &'static str,
) -> anyhow::Result<()> {
    let bar = stage.step(title, 0);
    let asked = DevelopRequest { name: name.into(), exclude: Vec::new() };
    let request = Request::plain(risk);
    let (card, report) =
        stage.platform.develop_scorecard(&request, &asked, |progress| output::develop_progress(&bar, progress)).await?;
    stage.platform.approve_scorecard(&Request::plain(reviewer), name, None, None).await?;
    let said = format!(
        "评分卡 scorecard {} 第 {} 版: 检验样本 test AUC {:.4}, KS {:.3}（{} 笔 rows）",
        card.name, card.version, report.test.auc, report.test.ks, report.test.rows
    );
    stage.done(&bar, &said);
    Ok(())
}

/// The guarantee agreement, the product, and the policy that two people approve.
pub async fn product_and_policy(stage: &Stage) -> anyhow::Result<()> {
    let (platform, people) = (&stage.platform, &stage.people);
    let bar = stage.step("发布产品与授权 publishing the product and a release policy", 0);
    platform.agree(&Request::plain(&people.risk), serde_norway::from_str(AGREEMENT)?).await?;
    platform.agree(&Request::plain(&people.risk), serde_norway::from_str(CHAIN)?).await?;
    let product = platform.publish_product(&Request::plain(&people.risk), PRODUCT).await?;
    platform.approve_product(&Request::plain(&people.reviewer), &product.code, None).await?;
    let limit = Money::parse("200,000", Currency::CNY)?;
    let policy = Act::ReleasePolicy {
        policy: PolicyId::from_bytes(platform::clock::random()?),
        limit,
        until: Date::constant(2026, 6, 30),
    };
    let proposal = platform.propose(&Request::plain(&people.finance), policy, "小额放款由系统放行").await?;
    platform.approve(&Request::plain(&people.reviewer), &proposal.id).await?;
    platform.approve(&Request::plain(&people.risk), &proposal.id).await?;
    let said = format!(
        "产品 {} {} 生效；{} 以下放款授权经两人批准 · in force, policy approved by two",
        product.code,
        product.name_zh,
        output::money(limit)
    );
    stage.done(&bar, &said);
    Ok(())
}
