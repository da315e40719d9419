//! Texts with placeholders: cut into words and slots. `{{` and `}}` stand for a brace.

use cart_associate_core::text::Placeholder;

/// A stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Words, without what stood for a brace.
    Words(String),
    /// A value to fill in.
    Slot(Placeholder),
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// A brace without its partner.
    Unbalanced,
    /// A name that is no placeholder.
    Unknown(String),
}

/// Cuts a text at its placeholders. What is flawed is reported and kept as words.
pub(crate) fn pieces(text: &str) -> (Vec<Piece>, Vec<Flaw>) {
    let (mut out, mut flaws, mut words) = (Vec::new(), Vec::new(), String::new());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '{' | '}' if chars.peek() == Some(&c) => {
                chars.next();
                words.push(c);
            }
            '}' => {
                flaws.push(Flaw::Unbalanced);
                words.push(c);
            }
            '{' => {
                let mut name = String::new();
                let mut closed = false;
                while let Some(inside) = chars.next_if(|inside| *inside != '{') {
                    if inside == '}' {
                        closed = true;
                        break;
                    }
                    name.push(inside);
                }
                let known = Placeholder::ALL.iter().find(|(known, _)| *known == name);
                match known {
                    _ if !closed => {
                        flaws.push(Flaw::Unbalanced);
                        words.push('{');
                        words.push_str(&name);
                    }
                    Some((_, slot)) => {
                        if !words.is_empty() {
                            out.push(Piece::Words(std::mem::take(&mut words)));
                        }
                        out.push(Piece::Slot(*slot));
                    }
                    None => flaws.push(Flaw::Unknown(name)),
                }
            }
            c => words.push(c),
        }
    }
    if !words.is_empty() {
        out.push(Piece::Words(words));
    }
    (out, flaws)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_at_placeholders() {
        let words = |text: &str| Piece::Words(text.into());
        let (pieces_, flaws) = pieces("For your {trigger}: {{{price}}}.");
        assert!(flaws.is_empty());
        let expected = [
            words("For your "),
            Piece::Slot(Placeholder::Trigger),
            words(": {"),
            Piece::Slot(Placeholder::Price),
            words("}."),
        ];
        assert_eq!(pieces_, expected);
        assert_eq!(pieces("").0, []);
    }

    #[test]
    fn flaws_are_found() {
        assert_eq!(pieces("a {triger} b").1, [Flaw::Unknown("triger".into())]);
        for text in ["a {trigger", "a } b", "{", "{tri{trigger}", "}"] {
            assert_eq!(pieces(text).1, [Flaw::Unbalanced], "{text}");
        }
        assert_eq!(pieces("{}").1, [Flaw::Unknown(String::new())]);
    }
}
