//! Pages written as PDF by `krilla`.

use std::num::NonZeroU16;

use krilla::Document as Pdf;
use krilla::SerializeSettings;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::{Destination, XyzDestination};
use krilla::geom::{PathBuilder, Point, Rect, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node as TagNode, SpanTag, TableHeaderScope, Tag,
    TagGroup, TagKind, TagTree,
};
use krilla::text::KrillaGlyph;

use super::lines::Line;
use super::page::{Child, Kind, LEFT, Node, Op, PAGE, Page, Pen, Piece, Rgb};
use super::shape::{Glyph, Shaper};
use crate::check::PaperError;
use crate::document::Document;
use crate::plan::Plan;

/// Identifiers of what was drawn, by page: pieces, then links. Each is taken once, by its place in the structure.
type Drawn = Vec<(Vec<Option<Identifier>>, Vec<Option<Identifier>>)>;

/// The bytes of a document whose pages are laid out.
pub(crate) fn write(
    pen: &Pen,
    document: &Document,
    plan: &Plan,
    (heads, feet): &(Vec<Piece>, Vec<Piece>),
) -> Result<Vec<u8>, PaperError> {
    let mut pdf = Pdf::new_with(settings(document)?);
    let mut drawn: Drawn = Vec::new();
    for (at, page) in pen.pages.iter().enumerate() {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| standard("the size of a page"))?;
        let mut sheet = pdf.start_page_with(settings);
        let mut surface = sheet.surface();
        for (piece, kind) in [(heads.get(at), ArtifactType::Header), (feet.get(at), ArtifactType::Footer)] {
            if let Some(piece) = piece.filter(|piece| !piece.ops.is_empty()) {
                surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
                draw(&mut surface, &pen.shaper, &piece.ops);
                surface.end_tagged();
            }
        }
        let pieces = page.pieces.iter().map(|piece| draw_piece(&mut surface, pen, piece)).collect();
        surface.finish();
        let links = links(&mut sheet, page, pen);
        sheet.finish();
        drawn.push((pieces, links));
    }
    pdf.set_outline(outline(plan, &pen.places));
    pdf.set_metadata(metadata(document, pen));
    pdf.set_tag_tree(tree(pen, &mut drawn));
    pdf.finish().map_err(|error| standard(&format!("{error:?}")))
}

fn standard(what: &str) -> PaperError {
    PaperError::Standard(what.chars().take(300).collect())
}

/// PDF/UA-1, so that programs can read it out; with a day of issue also PDF/A-2a, for archives.
fn settings(document: &Document) -> Result<SerializeSettings, PaperError> {
    let builder = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    let builder = if document.issued.is_some() { builder.with_archival_validator(Archival::A2_A) } else { builder };
    let configuration = builder.finish().map_err(|error| standard(&format!("{error:?}")))?;
    Ok(SerializeSettings { configuration, enable_tagging: true, ..SerializeSettings::default() })
}

fn metadata(document: &Document, pen: &Pen) -> Metadata {
    let plain = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = plain(document.title.get(pen.lang));
    let mut metadata = Metadata::new()
        .title(if title.is_empty() { "–".to_owned() } else { title })
        .description(plain(document.subtitle.get(pen.lang)))
        .language(pen.lang.tag().to_owned())
        .creator("Anji".to_owned())
        .producer("Anji paper".to_owned());
    if let Some((year, month, day)) = document.issued {
        metadata = metadata.creation_date(DateTime::new(year).month(month).day(day));
    }
    metadata
}

fn draw_piece(surface: &mut Surface, pen: &Pen, piece: &Piece) -> Option<Identifier> {
    if piece.ops.is_empty() {
        return None;
    }
    let tag = if piece.decoration {
        ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout))
    } else {
        ContentTag::Span(SpanTag::empty())
    };
    let identifier = surface.start_tagged(tag);
    draw(surface, &pen.shaper, &piece.ops);
    surface.end_tagged();
    (!piece.decoration).then_some(identifier)
}

