//! Lists as files: CSV for programs, a workbook for people, with the same columns.
//!
//! A line of a list says its columns once ([`ExportLine`]); the kinds of cell decide how each form writes them. A workbook
//! gets real numbers and dates, so that sums and filters work; a CSV gets exact decimals. Amounts are in the unit that was
//! asked for, and the heading says which. Text that a spreadsheet would take for a formula is made harmless.

use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use platform::cards::{Cash, Named};
use platform::problem::{Code, Outcome, Problem};
use platform::setup::Institution;
use platform::{Principal, people::Paged};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ExcelDateTime, Format as Style, FormatAlign, Workbook, Worksheet, XlsxError};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use utoipa::{IntoParams, ToSchema};

use crate::App;
use crate::extract::Params;
use crate::limits::MAX_EXPORT_ROWS;
use crate::problem::ApiProblem;

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Comma-separated values, UTF-8 with a byte order mark.
    #[default]
    Csv,
    /// An Office Open XML workbook.
    Xlsx,
}

/// The language of headings and names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

/// The unit of amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// One: 元.
    #[default]
    Yuan,
    /// Ten thousand: 万元.
    Wan,
    /// A hundred million: 亿元.
    Yi,
}

impl Unit {
    /// Zeros of the unit.
    const fn zeros(self) -> u32 {
        match self {
            Self::Yuan => 0,
            Self::Wan => 4,
            Self::Yi => 8,
        }
    }

    /// The unit's name beside a heading.
    fn named(self, currency: &str, lang: Lang) -> String {
        match (self, lang, currency) {
            (Self::Yuan, Lang::Zh, "CNY") => "元".into(),
            (Self::Wan, Lang::Zh, "CNY") => "万元".into(),
            (Self::Yi, Lang::Zh, "CNY") => "亿元".into(),
            (Self::Yuan, ..) => currency.into(),
            (Self::Wan, Lang::Zh, _) => format!("万 {currency}"),
            (Self::Yi, Lang::Zh, _) => format!("亿 {currency}"),
            (Self::Wan, Lang::En, _) => format!("{currency} 10,000"),
            (Self::Yi, Lang::En, _) => format!("{currency} 100 million"),
        }
    }
}

/// How a list is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Options {
    /// `csv` or `xlsx`.
    #[serde(default)]
    #[param(inline)]
    pub format: Form,
    /// Language of headings and names: `zh` or `en`.
    #[serde(default)]
    #[param(inline)]
    pub lang: Lang,
    /// Unit of amounts: `yuan`, `wan` (ten thousand) or `yi` (a hundred million).
    #[serde(default)]
    #[param(inline)]
    pub unit: Unit,
}

/// The query of an export: how, and the filters of the list.
pub struct Export<T> {
    /// How.
    pub options: Options,
    /// Which rows: the query of the list itself.
    pub filters: T,
}

impl<T: DeserializeOwned> FromRequestParts<App> for Export<T> {
    type Rejection = ApiProblem;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiProblem> {
        let query = parts.uri.query().unwrap_or_default();
        let own = |pair: &&str| ["format", "lang", "unit"].contains(&pair.split('=').next().unwrap_or_default());
        let (mine, theirs): (Vec<&str>, Vec<&str>) = query.split('&').filter(|p| !p.is_empty()).partition(own);
        let Params(options) = part::<Options>(parts, &mine, app).await?;
        let Params(filters) = part::<T>(parts, &theirs, app).await?;
        Ok(Self { options, filters })
    }
}

/// Some pairs of a query, read as a query of their own.
async fn part<T: DeserializeOwned>(parts: &Parts, pairs: &[&str], app: &App) -> Result<Params<T>, ApiProblem> {
    let unreadable = |_| Problem::new(Code::Invalid, "the query cannot be read: see /openapi.json");
    let uri = format!("{}?{}", parts.uri.path(), pairs.join("&")).parse().map_err(unreadable)?;
    let mut alone = axum::http::Request::new(()).into_parts().0;
    alone.uri = uri;
    Params::from_request_parts(&mut alone, app).await
}

