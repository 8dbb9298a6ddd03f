//! PDF, opened again by `lopdf`, which shares no code with what wrote it.

use std::collections::BTreeSet;

use lopdf::{Document as Reader, Object};
use paper::{Block, Cell, Column, Document, Fonts, Lang, Pdf, Table, Tone, pdf};

fn written(document: &Document, lang: Lang) -> Pdf {
    pdf(document, lang, &Fonts::built_in()).expect("a PDF")
}

fn opened(pdf: &Pdf) -> Reader {
    let reader = Reader::load_mem(&pdf.bytes).expect("a PDF that opens");
    assert_eq!(reader.get_pages().len(), pdf.pages);
    reader
}

/// The words of each page, without blanks: where they stand between Chinese and Latin is up to the reader.
fn pages(pdf: &Pdf) -> Vec<String> {
    let reader = opened(pdf);
    let numbers: Vec<u32> = reader.get_pages().keys().copied().collect();
    let text = |number: u32| reader.extract_text(&[number]).expect("text").split_whitespace().collect::<String>();
    numbers.into_iter().map(text).collect()
}

fn without_blanks(words: &str) -> String {
    words.split_whitespace().collect()
}

#[test]
fn every_word_of_the_report_can_be_found_again() {
    let document = crate::sample::report();
    for lang in [Lang::Zh, Lang::En] {
        let all = pages(&written(&document, lang)).concat();
        for block in &document.blocks {
            let words = match block {
                Block::Section(section) => section.title.get(lang),
                Block::Paragraph(text) => text.get(lang),
                Block::Note(note) => note.text.get(lang),
                Block::Chart(chart) => chart.title.get(lang),
                Block::Table(table) => table.caption.get(lang),
                Block::Figures(_) | Block::List(_) | Block::PageBreak => continue,
            };
            assert!(all.contains(&without_blanks(words)), "{words}");
        }
    }
}

#[test]
fn every_page_has_its_number_and_the_mark_of_simulated_data() {
    let mut document = crate::sample::report();
    let made = written(&document, Lang::Zh);
    for (at, page) in pages(&made).iter().enumerate() {
        assert!(page.contains(&format!("第{}页，共{}页", at + 1, made.pages)), "{page}");
        assert_eq!(page.matches("模拟数据").count(), 2, "head and foot of page {}", at + 1);
    }
    document.simulated = false;
    assert!(pages(&written(&document, Lang::Zh)).iter().all(|page| !page.contains("模拟数据")));
}

#[test]
fn a_long_table_goes_on_with_its_head_and_loses_no_row() {
    let document = Document { blocks: crate::sample::appendix(220), ..Document::default() };
    let pages = pages(&written(&document, Lang::En));
    assert!(pages.len() > 5, "{}", pages.len());
    for (at, page) in pages.iter().enumerate() {
        assert_eq!(page.matches("Informationvalue").count(), 1, "page {}", at + 1);
        assert_eq!(page.contains("(continued)"), at > 0, "page {}", at + 1);
    }
    let all = pages.concat();
    let places: Vec<usize> = (1..=220).map(|row| all.find(&format!("Feature{row:03}:")).expect("each row")).collect();
    assert!(places.is_sorted());
    assert!(all.contains("Total3.9120"));
}

#[test]
fn a_cell_longer_than_a_page_goes_on() {
    let long: String = (0..3000).map(|at| format!("w{at:04} ")).collect();
    let columns = vec![Column::words("a"), Column::words("b")];
    let table = Table { columns, rows: vec![vec![Cell::new("short"), Cell::new(long)]], ..Table::default() };
    let made = written(&Document { blocks: vec![Block::Table(table)], ..Document::default() }, Lang::En);
    assert!(made.pages > 2, "{}", made.pages);
    let all = pages(&made).concat();
    assert!((0..3000).all(|at| all.contains(&format!("w{at:04}"))));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = crate::sample::report();
    let twice = [(); 2].map(|()| pdf(&document, Lang::Zh, &Fonts::built_in()).unwrap().bytes);
    assert!(twice[0] == twice[1]);
    let mut other = document.clone();
    other.subtitle = "other".into();
    assert!(pdf(&other, Lang::Zh, &Fonts::built_in()).unwrap().bytes != twice[0]);
}

