//! From the text of a cell to a typed operation.
//!
//! `zen-expression` reads the text into its tree; we accept the part of the language listed here and refuse the rest by
//! name. Types are known from the schema, so a comparison that could never hold is an error and not a silent `false`.
//!
//! Accepted: numbers, texts in quotes, true, false, null; dotted names; `$`; `== != < <= > >=`; `in [..]`, `not in`,
//! `in [a..b)`; `and or not`; `+ - * / %`; `c ? a : b`; `a ?? b`; `abs floor ceil round trunc min([..]) max([..])`; `len(rows)`.

use std::collections::BTreeMap;

use bumpalo::Bump;
use zen_expression::functions::{FunctionKind, InternalFunction};
use zen_expression::lexer::{ArithmeticOperator, Bracket, ComparisonOperator, Lexer, LogicalOperator, Operator};
use zen_expression::parser::{Node, Parser};

use super::expr::{Arithmetic, Expr, Function, Order, Range};
use super::schema::{Kind, OwnedValue};
use crate::limits::{MAX_CELL_CHARS, MAX_DEPTH, MAX_LIST};

/// What is known of an operation's result before it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Type {
    /// None: the literal `null`.
    pub kind: Option<Kind>,
    /// Whether it may be null.
    pub nullable: bool,
    /// Whether it faults when a variable is missing.
    pub fallible: bool,
}

/// A name in reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Binding {
    pub slot: usize,
    pub kind: Kind,
    pub nullable: bool,
}

/// The names in reach of a node, by dotted name.
pub(crate) type Names = BTreeMap<String, Binding>;

/// What `$` means where the text stands.
#[derive(Clone, Copy)]
pub(crate) enum Dollar<'n> {
    /// Nothing: refused.
    Nothing,
    /// The value of the condition column.
    Column(Type),
    /// The earlier formulas of the node, by key.
    Earlier(&'n Names),
}

/// A typed operation with what is known of its result.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Typed {
    pub expr: Expr,
    pub ty: Type,
}

/// The two syntaxes of the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Syntax {
    /// A formula, or a whole condition.
    Standard,
    /// A test of the column's value, such as `> 5` or `"A", "B"`.
    Test,
}

/// Reads one text.
///
/// # Errors
/// A sentence that says what is wrong and what to do.
pub(crate) fn parse(text: &str, syntax: Syntax, names: &Names, dollar: Dollar<'_>) -> Result<Typed, String> {
    if text.chars().count() > MAX_CELL_CHARS {
        return Err(format!("is longer than {MAX_CELL_CHARS} characters: split it over formulas"));
    }
    let bump = Bump::new();
    let mut lexer = Lexer::new();
    let tokens = lexer.tokenize(&bump, text).map_err(|e| format!("cannot be read: {e}"))?;
    let parser = Parser::try_new(&tokens, &bump).map_err(|e| format!("cannot be read: {e}"))?;
    let result = match syntax {
        Syntax::Standard => parser.standard().parse(),
        Syntax::Test => parser.unary().parse(),
    };
    result.error().map_err(|e| format!("cannot be read: {e}"))?;
    Reader { names, dollar }.read(result.root, 0)
}

struct Reader<'n> {
    names: &'n Names,
    dollar: Dollar<'n>,
}

type Read = Result<Typed, String>;