fn links(sheet: &mut krilla::page::Page, page: &Page, pen: &Pen) -> Vec<Option<Identifier>> {
    let mut out = Vec::new();
    for link in &page.links {
        let (left, top, right, bottom) = link.area;
        let target = pen.places.get(link.section).zip(Rect::from_ltrb(left, top, right, bottom));
        out.push(target.map(|((page, y), area)| {
            let place = Destination::Xyz(XyzDestination::new(*page, Point::from_xy(LEFT, (y - 8.0).max(0.0))));
            let link_to = LinkAnnotation::new(area, Target::Destination(place));
            sheet.add_tagged_annotation(Annotation::new_link(link_to, Some(link.words.clone())))
        }));
    }
    out
}

/// Bookmarks: sections under their chapters.
fn outline(plan: &Plan, places: &[(usize, f32)]) -> Outline {
    let mut outline = Outline::new();
    let mut open: Vec<(u8, OutlineNode)> = Vec::new();
    let mut close = |open: &mut Vec<(u8, OutlineNode)>, level: u8| {
        while open.last().is_some_and(|(other, _)| *other >= level) {
            let Some((_, node)) = open.pop() else { break };
            match open.last_mut() {
                Some((_, parent)) => parent.push_child(node),
                None => outline.push_child(node),
            }
        }
    };
    for (section, (page, y)) in plan.sections.iter().zip(places) {
        close(&mut open, section.level);
        let place = XyzDestination::new(*page, Point::from_xy(LEFT, (y - 8.0).max(0.0)));
        let node = OutlineNode::new(section.words.clone(), place).with_open(section.level == 1);
        open.push((section.level, node));
    }
    close(&mut open, 0);
    outline
}

fn tree(pen: &Pen, drawn: &mut Drawn) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(pen.lang.tag().to_owned()));
    if let Some(root) = pen.nodes.first() {
        for child in &root.children {
            if let Some(node) = branch(pen, child, drawn) {
                tree.push(node);
            }
        }
    }
    tree
}

fn branch(pen: &Pen, child: &Child, drawn: &mut Drawn) -> Option<TagNode> {
    match child {
        Child::Leaf { page, piece } => drawn.get_mut(*page)?.0.get_mut(*piece)?.take().map(TagNode::Leaf),
        Child::Link { page, link } => drawn.get_mut(*page)?.1.get_mut(*link)?.take().map(TagNode::Leaf),
        Child::Node(at) => {
            let node = pen.nodes.get(*at)?;
            let mut group = TagGroup::new(kind(node));
            for child in &node.children {
                if let Some(child) = branch(pen, child, drawn) {
                    group.push(child);
                }
            }
            Some(TagNode::Group(group))
        }
    }
}

fn kind(node: &Node) -> TagKind {
    match &node.kind {
        Kind::Group => Tag::Div.into(),
        Kind::Heading(level, words) => {
            // The standard wants a title of every heading.
            let words = if words.trim().is_empty() { "–" } else { words.as_str() };
            Tag::Hn(NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN), Some(words.to_owned())).into()
        }
        Kind::Paragraph => Tag::P.into(),
        Kind::List => Tag::L(ListNumbering::Disc).into(),
        Kind::Item => Tag::LI.into(),
        Kind::ItemBody => Tag::LBody.into(),
        Kind::Label => Tag::Lbl.into(),
        Kind::Figure(reading) => Tag::Figure(Some(reading.clone())).into(),
        Kind::Caption => Tag::Caption.into(),
        Kind::Table(summary) => Tag::Table.with_summary(Some(summary.clone())).into(),
        Kind::Head => Tag::THead.into(),
        Kind::Body => Tag::TBody.into(),
        Kind::Row => Tag::TR.into(),
        Kind::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
        Kind::RowHead => Tag::TH(TableHeaderScope::Row).into(),
        Kind::Cell => Tag::TD.into(),
        Kind::Contents => Tag::TOC.into(),
        Kind::ContentsItem => Tag::TOCI.into(),
        Kind::Link => Tag::Link.into(),
    }
}

fn fill((red, green, blue): Rgb, opacity: f32) -> Fill {
    let opacity = NormalizedF32::new(opacity.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE);
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity, rule: FillRule::NonZero }
}

