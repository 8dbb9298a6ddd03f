//! HTML: golden files, what words can do to it, and what a content security policy sees.

use expect_test::expect_file;
use paper::{
    Block, Cell, Chart, Column, Document, Figure, Heat, HtmlOptions, Lang, Lines, Series, Table, Text, Tone, html,
    style_source,
};

/// The page without its style, which is a file of its own.
fn unstyled(page: &str) -> String {
    let (before, rest) = page.split_once("<style>").expect("a style");
    let (_, after) = rest.split_once("</style>").expect("its end");
    format!("{before}<style>...</style>{after}").replace(&style_source(), "'sha256-...'")
}

fn small() -> Document {
    let points = vec![(0.0, 0.0), (1.0, 2.0), (2.0, 3.0)];
    let table = Table {
        caption: ("等级", "Grades").into(),
        columns: vec![Column::words(("等级", "Grade")).wide(2.0), Column::number(("客户数", "Customers"))],
        rows: vec![vec!["A".into(), Cell::toned("1,204", Tone::Good)], vec![Cell::from(("合计", "Total")).strong()]],
    };
    Document {
        title: ("验证报告", "Validation report").into(),
        subtitle: "A-3".into(),
        meta: vec![(("机构", "Institution").into(), ("模拟银行", "Simulated bank").into())],
        issued: Some((2026, 6, 30)),
        simulated: true,
        blocks: vec![
            Block::section(1, "first", ("结论", "Findings")),
            Block::paragraph(("第一行\n第二行", "first line\nsecond line")),
            Block::note(Tone::Warning, ("样本较少", "Few observations")),
            Block::section(2, "", ("指标", "Figures")),
            Block::Figures(vec![Figure {
                label: "AUC".into(),
                value: "0.78".into(),
                hint: "± 0.01".into(),
                tone: Tone::Good,
            }]),
            Block::section(1, "second", ("数据", "Data")),
            Block::Table(table),
            Block::List(vec![("一", "one").into(), ("二", "two").into()]),
            Block::PageBreak,
            Block::Chart(Chart::new(
                ("曲线", "Curve"),
                Lines { series: vec![Series::new("s", points)], ..Lines::default() },
            )),
        ],
    }
}

#[test]
fn a_small_document_in_both_languages() {
    let page = |lang| unstyled(&html(&small(), lang, &HtmlOptions::default()));
    expect_file!["../golden/small.zh.html"].assert_eq(&page(Lang::Zh));
    expect_file!["../golden/small.en.html"].assert_eq(&page(Lang::En));
}

/// A document all of whose words try to get out of their place.
fn hostile() -> Document {
    let evil =
        || Text::same("</title></style><script>alert(1)</script><img src=x onerror='alert(2)'>\" onload=\"alert(3)");
    let table = Table {
        caption: evil(),
        columns: vec![Column::words(evil())],
        rows: vec![vec![Cell::toned(evil(), Tone::Bad)]],
    };
    let heat = Heat {
        row_label: evil(),
        column_label: evil(),
        rows: vec![evil()],
        columns: vec![evil()],
        values: vec![vec![Some(1.0)]],
        ..Heat::default()
    };
    Document {
        title: evil(),
        subtitle: evil(),
        meta: vec![(evil(), evil())],
        blocks: vec![
            Block::section(1, "\"><script>", evil()),
            Block::section(2, "", evil()),
            Block::section(3, "", evil()),
            Block::paragraph(evil()),
            Block::note(Tone::Bad, evil()),
            Block::Figures(vec![Figure { label: evil(), value: evil(), hint: evil(), tone: Tone::Bad }]),
            Block::Table(table),
            Block::List(vec![evil()]),
            Block::Chart(Chart::new(evil(), heat).reading(evil())),
        ],
        ..Document::default()
    }
}