/// What kind of cells a column has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words, codes, ids.
    Text,
    /// A day.
    Date,
    /// A count.
    Integer,
    /// An amount; its heading says the unit.
    Amount,
    /// A percentage.
    Percent,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    zh: &'static str,
    en: &'static str,
    kind: Kind,
}

impl Column {
    /// With its headings.
    #[must_use]
    pub const fn new(kind: Kind, zh: &'static str, en: &'static str) -> Self {
        Self { zh, en, kind }
    }
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words, codes, ids.
    Text(String),
    /// A day, `2025-07-01`.
    Date(String),
    /// A count.
    Integer(i64),
    /// An amount.
    Amount(Cash),
    /// Per hundred.
    Percent(Decimal),
}

impl Cell {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Words, if any.
    pub fn maybe(text: Option<&String>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    /// A name in the language of the file.
    pub fn named(name: &Named, lang: Lang) -> Self {
        Self::Text(if lang == Lang::Zh { name.zh.clone() } else { name.en.clone() })
    }

    /// A percentage as a card writes it.
    pub fn percent(text: &str) -> Self {
        text.parse().map_or(Self::Empty, Self::Percent)
    }
}

/// A line of a list that can be exported.
pub trait ExportLine {
    /// Its columns.
    const COLUMNS: &'static [Column];
    /// Its cells, one a column.
    fn cells(&self, lang: Lang) -> Vec<Cell>;
}

/// Reads a whole list, page by page, up to [`MAX_EXPORT_ROWS`].
///
/// # Errors
/// [`Code::Invalid`] past the bound; whatever a page ends in.
pub async fn gather<L, F, Fut>(page: F) -> Outcome<Vec<L>>
where
    F: Fn(Option<String>) -> Fut,
    Fut: Future<Output = Outcome<Paged<L>>>,
{
    let (mut lines, mut after) = (Vec::new(), None);
    loop {
        let (rows, next) = page(after).await?;
        lines.extend(rows);
        if lines.len() > MAX_EXPORT_ROWS {
            return Err(Problem::new(
                Code::Invalid,
                format!("a file holds at most {MAX_EXPORT_ROWS} rows: narrow the list down with its filters"),
            )
            .in_chinese(format!("一个文件最多 {MAX_EXPORT_ROWS} 行：请用筛选条件缩小范围")));
        }
        after = next;
        if after.is_none() {
            return Ok(lines);
        }
    }
}

/// The whole of an export: one at a time for each core, the list read, the file made off the threads that answer.
///
/// # Errors
/// As [`gather`]; [`Code::Internal`] when the file could not be made.
pub async fn answer<L, F, Fut>(
    app: &App,
    who: &Principal,
    name: &'static str,
    options: Options,
    page: F,
) -> Result<Response, ApiProblem>
where
    L: ExportLine + Send + 'static,
    F: Fn(Option<String>) -> Fut,
    Fut: Future<Output = Outcome<Paged<L>>>,
{
    let busy = |_| Problem::new(Code::Busy, "the service is stopping: try again");
    let _turn = app.exports.acquire().await.map_err(busy)?;
    let lines = gather(page).await?;
    let institution = app.platform.institution(who.institution).await?;
    let stem =
        format!("{}{name}-{}", if institution.simulated { "simulated-" } else { "" }, app.platform.clock().today());
    let made = tokio::task::spawn_blocking(move || file(&lines, options, &institution)).await;
    let bytes = made.map_err(|error| Problem::new(Code::Internal, "a worker stopped").because(error))??;
    let (ending, kind) = match options.format {
        Form::Csv => ("csv", "text/csv; charset=utf-8; header=present"),
        Form::Xlsx => ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    };
    let mut response = Body::from(bytes).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{stem}.{ending}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

/// Lines as a file of the form that was asked for.
///
/// # Errors
/// [`Code::Internal`] when the file could not be made.
pub fn file<L: ExportLine>(lines: &[L], options: Options, institution: &Institution) -> Outcome<Vec<u8>> {
    let currency = institution.currency.code();
    match options.format {
        Form::Csv => csv_bytes(lines, options, currency),
        Form::Xlsx => workbook(lines, options, currency, institution.simulated),
    }
    .map_err(|error| Problem::new(Code::Internal, "the file could not be made: see the log").because(error))
}

type AnyError = Box<dyn std::error::Error + Send + Sync>;

fn headings<L: ExportLine>(options: Options, currency: &str) -> Vec<String> {
    let heading = |column: &Column| {
        let (title, open, close) = match options.lang {
            Lang::Zh => (column.zh, "（", "）"),
            Lang::En => (column.en, " (", ")"),
        };
        match column.kind {
            Kind::Amount => format!("{title}{open}{}{close}", options.unit.named(currency, options.lang)),
            Kind::Percent => format!("{title}{open}%{close}"),
            Kind::Text | Kind::Date | Kind::Integer => title.to_owned(),
        }
    };
    L::COLUMNS.iter().map(heading).collect()
}

/// An amount in a unit, exactly.
fn in_unit(cash: &Cash, unit: Unit) -> Decimal {
    let digits = cash.text.rsplit_once('.').map_or(0, |(_, fraction)| fraction.len());
    Decimal::new(cash.minor, u32::try_from(digits).unwrap_or(0) + unit.zeros()).normalize()
}

fn csv_bytes<L: ExportLine>(lines: &[L], options: Options, currency: &str) -> Result<Vec<u8>, AnyError> {
    // Excel takes a file without the mark for the system's own encoding, which is not UTF-8.
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(headings::<L>(options, currency))?;
    for line in lines {
        writer.write_record(line.cells(options.lang).into_iter().map(|cell| match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) => harmless(text),
            Cell::Date(day) => day,
            Cell::Integer(count) => count.to_string(),
            Cell::Amount(cash) => in_unit(&cash, options.unit).to_string(),
            Cell::Percent(percent) => percent.normalize().to_string(),
        }))?;
    }
    Ok(writer.into_inner().map_err(|error| error.to_string())?)
}

