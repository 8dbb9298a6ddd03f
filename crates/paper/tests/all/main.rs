//! Documents as people and programs get them: HTML and pictures against golden files, PDF opened by an independent reader.

#[path = "../sample/mod.rs"]
mod sample;

mod bounds;
mod page;
mod pdf;
mod pictures;
