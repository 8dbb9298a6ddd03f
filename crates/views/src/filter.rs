//! A WHERE clause put together from what was asked for, with its arguments in order.

use codes::InstitutionId;
use store::Arg;

use crate::text;

/// Conditions joined by AND; the first is always the tenant's.
pub(crate) struct Conditions {
    sql: String,
    args: Vec<Arg>,
}

impl Conditions {
    pub(crate) fn of(institution: InstitutionId) -> Self {
        Self { sql: "institution = $1".into(), args: vec![text(institution)] }
    }

    /// `left` compared with a value: `push("state =", "active")`.
    pub(crate) fn push(&mut self, left: &str, value: impl ToString) {
        self.args.push(text(value));
        self.sql.push_str(&format!(" AND {left} ${}", self.args.len()));
    }

    /// A row of columns before or after a row of values.
    pub(crate) fn push_pair(&mut self, left: &str, values: (&str, &str)) {
        self.args.extend([text(values.0), text(values.1)]);
        let n = self.args.len();
        self.sql.push_str(&format!(" AND {left} (${}, ${n})", n - 1));
    }

    /// One of a list; an empty list holds for nothing.
    pub(crate) fn push_in(&mut self, column: &str, values: &[String]) {
        if values.is_empty() {
            self.sql.push_str(" AND 1 = 0");
            return;
        }
        let from = self.args.len() + 1;
        self.args.extend(values.iter().map(text));
        let places: Vec<String> = (from..=self.args.len()).map(|n| format!("${n}")).collect();
        self.sql.push_str(&format!(" AND {column} IN ({})", places.join(", ")));
    }

    /// The clause and its arguments.
    pub(crate) fn finish(self) -> (String, Vec<Arg>) {
        (self.sql, self.args)
    }
}
