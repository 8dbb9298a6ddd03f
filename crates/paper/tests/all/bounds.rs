//! Every bound at the limit and one past it.

use paper::limits::{MAX_BLOCKS, MAX_CATEGORIES, MAX_COLUMNS, MAX_ROWS, MAX_SERIES, MAX_TEXT_CHARS, MAX_VALUES};
use paper::{Bars, Block, Cell, Chart, Column, Document, Forest, ForestRow, Lines, PaperError, Plot, Series, Table};

fn check(blocks: Vec<Block>) -> Result<(), PaperError> {
    Document { blocks, ..Document::default() }.check()
}

/// At the limit it passes; one past it, it is refused with what and how many.
fn bound(most: usize, what: &str, made: impl Fn(usize) -> Vec<Block>) {
    assert_eq!(check(made(most)), Ok(()), "{what}");
    match check(made(most + 1)) {
        Err(PaperError::TooMany { what: told, found, most: limit, .. }) => {
            assert_eq!((told, found, limit), (what, most + 1, most));
        }
        other => panic!("{what}: {other:?}"),
    }
}

fn one(plot: impl Into<Plot>) -> Vec<Block> {
    vec![Block::Chart(Chart::new("c", plot))]
}

#[test]
fn what_is_too_much_is_refused() {
    bound(MAX_BLOCKS, "blocks", |count| vec![Block::PageBreak; count]);
    bound(MAX_TEXT_CHARS, "characters in one text", |count| vec![Block::paragraph("字".repeat(count))]);
    let table = |columns: usize, rows: usize| {
        let columns = vec![Column::words("c"); columns];
        vec![Block::Table(Table { columns, rows: vec![vec![Cell::new("x")]; rows], ..Table::default() })]
    };
    bound(MAX_COLUMNS, "columns", |count| table(count, 1));
    bound(MAX_ROWS, "rows", |count| table(1, count));
    bound(MAX_SERIES, "series", |count| one(Lines { series: vec![Series::default(); count], ..Lines::default() }));
    let points = |count| Lines { series: vec![Series::new("s", vec![(0.0, 0.0); count])], ..Lines::default() };
    bound(MAX_VALUES, "values", |count| one(points(count)));
    bound(MAX_CATEGORIES, "categories", |count| {
        one(Forest { rows: vec![ForestRow::default(); count], ..Forest::default() })
    });
}

#[test]
fn what_does_not_fit_is_refused_with_its_place() {
    let table =
        Table { columns: vec![Column::words("a")], rows: vec![vec!["1".into(), "2".into()]], ..Table::default() };
    let error = check(vec![Block::PageBreak, Block::Table(table)]).unwrap_err().to_string();
    assert_eq!(error, "block 2: 2 cells where there are 1: give one for each");
    let bars =
        Bars { categories: vec!["a".into(), "b".into()], series: vec![paper::BarSeries::default()], ..Bars::default() };
    assert!(check(one(bars)).unwrap_err().to_string().starts_with("block 1: 0 values where there are 2"));
}
