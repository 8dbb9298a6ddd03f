//! A small tree of elements, bounded in size and depth. Document type declarations are refused, and with them every entity
//! but the five of XML.

use std::collections::BTreeMap;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::PmmlError;
use crate::limits::{MAX_DOCUMENT_BYTES, MAX_PMML_DEPTH};

/// An element.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Element {
    /// Its name without prefix.
    pub(super) name: String,
    attributes: BTreeMap<String, String>,
    pub(super) children: Vec<Element>,
    pub(super) text: String,
}

fn xml(error: impl std::fmt::Display) -> PmmlError {
    PmmlError::Xml(error.to_string())
}

impl Element {
    fn open(start: &BytesStart<'_>) -> Result<Self, PmmlError> {
        let mut element = Self { name: start.local_name().as_ref().to_owned(), ..Self::default() };
        for attribute in start.attributes() {
            let attribute = attribute.map_err(xml)?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(xml)?;
            element.attributes.insert(attribute.key.local_name().as_ref().to_owned(), value.into_owned());
        }
        Ok(element)
    }

    /// Reads a document; the root element is returned.
    pub(super) fn read(text: &str) -> Result<Self, PmmlError> {
        if text.len() > MAX_DOCUMENT_BYTES {
            return Err(PmmlError::Bound("the document is longer than 16 MiB"));
        }
        let mut reader = Reader::from_str(text);
        let mut open: Vec<Self> = vec![Self::default()];
        loop {
            let event = reader.read_event().map_err(xml)?;
            let last = open.len() - 1;
            match event {
                Event::Start(start) => {
                    if open.len() > MAX_PMML_DEPTH {
                        return Err(PmmlError::Bound("elements are nested more than 64 deep"));
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

    pub(super) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// An attribute that must be there.
    pub(super) fn need(&self, name: &str) -> Result<&str, PmmlError> {
        self.get(name).ok_or_else(|| PmmlError::Xml(format!("element {} lacks '{name}'", self.name)))
    }

    /// A finite number in an attribute, if it is there.
    pub(super) fn number(&self, name: &str) -> Result<Option<f64>, PmmlError> {
        self.get(name).map(number).transpose()
    }

    /// Our extension of this name, if it is there.
    pub(super) fn extension<T: serde::de::DeserializeOwned>(&self, name: &str) -> Result<Option<T>, PmmlError> {
        let ours = |child: &&Self| child.get("extender") == Some(super::EXTENDER) && child.get("name") == Some(name);
        let found = self.named("Extension").find(ours).map(|child| child.need("value"));
        found.transpose()?.map(|text| serde_json::from_str(text).map_err(xml)).transpose()
    }
}

/// A finite number.
pub(super) fn number(text: &str) -> Result<f64, PmmlError> {
    let found: Option<f64> = text.trim().parse().ok();
    found.filter(|value| value.is_finite()).ok_or_else(|| PmmlError::Xml(format!("'{text}' is not a finite number")))
}
