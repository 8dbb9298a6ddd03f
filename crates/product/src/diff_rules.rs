//! The rule graphs in a comparison of two versions: nodes by id, tables row by row, formulas by name.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::{Changes, Name};
use crate::rules::{Content, Edge, Formula, Graph, HitPolicy, InputColumn, Node, NodeKind, OutputColumn, Statement};

type Row = BTreeMap<String, String>;

/// Compares two graphs.
pub(crate) fn graph(changes: &mut Changes, place: &str, (zh, en): Name<'_>, a: &Graph, b: &Graph) {
    let (of_zh, of) = (format!("{zh}节点"), format!("node of {en}"));
    let key = |n: &Node| {
        let call = if n.name.is_empty() { n.id.clone() } else { format!("{}（{}）", n.name, n.id) };
        (n.id.clone(), call, n.id.clone())
    };
    // The order of nodes has no meaning: compare them as a set.
    let sorted = |g: &Graph| {
        let mut nodes = g.nodes.clone();
        nodes.sort_by(|x, y| x.id.cmp(&y.id));
        nodes
    };
    changes.keyed(place, (&of_zh, &of), (&sorted(a), &sorted(b)), key, |changes, at, x, y| {
        let call = if y.name.is_empty() { &y.id } else { &y.name };
        changes.text(at, ("节点名称", "name of a node"), &x.name, &y.name);
        changes.words(at, ("节点类型", "type of a node"), kind(x.kind), kind(y.kind));
        content(changes, at, (&format!("{zh}·{call}"), &format!("{en}/{}", y.id)), &x.content, &y.content);
    });
    let arrows = |g: &Graph| {
        let arrow = |e: &Edge| {
            let handle = e.source_handle.as_deref().map(|h| format!("[{h}]")).unwrap_or_default();
            format!("{}{handle} → {}", e.source_id, e.target_id)
        };
        g.edges.iter().map(arrow).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()
    };
    let (of_zh, of) = (format!("{zh}连线"), format!("arrow of {en}"));
    let same = |text: &String| (text.clone(), text.clone(), text.clone());
    changes.keyed(&format!("{place}.edges"), (&of_zh, &of), (&arrows(a), &arrows(b)), same, |_, _, _, _| {});
}

const fn kind(kind: NodeKind) -> (&'static str, &'static str) {
    match kind {
        NodeKind::InputNode => ("输入", "input"),
        NodeKind::DecisionTableNode => ("决策表", "table"),
        NodeKind::ExpressionNode => ("公式", "formulas"),
        NodeKind::SwitchNode => ("分支", "switch"),
        NodeKind::OutputNode => ("输出", "output"),
    }
}

fn hit(content: &Content) -> (&'static str, &'static str) {
    match content.hit_policy {
        Some(HitPolicy::First) => ("第一个成立的行", "first row that holds"),
        Some(HitPolicy::Collect) => ("成立的各行都算", "every row that holds"),
        None => ("未指定", "not said"),
    }
}

fn content(changes: &mut Changes, at: &str, (zh, en): Name<'_>, a: &Content, b: &Content) {
    changes.words(at, (&format!("{zh}命中规则"), &format!("which rows of {en} count")), hit(a), hit(b));
    let say = |yes: bool| if yes { ("是", "yes") } else { ("否", "no") };
    let name = (format!("{zh}是否带出输入"), format!("whether {en} passes on what came in"));
    changes.words(at, (&name.0, &name.1), say(a.pass_through), say(b.pass_through));
    let name = (format!("{zh}结果前缀"), format!("prefix of the results of {en}"));
    let path = |c: &Content| c.output_path.clone().unwrap_or_default();
    changes.text(at, (&name.0, &name.1), path(a), path(b));
    let unused = |c: &Content| format!("{}{:?}", c.input_field.clone().unwrap_or_default(), c.execution_mode);
    changes.text(at, ("节点执行方式", "how a node runs"), unused(a), unused(b));
    let (of_zh, of) = (format!("{zh}条件列"), format!("condition column of {en}"));
    let key = |c: &InputColumn| (c.id.clone(), heading(c).to_owned(), c.field.clone().unwrap_or_else(|| c.id.clone()));
    changes.keyed(&format!("{at}/inputs"), (&of_zh, &of), (&a.inputs, &b.inputs), key, |changes, at, x, y| {
        let fields = (x.field.clone().unwrap_or_default(), y.field.clone().unwrap_or_default());
        changes.text(at, (&of_zh, &of), fields.0, fields.1);
        changes.text(at, ("列名", "heading of a column"), &x.name, &y.name);
    });
    let (of_zh, of) = (format!("{zh}结果列"), format!("result column of {en}"));
    let key = |c: &OutputColumn| (c.id.clone(), c.name.clone(), c.field.clone());
    changes.keyed(&format!("{at}/outputs"), (&of_zh, &of), (&a.outputs, &b.outputs), key, |changes, at, x, y| {
        changes.text(at, (&of_zh, &of), &x.field, &y.field);
        changes.text(at, ("列名", "heading of a column"), &x.name, &y.name);
    });
    rows(changes, at, (zh, en), a, b);
    let (of_zh, of) = (format!("{zh}公式"), format!("formula of {en}"));
    let key = |f: &Formula| (f.id.clone(), format!("{} = {}", f.key, f.value), format!("{} = {}", f.key, f.value));
    changes.keyed(at, (&of_zh, &of), (&a.expressions, &b.expressions), key, |changes, at, x, y| {
        let said = |f: &Formula| format!("{} = {}", f.key, f.value);
        changes.text(at, (&of_zh, &of), said(x), said(y));
    });
    let (of_zh, of) = (format!("{zh}分支条件"), format!("way on from {en}"));
    let key = |s: &Statement| (s.id.clone(), s.condition.clone(), s.condition.clone());
    changes.keyed(at, (&of_zh, &of), (&a.statements, &b.statements), key, |changes, at, x, y| {
        changes.text(at, (&of_zh, &of), &x.condition, &y.condition);
    });
}

