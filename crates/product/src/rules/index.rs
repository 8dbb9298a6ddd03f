//! Finding the rows of a table that hold: what can be looked up is looked up, the rest is tried on the rows left.

use super::expr::Expr;
use super::places::{Places, is_placed};
use super::schema::Value;
use super::table::Table;
use crate::limits::MAX_ROWS;

/// Words of 64 rows that any table fits in.
const WORDS: usize = MAX_ROWS.div_ceil(64);

/// The rows of a table that are still in question, one bit each.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct RowSet([u64; WORDS]);

impl RowSet {
    fn first(rows: usize) -> Self {
        let mut all = Self::default();
        (0..rows).for_each(|row| all.add(row));
        all
    }

    fn add(&mut self, row: usize) {
        self.0[row / 64] |= 1 << (row % 64);
    }

    fn remove(&mut self, row: usize) {
        self.0[row / 64] &= !(1 << (row % 64));
    }

    fn has(&self, row: usize) -> bool {
        self.0[row / 64] >> (row % 64) & 1 == 1
    }

    fn words(&self, words: usize) -> &[u64] {
        &self.0[..words]
    }

    fn keep(&mut self, mask: &[u64]) {
        for (rows, mask) in self.0.iter_mut().zip(mask) {
            *rows &= mask;
        }
    }

    /// The rows, first to last.
    pub(crate) fn iter(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().enumerate().flat_map(|(word, mut bits)| {
            std::iter::from_fn(move || {
                let bit = bits.trailing_zeros() as usize;
                let found = bits != 0;
                bits &= bits.wrapping_sub(1);
                found.then_some(word * 64 + bit)
            })
        })
    }
}

/// A table prepared for running.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    /// Words in use.
    words: usize,
    all: RowSet,
    columns: Vec<Lookup>,
    /// By row, the cells to be tried one by one: indexes into its tests.
    pub rest: Vec<Vec<usize>>,
}

/// One condition column.
#[derive(Debug, Clone)]
struct Lookup {
    /// Index into the table's columns.
    column: usize,
    slot: usize,
    /// Rows without a cell in this column.
    empty: RowSet,
    places: Option<Places>,
    /// (row, index into its tests) of the cells that `places` stands for.
    cells: Vec<(usize, usize)>,
}

impl Index {
    /// Prepares a table. A column that is not a variable itself gets a slot of its own from `slots` on.
    pub(crate) fn of(table: &mut Table, slots: &mut usize) -> Self {
        let words = table.rows.len().div_ceil(64);
        let all = RowSet::first(table.rows.len());
        let mut index = Self { words, all, columns: Vec::new(), rest: vec![Vec::new(); table.rows.len()] };
        for column in 0..table.columns.len() {
            let Some(field) = &table.columns[column].field else {
                index.whole_conditions(table, column);
                continue;
            };
            let slot = match field {
                Expr::Slot(slot) => *slot,
                _ => {
                    *slots += 1;
                    *slots - 1
                }
            };
            table.columns[column].slot = Some(slot);
            index.column(table, column, slot);
        }
        index
    }

    fn whole_conditions(&mut self, table: &Table, column: usize) {
        for (row, rest) in table.rows.iter().zip(&mut self.rest) {
            rest.extend((0..row.tests.len()).filter(|test| row.tests[*test].column == column));
        }
    }

    fn column(&mut self, table: &Table, column: usize, slot: usize) {
        let mut empty = self.all;
        let mut cells = Vec::new();
        for (at, row) in table.rows.iter().enumerate() {
            if let Some(test) = row.tests.iter().position(|test| test.column == column) {
                empty.remove(at);
                cells.push((at, test));
            }
        }
        if cells.is_empty() {
            return;
        }
        let expr = |(row, test): &(usize, usize)| &table.rows[*row].tests[*test].expr;
        let kind = table.columns[column].kind;
        let (simple, others): (Vec<_>, Vec<_>) = cells.into_iter().partition(|cell| is_placed(expr(cell), kind));
        let holds: Vec<_> = simple.iter().map(|cell| (cell.0, expr(cell))).collect();
        // A row whose cell is not looked up stays in question in every place.
        let mut open = empty;
        others.iter().for_each(|(row, _)| open.add(*row));
        let places = Places::of(kind, &holds, open.words(self.words));
        let left = if places.is_some() { &others[..] } else { &[] };
        for (row, test) in left {
            self.rest[*row].push(*test);
        }
        let cells = if places.is_some() { simple } else { simple.into_iter().chain(others).collect() };
        self.columns.push(Lookup { column, slot, empty, places, cells });
    }

    /// The rows whose looked-up cells hold. Fields that are not variables are worked out and put into their slots.
    pub(crate) fn rows<'a>(&self, table: &'a Table, slots: &mut [Value<'a>]) -> RowSet {
        let mut rows = self.all;
        for lookup in &self.columns {
            if let Some(field) = table.columns[lookup.column].computed() {
                let value = field.eval(slots, Value::Null);
                slots[lookup.slot] = value.unwrap_or_default();
                if value.is_err() {
                    // As in the reference engine: no cell of a column whose field fails holds.
                    rows.keep(&lookup.empty.0);
                    continue;
                }
            }
            let value = slots[lookup.slot];
            match lookup.places.as_ref().and_then(|places| places.at(value)) {
                Some(mask) => rows.keep(mask),
                None => lookup.try_each(table, slots, value, &mut rows),
            }
        }
        rows
    }
}