impl Reader<'_> {
    fn read(&self, node: &Node<'_>, depth: usize) -> Read {
        if depth > MAX_DEPTH {
            return Err(format!("is nested deeper than {MAX_DEPTH}: split it over formulas"));
        }
        let next = depth + 1;
        match node {
            Node::Null => Ok(constant(OwnedValue::Null)),
            Node::Bool(b) => Ok(constant(OwnedValue::Bool(*b))),
            Node::Number(n) => Ok(constant(OwnedValue::Number(*n))),
            Node::String(s) => Ok(constant(OwnedValue::Text((*s).to_owned()))),
            Node::Parenthesized(inner) => self.read(inner, next),
            Node::Identifier(_) | Node::Member { .. } => self.variable(node),
            Node::Unary { node, operator } => self.unary(*operator, self.read(node, next)?),
            Node::Binary { left, operator, right } => self.binary(left, *operator, right, next),
            Node::Conditional { condition, on_true, on_false } => {
                conditional(self.read(condition, next)?, self.read(on_true, next)?, self.read(on_false, next)?)
            }
            Node::FunctionCall { kind, arguments } => self.call(kind, arguments, next),
            Node::Interval { .. } => Err("a range stands only after `in` or alone in a test cell".to_owned()),
            Node::Array(_) => {
                Err("a list stands only after `in`, alone in a test cell, or inside min and max".to_owned())
            }
            Node::TemplateString(_) => {
                Err("templates in backticks are outside the language: use a text in quotes".to_owned())
            }
            Node::MethodCall { .. } => {
                Err("methods are outside the language: let the host compute this value".to_owned())
            }
            Node::Slice { .. } | Node::Object(_) | Node::Assignments { .. } => {
                Err("slices, objects and assignments are outside the language: use one formula a value".to_owned())
            }
            Node::Pointer | Node::Root | Node::Closure { .. } => {
                Err("#, $root and closures are outside the language: name the variable".to_owned())
            }
            Node::Error { .. } => Err("cannot be read: check brackets and quotes".to_owned()),
        }
    }

    fn variable(&self, node: &Node<'_>) -> Read {
        let name = dotted(node).ok_or("only names such as firm.age_months can be read, without indexes")?;
        if name == "$" {
            return match self.dollar {
                Dollar::Column(ty) => Ok(Typed { expr: Expr::Column, ty }),
                Dollar::Earlier(_) => {
                    Err("`$` alone means nothing here: write `$.key` for an earlier formula".to_owned())
                }
                Dollar::Nothing => Err("`$` means nothing here: it stands for the column in a test cell".to_owned()),
            };
        }
        let (names, key) = match (name.strip_prefix("$."), self.dollar) {
            (Some(key), Dollar::Earlier(names)) => (names, key),
            (Some(_), _) => return Err("`$.key` is only for formulas of one expression node".to_owned()),
            (None, _) => (self.names, name.as_str()),
        };
        let binding = names.get(key).ok_or_else(|| unknown(key, names))?;
        let ty = Type { kind: Some(binding.kind), nullable: binding.nullable, fallible: false };
        Ok(Typed { expr: Expr::Slot(binding.slot), ty })
    }

    fn unary(&self, operator: Operator, inner: Typed) -> Read {
        match operator {
            Operator::Arithmetic(ArithmeticOperator::Add) => Ok(inner),
            Operator::Arithmetic(ArithmeticOperator::Subtract) => {
                let ty = operands(Kind::Number, Kind::Number, "-", &[&inner])?;
                Ok(match inner.expr {
                    Expr::Constant(OwnedValue::Number(n)) => constant(OwnedValue::Number(-n)),
                    expr => Typed { expr: Expr::Negate(Box::new(expr)), ty },
                })
            }
            Operator::Logical(LogicalOperator::Not) => {
                let ty = operands(Kind::Bool, Kind::Bool, "not", &[&inner])?;
                Ok(Typed { expr: Expr::Not(Box::new(inner.expr)), ty })
            }
            other => Err(format!("`{other}` is outside the language")),
        }
    }

    fn binary(&self, left: &Node<'_>, operator: Operator, right: &Node<'_>, depth: usize) -> Read {
        if let Operator::Comparison(c @ (ComparisonOperator::In | ComparisonOperator::NotIn)) = operator {
            let found = self.membership(self.read(left, depth)?, right, depth)?;
            return Ok(match c {
                ComparisonOperator::In => found,
                _ => Typed { ty: found.ty, expr: Expr::Not(Box::new(found.expr)) },
            });
        }
        let (a, b) = (self.read(left, depth)?, self.read(right, depth)?);
        match operator {
            Operator::Comparison(c) => comparison(c, a, b),
            Operator::Arithmetic(op) => arithmetic(op, a, b),
            Operator::Logical(op) => logical(op, a, b),
            other => Err(format!("`{other}` is outside the language")),
        }
    }

    fn membership(&self, left: Typed, right: &Node<'_>, depth: usize) -> Read {
        match right {
            Node::Parenthesized(inner) => self.membership(left, inner, depth + 1),
            Node::Array(items) => self.in_list(left, items, depth),
            Node::Interval { left: from, right: to, left_bracket, right_bracket } => {
                let (from, to) = (self.read(from, depth)?, self.read(to, depth)?);
                let ty = operands(Kind::Number, Kind::Bool, "in a range", &[&left, &from, &to])?;
                if let (Expr::Constant(OwnedValue::Number(a)), Expr::Constant(OwnedValue::Number(b))) =
                    (&from.expr, &to.expr)
                    && a > b
                {
                    return Err(format!("the range {a}..{b} runs backwards: write {b}..{a}"));
                }
                let range = range(from.expr, to.expr, *left_bracket, *right_bracket)?;
                Ok(Typed { expr: Expr::Within(Box::new(left.expr), Box::new(range)), ty })
            }
            _ => Err("after `in` stands a list such as [\"A\", \"B\"] or a range such as [1..10)".to_owned()),
        }
    }

    fn in_list(&self, left: Typed, items: &[&Node<'_>], depth: usize) -> Read {
        if items.is_empty() || items.len() > MAX_LIST {
            return Err(format!("a list has 1 to {MAX_LIST} values"));
        }
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            let item = self.read(item, depth)?;
            same_kind(&left, &item, "in")?;
            match item.expr {
                Expr::Constant(value) => values.push(value),
                _ => return Err("the list after `in` holds values only: compare variables with ==".to_owned()),
            }
        }
        let ty = Type { kind: Some(Kind::Bool), nullable: false, fallible: left.ty.fallible };
        Ok(Typed { expr: Expr::In(Box::new(left.expr), values), ty })
    }

    fn call(&self, kind: &FunctionKind, arguments: &[&Node<'_>], depth: usize) -> Read {
        let FunctionKind::Internal(function) = kind else {
            return Err(format!("the function `{kind}` is outside the language: {FUNCTIONS}"));
        };
        match (function, arguments) {
            (InternalFunction::Abs, [a]) => self.function(Function::Abs, "abs", a, depth),
            (InternalFunction::Floor, [a]) => self.function(Function::Floor, "floor", a, depth),
            (InternalFunction::Ceil, [a]) => self.function(Function::Ceil, "ceil", a, depth),
            (InternalFunction::Round, [a, rest @ ..]) => {
                self.function(Function::Round(places(rest)?), "round", a, depth)
            }
            (InternalFunction::Trunc, [a, rest @ ..]) => {
                self.function(Function::Truncate(places(rest)?), "trunc", a, depth)
            }
            (InternalFunction::Min, [list]) => self.extreme(false, list, depth),
            (InternalFunction::Max, [list]) => self.extreme(true, list, depth),
            (InternalFunction::Len, [a]) => {
                let inner = self.read(a, depth)?;
                if inner.ty.kind != Some(Kind::Rows) {
                    return Err("len counts the rows of a collecting table and nothing else".to_owned());
                }
                Ok(Typed { expr: inner.expr, ty: Type { kind: Some(Kind::Number), ..inner.ty } })
            }
            // The test syntax wraps a condition in `bool(..)`.
            (InternalFunction::Bool, [a]) => {
                let inner = self.read(a, depth)?;
                operands(Kind::Bool, Kind::Bool, "bool", &[&inner])?;
                let ty = Type { kind: Some(Kind::Bool), nullable: false, fallible: inner.ty.fallible };
                Ok(Typed { expr: Expr::Truth(Box::new(inner.expr)), ty })
            }
            _ => Err(format!("the function `{kind}` with these arguments is outside the language: {FUNCTIONS}")),
        }
    }

    fn function(&self, function: Function, name: &str, argument: &Node<'_>, depth: usize) -> Read {
        let inner = self.read(argument, depth)?;
        let ty = operands(Kind::Number, Kind::Number, name, &[&inner])?;
        Ok(Typed { expr: Expr::Function(function, Box::new(inner.expr)), ty })
    }

    fn extreme(&self, largest: bool, list: &Node<'_>, depth: usize) -> Read {
        let Node::Array(items) = list else {
            return Err("min and max take a list: min([a, b])".to_owned());
        };
        if items.is_empty() || items.len() > MAX_LIST {
            return Err(format!("a list has 1 to {MAX_LIST} values"));
        }
        let of = items.iter().map(|item| self.read(item, depth)).collect::<Result<Vec<_>, _>>()?;
        let ty = operands(Kind::Number, Kind::Number, "min and max", &of.iter().collect::<Vec<_>>())?;
        Ok(Typed { expr: Expr::Extreme { largest, of: of.into_iter().map(|t| t.expr).collect() }, ty })
    }
}

