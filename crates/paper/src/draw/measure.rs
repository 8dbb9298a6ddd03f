//! How wide words will be, near enough to lay out a picture for any font, and how they break into short lines.

/// The width of words of a size: a full-width character takes one em, others by their shape. A few percent off for a given
/// font, on the wide side.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

fn em(c: char) -> f64 {
    match c {
        'i' | 'l' | 'j' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.29,
        ' ' | 'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' => 0.36,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.88,
        'A'..='Z' => 0.66,
        c if c.is_ascii() => 0.57,
        '\u{a0}'..='\u{2ff}' => 0.6,
        '–' | '‘' | '’' | '“' | '”' => 0.6,
        _ => 1.0,
    }
}

/// Lines of at most a width, broken after spaces and marks in Latin words and anywhere between full-width characters; what
/// does not fit into `most` lines ends in `…`.
pub(crate) fn wrap(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for piece in pieces(text) {
        let Some(line) = lines.last_mut() else { break };
        if line.is_empty() || width(line, size) + width(piece.trim_end(), size) <= room {
            line.push_str(piece);
        } else {
            lines.push(piece.to_owned());
        }
    }
    let more = lines.len() > most;
    lines.truncate(most);
    for line in &mut lines {
        let trimmed = line.trim().len();
        line.truncate(line.trim_end().len());
        *line = line.get(line.len().saturating_sub(trimmed)..).unwrap_or_default().to_owned();
    }
    if let Some(last) = lines.last_mut().filter(|_| more) {
        last.push('…');
    }
    lines.iter().map(|line| short(line, size, room)).collect()
}

/// The beginning of words that fits, with `…` when something was left out.
pub(crate) fn short(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = width("…", size);
    for c in text.chars() {
        used += em(c) * size;
        if used > room {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

/// The pieces that stay together on a line.
fn pieces(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        if at > from && before.is_some_and(|b| breaks(b, c)) {
            out.extend(text.get(from..at));
            from = at;
        }
        before = Some(c);
    }
    out.extend(text.get(from..));
    out
}

fn breaks(before: char, after: char) -> bool {
    let closing = "，。、；：？！）】》」』”’,.;:?!)]%";
    let opening = "（【《「『“‘([";
    if closing.contains(after) || after == ' ' || opening.contains(before) {
        return false;
    }
    before == ' ' || before == '/' || em(before) >= 1.0 || em(after) >= 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_break_between_characters_and_after_spaces_but_not_before_a_closing_mark() {
        assert_eq!(wrap("营业收入增长率", 10.0, 40.0, 3), ["营业收入", "增长率"]);
        assert_eq!(wrap("营业收入，增长", 10.0, 40.0, 3), ["营业收", "入，增长"]);
        assert_eq!(wrap("growth of sales", 10.0, 55.0, 3), ["growth of", "sales"]);
    }

    #[test]
    fn what_does_not_fit_ends_in_dots() {
        assert_eq!(wrap("营业收入增长率", 10.0, 40.0, 1), ["营业收…"]);
        assert_eq!(short("一二三四五", 10.0, 30.0), "一二…");
        assert_eq!(short("一二三", 10.0, 30.0), "一二三");
    }
}
