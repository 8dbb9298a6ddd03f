//! A row that was set aside, mended: what a person says in the place of what the source wrote.

use std::collections::BTreeMap;

use crate::limits::MAX_FIELD_CHARS;

/// Why a row cannot be mended so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MendError {
    /// A column that the file did not have.
    #[error("the file has no column '{0}': name one of its headings")]
    NoColumn(String),
    /// Longer than a field may be.
    #[error("what is to stand under '{0}' is longer than {MAX_FIELD_CHARS} characters: shorten it")]
    TooLong(String),
}

impl MendError {
    /// In Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::NoColumn(heading) => format!("文件没有“{heading}”列：请用文件的表头"),
            Self::TooLong(heading) => format!("“{heading}”的内容超过 {MAX_FIELD_CHARS} 字：请缩短"),
        }
    }
}

/// The cells of a row with changes by heading. Without a change the row stays as it was read, its width too; with one it has a cell
/// for each heading: whoever mends a row sees it under its headings and answers for the whole of it.
///
/// ```
/// let headings = ["uscc", "period", "kwh"].map(str::to_owned);
/// let cells = ["91130100T0000001XX", "2025-13", "5"].map(str::to_owned);
/// let change = [("period".to_owned(), "2025-12".to_owned())].into();
/// assert_eq!(hub::mended(&headings, &cells, &change).unwrap()[1], "2025-12");
/// assert!(hub::mended(&headings, &cells, &[("kw".to_owned(), String::new())].into()).is_err());
/// ```
///
/// # Errors
/// [`MendError`], with the remedy.
pub fn mended(
    headings: &[String],
    cells: &[String],
    changes: &BTreeMap<String, String>,
) -> Result<Vec<String>, MendError> {
    let mut mended = cells.to_vec();
    if !changes.is_empty() {
        mended.resize(headings.len(), String::new());
    }
    for (heading, said) in changes {
        let shown = || heading.chars().take(MAX_FIELD_CHARS).collect();
        let at = headings.iter().position(|known| known == heading).filter(|_| !heading.is_empty());
        let cell = at.and_then(|at| mended.get_mut(at)).ok_or_else(|| MendError::NoColumn(shown()))?;
        if said.chars().count() > MAX_FIELD_CHARS {
            return Err(MendError::TooLong(shown()));
        }
        cell.clone_from(said);
    }
    Ok(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn a_row_of_another_width_is_as_wide_as_the_headings_once_somebody_mends_it() {
        let headings = texts(&["a", "", "c"]);
        let short = texts(&["1"]);
        assert_eq!(mended(&headings, &short, &BTreeMap::new()).unwrap(), short, "as it was read");
        let change = |heading: &str, said: &str| BTreeMap::from([(heading.to_owned(), said.to_owned())]);
        assert_eq!(mended(&headings, &short, &change("c", "3")).unwrap(), texts(&["1", "", "3"]));
        assert_eq!(
            mended(&headings, &texts(&["1", "2", "3", "4"]), &change("a", "0")).unwrap(),
            texts(&["0", "2", "3"])
        );
        assert_eq!(mended(&headings, &short, &change("", "x")), Err(MendError::NoColumn(String::new())));
        assert!(mended(&headings, &short, &change("a", &"字".repeat(MAX_FIELD_CHARS))).is_ok());
        let long = change("a", &"字".repeat(MAX_FIELD_CHARS + 1));
        assert_eq!(mended(&headings, &short, &long), Err(MendError::TooLong("a".to_owned())));
    }
}
