//! Where the demo bank's money comes from: two small lines, opened by two people before the first payout.

use platform::Request;
use platform::funding::{NewEligibility, NewFundingLine};

use super::{START, Stage};

/// Relending for small firms, and deposits behind it.
pub async fn lines(stage: &Stage) -> anyhow::Result<()> {
    let (platform, people) = (&stage.platform, &stage.people);
    let bar = stage.step("登记资金来源 opening funding lines", 0);
    let relending = NewFundingLine {
        kind: "relending".into(),
        name: "2025年支小再贷款（模拟）".into(),
        source: "人民银行分支机构（模拟）".into(),
        quota: "2000000".into(),
        annual_cost_percent: "1.75".into(),
        from: START.to_string(),
        until: "2026-06-30".into(),
        revolving: true,
        priority: 1,
        eligible: NewEligibility {
            sizes: vec!["micro".into(), "small".into()],
            largest_principal: Some("500000".into()),
            highest_rate_percent: Some("6.5".into()),
            ..NewEligibility::default()
        },
        reason: "模拟再贷款合同".into(),
    };
    let deposits = NewFundingLine {
        kind: "deposits".into(),
        name: "一年期存款（模拟）".into(),
        source: "单位存款（模拟）".into(),
        quota: "3000000".into(),
        annual_cost_percent: "2.10".into(),
        until: "2026-12-31".into(),
        priority: 9,
        eligible: NewEligibility::default(),
        reason: "模拟存款资金".into(),
        ..relending.clone()
    };
    for line in [&relending, &deposits] {
        let proposal = platform.propose_funding(&Request::plain(&people.finance), line).await?;
        platform.approve(&Request::plain(&people.reviewer), &proposal.id).await?;
    }
    stage.done(&bar, "两个资金来源可用，放款时匹配 · two lines, matched at each payout");
    Ok(())
}