impl Lookup {
    /// A value of another type than the column's, or too many places to write down: the cells themselves are asked.
    #[cold]
    fn try_each<'a>(&self, table: &'a Table, slots: &[Value<'a>], value: Value<'a>, rows: &mut RowSet) {
        for (row, test) in &self.cells {
            if rows.has(*row) && !table.rows[*row].tests[*test].expr.holds(slots, value) {
                rows.remove(*row);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "helpers of a test may panic too")]

    use proptest::prelude::*;

    use rust_decimal::Decimal;

    use super::*;
    use crate::limits::MAX_PLACE_WORDS;
    use crate::rules::compile::{Op, Program};
    use crate::rules::{Domain, Graph, Kind, Schema, Variable};

    fn program(field: &str, cells: &[String]) -> Program {
        let rows: Vec<_> = cells.iter().map(|cell| serde_json::json!({"c": cell, "o": "1"})).collect();
        let content = serde_json::json!({"hitPolicy": "collect", "outputPath": "found", "rules": rows,
            "inputs": [{"id": "c", "field": field}], "outputs": [{"id": "o", "field": "o"}]});
        let graph: Graph = serde_json::from_value(serde_json::json!({
            "nodes": [{"id": "in", "type": "inputNode"}, {"id": "t", "type": "decisionTableNode", "content": content},
                {"id": "out", "type": "outputNode"}],
            "edges": [{"id": "1", "sourceId": "in", "targetId": "t"}, {"id": "2", "sourceId": "t", "targetId": "out"}]}))
        .unwrap();
        let mut schema = Schema::new();
        for (name, kind) in [("n", Kind::Number), ("t", Kind::Text), ("b", Kind::Bool), ("m", Kind::Number)] {
            schema.add(Variable { name: name.into(), kind, nullable: true, domain: Domain::Open }).unwrap();
        }
        Program::compile(&graph, &schema, &[]).unwrap_or_else(|e| panic!("{e:?} in {cells:?}"))
    }

    fn table(program: &Program) -> &Table {
        program.nodes.iter().find_map(|node| if let Op::Table(table) = &node.op { Some(table) } else { None }).unwrap()
    }

    /// The rows whose cells hold, each cell asked.
    fn plainly(table: &Table, slots: &[Value<'_>]) -> Vec<usize> {
        fn held<'a>(table: &'a Table, slots: &[Value<'a>]) -> Vec<usize> {
            let field = table.columns[0].field.as_ref().map(|field| field.eval(slots, Value::Null));
            let holds = |test: &super::super::table::Test| match field {
                Some(Ok(value)) => test.expr.holds(slots, value),
                Some(Err(_)) => false,
                None => test.expr.holds(slots, Value::Null),
            };
            (0..table.rows.len()).filter(|row| table.rows[*row].tests.iter().all(holds)).collect()
        }
        held(table, slots)
    }

    /// The same by a run.
    fn by_run(program: &Program, input: &[Value<'_>]) -> Vec<usize> {
        fn ran<'a>(program: &'a Program, input: &[Value<'a>]) -> Vec<usize> {
            program.run(input).unwrap().rows("found").iter().map(|row| row.index).collect()
        }
        ran(program, input)
    }

    fn same(program: &Program, input: &[Value<'_>]) {
        assert_eq!(by_run(program, input), plainly(table(program), input), "{input:?} in {program:?}");
    }

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    /// Numbers on, just beside and far from each other, of many scales.
    const NUMBERS: [&str; 23] = [
        "0",
        "-0",
        "1",
        "1.0",
        "1.00000",
        "0.9999999999999999999999999999",
        "1.0000000000000000000000000001",
        "-1",
        "-0.5",
        "0.5",
        "2.5",
        "2.49",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "79228162514264337593543950335",
        "-79228162514264337593543950335",
        "7.9228162514264337593543950335",
        "0.0001",
        "922337203685477.5807",
        "-1.00001",
        "-1.0000000000000000000000001",
    ];

    /// Those that become whole numbers of 64 bits together.
    const SMALL: [&str; 7] = ["0", "1", "-1", "0.5", "2.5", "2.49", "0.0001"];

    fn cells_of(numbers: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec(a_number_cell(numbers), 1..70)
    }

    fn a_number_cell(numbers: &'static [&'static str]) -> impl Strategy<Value = String> {
        let a_number = || prop::sample::select(numbers);
        let order = prop::sample::select(vec!["<", "<=", ">", ">=", "==", "!="]);
        let brackets =
            prop::sample::select(vec![("[", "]"), ("(", ")"), ("[", ")"), ("(", "]"), ("]", "["), (")", "(")]);
        (0..9, order, brackets, a_number(), a_number(), a_number()).prop_map(|(form, order, (open, shut), a, b, c)| {
            let (low, high) = if number(a) <= number(b) { (a, b) } else { (b, a) };
            match form {
                0 => String::new(),
                1 => format!("{order} {a}"),
                2 => format!("{open}{low}..{high}{shut}"),
                3 => format!("{a}, {b}"),
                4 => format!("not in [{a}, {b}]"),
                5 => format!("{order} {a} and not ($ in {open}{low}..{high}{shut})"),
                6 => format!("$ == null or $ {order} {c}"),
                7 => format!("($ ?? {a}) {order} {b}"),
                _ => format!("$ {order} (m ?? {a})"),
            }
        })
    }

    fn a_text_cell() -> impl Strategy<Value = String> {
        let text = || prop::sample::select(vec!["", "A", "B", "AB", "甲", "other0", "C", "D", "E", "F", "G", "H"]);
        (0..7, text(), text()).prop_map(|(form, a, b)| match form {
            0 => String::new(),
            1 => format!("\"{a}\""),
            2 => format!("\"{a}\", \"{b}\""),
            3 => format!("!= \"{a}\""),
            4 => format!("not in [\"{a}\", \"{b}\"]"),
            5 => format!("$ == null or $ == \"{a}\""),
            _ => format!("$ == \"{a}\" or (m ?? 0) > 0"),
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

        #[test]
        fn numbers_find_the_rows_that_each_cell_alone_would(
            cells in prop_oneof![cells_of(&SMALL), cells_of(&NUMBERS)], m in prop::sample::select(&NUMBERS[..])
        ) {
            // The last fails on the largest numbers and on a missing one.
            for field in ["n", "n ?? 1", "n * 1.5"] {
                let program = program(field, &cells);
                for n in NUMBERS {
                    same(&program, &[Value::Number(number(n)), Value::Null, Value::Null, Value::Number(number(m))]);
                }
                same(&program, &[Value::Null, Value::Null, Value::Null, Value::Null]);
                // Of another type than the schema says: no rule may be fooled by it.
                same(&program, &[Value::Text("1"), Value::Null, Value::Null, Value::Null]);
            }
        }

        #[test]
        fn texts_find_the_rows_that_each_cell_alone_would(cells in prop::collection::vec(a_text_cell(), 1..70)) {
            let program = program("t", &cells);
            for t in ["", "A", "AB", "B", "甲", "Z", "other0", "H", "A\0"] {
                same(&program, &[Value::Null, Value::Text(t), Value::Null, Value::Number(Decimal::ONE)]);
            }
            same(&program, &[Value::Null; 4]);
            same(&program, &[Value::Null, Value::Bool(true), Value::Null, Value::Null]);
        }
    }

    #[test]
    fn truth_values_and_missing_ones_find_their_rows() {
        let cells = ["true", "false", "", "$ == null", "not ($ ?? true)", "$ and (m ?? 0) > 0", "!= true"];
        let program = program("b", &cells.map(str::to_owned));
        for b in [Value::Bool(true), Value::Bool(false), Value::Null, Value::Text("true")] {
            same(&program, &[Value::Null, Value::Null, b, Value::Number(Decimal::ONE)]);
        }
    }

    #[test]
    fn what_only_compares_with_constants_is_looked_up_and_the_rest_is_tried() {
        let cells = ["> 30 * 10000", "[1..2)", "< m", "$ * 2 > 1", "abs($) > 1", "$ == null"];
        let program = program("n", &cells.map(str::to_owned));
        let tried: Vec<_> = table(&program).index.rest.iter().map(|rest| !rest.is_empty()).collect();
        assert_eq!(tried, [false, false, true, true, true, false]);
    }

    #[test]
    fn a_column_of_too_many_places_is_compared_row_by_row() {
        // 500 rows take 8 words a place; n constants make 2n + 1 places and one for what is missing.
        let most = (MAX_PLACE_WORDS / 8 - 2) / 2;
        let cells = |constants: usize| -> Vec<String> {
            let list = |from: usize, to: usize| (from..to).map(|n| n.to_string()).collect::<Vec<_>>().join(", ");
            let row = |row: usize| list(constants * row / 500, constants * (row + 1) / 500);
            (0..500).map(row).collect()
        };
        for (constants, looked_up) in [(most, true), (most + 1, false)] {
            let program = program("n", &cells(constants));
            assert_eq!(table(&program).index.columns[0].places.is_some(), looked_up);
            for n in [0, 1, most / 2, most - 1, most, most + 1] {
                same(&program, &[Value::Number(n.into()), Value::Null, Value::Null, Value::Null]);
            }
        }
    }

    #[test]
    fn a_row_set_gives_its_rows_in_order() {
        let mut rows = RowSet::default();
        for row in [499, 0, 63, 64, 200] {
            rows.add(row);
        }
        assert_eq!(rows.iter().collect::<Vec<_>>(), [0, 63, 64, 200, 499]);
    }
}
