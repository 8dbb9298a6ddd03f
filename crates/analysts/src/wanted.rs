//! [`Wanted`]: what the conditions of a plan say about firms, categories and days, so that segments of others are not opened and firms that
//! are not asked for are not recorded as read. A condition that is not understood narrows nothing; the plan applies all of them again.

use std::collections::BTreeSet;

use datafusion::common::ScalarValue;
use datafusion::logical_expr::{BinaryExpr, Expr, Operator};

/// What is wanted; none where a condition says nothing of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) firms: Option<BTreeSet<String>>,
    pub(crate) categories: Option<BTreeSet<String>>,
    pub(crate) runs: Option<BTreeSet<String>>,
    /// Days since 1970, both included.
    pub(crate) from: Option<i32>,
    pub(crate) through: Option<i32>,
}

impl Wanted {
    /// What conditions that all hold want.
    pub(crate) fn of<'e>(conditions: impl IntoIterator<Item = &'e Expr>) -> Self {
        let mut wanted = Self::default();
        for condition in conditions {
            wanted.take(condition);
        }
        wanted
    }

    /// Whether a condition narrows anything.
    pub(crate) fn understands(condition: &Expr) -> bool {
        Self::of([condition]) != Self::default()
    }

    pub(crate) fn wants_firm(&self, firm: &str) -> bool {
        self.firms.as_ref().is_none_or(|firms| firms.contains(firm))
    }

    pub(crate) fn wants_category(&self, category: &str) -> bool {
        self.categories.as_ref().is_none_or(|categories| categories.contains(category))
    }

    pub(crate) fn wants_run(&self, run: &str) -> bool {
        self.runs.as_ref().is_none_or(|runs| runs.contains(run))
    }

    fn take(&mut self, condition: &Expr) {
        match condition {
            Expr::BinaryExpr(BinaryExpr { left, op: Operator::And, right }) => {
                self.take(left);
                self.take(right);
            }
            Expr::BinaryExpr(BinaryExpr { left, op, right }) => match (left.as_ref(), right.as_ref()) {
                (Expr::Column(column), Expr::Literal(value, _)) => self.compare(&column.name, *op, value),
                (Expr::Literal(value, _), Expr::Column(column)) => {
                    if let Some(op) = op.swap() {
                        self.compare(&column.name, op, value);
                    }
                }
                _ => {}
            },
            Expr::InList(list) if !list.negated => {
                let Expr::Column(column) = list.expr.as_ref() else { return };
                let words: Option<BTreeSet<String>> = list
                    .list
                    .iter()
                    .map(|one| if let Expr::Literal(value, _) = one { word(value) } else { None })
                    .collect();
                if let Some(words) = words {
                    self.one_of(&column.name, words);
                }
            }
            Expr::Between(between) if !between.negated => {
                let (Expr::Column(column), Expr::Literal(low, _), Expr::Literal(high, _)) =
                    (between.expr.as_ref(), between.low.as_ref(), between.high.as_ref())
                else {
                    return;
                };
                self.compare(&column.name, Operator::GtEq, low);
                self.compare(&column.name, Operator::LtEq, high);
            }
            _ => {}
        }
    }

    fn compare(&mut self, column: &str, op: Operator, value: &ScalarValue) {
        if let (Operator::Eq, Some(word)) = (op, word(value)) {
            self.one_of(column, BTreeSet::from([word]));
        }
        let (true, ScalarValue::Date32(Some(day))) = (matches!(column, "held_on" | "as_of"), value) else { return };
        let (from, through) = match op {
            Operator::Eq => (Some(*day), Some(*day)),
            Operator::GtEq => (Some(*day), None),
            Operator::Gt => (Some(day.saturating_add(1)), None),
            Operator::LtEq => (None, Some(*day)),
            Operator::Lt => (None, Some(day.saturating_sub(1))),
            _ => (None, None),
        };
        self.from = self.from.max(from);
        self.through = match (self.through, through) {
            (Some(held), Some(more)) => Some(held.min(more)),
            (held, more) => held.or(more),
        };
    }

    fn one_of(&mut self, column: &str, words: BTreeSet<String>) {
        let slot = match column {
            "firm" => &mut self.firms,
            "category" => &mut self.categories,
            "run" => &mut self.runs,
            _ => return,
        };
        *slot = Some(match slot.take() {
            Some(held) => held.intersection(&words).cloned().collect(),
            None => words,
        });
    }
}

fn word(value: &ScalarValue) -> Option<String> {
    value.try_as_str().flatten().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use datafusion::prelude::{col, lit};

    use super::*;

    #[test]
    fn conditions_narrow_and_what_is_not_understood_does_not() {
        let day = |day: i32| lit(ScalarValue::Date32(Some(day)));
        let words = |words: &[&str]| Some(words.iter().map(|word| (*word).to_owned()).collect::<BTreeSet<_>>());
        let both = col("firm").in_list(vec![lit("a"), lit("b")], false).and(col("category").eq(lit("tax")));
        let wanted =
            Wanted::of([&both, &lit("b").eq(col("firm")), &col("held_on").gt(day(10)), &day(20).gt_eq(col("held_on"))]);
        assert_eq!((wanted.firms, wanted.categories), (words(&["b"]), words(&["tax"])));
        assert_eq!((wanted.from, wanted.through), (Some(11), Some(20)));
        let between = Wanted::of([&col("as_of").between(day(3), day(9))]);
        assert_eq!((between.from, between.through), (Some(3), Some(9)));
        for vague in [
            col("firm").eq(lit("a")).or(col("category").eq(lit("tax"))),
            col("firm").not_eq(lit("a")),
            col("firm").in_list(vec![lit("a")], true),
            col("firm").in_list(vec![lit("a"), col("batch")], false),
            col("value").gt(lit(3)),
        ] {
            assert!(!Wanted::understands(&vague), "{vague}");
        }
    }
}
