//! The catalogue as a page for people: `docs/indicators.md` is this text.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::catalogue::Catalogue;
use crate::document::{Dimension, Indicator, MissingRule};
use crate::operation::{Against, Operation};

const HEAD: &str = "# Indicators

<!-- Made from crates/portrait/indicators and crates/portrait/rules: UPDATE_EXPECT=1 cargo test -p portrait -->

What a portrait of a firm is made of. *x* are the values of the months of the window that have one, oldest first; *n* how many;
*t* the place of a month in the window, from 0. `pct` is the formula's result times 100. Results are rounded once, halves away from
zero. A window ends with the last month that is over, or up to *lag* months before it where a source reports late; windows of days and
events end with the day. Where less of the window than the *least coverage* has values, the indicator is missing. Weights and
anchors are ours until an institution calibrates them.

";

/// The page.
#[must_use]
pub fn markdown(catalogue: &Catalogue) -> String {
    let mut page = HEAD.to_owned();
    operations(&mut page, catalogue);
    for dimension in Dimension::ALL {
        let of: Vec<_> = catalogue.indicators().iter().filter(|indicator| indicator.dimension == dimension).collect();
        let _ = writeln!(page, "\n## {} · {} ({})\n", dimension.zh(), capitalised(dimension.en()), of.len());
        page.push_str("| id | 名称 · name | 含义 · meaning | computed as | unit | better | weight: anchors |\n|---|---|---|---|---|---|---|\n");
        of.into_iter().for_each(|indicator| row(&mut page, indicator));
    }
    scoring(&mut page, catalogue);
    classes(&mut page, catalogue);
    page
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn operations(page: &mut String, catalogue: &Catalogue) {
    page.push_str("## 运算 · Operations\n\n| operation | 运算 | formula | used by |\n|---|---|---|---|\n");
    let mut used: BTreeMap<&str, (&Operation, usize)> = BTreeMap::new();
    for indicator in catalogue.indicators() {
        used.entry(indicator.operation.name()).or_insert((&indicator.operation, 0)).1 += 1;
    }
    for (name, (operation, count)) in used {
        let _ = writeln!(page, "| `{name}` | {} | {} | {count} |", operation.zh(), operation.formula());
    }
}

fn row(page: &mut String, indicator: &Indicator) {
    let anchors: Vec<_> = indicator.anchors.iter().map(|(value, points)| format!("{value} → {points}")).collect();
    let scored =
        if indicator.weight == 0 { String::new() } else { format!("{}: {}", indicator.weight, anchors.join(", ")) };
    let _ = writeln!(
        page,
        "| `{}` | {} · {} | {} · {} | {} | {} | {} · {} | {} |",
        indicator.id,
        indicator.zh,
        indicator.en,
        indicator.meaning_zh,
        indicator.meaning_en,
        computed(indicator),
        indicator.unit,
        indicator.direction.zh(),
        indicator.direction.en(),
        scored,
    );
}

fn computed(indicator: &Indicator) -> String {
    let names = |ids: &[String]| ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(" + ");
    let mut text = format!("{} of {}", indicator.operation.name(), names(&indicator.measures));
    if !indicator.over.is_empty() {
        let _ = write!(text, " over {}", names(&indicator.over));
    }
    let _ = match &indicator.operation {
        Operation::Growth { against } | Operation::RatioChange { against } => {
            write!(text, ", against {}", if *against == Against::Before { "the window before" } else { "a year ago" })
        }
        Operation::RecentToWindow { months } => write!(text, ", last {months} months"),
        Operation::IdleShare { below_pct } => write!(text, ", below {below_pct}% of the mean day"),
        Operation::InRange { low, high } => write!(text, ", {low} to {high}"),
        Operation::Intensity { factors } => {
            let factors: Vec<_> = factors.iter().map(ToString::to_string).collect();
            write!(text, ", factors {}", factors.join(", "))
        }
        _ => Ok(()),
    };
    if indicator.operation != Operation::SinceFirst {
        let _ = write!(text, ", {} months", indicator.window_months);
    }
    if indicator.times != 1 {
        let _ = write!(text, ", × {}", indicator.times);
    }
    let _ = match indicator.missing {
        MissingRule::None => Ok(()),
        MissingRule::Zero => write!(text, "; nothing reported is 0"),
        MissingRule::Carry(months) => write!(text, "; carried {months} months"),
    };
    let _ = write!(text, "; coverage {}%, lag {}", indicator.coverage_pct, indicator.lag_months);
    text
}

fn scoring(page: &mut String, catalogue: &Catalogue) {
    let scoring = catalogue.scoring();
    page.push_str("\n## 评分 · Scores\n\nThe score of a dimension is the mean of the points of its indicators that have a value, by weight; the total that of the dimensions that\nhave a score. What is missing lowers coverage and confidence, not the score.\n\n");
    page.push_str("| dimension | weight | least coverage |\n|---|---|---|\n");
    for (dimension, (weight, least)) in Dimension::ALL.iter().zip(scoring.dimensions) {
        let _ = writeln!(page, "| {} · {} | {weight} | {}% |", dimension.zh(), dimension.en(), least / 100);
    }
    let _ = writeln!(
        page,
        "\nConfidence is coverage × depth (months with data among the last {}, as part of them) × freshness (1 until the newest month lies more than\n{} months back, 0 from {} months on).",
        scoring.depth_months, scoring.fresh_months, scoring.stale_months
    );
    let (bands, shares) = (scoring.bands(), scoring.shares());
    page.push_str("\n| grade | total at least | share of firms the bands are calibrated to |\n|---|---|---|\n");
    let two = |number: i32| format!("{}.{:02}", number / 100, number % 100);
    for (grade, band, share) in [("A", bands.a, shares.a), ("B", bands.b, shares.b), ("C", bands.c, shares.c)] {
        let _ = writeln!(page, "| {grade} | {} | {}% |", two(band), two(share));
    }
    let _ = writeln!(page, "| D | 0.00 | {}% |", two(crate::score::FULL - shares.a - shares.b - shares.c));
}

fn classes(page: &mut String, catalogue: &Catalogue) {
    page.push_str("\n## 主类与子类 · Classes\n\nRules are in `crates/portrait/rules/segments.yaml`, those of stages of life in `crates/portrait/rules/stages.yaml`.\n\n| class | sub-class | who |\n|---|---|---|\n");
    let segments = catalogue.segments();
    for class in segments.classes() {
        for sub in segments.sub_classes().iter().filter(|sub| sub.class == class.id) {
            let _ = writeln!(
                page,
                "| {} · {} | `{}` {} · {} | {} · {} |",
                class.zh, class.en, sub.id, sub.zh, sub.en, sub.meaning_zh, sub.meaning_en
            );
        }
    }
}
