//! A small tree of elements, bounded in size and depth. Document type declarations are refused, and with them every entity
//! but the five of XML.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::BankError;

/// How deep elements may be nested: a camt.053 has twelve levels.
const MAX_DEPTH: usize = 40;

/// An element without its attributes, of which only one is ever needed.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Element {
    /// Its name without prefix.
    pub name: String,
    pub children: Vec<Element>,
    pub text: String,
    /// The attribute `Ccy`.
    pub currency: Option<String>,
}

fn xml(error: impl std::fmt::Display) -> BankError {
    BankError::Camt(error.to_string())
}

impl Element {
    fn open(start: &BytesStart<'_>) -> Result<Self, BankError> {
        let mut element = Self { name: start.local_name().as_ref().to_owned(), ..Self::default() };
        for attribute in start.attributes() {
            let attribute = attribute.map_err(xml)?;
            if attribute.key.local_name().as_ref() == "Ccy" {
                let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(xml)?;
                element.currency = Some(value.into_owned());
            }
        }
        Ok(element)
    }

    /// Reads a document; the root element is returned.
    pub(super) fn read(text: &str) -> Result<Self, BankError> {
        let mut reader = Reader::from_str(text);
        let mut open: Vec<Self> = vec![Self::default()];
        loop {
            let event = reader.read_event().map_err(xml)?;
            let last = open.len() - 1;
            match event {
                Event::Start(start) => {
                    if open.len() > MAX_DEPTH {
                        return Err(xml("elements are nested more than 40 deep"));
                    }
                    open.push(Self::open(&start)?);
                }
                Event::Empty(start) => {
                    let element = Self::open(&start)?;
                    open[last].children.push(element);
                }
                Event::End(_) => {
                    // The reader has checked that it closes what was opened last.
                    if let Some(element) = open.pop() {
                        match open.last_mut() {
                            Some(parent) => parent.children.push(element),
                            None => return Err(xml("an element is closed that was not opened")),
                        }
                    }
                }
                Event::Text(found) => open[last].text.push_str(&found.xml10_content()),
                Event::CData(found) => open[last].text.push_str(&found.xml10_content()),
                Event::GeneralRef(found) => {
                    let resolved = match found.resolve_char_ref().map_err(xml)? {
                        Some(letter) => letter.to_string(),
                        None => quick_xml::escape::resolve_predefined_entity(&found)
                            .ok_or_else(|| xml("an entity that XML does not define"))?
                            .to_owned(),
                    };
                    open[last].text.push_str(&resolved);
                }
                Event::DocType(_) => return Err(xml("document type declarations are not read")),
                Event::Eof => break,
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
            }
        }
        let mut document = open.pop().filter(|_| open.is_empty()).ok_or_else(|| xml("an element is not closed"))?;
        match document.children.len() {
            1 => Ok(document.children.remove(0)),
            _ => Err(xml("one root element is needed")),
        }
    }

    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The element at the end of a path of names.
    pub(super) fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// The text at the end of a path, if there is some.
    pub(super) fn text_at(&self, path: &[&str]) -> Option<&str> {
        self.at(path).map(|element| element.text.trim()).filter(|text| !text.is_empty())
    }

    pub(super) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }
}
