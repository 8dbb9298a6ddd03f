//! The page on the sources: what `docs/sources.md` is, made from the catalogue so that it cannot say anything else.

use std::fmt::Write;

use crate::catalogue::Catalogue;
use crate::category::Category;
use crate::layout::{Layout, standard_heading};
use crate::measure::{Kind, Measure};
use crate::plausibility::Rules;
use crate::refusal::Code;

const HEAD: &str = "# 数据类别 · Sources of data

This page is made from the documents in `crates/hub/sources` and `crates/hub/plausibility` (`UPDATE_EXPECT=1 cargo test -p hub` writes it anew). The report that
Anji follows speaks of 28 categories and names five; the others are Anji's choice, and so are retention, rhythm and ranges where no law is cited.

A file has a row for each firm and month, day or event, under the headings below: 统一社会信用代码, 月份 or 日期, for events 编号, then the measures of one kind.
Money is written in yuan, everything else in its unit; a source with other headings or units gets a layout of its own (`anji.layout/1`). An
empty field says nothing; `撤回` or `retracted` takes back what was said. A later file corrects an earlier one.
";

/// The page.
#[must_use]
pub fn reference(catalogue: &Catalogue, rules: &Rules) -> String {
    let mut out = String::from(HEAD);
    // Writing to a string cannot fail.
    let _ = write_codes(&mut out);
    let _ = write_rules(&mut out, rules);
    let _ = write_overview(&mut out, catalogue);
    for category in catalogue.categories() {
        let _ = write_category(&mut out, category);
    }
    out
}

fn write_codes(out: &mut String) -> std::fmt::Result {
    out.write_str("\n## 拒收原因 · Why a row is refused\n\n| stage | code | 中文 | English |\n|---|---|---|---|\n")?;
    for code in Code::ALL {
        let stage = code.stage();
        writeln!(out, "| {} {} | `{}` | {} | {} |", stage.zh(), stage.en(), code.as_str(), code.zh(), code.en())?;
    }
    Ok(())
}

fn write_rules(out: &mut String, rules: &Rules) -> std::fmt::Result {
    out.write_str("\n## 跨源合理性 · Plausibility across sources\n\n")?;
    out.write_str("A rule holds left over right against its bounds, in whole units (fen, people, kWh).\n\n")?;
    out.write_str(
        "| rule | 中文 | English | left | right | months | bounds | severity |\n|---|---|---|---|---|---|---|---|\n",
    )?;
    for rule in rules.iter() {
        let side = |ids: &[String]| ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(" + ");
        let bounds = match (rule.at_least, rule.at_most) {
            (Some(low), Some(high)) => format!("{low} to {high}"),
            (Some(low), None) => format!("at least {low}"),
            (None, Some(high)) => format!("at most {high}"),
            (None, None) => String::new(),
        };
        let own =
            rule.own_history.map_or_else(String::new, |own| format!(" × the median of its own {} months", own.months));
        writeln!(
            out,
            "| `{}` | {} | {} | {} | {} | {} | {bounds}{own} | {} {} |",
            rule.id,
            rule.zh,
            rule.en,
            side(&rule.left),
            side(&rule.right),
            rule.months,
            rule.severity.zh(),
            rule.severity.en(),
        )?;
    }
    Ok(())
}

fn write_overview(out: &mut String, catalogue: &Catalogue) -> std::fmt::Result {
    let monthly = catalogue.measures().filter(|measure| measure.kind == Kind::Monthly).count();
    writeln!(
        out,
        "\n## 总览 · Overview\n\n{} categories, {} measures, {monthly} of them monthly.\n",
        catalogue.categories().len(),
        catalogue.len(),
    )?;
    out.write_str("| category | 中文 | English | in the report | refresh | within days | kept, months | measures |\n")?;
    out.write_str("|---|---|---|---|---|---|---|---|\n")?;
    for one in catalogue.categories() {
        writeln!(
            out,
            "| `{}` | {} | {} | {} | {} {} | {} | {} | {} |",
            one.id,
            one.zh,
            one.en,
            if one.named_by_report { "yes" } else { "our choice" },
            one.refresh.every.zh(),
            one.refresh.every.en(),
            one.refresh.within_days,
            one.retention_months,
            one.measures.len(),
        )?;
    }
    Ok(())
}

fn write_category(out: &mut String, category: &Category) -> std::fmt::Result {
    writeln!(out, "\n## {} · {}\n", category.zh, category.en)?;
    writeln!(out, "- 标识 id: `{}`", category.id)?;
    writeln!(out, "- 数据持有方 owner: {} · {}", category.owner.zh, category.owner.en)?;
    writeln!(out, "- 依据 legal basis: {} · {}\n", category.legal_basis.zh, category.legal_basis.en)?;
    for layout in Kind::ALL.into_iter().filter_map(|kind| Layout::standard(category, kind)) {
        let mut headings = vec![layout.firm.as_str(), &layout.period];
        headings.extend(layout.reference.as_deref());
        writeln!(out, "{} {}: {}\n", layout.kind.zh(), layout.kind.en(), headings.join(", "))?;
        out.write_str("| heading | measure | English | adds | unit | digits | least | greatest | required |\n")?;
        out.write_str("|---|---|---|---|---|---|---|---|---|\n")?;
        for measure in category.of_kind(layout.kind) {
            write_measure(out, measure)?;
        }
        out.write_str("\n")?;
    }
    // One blank line between categories: the next heading brings it.
    out.truncate(out.trim_end().len());
    out.write_str("\n")
}

fn write_measure(out: &mut String, measure: &Measure) -> std::fmt::Result {
    let adds = measure.adds.map_or_else(String::new, |adds| format!("{} {}", adds.zh(), adds.en()));
    writeln!(
        out,
        "| {} | `{}` | {} | {adds} | {} {} | {} | {} | {} | {} |",
        standard_heading(measure),
        measure.id,
        measure.en,
        measure.unit.zh(),
        measure.unit.en(),
        measure.scale,
        measure.range[0],
        measure.range[1],
        if measure.required { "yes" } else { "" },
    )
}