fn stroke((red, green, blue): Rgb, width: f32, dash: &[f32]) -> Stroke {
    let dash = (!dash.is_empty()).then(|| StrokeDash { array: dash.to_vec(), offset: 0.0 });
    Stroke { paint: rgb::Color::new(red, green, blue).into(), width, dash, ..Stroke::default() }
}

fn draw(surface: &mut Surface, shaper: &Shaper, ops: &[Op]) {
    for op in ops {
        match op {
            Op::Text { x, y, size, color, line, turn } => {
                if *turn == 0.0 {
                    text(surface, shaper, (*x, *y), *size, *color, line);
                } else {
                    surface.push_transform(&Transform::from_rotate_at(*turn, *x, *y));
                    text(surface, shaper, (*x, *y), *size, *color, line);
                    surface.pop();
                }
            }
            Op::Path { pieces, closed, fill: area, stroke: edge } => {
                let mut path = PathBuilder::new();
                for piece in pieces {
                    trace(&mut path, piece, *closed);
                }
                surface.set_fill(area.map(|(color, opacity)| fill(color, opacity)));
                surface.set_stroke(edge.as_ref().map(|(color, width, dash)| stroke(*color, *width, dash)));
                if let Some(path) = path.finish() {
                    surface.draw_path(&path);
                }
            }
            Op::Dot { x, y, radius, fill: (color, opacity), stroke: edge } => {
                surface.set_fill(Some(fill(*color, *opacity)));
                surface.set_stroke(edge.map(|(color, width)| stroke(color, width, &[])));
                if let Some(path) = circle(*x, *y, *radius) {
                    surface.draw_path(&path);
                }
            }
        }
    }
}

fn trace(path: &mut PathBuilder, points: &[(f32, f32)], closed: bool) {
    for (at, (x, y)) in points.iter().enumerate() {
        if at == 0 {
            path.move_to(*x, *y);
        } else {
            path.line_to(*x, *y);
        }
    }
    if closed {
        path.close();
    }
}

/// A circle of four curves.
fn circle(x: f32, y: f32, radius: f32) -> Option<krilla::geom::Path> {
    let pull = radius * 0.552_285;
    let mut path = PathBuilder::new();
    path.move_to(x + radius, y);
    path.cubic_to(x + radius, y + pull, x + pull, y + radius, x, y + radius);
    path.cubic_to(x - pull, y + radius, x - radius, y + pull, x - radius, y);
    path.cubic_to(x - radius, y - pull, x - pull, y - radius, x, y - radius);
    path.cubic_to(x + pull, y - radius, x + radius, y - pull, x + radius, y);
    path.close();
    path.finish()
}

/// A line, in runs of one font.
fn text(surface: &mut Surface, shaper: &Shaper, (x, y): (f32, f32), size: f32, color: Rgb, line: &Line) {
    let mut x = x;
    for run in line.glyphs.chunk_by(|a, b| a.face == b.face && a.thick == b.thick) {
        let Some(first) = run.first() else { continue };
        surface.set_fill(Some(fill(color, 1.0)));
        // 1/28 em is what the built-in bold adds to the strokes of the regular.
        surface.set_stroke(first.thick.then(|| stroke(color, size / 28.0, &[])));
        let end = run.last().map_or(first.at, |glyph| glyph.at + glyph.len);
        let words = line.text.get(first.at..end).unwrap_or_default();
        let glyphs: Vec<KrillaGlyph> = run.iter().map(|glyph| placed(glyph, first.at)).collect();
        if let Some(font) = shaper.font(first.face) {
            surface.draw_glyphs(Point::from_xy(x, y), &glyphs, font.clone(), words, size, false);
        }
        x += run.iter().map(|glyph| glyph.advance).sum::<f32>() * size;
    }
}

fn placed(glyph: &Glyph, from: usize) -> KrillaGlyph {
    let at = glyph.at - from;
    KrillaGlyph {
        glyph_id: glyph.id,
        text_range: at..at + glyph.len,
        x_advance: glyph.advance,
        x_offset: 0.0,
        y_offset: 0.0,
        y_advance: 0.0,
        location: None,
    }
}
