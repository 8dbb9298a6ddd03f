//! Whether a document can be written out, and the errors of writing.

use crate::chart::{Chart, Plot};
use crate::document::{Block, Document, Table};
use crate::limits::{
    MAX_BLOCKS, MAX_CATEGORIES, MAX_COLUMNS, MAX_PAGES, MAX_ROWS, MAX_SERIES, MAX_TEXT_CHARS, MAX_VALUES,
};
use crate::text::Text;

/// Why a document cannot be written out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// More than a document may have of something.
    #[error("{place}: {found} {what}; at most {most}: split the document, or show less of it")]
    TooMany {
        /// Where: "block 12", "table 3".
        place: String,
        /// What there is too much of.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// Parts of a table or picture do not fit each other.
    #[error("{place}: {found} {what} where there are {expected}: give one for each")]
    Uneven {
        /// Where.
        place: String,
        /// What does not fit.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// A font file that is none.
    #[error("the font cannot be read: give a TrueType or OpenType file, and the number of the face in a collection")]
    Font,
    /// A PDF was refused by the checks of the standard it is written to.
    #[error("the PDF does not keep its standard: {0}; report it, with the document")]
    Standard(String),
}

/// Checks one count against its bound.
fn bounded(place: &str, what: &'static str, found: usize, most: usize) -> Result<(), PaperError> {
    if found <= most { Ok(()) } else { Err(PaperError::TooMany { place: place.to_owned(), what, found, most }) }
}

fn even(place: &str, what: &'static str, found: usize, expected: usize) -> Result<(), PaperError> {
    if found == expected { Ok(()) } else { Err(PaperError::Uneven { place: place.to_owned(), what, found, expected }) }
}

pub(crate) fn pages(found: usize) -> Result<(), PaperError> {
    bounded("the document", "pages", found, MAX_PAGES)
}

impl Document {
    /// Checks the bounds in [`crate::limits`], and that tables and pictures have a value for each name. [`crate::pdf`]
    /// does so itself.
    ///
    /// # Errors
    /// The first part that is too large or does not fit, with its place.
    pub fn check(&self) -> Result<(), PaperError> {
        bounded("the document", "blocks", self.blocks.len(), MAX_BLOCKS)?;
        for text in [&self.title, &self.subtitle].into_iter().chain(self.meta.iter().flat_map(|(a, b)| [a, b])) {
            words("the head", text)?;
        }
        for (at, block) in self.blocks.iter().enumerate() {
            let place = format!("block {}", at + 1);
            match block {
                Block::Section(section) => words(&place, &section.title)?,
                Block::Paragraph(text) => words(&place, text)?,
                Block::Note(note) => words(&place, &note.text)?,
                Block::List(items) => {
                    bounded(&place, "items", items.len(), MAX_ROWS)?;
                    items.iter().try_for_each(|item| words(&place, item))?;
                }
                Block::Figures(figures) => {
                    bounded(&place, "figures", figures.len(), MAX_CATEGORIES)?;
                    for text in figures.iter().flat_map(|figure| [&figure.label, &figure.value, &figure.hint]) {
                        words(&place, text)?;
                    }
                }
                Block::Table(table) => check_table(&place, table)?,
                Block::Chart(chart) => check_chart(&place, chart)?,
                Block::PageBreak => {}
            }
        }
        Ok(())
    }
}

fn words(place: &str, text: &Text) -> Result<(), PaperError> {
    let longest = text.zh.chars().count().max(text.en.chars().count());
    bounded(place, "characters in one text", longest, MAX_TEXT_CHARS)
}

fn check_table(place: &str, table: &Table) -> Result<(), PaperError> {
    words(place, &table.caption)?;
    bounded(place, "columns", table.columns.len(), MAX_COLUMNS)?;
    bounded(place, "rows", table.rows.len(), MAX_ROWS)?;
    table.columns.iter().try_for_each(|column| words(place, &column.title))?;
    for row in &table.rows {
        if row.len() > table.columns.len() {
            even(place, "cells", row.len(), table.columns.len())?;
        }
        row.iter().try_for_each(|cell| words(place, &cell.text))?;
    }
    Ok(())
}

fn check_chart(place: &str, chart: &Chart) -> Result<(), PaperError> {
    words(place, &chart.title)?;
    words(place, &chart.reading)?;
    let series = |found| bounded(place, "series", found, MAX_SERIES);
    let categories = |found| bounded(place, "categories", found, MAX_CATEGORIES);
    match &chart.plot {
        Plot::Lines(lines) => {
            series(lines.series.len())?;
            bounded(place, "markers", lines.markers.len() + lines.references.len(), MAX_CATEGORIES)?;
            let values = lines.series.iter().map(|one| one.points.len() + one.band.len()).sum();
            bounded(place, "values", values, MAX_VALUES)
        }
        Plot::Bars(bars) => {
            series(bars.series.len())?;
            categories(bars.categories.len())?;
            let of = bars.categories.len();
            bars.series.iter().try_for_each(|one| even(place, "values", one.values.len(), of))?;
            bars.line.as_ref().map_or(Ok(()), |line| {
                even(place, "values", line.values.len(), of)?;
                if line.intervals.is_empty() { Ok(()) } else { even(place, "intervals", line.intervals.len(), of) }
            })
        }
        Plot::Histogram(histogram) => {
            series(histogram.populations.len())?;
            let of = histogram.edges.len().saturating_sub(1);
            bounded(place, "bins", of, MAX_VALUES / MAX_SERIES)?;
            histogram.populations.iter().try_for_each(|one| even(place, "counts", one.counts.len(), of))
        }
        Plot::Calibration(calibration) => categories(calibration.points.len()),
        Plot::Heat(heat) => {
            categories(heat.rows.len())?;
            categories(heat.columns.len())?;
            even(place, "rows of values", heat.values.len(), heat.rows.len())?;
            heat.values.iter().try_for_each(|row| even(place, "values in a row", row.len(), heat.columns.len()))
        }
        Plot::Waterfall(waterfall) => categories(waterfall.steps.len()),
        Plot::Forest(forest) => categories(forest.rows.len()),
        Plot::Pyramid(pyramid) => {
            categories(pyramid.bands.len())?;
            let of = pyramid.bands.len();
            even(place, "counts", pyramid.left.counts.len(), of)?;
            even(place, "counts", pyramid.right.counts.len(), of)?;
            if pyramid.contributions.is_empty() {
                return Ok(());
            }
            even(place, "contributions", pyramid.contributions.len(), of)
        }
    }
}