const FUNCTIONS: &str = "abs, floor, ceil, round, trunc, min([..]), max([..]) and len are in it";

fn constant(value: OwnedValue) -> Typed {
    let kind = match &value {
        OwnedValue::Null => None,
        OwnedValue::Bool(_) => Some(Kind::Bool),
        OwnedValue::Number(_) => Some(Kind::Number),
        OwnedValue::Text(_) => Some(Kind::Text),
    };
    Typed { expr: Expr::Constant(value), ty: Type { kind, nullable: kind.is_none(), fallible: false } }
}

/// Decimal places: a literal from 0 to 28.
fn places(rest: &[&Node<'_>]) -> Result<u32, String> {
    match rest {
        [] => Ok(0),
        [Node::Number(n)] => u32::try_from(*n)
            .ok()
            .filter(|p| *p <= 28 && rust_decimal::Decimal::from(*p) == *n)
            .ok_or_else(|| "decimal places are a whole number from 0 to 28".to_owned()),
        _ => Err("decimal places are a literal number".to_owned()),
    }
}

fn range(from: Expr, to: Expr, left: Bracket, right: Bracket) -> Result<Range, String> {
    let (outside_left, from_included) = match left {
        Bracket::LeftSquareBracket => (false, true),
        Bracket::LeftParenthesis => (false, false),
        Bracket::RightSquareBracket => (true, true),
        Bracket::RightParenthesis => (true, false),
        _ => return Err("a range has square or round brackets".to_owned()),
    };
    let (outside_right, to_included) = match right {
        Bracket::RightSquareBracket => (false, true),
        Bracket::RightParenthesis => (false, false),
        Bracket::LeftSquareBracket => (true, true),
        Bracket::LeftParenthesis => (true, false),
        _ => return Err("a range has square or round brackets".to_owned()),
    };
    if outside_left != outside_right {
        return Err("the brackets of the range face the same way: write [a..b] or ]a..b[".to_owned());
    }
    Ok(Range { from, to, outside: outside_left, from_included, to_included })
}

/// Checks that every operand is of the kind (or the literal null is refused), and what that makes of the result.
fn operands(want: Kind, gives: Kind, operator: &str, all: &[&Typed]) -> Result<Type, String> {
    for operand in all {
        match operand.ty.kind {
            Some(kind) if kind == want => {}
            Some(kind) => return Err(format!("`{operator}` needs {}, and this is {}", want.name(), kind.name())),
            None => return Err(format!("`{operator}` needs {}, and null is none: compare with == null", want.name())),
        }
    }
    let fallible = all.iter().any(|t| t.ty.nullable || t.ty.fallible);
    Ok(Type { kind: Some(gives), nullable: false, fallible })
}

fn same_kind(a: &Typed, b: &Typed, operator: &str) -> Result<(), String> {
    match (a.ty.kind, b.ty.kind) {
        (Some(Kind::Rows), _) | (_, Some(Kind::Rows)) => {
            Err("a list of rows can only be counted: len(rows)".to_owned())
        }
        (Some(x), Some(y)) if x != y => {
            Err(format!("`{operator}` compares {} with {}, which never holds", x.name(), y.name()))
        }
        _ => Ok(()),
    }
}

fn comparison(operator: ComparisonOperator, a: Typed, b: Typed) -> Read {
    let order = match operator {
        ComparisonOperator::LessThan => Order::Less,
        ComparisonOperator::LessThanOrEqual => Order::LessOrEqual,
        ComparisonOperator::GreaterThan => Order::More,
        ComparisonOperator::GreaterThanOrEqual => Order::MoreOrEqual,
        _ => {
            same_kind(&a, &b, "==")?;
            let ty = Type { kind: Some(Kind::Bool), nullable: false, fallible: a.ty.fallible || b.ty.fallible };
            let equal = Expr::Equal(Box::new(a.expr), Box::new(b.expr));
            let expr = if operator == ComparisonOperator::NotEqual { Expr::Not(Box::new(equal)) } else { equal };
            return Ok(Typed { expr, ty });
        }
    };
    let ty = operands(Kind::Number, Kind::Bool, &operator.to_string(), &[&a, &b])?;
    Ok(Typed { expr: Expr::Compare(order, Box::new(a.expr), Box::new(b.expr)), ty })
}

fn arithmetic(operator: ArithmeticOperator, a: Typed, b: Typed) -> Read {
    let op = match operator {
        ArithmeticOperator::Add => Arithmetic::Add,
        ArithmeticOperator::Subtract => Arithmetic::Subtract,
        ArithmeticOperator::Multiply => Arithmetic::Multiply,
        ArithmeticOperator::Divide => Arithmetic::Divide,
        ArithmeticOperator::Modulus => Arithmetic::Modulo,
        ArithmeticOperator::Power => return Err("`^` is outside the language: its result is not exact".to_owned()),
    };
    let mut ty = operands(Kind::Number, Kind::Number, &operator.to_string(), &[&a, &b])?;
    let divisor_is_safe = matches!(&b.expr, Expr::Constant(OwnedValue::Number(n)) if !n.is_zero());
    ty.nullable = matches!(op, Arithmetic::Divide | Arithmetic::Modulo) && !divisor_is_safe;
    Ok(Typed { expr: Expr::Arithmetic(op, Box::new(a.expr), Box::new(b.expr)), ty })
}

fn logical(operator: LogicalOperator, a: Typed, b: Typed) -> Read {
    let (left, right) = (a.ty, b.ty);
    let boxed = |make: fn(Box<Expr>, Box<Expr>) -> Expr| make(Box::new(a.expr.clone()), Box::new(b.expr.clone()));
    match operator {
        LogicalOperator::And | LogicalOperator::Or => {
            operands(Kind::Bool, Kind::Bool, &operator.to_string(), &[&a, &b])?;
            let ty = Type {
                kind: Some(Kind::Bool),
                nullable: right.nullable,
                fallible: left.nullable || left.fallible || right.fallible,
            };
            let expr = if operator == LogicalOperator::And { boxed(Expr::And) } else { boxed(Expr::Or) };
            Ok(Typed { expr, ty })
        }
        LogicalOperator::NullishCoalescing => {
            same_kind(&a, &b, "??")?;
            let ty = Type {
                kind: left.kind.or(right.kind),
                nullable: left.nullable && right.nullable,
                fallible: left.fallible || right.fallible,
            };
            Ok(Typed { expr: boxed(Expr::Otherwise), ty })
        }
        LogicalOperator::Not => Err("`not` takes one operand".to_owned()),
    }
}

fn conditional(condition: Typed, yes: Typed, no: Typed) -> Read {
    let test = operands(Kind::Bool, Kind::Bool, "?", &[&condition])?;
    same_kind(&yes, &no, "? :")?;
    let ty = Type {
        kind: yes.ty.kind.or(no.ty.kind),
        nullable: yes.ty.nullable || no.ty.nullable,
        fallible: test.fallible || yes.ty.fallible || no.ty.fallible,
    };
    Ok(Typed { expr: Expr::Conditional(Box::new(condition.expr), Box::new(yes.expr), Box::new(no.expr)), ty })
}

fn dotted(node: &Node<'_>) -> Option<String> {
    match node {
        Node::Identifier(name) => Some((*name).to_owned()),
        Node::Member { node, property: Node::String(key) } => Some(format!("{}.{key}", dotted(node)?)),
        _ => None,
    }
}

/// The error for an unknown name, with the nearest known one.
fn unknown(name: &str, names: &Names) -> String {
    let nearest = names.keys().map(|known| (distance(name, known), known)).min();
    match nearest {
        Some((far, known)) if far <= 3 => format!("`{name}` is not a variable here: did you mean `{known}`?"),
        _ => {
            let some: Vec<_> = names.keys().take(12).map(String::as_str).collect();
            format!(
                "`{name}` is not a variable here; known are {}{}",
                some.join(", "),
                if names.len() > 12 { " .." } else { "" }
            )
        }
    }
}

/// Edits between two names (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.bytes().enumerate() {
            let next = (diagonal + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = row[j + 1];
            row[j + 1] = next;
        }
    }
    row[b.len()]
}