/// Names of elements and attributes of a page, read as a browser's tokenizer does for markup without raw text.
fn names(page: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = unstyled(page);
    while let Some(at) = rest.find('<') {
        let after = rest.split_off(at + 1);
        let mut quoted: Option<char> = None;
        let mut tag = String::new();
        let mut end = after.len();
        for (at, c) in after.char_indices() {
            match quoted {
                Some(quote) if c == quote => quoted = None,
                Some(_) => {}
                None if c == '"' || c == '\'' => quoted = Some(c),
                None if c == '>' => {
                    end = at;
                    break;
                }
                None => tag.push(c),
            }
        }
        out.extend(tag.split_whitespace().map(|name| name.trim_end_matches(['=', '/']).to_owned()));
        rest = after[end..].to_owned();
    }
    out.retain(|name| !name.is_empty());
    out.sort();
    out.dedup();
    out
}

#[test]
fn words_stay_words() {
    let tame = names(&html(&sample_without_words(), Lang::En, &HtmlOptions::default()));
    let page = html(&hostile(), Lang::En, &HtmlOptions::default());
    let found: Vec<String> = names(&page).into_iter().filter(|name| !tame.contains(name)).collect();
    assert_eq!(found, Vec::<String>::new(), "names that only hostile words brought");
    assert!(!page.contains("<script") && !page.contains("<img"));
}

/// The same document with harmless words: whatever names its page has are ours.
fn sample_without_words() -> Document {
    let mut document = hostile();
    let plain = || Text::same("x");
    document.title = plain();
    document.subtitle = plain();
    document.meta = vec![(plain(), plain())];
    for block in &mut document.blocks {
        match block {
            Block::Section(section) => section.title = plain(),
            Block::Paragraph(text) => *text = plain(),
            Block::Note(note) => note.text = plain(),
            Block::Figures(figures) => {
                figures[0] = Figure { label: plain(), value: plain(), hint: plain(), tone: Tone::Bad }
            }
            Block::Table(table) => {
                table.caption = plain();
                table.columns[0].title = plain();
                table.rows[0][0].text = plain();
            }
            Block::List(items) => items[0] = plain(),
            Block::Chart(chart) => {
                let heat = Heat {
                    rows: vec![plain()],
                    columns: vec![plain()],
                    values: vec![vec![Some(1.0)]],
                    ..Heat::default()
                };
                *chart =
                    Chart::new(plain(), Heat { row_label: plain(), column_label: plain(), ..heat }).reading(plain());
            }
            Block::PageBreak => {}
        }
    }
    document
}

#[test]
fn a_strict_policy_lets_the_page_through() {
    let page = html(&crate::sample::report(), Lang::Zh, &HtmlOptions::default());
    let source = style_source();
    assert!(page.contains(&format!("default-src 'none'; style-src {source};")), "the page brings its policy");
    assert!(source.starts_with("'sha256-") && source.len() == "'sha256-'".len() + 44, "{source}");
    for refused in [" style=", "<script", "javascript:", "<link", "@import", "url("] {
        assert!(!page.contains(refused), "{refused}");
    }
    let fetched = page
        .split("http")
        .skip(1)
        .filter(|rest| !rest.starts_with("://www.w3.org/2000/svg\"") && !rest.starts_with("-equiv"));
    assert_eq!(fetched.count(), 0, "nothing is fetched");
}

#[test]
fn with_a_nonce_the_server_has_its_own_policy() {
    let options = HtmlOptions { nonce: Some("r4nd\"om".to_owned()) };
    let page = html(&small(), Lang::Zh, &options);
    assert!(page.contains("<style nonce=\"r4nd&quot;om\">"));
    assert!(!page.contains("Content-Security-Policy"));
}

#[test]
fn every_page_says_when_data_are_simulated_and_only_then() {
    let mut document = small();
    let marked =
        |document: &Document| html(document, Lang::Zh, &HtmlOptions::default()).matches("<p class=\"sim\"").count();
    assert_eq!(marked(&document), 1);
    document.simulated = false;
    assert_eq!(marked(&document), 0);
}

#[test]
fn links_of_the_contents_lead_to_their_sections() {
    let page = html(&crate::sample::report(), Lang::En, &HtmlOptions::default());
    let targets: Vec<&str> = page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(targets.len() > 10, "{targets:?}");
    for target in targets {
        assert_eq!(page.matches(&format!(" id=\"{target}\"")).count(), 1, "{target}");
    }
}
