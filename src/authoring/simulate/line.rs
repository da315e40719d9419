//! Lines out of chunks that are cut anywhere.

use crate::carts::Fault;

/// The longest line that is held. A cart of a thousand lines is a quarter of it.
const LONGEST: usize = 4 << 20;

/// What to do with a line, by its number.
type Take<'t> = &'t mut dyn FnMut(u64, Result<&[u8], Fault>);

/// A file that comes in pieces.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// The number of the line that is being read, less one.
    before: u64,
    /// What has come of it so far.
    held: Vec<u8>,
    /// It is too long, and the rest of it is passed over.
    too_long: bool,
}

impl Lines {
    pub(super) fn add(&mut self, chunk: &[u8], take: Take<'_>) {
        let mut pieces = chunk.split(|byte| *byte == b'\n');
        // What stands before the first line break goes on from the last chunk; what stands behind the last one waits.
        let Some(mut piece) = pieces.next() else { return };
        for next in pieces {
            self.hold(piece);
            self.end(take);
            piece = next;
        }
        self.hold(piece);
    }

    pub(super) fn finish(&mut self, take: Take<'_>) {
        if !self.held.is_empty() || self.too_long {
            self.end(take);
        }
    }

    fn hold(&mut self, piece: &[u8]) {
        if self.too_long || self.held.len() + piece.len() > LONGEST {
            self.too_long = true;
            self.held = Vec::new();
        } else {
            self.held.extend_from_slice(piece);
        }
    }

    fn end(&mut self, take: Take<'_>) {
        self.before += 1;
        if self.too_long {
            let message = "the line is longer than 4 MiB".into();
            take(self.before, Err(Fault::new("line_too_long", "", message)));
            self.too_long = false;
        } else if !self.held.trim_ascii().is_empty() && self.held != b"\xef\xbb\xbf" {
            // Empty lines are no carts.
            take(self.before, Ok(&self.held));
        }
        self.held.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(chunks: &[&[u8]]) -> Vec<(u64, String)> {
        let mut found = Vec::new();
        let mut lines = Lines::default();
        let mut take = |number, line: Result<&[u8], Fault>| {
            let line = line
                .map_or_else(|fault| fault.code.to_owned(), |line| String::from_utf8(line.to_vec()).unwrap());
            found.push((number, line));
        };
        for chunk in chunks {
            lines.add(chunk, &mut take);
        }
        lines.finish(&mut take);
        found
    }

    #[test]
    fn chunks_may_be_cut_anywhere() {
        let whole = "{\"a\":1}\n\n{\"ä\":2}\r\n{\"c\":3}".as_bytes();
        let expected = lines(&[whole]);
        assert_eq!(expected.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 3, 4]);
        assert_eq!(expected[1].1, "{\"ä\":2}\r");
        for cut in 0..=whole.len() {
            let (first, second) = whole.split_at(cut);
            assert_eq!(lines(&[first, second]), expected, "cut at {cut}");
        }
        assert_eq!(lines(&whole.chunks(1).collect::<Vec<_>>()), expected);
        assert!(lines(&[b"\n\n", b"\n"]).is_empty());
    }

    #[test]
    fn a_line_without_end_is_passed_over() {
        let much = vec![b'x'; LONGEST / 2];
        let found = lines(&[b"a\n", &much, &much, &much, b"\nb\n"]);
        assert_eq!(found, [(1, "a".into()), (2, "line_too_long".into()), (3, "b".into())]);
    }
}
