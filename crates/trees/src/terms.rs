//! From a row's codes to the indices of its entries in all tables.
//!
//! An index is a number with one digit for each feature, the class of its code. What a code adds to each index is
//! written down for every code, so that a row adds up one line of terms for each feature.

use crate::codes::Coders;
use crate::plan::Classes;

/// A feature that two indices in three ask has lines for all of them, which are added up as vectors.
fn is_dense(asked: usize, columns: usize) -> bool {
    asked * 3 >= columns * 2
}

/// Bytes of the terms of one index that asks features of so many codes, at most: half again where lines are for all.
pub(crate) fn most_bytes(codes: usize) -> usize {
    codes * size_of::<u16>() * 3 / 2
}

/// The terms of an ensemble's tables.
#[derive(Debug, Clone)]
pub(crate) struct Terms {
    coders: Vec<Lines>,
    indices: usize,
}

/// What each code of a coder adds.
#[derive(Debug, Clone)]
struct Lines {
    /// The indices that a line has a term for; none where it has one for all.
    only: Vec<u32>,
    line: usize,
    terms: Vec<u16>,
}

impl Terms {
    /// `columns` are the classes whose states each index counts, the first fastest.
    pub(crate) fn new(coders: &Coders, columns: &[&[Classes]]) -> Self {
        let mut asked: Vec<Vec<(u32, &Classes, usize)>> = vec![Vec::new(); coders.coders.len()];
        for (column, classes) in (0..).zip(columns) {
            let mut states = 1;
            for classes in *classes {
                asked[usize::from(classes.coder)].push((column, classes, states));
                states *= classes.passes.len();
            }
        }
        let lines = asked.iter().zip(&coders.coders).map(|(asked, coder)| {
            let sparse = !is_dense(asked.len(), columns.len());
            let line = if sparse { asked.len() } else { columns.len() };
            let mut terms = vec![0; line * coder.codes()];
            for (at, (column, classes, states)) in asked.iter().enumerate() {
                let at = if sparse { at } else { *column as usize };
                for (codes, class) in &classes.codes {
                    for code in codes.clone() {
                        // Below the number of states, which has 16 bits.
                        terms[code * line + at] = (usize::from(*class) * states) as u16;
                    }
                }
            }
            let only = if sparse { asked.iter().map(|(column, ..)| *column).collect() } else { Vec::new() };
            Lines { only, line, terms }
        });
        Self { coders: lines.collect(), indices: columns.len() }
    }

    pub(crate) fn bytes(&self) -> usize {
        self.coders.iter().map(|lines| size_of_val(lines.terms.as_slice())).sum()
    }

    /// Codes of a row.
    pub(crate) fn coders(&self) -> usize {
        self.coders.len()
    }

    /// Indices of a row.
    pub(crate) fn indices(&self) -> usize {
        self.indices
    }

    /// The indices of a row, added to noughts.
    pub(crate) fn add_up(&self, codes: &[u16], indices: &mut [u16]) {
        for (lines, code) in self.coders.iter().zip(codes) {
            let from = usize::from(*code) * lines.line;
            let terms = &lines.terms[from..from + lines.line];
            // No sum passes the states of its table.
            if lines.only.is_empty() {
                for (index, term) in indices.iter_mut().zip(terms) {
                    *index = index.wrapping_add(*term);
                }
            } else {
                for (at, term) in lines.only.iter().zip(terms) {
                    let index = &mut indices[*at as usize];
                    *index = index.wrapping_add(*term);
                }
            }
        }
    }
}