/// Text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection). Our own negative
/// numbers are no text and stay numbers.
fn harmless(text: String) -> String {
    let first = text.trim_start_matches([' ', '\u{3000}']).chars().next();
    match first {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => format!("'{text}"),
        _ => text,
    }
}

fn workbook<L: ExportLine>(
    lines: &[L],
    options: Options,
    currency: &str,
    simulated: bool,
) -> Result<Vec<u8>, AnyError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet_with_low_memory()?;
    sheet.set_name(match (simulated, options.lang) {
        (true, Lang::Zh) => "模拟数据",
        (true, Lang::En) => "Simulated data",
        (false, Lang::Zh) => "数据",
        (false, Lang::En) => "Data",
    })?;
    sheet.set_freeze_panes(1, 0)?;
    let title = Style::new().set_bold().set_align(FormatAlign::Center);
    for (at, (column, heading)) in L::COLUMNS.iter().zip(headings::<L>(options, currency)).enumerate() {
        let at = u16::try_from(at)?;
        sheet.set_column_width(at, width(column.kind, &heading))?;
        sheet.write_string_with_format(0, at, heading, &title)?;
    }
    let styles = Styles::new(options.unit);
    for (row, line) in (1..).zip(lines) {
        for (at, cell) in line.cells(options.lang).into_iter().enumerate() {
            write(sheet, row, u16::try_from(at)?, cell, options.unit, &styles)?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}

/// How numbers and dates are shown.
struct Styles {
    date: Style,
    amount: Style,
    percent: Style,
}

impl Styles {
    fn new(unit: Unit) -> Self {
        let amount = if unit == Unit::Yuan { "#,##0.00" } else { "#,##0.0000" };
        Self {
            date: Style::new().set_num_format("yyyy-mm-dd"),
            amount: Style::new().set_num_format(amount),
            percent: Style::new().set_num_format("0.00##"),
        }
    }
}

/// A workbook's numbers are binary floats, so this is where an amount leaves exact arithmetic; it never comes back.
fn write(sheet: &mut Worksheet, row: u32, at: u16, cell: Cell, unit: Unit, styles: &Styles) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        // A string cell is never run as a formula.
        Cell::Text(text) => sheet.write_string(row, at, text)?,
        Cell::Date(day) => match ExcelDateTime::parse_from_str(&day) {
            Ok(date) => sheet.write_datetime_with_format(row, at, &date, &styles.date)?,
            Err(_) => sheet.write_string(row, at, day)?,
        },
        Cell::Integer(count) => sheet.write_number(row, at, Decimal::from(count).to_f64().unwrap_or_default())?,
        Cell::Amount(cash) => {
            let amount = in_unit(&cash, unit).to_f64().unwrap_or_default();
            sheet.write_number_with_format(row, at, amount, &styles.amount)?
        }
        Cell::Percent(percent) => {
            sheet.write_number_with_format(row, at, percent.to_f64().unwrap_or_default(), &styles.percent)?
        }
    };
    Ok(())
}