#[test]
fn bookmarks_lead_to_the_pages_of_their_sections() {
    let made = written(&crate::sample::report(), Lang::En);
    let contents = opened(&made).get_toc().expect("bookmarks");
    let told: Vec<(usize, String)> = contents.toc.iter().map(|entry| (entry.level, entry.title.clone())).collect();
    assert_eq!(told.len(), 12, "{told:?}");
    assert_eq!(told[2], (2, "2.1  ROC and KS".to_owned()));
    let pages = pages(&made);
    for entry in &contents.toc {
        assert!(
            pages[entry.page - 1].contains(&without_blanks(&entry.title)),
            "{} on page {}",
            entry.title,
            entry.page
        );
    }
}

fn string(reader: &Reader, object: &Object) -> String {
    let object = object.as_reference().ok().and_then(|id| reader.get_object(id).ok()).unwrap_or(object);
    lopdf::decode_text_string(object).unwrap_or_default()
}

#[test]
fn the_file_says_what_it_is() {
    let reader = opened(&written(&crate::sample::report(), Lang::Zh));
    let info =
        reader.trailer.get(b"Info").and_then(Object::as_reference).and_then(|id| reader.get_dictionary(id)).unwrap();
    assert_eq!(string(&reader, info.get(b"Title").unwrap()), "小微企业信用模型验证报告");
    let catalog = reader.catalog().unwrap();
    assert_eq!(string(&reader, catalog.get(b"Lang").unwrap()), "zh-CN");
    assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"Outlines"));
    let xmp =
        reader.get_object(catalog.get(b"Metadata").unwrap().as_reference().unwrap()).unwrap().as_stream().unwrap();
    let xmp = String::from_utf8(xmp.get_plain_content().unwrap_or_else(|_| xmp.content.clone())).unwrap();
    for standard in ["pdfuaid:part", "pdfaid:part", "pdfaid:conformance"] {
        assert!(xmp.contains(standard), "{standard}");
    }
    assert!(!xmp.contains("ModifyDate") || xmp.contains("2026-06-30"), "no clock");
}

#[test]
fn fonts_are_cut_and_embedded() {
    let small = Document { title: ("小", "s").into(), ..Document::default() };
    let made = written(&small, Lang::Zh);
    assert!(made.bytes.len() < 40_000, "{} bytes", made.bytes.len());
    let reader = opened(&made);
    let (_, page) = reader.get_pages().into_iter().next().unwrap();
    let fonts = reader.get_page_fonts(page).unwrap();
    let names: BTreeSet<String> = fonts
        .values()
        .map(|font| String::from_utf8_lossy(font.get(b"BaseFont").unwrap().as_name().unwrap()).into_owned())
        .collect();
    assert!(!names.is_empty() && names.iter().all(|name| name.contains("+AnjiPaperSans-")), "{names:?}");
}

#[test]
fn what_no_font_has_is_told_and_can_still_be_found() {
    let document = Document {
        title: "龘".into(),
        blocks: vec![Block::paragraph("王龘 and 😀\u{7}\u{202e}"), Block::note(Tone::Info, "\u{e123}")],
        issued: Some((2026, 1, 2)),
        ..Document::default()
    };
    let made = written(&document, Lang::Zh);
    assert_eq!(made.missing, ['龘', '\u{e123}', '😀']);
    assert!(pages(&made).concat().contains("王"));
}

#[test]
fn an_empty_document_and_one_without_a_day_are_written() {
    let made = written(&Document::default(), Lang::En);
    assert_eq!(made.pages, 1);
    opened(&made);
    let mut report = crate::sample::report();
    report.issued = None;
    opened(&written(&report, Lang::En));
}

#[test]
fn odd_blocks_are_written() {
    let blocks = vec![
        Block::PageBreak,
        Block::PageBreak,
        Block::List(Vec::new()),
        Block::Figures(Vec::new()),
        Block::Table(Table::default()),
        Block::Table(Table { columns: vec![Column::words("a")], ..Table::default() }),
        Block::paragraph(""),
        Block::section(3, "", ""),
        Block::note(Tone::Good, "long ".repeat(2000)),
        Block::paragraph("字".repeat(20_000)),
    ];
    let made = written(&Document { blocks, issued: Some((2026, 1, 2)), ..Document::default() }, Lang::Zh);
    let all = pages(&made).concat();
    assert_eq!(all.matches('字').count(), 20_000);
    assert_eq!(all.matches("long").count(), 2000);
}
