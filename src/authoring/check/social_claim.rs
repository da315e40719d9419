//! Finds claims about other shoppers in a text. Texts in a language that [`words`] does not have are not examined. The
//! words are meant to grow, with `tests/authoring/claims.txt`, which has texts with a claim and texts that resemble one.
//!
//! A claim has two parts: people, and what they do ("customers love it") or how many they are ("most customers").
//! One part alone is no claim: "for customers with wide feet", "most adapters".

mod words;

use words::{LANGUAGES, Language};

/// How many people a claim speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Share {
    /// Some of them.
    Some,
    /// More than half.
    Most,
    /// Nearly all.
    NearlyAll,
}

/// What a text claims of other people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SocialClaim {
    /// The words that say so.
    pub(crate) words: String,
    /// How many of them are claimed.
    pub(crate) share: Share,
}

/// What a text in this language claims of other people, if anything: of several claims the largest.
pub(crate) fn social_claim(language: &str, text: &str) -> Option<SocialClaim> {
    let primary = language.split('-').next().unwrap_or_default();
    let known = LANGUAGES.iter().find(|known| known.code.eq_ignore_ascii_case(primary))?;
    // Of the forms of a percent sign one will do.
    let plain: String = text.replace('％', "%").chars().filter(|c| !c.is_whitespace()).collect();
    if let Some((words, share)) = known.unspaced.iter().find(|(words, _)| plain.contains(words)) {
        return Some(SocialClaim { words: (*words).into(), share: *share });
    }
    let words = tokens(text, known);
    let tokens: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut largest: Option<SocialClaim> = None;
    for at in 0..tokens.len() {
        let Some((share, end)) = claim(known, &tokens, at) else { continue };
        if largest.as_ref().is_none_or(|found| share > found.share) {
            let words = tokens.get(at..end).unwrap_or_default().join(" ");
            largest = Some(SocialClaim { words, share });
        }
    }
    largest
}

/// The claim that begins here, and where it ends.
fn claim(language: &Language, tokens: &[&str], at: usize) -> Option<(Share, usize)> {
    let first = tokens.get(at).copied().unwrap_or_default();
    let starts = |phrase: &str| {
        if !phrase.starts_with(first) {
            return None;
        }
        let count = phrase.split(' ').count();
        let window = tokens.get(at..at + count)?;
        window.iter().copied().eq(phrase.split(' ')).then_some(at + count)
    };
    if let Some(end) = language.phrases.iter().find_map(|phrase| starts(phrase)) {
        return Some((Share::Some, end));
    }
    for (phrase, share) in language.quantifiers {
        if let Some(end) = starts(phrase).and_then(|next| people(language, tokens, next)) {
            return Some((*share, end));
        }
    }
    if let Some(end) = figure(language, tokens, at).and_then(|next| people(language, tokens, next)) {
        return Some((Share::Some, end));
    }
    people_and_verb(language, tokens, at).map(|end| (Share::Some, end))
}

/// A share of people, in whatever figures: "62 %", "{share}", "9 out of 10". Where it ends.
fn figure(language: &Language, tokens: &[&str], at: usize) -> Option<usize> {
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| words.contains(token));
    let number = |at: usize| {
        let digits = |token: &&str| token.chars().all(|c| c.is_ascii_digit());
        is(at, &["{share}", "{sample}"]) || is(at, language.numbers) || tokens.get(at).is_some_and(digits)
    };
    for ratio in language.ratio_words {
        let count = ratio.split(' ').count();
        let between = tokens.get(at + 1..at + 1 + count);
        if number(at) && between.is_some_and(|words| words.iter().copied().eq(ratio.split(' '))) {
            let end = at + 1 + count;
            return number(end).then_some(end + 1);
        }
    }
    (is(at, &["%", "٪", "{share}", "{sample}"]) || is(at, language.percent)).then_some(at + 1)
}

/// Somebody, here or after words such as "of our"; or at once what they do ("most choose …"). Where it ends.
fn people(language: &Language, tokens: &[&str], from: usize) -> Option<usize> {
    let token = |at: usize| tokens.get(at).copied().unwrap_or_default();
    if language.verbs.contains(&token(from)) {
        return Some(from + 1);
    }
    let mut at = from;
    while at < from + 3 && language.determiners.contains(&token(at)) {
        at += 1;
    }
    language.nouns.contains(&token(at)).then_some(at + 1)
}

/// Somebody and what they do: "customers also love". Where it ends.
fn people_and_verb(language: &Language, tokens: &[&str], at: usize) -> Option<usize> {
    let token = |at: usize| tokens.get(at).copied().unwrap_or_default();
    if !language.nouns.contains(&token(at)) {
        let turned = language.verb_first && language.verbs.contains(&token(at));
        let after = (at + 1..at + 3).find(|next| !language.determiners.contains(&token(*next)))?;
        return (turned && language.nouns.contains(&token(after))).then_some(after + 1);
    }
    let mut before = at;
    while before > 0 && language.determiners.contains(&token(before - 1)) {
        before -= 1;
    }
    // "Helps people choose" speaks of what it does, not of what they do.
    if before > 0 && language.addressing.contains(&token(before - 1)) {
        return None;
    }
    let mut verb = at + 1;
    while verb < at + 4 && language.adverbs.contains(&token(verb)) {
        verb += 1;
    }
    language.verbs.contains(&token(verb)).then_some(verb + 1)
}

/// The words of a text in lower case. A placeholder, a percent sign and the end of a sentence are words of their own.
fn tokens(text: &str, language: &Language) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    let mut slot = false;
    for c in text.chars() {
        match c {
            '{' => {
                words.push("{".into());
                slot = true;
            }
            '}' => {
                words.iter_mut().next_back().into_iter().for_each(|last| last.push('}'));
                words.push(String::new());
                slot = false;
            }
            '%' | '٪' | '.' | '!' | '?' | '؟' | ';' | ':' => words.extend([c.to_string(), String::new()]),
            c if c.is_alphanumeric() || slot && c == '_' => {
                words.iter_mut().next_back().into_iter().for_each(|last| last.extend(c.to_lowercase()));
            }
            '\'' | '’' if !language.elides => {}
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