fn heading(column: &InputColumn) -> &str {
    if column.name.is_empty() { column.field.as_deref().unwrap_or(&column.id) } else { &column.name }
}

/// A row with the key it is matched by, and as people read it.
struct Keyed {
    key: String,
    row: Row,
    zh: String,
    en: String,
}

fn rows(changes: &mut Changes, at: &str, (zh, en): Name<'_>, a: &Content, b: &Content) {
    let (old, new) = keys(a, b);
    let (of_zh, of) = (format!("{zh}的行"), format!("row of {en}"));
    let both = |keyed: &Keyed| (keyed.key.clone(), keyed.zh.clone(), keyed.en.clone());
    changes.keyed(at, (&of_zh, &of), (&old, &new), both, |changes, at, x, y| {
        if x.row != y.row {
            changes.words(at, (&of_zh, &of), (&x.zh, &x.en), (&y.zh, &y.en));
        }
    });
}

/// A row as people read it: conditions, an arrow, results.
fn said(content: &Content, row: &Row, chinese: bool) -> String {
    let cell = |id: &str| row.get(id).map(String::as_str).filter(|cell| !cell.is_empty());
    let conditions = content.inputs.iter().filter_map(|c| {
        let name = if chinese { heading(c) } else { c.field.as_deref().unwrap_or(&c.id) };
        cell(&c.id).map(|cell| format!("{name} {cell}"))
    });
    let conditions: Vec<String> = conditions.collect();
    let results = content.outputs.iter().filter_map(|c| {
        let name = if chinese && !c.name.is_empty() { &c.name } else { &c.field };
        cell(&c.id).map(|cell| format!("{name} {cell}"))
    });
    let results: Vec<String> = results.collect();
    let (otherwise, comma) = if chinese { ("其他情形", "，") } else { ("otherwise", ", ") };
    let conditions = if conditions.is_empty() { otherwise.to_owned() } else { conditions.join(comma) };
    let mut text = format!("{conditions} → {}", results.join(comma));
    // A description, or a cell whose column is gone, is still part of the document.
    let columns: BTreeSet<&str> =
        content.inputs.iter().map(|c| c.id.as_str()).chain(content.outputs.iter().map(|c| c.id.as_str())).collect();
    for (id, cell) in row.iter().filter(|(id, cell)| *id != "_id" && !columns.contains(id.as_str()) && !cell.is_empty())
    {
        text.push_str(&format!(" [{id}: {cell}]"));
    }
    text
}

/// Rows by their `_id` where every row has its own; otherwise equal rows at the beginning and the end are the same rows, and
/// those between are matched by place.
fn keys(a: &Content, b: &Content) -> (Vec<Keyed>, Vec<Keyed>) {
    let named = |rows: &[Row]| {
        let ids: BTreeSet<&String> = rows.iter().filter_map(|row| row.get("_id")).collect();
        ids.len() == rows.len()
    };
    let keyed = |content: &Content, key: &dyn Fn(usize, &Row) -> String| {
        let one = |(i, row): (usize, &Row)| Keyed {
            key: key(i, row),
            row: row.clone(),
            zh: said(content, row, true),
            en: said(content, row, false),
        };
        content.rules.iter().enumerate().map(one).collect::<Vec<_>>()
    };
    if named(&a.rules) && named(&b.rules) {
        let own = |_: usize, row: &Row| row.get("_id").cloned().unwrap_or_default();
        return (keyed(a, &own), keyed(b, &own));
    }
    let (x, y) = (&a.rules, &b.rules);
    let head = x.iter().zip(y).take_while(|(x, y)| x == y).count();
    let tail = x[head..].iter().rev().zip(y[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    let placed = |content: &Content| {
        let rows = content.rules.len();
        let key = |i: usize, _: &Row| {
            if i < rows - tail { format!("row-{}", i + 1) } else { format!("row-{}-from-last", rows - i) }
        };
        keyed(content, &key)
    };
    (placed(a), placed(b))
}
