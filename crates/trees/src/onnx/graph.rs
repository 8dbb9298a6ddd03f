//! The parts of an ONNX model that lie around the ensemble (field numbers from onnx.proto, IR version 4 to 10).

use super::wire::{Fields, NotWire, Value};
use super::{OnnxError, unsupported};
use crate::forest::Precision;

/// `TensorProto.DataType` of `float` and `double`.
const FLOAT: i64 = 1;
const DOUBLE: i64 = 11;

/// Operators that may stand behind the ensemble without changing what it says.
const AFTER: &[&str] = &["Identity", "Cast", "ZipMap", "Reshape", "Mul"];

#[derive(Debug, Default)]
pub(super) struct Graph<'a> {
    nodes: Vec<Node<'a>>,
    inputs: Vec<Input<'a>>,
    /// Constants that are all 1.
    ones: Vec<&'a str>,
}

#[derive(Debug, Default)]
struct Input<'a> {
    name: &'a str,
    kind: i64,
    /// Columns, where the model says.
    width: Option<usize>,
}

#[derive(Debug, Default)]
pub(super) struct Node<'a> {
    pub(super) operator: &'a str,
    inputs: Vec<&'a str>,
    outputs: Vec<&'a str>,
    attributes: Vec<Attribute<'a>>,
}

#[derive(Debug, Default)]
pub(super) struct Attribute<'a> {
    name: &'a str,
    int: i64,
    text: &'a [u8],
    floats: Vec<f64>,
    ints: Vec<i64>,
    strings: Vec<&'a [u8]>,
}

impl<'a> Attribute<'a> {
    pub(super) fn int(&self) -> Result<i64, OnnxError> {
        Ok(self.int)
    }

    pub(super) fn ints(&self) -> &[i64] {
        &self.ints
    }

    pub(super) fn floats(&self) -> &[f64] {
        &self.floats
    }

    /// How many strings it lists.
    pub(super) fn strings(&self) -> usize {
        self.strings.len()
    }

    pub(super) fn text(&self) -> Result<&'a str, OnnxError> {
        std::str::from_utf8(self.text).map_err(|_| OnnxError::NotOnnx)
    }

    pub(super) fn texts(&self) -> Result<Vec<&'a str>, OnnxError> {
        self.strings.iter().map(|text| std::str::from_utf8(text).map_err(|_| OnnxError::NotOnnx)).collect()
    }

    fn read(message: &'a [u8]) -> Result<Self, NotWire> {
        let mut attribute = Self::default();
        for field in Fields::new(message) {
            match field? {
                (1, value) => attribute.name = value.text()?,
                (3, value) => attribute.int = value.int()?,
                (4, value) => attribute.text = value.bytes()?,
                (7, value) => value.floats(&mut attribute.floats)?,
                (8, value) => value.ints(&mut attribute.ints)?,
                (9, value) => attribute.strings.push(value.bytes()?),
                // A tensor: `nodes_values_as_tensor` and its like, in double precision.
                (5, value) => attribute.floats = tensor(value.bytes()?)?.1,
                _ => {}
            }
        }
        Ok(attribute)
    }
}

impl<'a> Node<'a> {
    pub(super) fn attribute(&self, name: &str) -> Option<&Attribute<'a>> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }

    /// A list, also where it is given as a tensor; empty when absent.
    pub(super) fn list<'b, T>(
        &'b self,
        name: &str,
        part: impl Fn(&'b Attribute<'a>) -> &'b [T],
    ) -> Result<&'b [T], OnnxError> {
        let tensor = format!("{name}_as_tensor");
        let found = self.attribute(name).or_else(|| self.attribute(&tensor));
        Ok(found.map_or(&[], part))
    }

    fn read(message: &'a [u8]) -> Result<Self, NotWire> {
        let mut node = Self::default();
        for field in Fields::new(message) {
            match field? {
                (1, value) => node.inputs.push(value.text()?),
                (2, value) => node.outputs.push(value.text()?),
                (4, value) => node.operator = value.text()?,
                (5, value) => node.attributes.push(Attribute::read(value.bytes()?)?),
                _ => {}
            }
        }
        Ok(node)
    }
}

/// Name and numbers of a tensor of `float` or `double`; other types give none.
fn tensor(message: &[u8]) -> Result<(&str, Vec<f64>), NotWire> {
    let (mut name, mut kind, mut raw, mut numbers) = ("", 0, None, Vec::new());
    for field in Fields::new(message) {
        match field? {
            (2, value) => kind = value.int()?,
            (4, value) => value.floats(&mut numbers)?,
            (8, value) => name = value.text()?,
            (9, value) => raw = Some(value),
            (10, value) => value.doubles(&mut numbers)?,
            _ => {}
        }
    }
    match (raw, kind) {
        (Some(raw), FLOAT) => raw.floats(&mut numbers)?,
        (Some(raw), DOUBLE) => raw.doubles(&mut numbers)?,
        _ => {}
    }
    Ok((name, numbers))
}