/// Wide enough for the heading and for what such cells usually hold; a Chinese character is two wide.
fn width(kind: Kind, heading: &str) -> f64 {
    let usual: u16 = match kind {
        Kind::Text => 18,
        Kind::Date => 12,
        Kind::Integer | Kind::Percent => 10,
        Kind::Amount => 16,
    };
    let title: u16 = heading.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    f64::from(usual.max(title + 2))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell as Counter;

    use super::*;

    struct Line(&'static str, i64);

    impl ExportLine for Line {
        const COLUMNS: &'static [Column] = &[
            Column::new(Kind::Text, "企业", "Firm"),
            Column::new(Kind::Date, "到期日", "Due"),
            Column::new(Kind::Integer, "期限（月）", "Months"),
            Column::new(Kind::Amount, "余额", "Outstanding"),
            Column::new(Kind::Percent, "年利率", "Rate"),
        ];
        fn cells(&self, _: Lang) -> Vec<Cell> {
            let cash = Cash { minor: self.1, currency: "CNY".into(), text: "0.00".into() };
            let percent = Cell::percent("4.350");
            vec![Cell::text(self.0), Cell::Date("2025-07-01".into()), Cell::Integer(12), Cell::Amount(cash), percent]
        }
    }

    fn options(lang: Lang, unit: Unit) -> Options {
        Options { format: Form::Csv, lang, unit }
    }

    #[test]
    fn a_csv_has_a_mark_units_in_its_headings_and_exact_amounts() {
        let lines = [Line("模拟,\"企业\"", 123_456_789), Line("二", -5)];
        let bytes = csv_bytes(&lines, options(Lang::Zh, Unit::Wan), "CNY").unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "\u{feff}企业,到期日,期限（月）,余额（万元）,年利率（%）\r\n\
             \"模拟,\"\"企业\"\"\",2025-07-01,12,123.456789,4.35\r\n二,2025-07-01,12,-0.000005,4.35\r\n"
        );
        let bytes = csv_bytes(&lines[..1], options(Lang::En, Unit::Yi), "USD").unwrap();
        assert!(String::from_utf8(bytes).unwrap().contains("Outstanding (USD 100 million),Rate (%)\r\n"));
    }

    #[test]
    fn text_that_looks_like_a_formula_is_made_harmless() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "\r=1"] {
            assert_eq!(harmless(text.into()), format!("'{text}"));
        }
        for text in ["", "石家庄", "a=b", "'quoted"] {
            assert_eq!(harmless(text.into()), text);
        }
    }

    #[test]
    fn a_workbook_is_a_zip_with_a_sheet() {
        let bytes = workbook(&[Line("=cmd", 100)], options(Lang::Zh, Unit::Yuan), "CNY", true).unwrap();
        assert_eq!(bytes[..2], *b"PK");
        assert!(bytes.len() > 4_000, "{}", bytes.len());
    }

    #[tokio::test]
    async fn a_list_at_the_bound_and_one_past_it() {
        for (rows, fits) in [(MAX_EXPORT_ROWS, true), (MAX_EXPORT_ROWS + 1, false)] {
            let left = Counter::new(rows);
            let found = gather(|_| {
                let page = left.get().min(500);
                left.set(left.get() - page);
                let next = (left.get() > 0).then(|| "more".to_owned());
                async move { Ok((vec![(); page], next)) }
            })
            .await;
            assert_eq!(found.is_ok(), fits);
            if let Err(problem) = found {
                assert!(problem.detail.contains("100000") && problem.code == Code::Invalid, "{problem}");
            }
        }
    }
}
