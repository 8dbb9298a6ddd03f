//! A Rust file split into what is code, what is a string and what is a test, without a parser.
//!
//! The rules look for words; a word in a comment or in a message is not a call, and SQL lives in strings only. The scan
//! keeps every line where it was, so that findings carry the right number.

/// A string literal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    /// Line on which it begins, from 1.
    pub line: usize,
    /// Its contents as written, escapes not resolved.
    pub text: String,
}

/// A scanned Rust file.
#[derive(Debug)]
pub struct Source {
    code: Vec<String>,
    /// Every string literal that is not in a comment.
    pub literals: Vec<Literal>,
    test_lines: Vec<bool>,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        let (code, literals) = split(text);
        let test_lines = test_lines(&code, is_test_file(path));
        Self { code: code.lines().map(str::to_owned).collect(), literals, test_lines }
    }

    /// Lines of code with their numbers; comments, strings and characters are blanked.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code.iter().enumerate().map(|(at, line)| (at + 1, line.as_str()))
    }

    /// Whether a line belongs to tests, benches or examples.
    pub fn is_test(&self, line: usize) -> bool {
        self.test_lines.get(line.saturating_sub(1)).copied().unwrap_or(false)
    }
}

fn is_test_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let folder = ["/tests/", "/benches/", "/examples/"].iter().any(|folder| path.contains(folder));
    folder || name == "tests.rs" || name.ends_with("_tests.rs")
}

/// Where the scanner stands.
struct Scanner<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    code: String,
    literals: Vec<Literal>,
    line: usize,
}

fn split(text: &str) -> (String, Vec<Literal>) {
    let mut scanner = Scanner {
        rest: text.chars().peekable(),
        code: String::with_capacity(text.len()),
        literals: Vec::new(),
        line: 1,
    };
    scanner.run();
    (scanner.code, scanner.literals)
}

impl Scanner<'_> {
    fn run(&mut self) {
        while let Some(c) = self.next() {
            match c {
                '/' if self.peek() == Some('/') => self.line_comment(),
                '/' if self.peek() == Some('*') => self.block_comment(),
                '"' => self.string(),
                'r' if !self.after_word() && matches!(self.peek(), Some('"' | '#')) => self.raw_string(),
                '\'' => self.character(),
                _ => self.code.push(c),
            }
        }
    }

    fn next(&mut self) -> Option<char> {
        let c = self.rest.next();
        if c == Some('\n') {
            self.line += 1;
        }
        c
    }

    fn peek(&mut self) -> Option<char> {
        self.rest.peek().copied()
    }

    /// Whether the code so far ends in a letter, digit or underscore; the prefixes `b` and `c` of strings do not count.
    fn after_word(&self) -> bool {
        let mut before = self.code.chars().rev();
        match before.next() {
            Some('b' | 'c') => before.next().is_some_and(is_word),
            Some(c) => is_word(c),
            None => false,
        }
    }

    /// Blanks a character, keeping line ends.
    fn blank(&mut self, c: char) {
        self.code.push(if c == '\n' { '\n' } else { ' ' });
    }

    fn line_comment(&mut self) {
        self.code.push(' ');
        while let Some(c) = self.peek() {
            if c == '\n' {
                return;
            }
            self.next();
            self.code.push(' ');
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 1;
        self.next();
        self.code.push_str("  ");
        while let Some(c) = self.next() {
            self.blank(c);
            match (c, self.peek()) {
                ('*', Some('/')) => depth -= 1,
                ('/', Some('*')) => depth += 1,
                _ => continue,
            }
            self.next();
            self.code.push(' ');
            if depth == 0 {
                return;
            }
        }
    }

    fn string(&mut self) {
        let mut literal = Literal { line: self.line, text: String::new() };
        self.code.push('"');
        while let Some(c) = self.next() {
            if c == '"' {
                self.code.push('"');
                break;
            }
            self.blank(c);
            literal.text.push(c);
            if c == '\\'
                && let Some(escaped) = self.next()
            {
                self.blank(escaped);
                literal.text.push(escaped);
            }
        }
        self.literals.push(literal);
    }

    fn raw_string(&mut self) {
        let line = self.line;
        let mut hashes = 0;
        while self.peek() == Some('#') {
            self.next();
            hashes += 1;
        }
        if self.peek() != Some('"') {
            // `r#match` is an identifier.
            self.code.push('r');
            self.code.extend(std::iter::repeat_n('#', hashes));
            return;
        }
        self.next();
        self.code.extend(std::iter::repeat_n(' ', hashes + 1));
        self.code.push('"');
        let end = format!("\"{}", "#".repeat(hashes));
        let mut text = String::new();
        while let Some(c) = self.next() {
            text.push(c);
            self.blank(c);
            if text.ends_with(&end) {
                text.truncate(text.len() - end.len());
                break;
            }
        }
        self.literals.push(Literal { line, text });
    }

    /// A character literal is blanked; a lifetime is kept.
    fn character(&mut self) {
        let mut ahead = self.rest.clone();
        let literal = match ahead.next() {
            Some('\\') => true,
            Some(_) => ahead.next() == Some('\''),
            None => false,
        };
        self.code.push('\'');
        if !literal {
            return;
        }
        while let Some(c) = self.next() {
            if c == '\'' {
                self.code.push('\'');
                return;
            }
            self.blank(c);
            if c == '\\'
                && let Some(escaped) = self.next()
            {
                self.blank(escaped);
            }
        }
    }
}

pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Marks the lines of items under `#[cfg(test)]`, or all lines of a test file.
fn test_lines(code: &str, all: bool) -> Vec<bool> {
    let mut marks = vec![all; code.lines().count()];
    if all {
        return marks;
    }
    for (start, _) in code.match_indices("#[cfg(test)]") {
        let end = item_end(code, start);
        let first = code[..start].matches('\n').count();
        let last = code[..end].matches('\n').count();
        for mark in marks.iter_mut().take(last + 1).skip(first) {
            *mark = true;
        }
    }
    marks
}

/// The byte where the item beginning at `start` ends: at its `;`, or at the brace that closes its first one.
fn item_end(code: &str, start: usize) -> usize {
    let mut depth = 0;
    for (at, c) in code[start..].char_indices() {
        match c {
            ';' if depth == 0 => return start + at,
            '{' => depth += 1,
            '}' if depth == 1 => return start + at,
            '}' => depth -= 1,
            _ => {}
        }
    }
    code.len()
}

#[cfg(test)]
mod tests {
    use super::Source;

    fn code(text: &str) -> String {
        Source::new("crates/x/src/lib.rs", text).code().map(|(_, line)| line.to_owned()).collect::<Vec<_>>().join("\n")
    }

    fn literals(text: &str) -> Vec<(usize, String)> {
        Source::new("crates/x/src/lib.rs", text).literals.into_iter().map(|found| (found.line, found.text)).collect()
    }

    #[test]
    fn comments_are_not_code() {
        assert_eq!(code("a // b\nc /* d /* e */ f */ g").replace(' ', ""), "a\ncg");
    }

    #[test]
    fn strings_are_not_code_and_keep_their_line() {
        assert_eq!(code("let a = \"b\\\"c\"; d").replace(' ', ""), "leta=\"\";d");
        assert_eq!(
            literals("x\n\"one\\\"\" r#\"two \"q\" \"# b\"three\""),
            [(2, "one\\\"".to_owned()), (2, "two \"q\" ".to_owned()), (2, "three".to_owned())]
        );
    }

    #[test]
    fn lines_stay_where_they_were() {
        let text = "a\n/* b\nc */\n\"d\ne\"\nf";
        assert_eq!(code(text).lines().count(), text.lines().count());
        assert_eq!(code(text).lines().last(), Some("f"));
    }

    #[test]
    fn a_quote_character_and_a_lifetime_do_not_open_a_string() {
        assert_eq!(literals("fn f<'a>(x: &'a str) { g('\"', '\\'', \"s\") }"), [(1, "s".to_owned())]);
    }

    #[test]
    fn raw_identifiers_are_code() {
        assert_eq!(code("r#match + for_r"), "r#match + for_r");
    }

    #[test]
    fn a_string_in_a_comment_is_no_literal() {
        assert!(literals("// \"a\"\n/// \"b\"\n").is_empty());
    }

    #[test]
    fn test_modules_are_marked_to_their_last_brace() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n fn b() { \"}\"; }\n}\nfn c() {}\n";
        let source = Source::new("crates/x/src/lib.rs", text);
        let marked: Vec<usize> = (1..=6).filter(|line| source.is_test(*line)).collect();
        assert_eq!(marked, [2, 3, 4, 5]);
    }

    #[test]
    fn a_test_module_in_its_own_file_marks_only_its_declaration() {
        let source = Source::new("crates/x/src/lib.rs", "#[cfg(test)]\nmod tests;\nfn a() {}\n");
        assert!(source.is_test(2));
        assert!(!source.is_test(3));
        assert!(Source::new("crates/x/src/tests.rs", "fn a() {}").is_test(1));
        assert!(Source::new("crates/x/tests/all.rs", "fn a() {}").is_test(1));
    }
}
