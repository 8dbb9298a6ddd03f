//! A picture as SVG text.

use std::fmt::Write as _;

use super::scene::{Anchor, Fill, Scene, Shape, Stroke, WIDTH, Words};
use crate::escape::escape;

/// The picture with its words for those who cannot see it. Colours are attributes, so that the picture stands by itself, and
/// classes, so that a page can give it others in the dark. `name` makes the ids unique on a page.
pub(crate) fn write(scene: &Scene, name: &str, title: &str, reading: &str, font: &str) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{name}-t {name}-d\" font-family=\"{}\">\
         <title id=\"{name}-t\">{}</title><desc id=\"{name}-d\">{}</desc>",
        number(WIDTH),
        number(scene.height),
        escape(font),
        escape(title),
        escape(reading)
    );
    for shape in &scene.shapes {
        write_shape(&mut out, shape);
        out.push('\n');
    }
    out.push_str("</svg>");
    out
}

fn write_shape(out: &mut String, shape: &Shape) {
    match shape {
        Shape::Line { pieces, stroke } => {
            let mut path = String::new();
            for piece in pieces {
                trace(&mut path, piece);
            }
            let _ = write!(out, "<path d=\"{path}\" fill=\"none\"{}/>", line(Some(*stroke)));
        }
        Shape::Area { points, fill, stroke } => {
            let mut path = String::new();
            trace(&mut path, points);
            let _ = write!(out, "<path d=\"{path}Z\"{}{}/>", area(Some(*fill)), line(*stroke));
        }
        Shape::Rect { x, y, width, height, fill, stroke } => {
            let (x, y, width, height) = (number(*x), number(*y), number(*width), number(*height));
            let _ = write!(
                out,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{}{}/>",
                area(*fill),
                line(*stroke)
            );
        }
        Shape::Dot { x, y, radius, fill, stroke } => {
            let (x, y, radius) = (number(*x), number(*y), number(*radius));
            let _ = write!(out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"{}{}/>", area(Some(*fill)), line(*stroke));
        }
        Shape::Words(words) => write_words(out, words),
    }
}

fn write_words(out: &mut String, words: &Words) {
    let (x, y) = (number(words.x), number(words.y));
    let anchor = match words.anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    };
    let bold = if words.bold { " font-weight=\"700\"" } else { "" };
    let turn = if words.turn == 0.0 {
        String::new()
    } else {
        format!(" transform=\"rotate({} {x} {y})\"", number(words.turn))
    };
    let _ = write!(
        out,
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{}\"{anchor}{bold}{turn}{}>{}</text>",
        number(words.size),
        area(Some(Fill { ink: words.ink, opacity: 1.0 })),
        escape(&words.text)
    );
}

fn trace(path: &mut String, points: &[(f64, f64)]) {
    for (at, (x, y)) in points.iter().enumerate() {
        let _ = write!(path, "{}{} {}", if at == 0 { 'M' } else { 'L' }, number(*x), number(*y));
    }
}

fn area(fill: Option<Fill>) -> String {
    let Some(Fill { ink, opacity }) = fill else { return " fill=\"none\"".to_owned() };
    let (red, green, blue) = ink.rgb();
    let opacity = if opacity < 1.0 { format!(" fill-opacity=\"{}\"", number(opacity)) } else { String::new() };
    format!(" class=\"f-{}\" fill=\"#{red:02x}{green:02x}{blue:02x}\"{opacity}", ink.class())
}

fn line(stroke: Option<Stroke>) -> String {
    let Some(Stroke { ink, width, dash }) = stroke else { return String::new() };
    let (red, green, blue) = ink.rgb();
    let mut out = format!(" stroke=\"#{red:02x}{green:02x}{blue:02x}\" stroke-width=\"{}\"", number(width));
    if !dash.is_empty() {
        let dash: Vec<String> = dash.iter().map(|length| number(*length)).collect();
        let _ = write!(out, " stroke-dasharray=\"{}\"", dash.join(" "));
    }
    let _ = write!(out, " data-ink=\"{}\"", ink.class());
    out
}

/// At most two decimals, without zeros at the end.
pub(crate) fn number(value: f64) -> String {
    let rounded = format!("{value:.2}");
    let short = rounded.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}
