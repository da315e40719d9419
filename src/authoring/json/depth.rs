//! Limits nesting before the text is parsed, so that no input can overflow the stack.

/// How deep lists and objects may nest.
pub const MAX_DEPTH: usize = 64;

/// Where nesting passes [`MAX_DEPTH`], if it does. Knows texts and comments, nothing else.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied();
    let (mut at, mut depth) = (0, 0usize);
    while let Some(here) = byte(at) {
        match here {
            b'"' => {
                at += 1;
                while let Some(inside) = byte(at).filter(|inside| *inside != b'"') {
                    at += if inside == b'\\' { 2 } else { 1 };
                }
            }
            b'/' if byte(at + 1) == Some(b'/') => {
                while byte(at).is_some_and(|inside| inside != b'\n' && inside != b'\r') {
                    at += 1;
                }
            }
            b'/' if byte(at + 1) == Some(b'*') => {
                at += 2;
                while byte(at).is_some() && !(byte(at) == Some(b'*') && byte(at + 1) == Some(b'/')) {
                    at += 1;
                }
                at += 1;
            }
            b'[' | b'{' => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Some(at);
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    None
}
