//! What people see: tables whose columns line up (Chinese characters are two wide), amounts, JSON.

use std::io::Write;

use money::{Currency, Money};
use platform::problem::{Code, Kind};
use serde::Serialize;

/// Prints text; a reader that closed early is no error.
pub fn print(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// Prints a value as JSON, or as text when JSON was not asked for.
pub fn show<T: Serialize>(json: bool, value: &T, text: impl FnOnce(&T) -> String) -> anyhow::Result<()> {
    if json { print(&format!("{}\n", serde_json::to_string_pretty(value)?)) } else { print(&text(value)) }
}

/// How wide a text is on a terminal: CJK characters and full-width forms take two columns.
#[must_use]
pub fn width(text: &str) -> usize {
    text.chars().map(|c| if matches!(u32::from(c), 0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE6F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x20000..=0x3FFFD) { 2 } else { 1 }).sum()
}

/// A table. Columns whose heading begins with `>` are set flush right.
#[must_use]
pub fn table(headings: &[&str], rows: &[Vec<String>]) -> String {
    let names: Vec<&str> = headings.iter().map(|h| h.trim_start_matches('>')).collect();
    let widths: Vec<usize> = (0..names.len())
        .map(|i| {
            rows.iter()
                .map(|row| width(row.get(i).map_or("", String::as_str)))
                .chain([width(names[i])])
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut out = String::new();
    let mut line = |cells: &dyn Fn(usize) -> String| {
        let mut text = String::new();
        for (i, heading) in headings.iter().enumerate() {
            let cell = cells(i);
            let gap = " ".repeat(widths[i].saturating_sub(width(&cell)));
            let cell = if heading.starts_with('>') { format!("{gap}{cell}") } else { format!("{cell}{gap}") };
            text.push_str(&cell);
            text.push_str("  ");
        }
        out.push_str(text.trim_end());
        out.push('\n');
    };
    line(&|i| names[i].to_owned());
    line(&|i| "─".repeat(widths[i]));
    for row in rows {
        line(&|i| row.get(i).cloned().unwrap_or_default());
    }
    out
}

/// An amount as people write it, with the unit behind: `1,234.50 元`, `1,234.50 USD`.
#[must_use]
pub fn money(amount: Money) -> String {
    if amount.currency() == Currency::CNY { format!("{} 元", amount.digits()) } else { amount.to_string() }
}

/// An amount on a card, as people write it.
#[must_use]
pub fn cash(cash: &platform::cards::Cash) -> String {
    if cash.currency == "CNY" { format!("{} 元", cash.text) } else { format!("{} {}", cash.text, cash.currency) }
}

/// A progress bar with its title; it is silent when the output is not a terminal.
#[must_use]
pub fn bar(title: &'static str, length: u64) -> indicatif::ProgressBar {
    let bar = indicatif::ProgressBar::new(length).with_message(title);
    if let Ok(style) = indicatif::ProgressStyle::with_template("{msg:40} {bar:30} {pos}/{len} {elapsed}") {
        bar.set_style(style);
    }
    bar
}

/// Moves a bar along a scorecard's development.
pub fn develop_progress(bar: &indicatif::ProgressBar, progress: scoring::develop::Progress) {
    if let scoring::develop::Progress::Binning { done, total } = progress {
        bar.set_length(total as u64);
        bar.set_position(done as u64);
    }
}

/// A state's word from a list with its Chinese name before it; `name` gives that name of the enumeration the word is of.
#[must_use]
pub fn state<T: serde::de::DeserializeOwned>(word: &str, name: fn(T) -> &'static str) -> String {
    match serde_json::from_value::<T>(serde_json::Value::String(word.to_owned())) {
        Ok(state) => format!("{} {word}", name(state)),
        Err(_) => word.to_owned(),
    }
}

/// An amount in minor units of a currency code, as people write it.
#[must_use]
pub fn minor(minor: i64, currency: &str) -> String {
    Currency::from_code(currency)
        .map_or_else(|| minor.to_string(), |currency| money(Money::from_minor(minor, currency)))
}

/// The catalogue of error codes as Markdown: `docs/errors.md` is this text.
#[must_use]
pub fn error_catalogue() -> String {
    let mut out = String::from(
        "# Error codes\n\nA code never changes its meaning. The API sends it in JSON problem details (`code`), the command line prints it and\n\
         turns its kind into the exit code. This page is printed by `anji errors`.\n\n| code | HTTP | exit | 中文 | English |\n|---|---|---|---|---|\n",
    );
    for code in Code::ALL {
        let exit = match code.kind() {
            Kind::Invalid => 2,
            Kind::Unauthenticated | Kind::Forbidden => 3,
            Kind::NotFound => 4,
            Kind::Conflict => 5,
            Kind::TooMuch | Kind::Unavailable => 6,
            Kind::Internal => 70,
        };
        let status = api::problem::status(*code).as_u16();
        out.push_str(&format!("| `{}` | {status} | {exit} | {} | {} |\n", code.as_str(), code.zh(), code.en()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_with_chinese_in_them() {
        let rows = vec![vec!["正常".into(), "12".into()], vec!["special mention".into(), "3".into()]];
        assert_eq!(
            table(&["五级分类", ">笔数"], &rows),
            "五级分类         笔数\n───────────────  ────\n正常               12\nspecial mention     3\n"
        );
        assert_eq!(money(Money::from_minor(123_450, Currency::CNY)), "1,234.50 元");
    }
}
