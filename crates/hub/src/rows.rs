//! Rows to facts, stages 1 and 2: read what a row says, refuse what cannot be.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;
use codes::{BatchId, Uscc};

use crate::catalogue::Catalogue;
use crate::fact::{Fact, Known, reference_of};
use crate::fault::CatalogueError;
use crate::layout::Layout;
use crate::limits::{FIRST_YEAR, MAX_COLUMNS, MAX_FIELD_CHARS, MAX_ROWS};
use crate::measure::{Kind, Measure};
use crate::number::{Said, Written, fixed, plain, read};
use crate::period::{self, Stretch};
use crate::plausibility::Finding;
use crate::refusal::{Reason, Refusal};

/// A row of a file as text, field by field under the headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number in the file, the first data row being 1.
    pub number: u64,
    /// Its fields.
    pub fields: Vec<String>,
}

/// What holds for a whole batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// The batch.
    pub batch: BatchId,
    /// When it was learnt, in microseconds since 1970-01-01T00:00:00Z.
    pub learned_us: i64,
    /// The business day on which it is checked: nothing later can have happened.
    pub as_of: Date,
}

/// A fact with the column it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Traced {
    /// The fact; its `known` names batch and row.
    pub fact: Fact,
    /// The place of its column in [`Layout::columns`].
    pub column: u16,
}

/// A row that became facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// Its number in the batch.
    pub row: u64,
    /// The firm.
    pub firm: Uscc,
    /// At least one.
    pub facts: Vec<Traced>,
}

/// A row that did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its number in the batch.
    pub row: u64,
    /// Every reason that the stage which stopped it found; at least one.
    pub refusals: Vec<Refusal>,
}

/// What became of a batch. Each row is in exactly one of the two lists, whatever the order in which rows came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Rows that became facts, by number.
    pub accepted: Vec<Accepted>,
    /// Rows that did not, by number.
    pub refused: Vec<Refused>,
    /// Contradictions that stop nothing, by rule, firm and month.
    pub warnings: Vec<Finding>,
    /// Headings that the layout does not name: their columns were not read.
    pub unread: Vec<String>,
}

/// A batch that cannot be checked at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BatchError {
    /// Too many rows.
    #[error("{0} rows; at most {MAX_ROWS} a batch: bring the file in parts")]
    Rows(usize),
    /// Too many columns.
    #[error("{0} columns; at most {MAX_COLUMNS}: leave out those that are not needed")]
    Columns(usize),
    /// A heading that the layout needs.
    #[error("there is no column '{0}': add it, or change the layout")]
    NoColumn(String),
    /// A heading that stands twice.
    #[error("the heading '{0}' stands twice: rename one")]
    TwoColumns(String),
    /// Two rows with one number.
    #[error("two rows have the number {0}: a value could not be followed back to its row")]
    TwoRows(u64),
    /// A layout that does not fit the catalogue.
    #[error(transparent)]
    Layout(#[from] CatalogueError),
}

impl BatchError {
    /// In Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::Rows(found) => format!("共 {found} 行，每批至多 {MAX_ROWS} 行：请分批报送"),
            Self::Columns(found) => format!("共 {found} 列，至多 {MAX_COLUMNS} 列：请去掉不需要的列"),
            Self::NoColumn(heading) => format!("缺少列“{heading}”：请补列，或修改列对照"),
            Self::TwoColumns(heading) => format!("表头“{heading}”重复：请改名"),
            Self::TwoRows(row) => format!("两行同为第 {row} 行：数值无法追溯到行"),
            Self::Layout(error) => error.zh(),
        }
    }
}

/// Where the columns of a layout stand in a file.
struct Columns<'a> {
    layout: &'a Layout,
    width: usize,
    firm: usize,
    period: usize,
    reference: Option<usize>,
    measures: Vec<(usize, &'a Measure, Written)>,
}

/// What a row says, read and not yet judged.
struct Read {
    row: u64,
    firm: String,
    period: Option<Stretch>,
    reference: String,
    /// Column of the layout and what stands there; columns without a word are left out.
    said: Vec<(u16, Said)>,
}

/// What tells one row of a batch from another.
type Key = (Uscc, Date, u64);

