//! "Did you mean": the candidate that a misspelt word is most like.

/// With more candidates nothing is guessed, so that a file of unknown ids costs no minutes.
const MOST: usize = 5_000;

/// The candidate most like `word`, if any is like it at all; among equals the first in alphabetical order.
pub(crate) fn similar<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    // Numbers are all alike; only words can be misspelt.
    if !folded.chars().any(char::is_alphabetic) {
        return None;
    }
    let allowed = (folded.chars().count() / 3).max(1);
    let candidates: Vec<&str> = candidates.into_iter().take(MOST + 1).collect();
    if candidates.len() > MOST {
        return None;
    }
    let near = candidates.into_iter().filter_map(|candidate| {
        let other = fold(candidate);
        let length = other.chars().count().abs_diff(folded.chars().count());
        if length > allowed {
            return None;
        }
        let distance = strsim::osa_distance(&folded, &other);
        (distance <= allowed && distance < other.chars().count()).then_some((distance, candidate))
    });
    near.min().map(|(_, candidate)| candidate)
}

/// The help that goes with [`similar`].
pub(crate) fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    similar(word, candidates).map(|candidate| format!("did you mean `{candidate}`?"))
}

fn fold(word: &str) -> String {
    word.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).flat_map(char::to_lowercase).take(64).collect()
}

#[cfg(test)]
mod tests {
    use super::{MOST, similar};

    #[test]
    fn misspelt_words_are_recognised() {
        let names = ["collection", "vendor", "max_suggestions", "priority"];
        assert_eq!(similar("colection", names), Some("collection"));
        assert_eq!(similar("maxSuggestions", names), Some("max_suggestions"));
        assert_eq!(similar("prioritiy", names), Some("priority"));
        assert_eq!(similar("shipping", names), None);
        assert_eq!(similar("x", ["y"]), None);
        assert_eq!(similar("", names), None);
        assert_eq!(similar("1003", ["1001"]), None);
        let many: Vec<String> = (0..MOST).map(|one| format!("name-{one}")).collect();
        let all = || many.iter().map(String::as_str);
        assert_eq!(similar("nmae-77", all()), Some("name-77"));
        assert_eq!(similar("nmae-77", all().chain(["one more"])), None);
    }
}