/// The message inside a field of a message.
fn inside(message: &[u8], number: u64) -> Result<Vec<&[u8]>, NotWire> {
    let mut found = Vec::new();
    for field in Fields::new(message) {
        let (at, value) = field?;
        if at == number {
            found.push(value.bytes()?);
        }
    }
    Ok(found)
}

impl<'a> Input<'a> {
    fn read(message: &'a [u8]) -> Result<Self, NotWire> {
        let mut input = Self::default();
        for field in Fields::new(message) {
            match field? {
                (1, value) => input.name = value.text()?,
                (2, value) => {
                    for tensor in inside(value.bytes()?, 1)? {
                        input.read_type(tensor)?;
                    }
                }
                _ => {}
            }
        }
        Ok(input)
    }

    fn read_type(&mut self, tensor: &[u8]) -> Result<(), NotWire> {
        for field in Fields::new(tensor) {
            match field? {
                (1, value) => self.kind = value.int()?,
                (2, value) => {
                    let dimensions = inside(value.bytes()?, 1)?;
                    let last = dimensions.get(1).and_then(|dimension| Fields::new(dimension).next());
                    if let Some(Ok((1, Value::Varint(columns)))) = last {
                        self.width = usize::try_from(columns).ok();
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }
}

impl<'a> Graph<'a> {
    pub(super) fn read(model: &'a [u8]) -> Result<Self, OnnxError> {
        let messages = inside(model, 7)?;
        let [message] = messages[..] else { return Err(OnnxError::NotOnnx) };
        let mut graph = Self::default();
        for field in Fields::new(message) {
            match field? {
                (1, value) => graph.nodes.push(Node::read(value.bytes()?)?),
                (5, value) => {
                    let (name, numbers) = tensor(value.bytes()?)?;
                    if !numbers.is_empty() && numbers.iter().all(|number| *number == 1.0) {
                        graph.ones.push(name);
                    }
                }
                (11, value) => graph.inputs.push(Input::read(value.bytes()?)?),
                _ => {}
            }
        }
        Ok(graph)
    }

    /// The one ensemble, how its input is compared, and how many columns that has where it is said.
    pub(super) fn ensemble(&self) -> Result<(&Node<'a>, Precision, Option<usize>), OnnxError> {
        let ensembles: Vec<&Node<'_>> =
            self.nodes.iter().filter(|node| node.operator.starts_with("TreeEnsemble")).collect();
        let [ensemble] = ensembles[..] else {
            let what = format!("a graph of {} tree ensembles", ensembles.len());
            return unsupported(what, "export a model that is one tree ensemble");
        };
        if !["TreeEnsembleClassifier", "TreeEnsembleRegressor"].contains(&ensemble.operator) {
            return unsupported(ensemble.operator, "export with operator set ai.onnx.ml 3 or lower");
        }
        // Back from the ensemble to the input, through what changes no number but its precision.
        let mut before = Vec::new();
        let mut single = false;
        let mut name = ensemble.inputs.first().copied().unwrap_or_default();
        while let Some(at) = self.nodes.iter().position(|node| node.outputs.contains(&name)) {
            let node = &self.nodes[at];
            let to = node.attribute("to").map_or(0, |attribute| attribute.int);
            match node.operator {
                "Identity" => {}
                "Cast" if to == DOUBLE => {}
                "Cast" if to == FLOAT => single = true,
                other => return unsupported(format!("{other} before the ensemble"), "export the trees alone"),
            }
            if before.contains(&at) {
                return unsupported("a graph with a circle", "export again");
            }
            before.push(at);
            name = node.inputs.first().copied().unwrap_or_default();
        }
        let Some(input) = self.inputs.iter().find(|input| input.name == name) else {
            return unsupported(format!("an ensemble fed by '{name}', which is no input"), "export the trees alone");
        };
        for (at, node) in self.nodes.iter().enumerate() {
            let known = before.contains(&at) || std::ptr::eq(node, ensemble) || AFTER.contains(&node.operator);
            let by_one = node.operator != "Mul" || node.inputs.iter().any(|name| self.ones.contains(name));
            if !known || !by_one {
                return unsupported(format!("{} after the ensemble", node.operator), "export the trees alone");
            }
        }
        let precision = if input.kind == DOUBLE && !single { Precision::Double } else { Precision::Single };
        Ok((ensemble, precision, input.width))
    }
}