/// Checks the rows of a batch: stage 1 reads, stage 2 validates. Stage 3 is [`Rules::judge`](crate::Rules::judge).
///
/// A row is taken whole or not at all, so that mending it and bringing it in again is one act. A field with `撤回` or
/// `retracted` takes back what was said of its cell. Two rows that say the same of one firm and period: the lower number is taken; two that say
/// different things: none, for nobody can know which is right.
///
/// # Errors
/// [`BatchError`] when the batch cannot be read as a whole; a bad row is never one.
pub fn check(
    catalogue: &Catalogue,
    layout: &Layout,
    headings: &[String],
    rows: &[Row],
    arrival: &Arrival,
) -> Result<Checked, BatchError> {
    layout.check("layout", catalogue)?;
    if rows.len() > MAX_ROWS {
        return Err(BatchError::Rows(rows.len()));
    }
    let (columns, unread) = columns(catalogue, layout, headings)?;
    let mut sorted: Vec<&Row> = rows.iter().collect();
    sorted.sort_by_key(|row| row.number);
    if let Some(twice) = sorted.windows(2).find(|pair| pair[0].number == pair[1].number) {
        return Err(BatchError::TwoRows(twice[0].number));
    }
    let mut checked = Checked { accepted: Vec::new(), refused: Vec::new(), warnings: Vec::new(), unread };
    let mut keys: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for row in sorted {
        match columns.read(row).and_then(|read| columns.validate(read, arrival)) {
            Ok((key, accepted)) => {
                keys.entry(key).or_default().push(checked.accepted.len());
                checked.accepted.push(accepted);
            }
            Err(refusals) => checked.refused.push(Refused { row: row.number, refusals }),
        }
    }
    settle_repeated(&mut checked, &keys);
    Ok(checked)
}

fn columns<'a>(
    catalogue: &'a Catalogue,
    layout: &'a Layout,
    headings: &[String],
) -> Result<(Columns<'a>, Vec<String>), BatchError> {
    if headings.len() > MAX_COLUMNS {
        return Err(BatchError::Columns(headings.len()));
    }
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (at, heading) in headings.iter().enumerate() {
        let heading = heading.trim_start_matches('\u{feff}').trim();
        if !heading.is_empty() && places.insert(heading.to_owned(), at).is_some() {
            return Err(BatchError::TwoColumns(heading.chars().take(MAX_FIELD_CHARS).collect()));
        }
    }
    let mut find =
        |heading: &str| places.remove(heading.trim()).ok_or_else(|| BatchError::NoColumn(heading.trim().to_owned()));
    let firm = find(&layout.firm)?;
    let period = find(&layout.period)?;
    let reference = layout.reference.as_deref().map(&mut find).transpose()?;
    let mut measures = Vec::with_capacity(layout.columns.len());
    for column in &layout.columns {
        let found = catalogue.find(&column.measure).and_then(|id| catalogue.measure(id));
        // The layout was checked, so each of its measures is there.
        if let Some(measure) = found {
            measures.push((find(&column.heading)?, measure, column.written));
        }
    }
    let unread = places.into_keys().collect();
    Ok((Columns { layout, width: headings.len(), firm, period, reference, measures }, unread))
}

