//! Scoring a whole table by columns. The additions of one row happen in the card's order, as in [`crate::runtime`], so a
//! row scored here has the same bits as one scored alone.

use rayon::prelude::*;

use crate::runtime::{Card, CompiledScorecard, Lookup, Outcome, ScoreError};
use crate::scorecard::sigmoid;
use crate::table::{Column, ColumnData, MISSING_CODE, Table};

const CHUNK_ROWS: usize = 8_192;

/// A column with the way to its bins; categories are resolved once per level, not once per row.
enum Source<'a> {
    Number { values: &'a [f64], special: &'a [(f64, u16)], edges: &'a [f64], bins: &'a [u16], missing: u16 },
    Category { codes: &'a [u32], by_level: Vec<u16>, missing: u16 },
}

impl<'a> Source<'a> {
    fn try_new(card: &'a Card, column: &'a Column) -> Result<Self, ScoreError> {
        let wrong = |found, needed| Err(ScoreError::Kind { feature: column.name.clone(), found, needed });
        match (&card.lookup, &column.data) {
            (Lookup::Number { special, edges, bins, missing }, ColumnData::Numeric(values)) => {
                Ok(Self::Number { values, special, edges, bins, missing: *missing })
            }
            (Lookup::Category { known, unseen, missing }, ColumnData::Categorical { codes, levels }) => {
                let by_level = levels.iter().map(|level| known.get(level.as_str()).copied().unwrap_or(*unseen));
                Ok(Self::Category { codes, by_level: by_level.collect(), missing: *missing })
            }
            (Lookup::Number { .. }, ColumnData::Categorical { .. }) => wrong("a category", "a number"),
            (Lookup::Category { .. }, ColumnData::Numeric(_)) => wrong("a number", "a category"),
        }
    }

    fn bin(&self, row: usize) -> usize {
        usize::from(match self {
            Self::Number { values, special, edges, bins, missing } => {
                let value = values[row];
                if value.is_nan() {
                    *missing
                } else if let Some((_, bin)) = special.iter().find(|(known, _)| *known == value) {
                    *bin
                } else {
                    bins[edges.partition_point(|edge| *edge <= value)]
                }
            }
            Self::Category { codes, by_level, missing } => match codes[row] {
                MISSING_CODE => *missing,
                code => by_level[code as usize],
            },
        })
    }
}

impl CompiledScorecard {
    fn sources<'a>(&'a self, table: &'a Table) -> Result<Vec<Source<'a>>, ScoreError> {
        let pairs = self.features().zip(&self.cards);
        pairs
            .map(|(name, card)| {
                let column = table.column(name).ok_or_else(|| ScoreError::Absent(name.to_owned()))?;
                Source::try_new(card, column)
            })
            .collect()
    }

    /// Scores every row of a table, without words; row order is kept.
    ///
    /// # Errors
    /// [`ScoreError`] when a column is absent or of the other kind.
    pub fn score_table(&self, table: &Table) -> Result<Vec<Outcome>, ScoreError> {
        let sources = self.sources(table)?;
        let rows = table.rows();
        let chunk = |part: usize| {
            let (first, last) = (part * CHUNK_ROWS, ((part + 1) * CHUNK_ROWS).min(rows));
            let mut sums = vec![(0.0, self.base_logit); last - first];
            for ((source, card), characteristic) in sources.iter().zip(&self.cards).zip(&self.document.characteristics)
            {
                let worth: Vec<(f64, f64)> =
                    characteristic.attributes.iter().zip(&card.logits).map(|(a, logit)| (a.points, *logit)).collect();
                for (row, sum) in (first..last).zip(&mut sums) {
                    let (points, logit) = worth[source.bin(row)];
                    sum.0 += points;
                    sum.1 += logit;
                }
            }
            let outcomes = sums.into_iter().map(|(points, logit)| {
                let pd = sigmoid(logit);
                Outcome { points, pd, grade: self.document.grades.grade(pd) }
            });
            outcomes.collect::<Vec<Outcome>>()
        };
        let parts: Vec<Vec<Outcome>> = (0..rows.div_ceil(CHUNK_ROWS)).into_par_iter().map(chunk).collect();
        Ok(parts.into_iter().flatten().collect())
    }

    /// How many of the given rows fall into each bin of each characteristic, for stability indices.
    ///
    /// # Errors
    /// [`ScoreError`] when a column is absent or of the other kind.
    ///
    /// # Panics
    /// When a row is past the table's end.
    pub fn count_bins(&self, table: &Table, rows: &[u32]) -> Result<Vec<Vec<f64>>, ScoreError> {
        let sources = self.sources(table)?;
        let counted = sources.par_iter().zip(&self.document.characteristics).map(|(source, characteristic)| {
            let mut counts = vec![0.0; characteristic.attributes.len()];
            rows.iter().for_each(|row| counts[source.bin(*row as usize)] += 1.0);
            counts
        });
        Ok(counted.collect())
    }
}
