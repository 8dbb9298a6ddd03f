//! `anji score challenger`: a version beside the one in force.

use calendar::parse_date;
use platform::challenger::ContestAsked;
use platform::challenger_cards::{ContestCard, CutCell};

use crate::cli::{ChallengerCommand, Shared};
use crate::desk::Desk;
use crate::output;

/// `anji score challenger`
pub async fn challenger(shared: &Shared, desk: &Desk, command: ChallengerCommand) -> anyhow::Result<()> {
    let platform = &desk.platform;
    match command {
        ChallengerCommand::Start { name, version, reason } => {
            let card = platform.start_challenge(&desk.request()?, &name, version, &reason).await?;
            output::show(shared.json, &card, |card| {
                format!("{}Next: anji score challenger show {}\n", super::score::scorecard_line(card), card.name)
            })
        }
        ChallengerCommand::Stop { name, reason } => {
            let card = platform.stop_challenge(&desk.request()?, &name, &reason).await?;
            output::show(shared.json, &card, super::score::scorecard_line)
        }
        ChallengerCommand::Show { name, since, until } => {
            let day = |text: Option<String>| text.as_deref().map(parse_date).transpose();
            let asked = ContestAsked { since: day(since)?, until: day(until)? };
            let found = platform.contest(desk.who()?, &name, asked).await?;
            output::show(shared.json, &found, text)
        }
    }
}

fn text(card: &ContestCard) -> String {
    let mut out = format!(
        "挑战者 challenger: {} 第 {} 版 version，自 since {}{}\n决策 decisions {} · 双方均评分 compared {}\n",
        card.name,
        card.version,
        card.began_at,
        card.ended_at.as_ref().map_or_else(String::new, |at| format!(" 至 until {at}")),
        card.decided,
        card.compared
    );
    for line in &card.unable {
        out.push_str(&format!(
            "  · {} 笔无法评分 {} {} ({})\n",
            line.number, line.reason.zh, line.reason.en, line.subject
        ));
    }
    if card.compared == 0 {
        return out;
    }
    out.push_str(&format!(
        "均分 mean points {:.1} → {:.1} · 平均违约概率 mean PD {:.2}% → {:.2}%\n",
        card.mean_points.0, card.mean_points.1, card.mean_pd_percent.0, card.mean_pd_percent.1
    ));
    if let (Some(psi), Some(shift)) = (card.psi, &card.psi_shift) {
        out.push_str(&format!("分布差异 PSI {psi:.4} {} {}\n", shift.zh, shift.en));
    }
    if let (Some(same), Some(near)) = (card.same_grade_percent, card.near_grade_percent) {
        out.push_str(&format!("等级一致 same grade {same:.1}% · 相差不超过一级 at most one apart {near:.1}%\n"));
    }
    out.push_str("\n等级 grades（行：在用 champion，列：挑战者 challenger）\n");
    let rows: Vec<_> = card
        .grades
        .iter()
        .map(|row| std::iter::once(row.grade.id.clone()).chain(row.challenger.iter().map(u64::to_string)).collect())
        .collect();
    out.push_str(&output::table(&["", ">A", ">B", ">C", ">D"], &rows));
    out.push_str("\n各等级线的换手 swap set at each cut（笔数 decisions / 已放款 lent / 坏 bad）\n");
    let cell = |cell: CutCell| format!("{} / {} / {}", cell.number, cell.lent, cell.bad);
    let rows: Vec<_> = card
        .cuts
        .iter()
        .map(|cut| {
            let name = format!("≤ {}", cut.through.id);
            vec![name, cell(cut.both), cell(cut.champion_only), cell(cut.challenger_only), cell(cut.neither)]
        })
        .collect();
    let headings =
        ["等级线 cut", ">都通过 both", ">仅在用 champion only", ">仅挑战者 challenger only", ">都不通过 neither"];
    out.push_str(&output::table(&headings, &rows));
    out.push_str("\n按当日规则重新决策 decided again under the rules of the day\n");
    let rows: Vec<_> = card
        .outcomes
        .iter()
        .map(|line| {
            vec![format!("{} {}", line.outcome.zh, line.outcome.en), line.before.to_string(), line.after.to_string()]
        })
        .collect();
    out.push_str(&output::table(&["结论 outcome", ">在用 champion", ">挑战者 challenger"], &rows));
    let found = &card.realised;
    out.push_str(&format!("\n已放款 loans {} · 坏 bad {}\n", found.loans, found.bads));
    if let (Some(champion), Some(challenger), Some((low, high)), Some(p)) =
        (found.champion_auc, found.challenger_auc, found.interval, found.p_value)
    {
        out.push_str(&format!(
            "AUC {champion:.4} → {challenger:.4}（差 difference {:+.4}，95% [{low:+.4}, {high:+.4}]，p {p:.3}）\n",
            challenger - champion
        ));
    }
    out
}