impl Columns<'_> {
    /// Stage 1.
    fn read(&self, row: &Row) -> Result<Read, Vec<Refusal>> {
        let refuse = |field: Option<&str>, reason| Refusal { row: row.number, field: field.map(str::to_owned), reason };
        if row.fields.len() != self.width {
            let reason = Reason::RowWidth { found: row.fields.len(), expected: self.width };
            return Err(vec![refuse(None, reason)]);
        }
        let mut refusals = Vec::new();
        let named = [(Some(self.firm), Some(&self.layout.firm)), (Some(self.period), Some(&self.layout.period))];
        let reference = (self.reference, self.layout.reference.as_ref());
        let measured =
            self.measures.iter().zip(&self.layout.columns).map(|((at, ..), one)| (Some(*at), Some(&one.heading)));
        for (at, heading) in named.into_iter().chain([reference]).chain(measured) {
            let found = at.map_or(0, |at| row.fields[at].trim().chars().count());
            if found > MAX_FIELD_CHARS {
                refusals.push(refuse(heading.map(String::as_str), Reason::TooLong { found }));
            }
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let firm = plain(&row.fields[self.firm]);
        let reference = self.reference.map(|at| row.fields[at].trim().to_owned()).unwrap_or_default();
        let written = row.fields[self.period].trim();
        let period = period::read(written);
        if period.is_none() && !written.is_empty() {
            refusals.push(refuse(Some(&self.layout.period), Reason::BadDate(written.to_owned())));
        }
        let mut said = Vec::new();
        for (at, (place, measure, written)) in self.measures.iter().enumerate() {
            match read(&row.fields[*place], measure, *written) {
                Ok(Said::Nothing) => {}
                // A layout has at most 400 columns.
                Ok(value) => said.push((u16::try_from(at).unwrap_or(u16::MAX), value)),
                Err(reason) => refusals.push(refuse(Some(&self.layout.columns[at].heading), reason)),
            }
        }
        if refusals.is_empty() { Ok(Read { row: row.number, firm, period, reference, said }) } else { Err(refusals) }
    }

    /// Stage 2, of the row alone.
    fn validate(&self, read: Read, arrival: &Arrival) -> Result<(Key, Accepted), Vec<Refusal>> {
        let mut refusals = Vec::new();
        let mut refuse = |field: Option<&str>, reason| {
            refusals.push(Refusal { row: read.row, field: field.map(str::to_owned), reason });
        };
        let firm = match read.firm.parse::<Uscc>() {
            Ok(firm) => Some(firm),
            Err(_) if read.firm.is_empty() => {
                refuse(Some(&self.layout.firm), Reason::Missing);
                None
            }
            Err(why) => {
                refuse(Some(&self.layout.firm), Reason::BadCreditCode { found: read.firm.clone(), why });
                None
            }
        };
        let on = match read.period.ok_or(Reason::Missing).and_then(|period| self.day(period, arrival.as_of)) {
            Ok(on) => Some(on),
            Err(reason) => {
                refuse(Some(&self.layout.period), reason);
                None
            }
        };
        if self.reference.is_some() && read.reference.is_empty() {
            refuse(self.layout.reference.as_deref(), Reason::Missing);
        }
        let reference = if self.reference.is_some() { reference_of(&read.reference) } else { 0 };
        let given: BTreeSet<u16> = read.said.iter().map(|(column, _)| *column).collect();
        if given.is_empty() {
            refuse(None, Reason::EmptyRow);
        } else {
            for (at, (_, measure, _)) in self.measures.iter().enumerate() {
                if measure.required && !given.contains(&u16::try_from(at).unwrap_or(u16::MAX)) {
                    refuse(Some(&self.layout.columns[at].heading), Reason::Missing);
                }
            }
        }
        let known = Known { learned_us: arrival.learned_us, batch: arrival.batch, row: read.row };
        let mut facts = Vec::with_capacity(read.said.len());
        for (column, said) in read.said {
            let (_, measure, written) = self.measures[usize::from(column)];
            let value = match said {
                Said::Number(value) => fixed(value, measure, written).map(Some),
                Said::Nothing | Said::Retracted => Ok(None),
            };
            match (value, on) {
                (Ok(value), Some(on)) => {
                    let fact = Fact { measure: measure.measure_id(), on, reference, value, known };
                    facts.push(Traced { fact, column });
                }
                (Ok(_), None) => {}
                (Err(reason), _) => refuse(Some(&self.layout.columns[usize::from(column)].heading), reason),
            }
        }
        match (firm, on) {
            (Some(firm), Some(on)) if refusals.is_empty() => {
                Ok(((firm, on, reference), Accepted { row: read.row, firm, facts }))
            }
            _ => Err(refusals),
        }
    }

    /// The day a value is kept under.
    fn day(&self, period: Stretch, as_of: Date) -> Result<Date, Reason> {
        let on = match (self.layout.kind, period) {
            (Kind::Monthly, Stretch::Month(on)) => on,
            // Files often date a month by its last day.
            (Kind::Monthly, Stretch::Day(on)) if on == on.last_of_month() => on,
            (Kind::Monthly, Stretch::Day(on)) => return Err(Reason::NotAMonth(on)),
            (_, Stretch::Day(on)) => on,
            (_, Stretch::Month(on)) => return Err(Reason::NotADay(on)),
        };
        if on > as_of {
            return Err(Reason::InFuture { on, as_of });
        }
        if on.year() < FIRST_YEAR { Err(Reason::TooEarly(on)) } else { Ok(on) }
    }
}

/// What two accepted rows are compared by.
fn values(accepted: &Accepted) -> Vec<(u16, Option<i64>)> {
    accepted.facts.iter().map(|traced| (traced.column, traced.fact.value)).collect()
}

/// Stage 2, of rows beside one another: of rows with one key, one is taken if they say the same, none if they do not.
fn settle_repeated(checked: &mut Checked, keys: &BTreeMap<Key, Vec<usize>>) {
    let mut out: BTreeMap<u64, Reason> = BTreeMap::new();
    for places in keys.values().filter(|places| places.len() > 1) {
        // Rows were read by number, so the first is the lowest.
        let rows: Vec<&Accepted> = places.iter().map(|at| &checked.accepted[*at]).collect();
        let first = values(rows[0]);
        if rows.iter().all(|row| values(row) == first) {
            out.extend(rows[1..].iter().map(|row| (row.row, Reason::Repeated { of: rows[0].row })));
        } else {
            for row in &rows {
                let own = values(row);
                let other = rows.iter().find(|other| values(other) != own);
                out.insert(row.row, Reason::Conflicting { with: other.map_or(row.row, |other| other.row) });
            }
        }
    }
    checked.take_out(out.into_iter().map(|(row, reason)| (row, vec![Refusal { row, field: None, reason }])).collect());
}

impl Checked {
    /// Moves rows from the accepted to the refused.
    pub(crate) fn take_out(&mut self, out: BTreeMap<u64, Vec<Refusal>>) {
        self.accepted.retain(|accepted| !out.contains_key(&accepted.row));
        self.refused.extend(out.into_iter().map(|(row, refusals)| Refused { row, refusals }));
        self.refused.sort_by_key(|refused| refused.row);
    }
}
