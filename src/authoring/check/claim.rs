//! A sentence about other shoppers needs figures behind it, and the figures must support it.

use super::social_claim::{Share, social_claim};
use super::{Check, help};
use crate::codes;
use crate::exact;
use crate::place::Place;
use crate::source::{Claim, Offer, Text};

pub(super) fn check<'a>(check: &mut Check<'a>, offer: &'a Offer, at: &Place<'_>) {
    if let Some(claim) = &offer.claim {
        figures(check, claim, &at.name("claim"));
    }
    texts(check, offer, &offer.why, &at.name("why"));
    if let Some(title) = &offer.title {
        texts(check, offer, title, &at.name("title"));
    }
    for form in offer.forms() {
        let at = at.name(form.field());
        for text in form.facts().texts().into_iter().filter(|text| !text.is_label) {
            at.below(&text.path, &mut |at| texts(check, offer, text.text, at));
        }
    }
}

fn figures(check: &mut Check<'_>, claim: &Claim, at: &Place<'_>) {
    let share = at.name("share");
    if check.fit(exact::rate(claim.share.0), &share).is_some() && claim.share.0 <= 0.0 {
        check.report(codes::OUT_OF_RANGE, &share, "a share of nobody bears no claim", None);
    }
    if claim.sample == 0 {
        let help = help("give the number of shoppers who were counted");
        check.report(codes::OUT_OF_RANGE, &at.name("sample"), "nobody was counted", help);
    }
}

fn texts<'a>(check: &mut Check<'a>, offer: &'a Offer, text: &'a Text, at: &Place<'_>) {
    check.each_language(text, at, &mut |check, language, words, at| {
        let Some(found) = social_claim(language, words) else { return };
        match &offer.claim {
            // That a placeholder has no figures has been said.
            None if words.contains("{share}") || words.contains("{sample}") => {}
            None => {
                let message = format!("`{}` speaks of other people, with no figures behind it", found.words);
                let help = help("add \"claim\": {\"share\": 62, \"sample\": 418} with your own figures, or say it without them");
                check.report(codes::CLAIM_WITHOUT_EVIDENCE, at, message, help);
            }
            Some(claim) if !supports(claim, found.share) => {
                let message = format!(
                    "`{}` is more than {} percent of {} shoppers bear out",
                    found.words, claim.share.0, claim.sample
                );
                let help = help("count more shoppers, or say how many they are with `{share}` and `{sample}`");
                check.report(codes::MAJORITY_NOT_SHOWN, at, message, help);
            }
            Some(_) => {}
        }
    });
}

/// Whether the figures support that so many do it, even at the lower end of their 95 % interval (Wilson).
fn supports(claim: &Claim, said: Share) -> bool {
    const Z: f64 = 1.959_963_984_540_054;
    let least = match said {
        Share::Some => return true,
        Share::Most => 0.5,
        Share::NearlyAll => 0.9,
    };
    let (share, count) = (claim.share.0 / 100.0, f64::from(claim.sample));
    if claim.sample == 0 || !(0.0..=1.0).contains(&share) {
        // What is wrong with the figures has been said.
        return true;
    }
    let centre = share + Z * Z / (2.0 * count);
    let spread = Z * (share * (1.0 - share) / count + Z * Z / (4.0 * count * count)).sqrt();
    (centre - spread) / (1.0 + Z * Z / count) > least
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Percent;

    #[test]
    fn most_needs_enough_shoppers() {
        let supports = |share, sample| super::supports(&Claim { share: Percent(share), sample }, Share::Most);
        assert!(supports(62.0, 418));
        assert!(!supports(62.0, 20));
        assert!(!supports(50.0, 1_000_000));
        assert!(supports(51.0, 10_000));
        assert!(!supports(51.0, 9_000));
        assert!(supports(100.0, 4));
        assert!(!supports(100.0, 3));
    }

    #[test]
    fn nearly_all_needs_more_and_some_needs_nothing() {
        let claim = |share, sample| Claim { share: Percent(share), sample };
        assert!(super::supports(&claim(97.0, 400), Share::NearlyAll));
        assert!(!super::supports(&claim(91.0, 400), Share::NearlyAll));
        assert!(super::supports(&claim(1.0, 1), Share::Some));
    }

    /// The corpus: a line for each text, with what it claims.
    #[test]
    fn claims_are_told_from_what_nearly_is_one() {
        let corpus = include_str!("../../../tests/authoring/claims.txt");
        let mut wrong = Vec::new();
        let mut count = 0;
        for line in corpus.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let cells: Vec<&str> = line.splitn(3, '|').map(str::trim).collect();
            let found = social_claim(cells[0], cells[2]);
            let said = match found.as_ref().map(|found| found.share) {
                None => "-",
                Some(Share::Some) => "some",
                Some(Share::Most) => "most",
                Some(Share::NearlyAll) => "nearly",
            };
            if said != cells[1] {
                wrong.push(format!("{line}: {said} ({found:?})"));
            }
            count += 1;
        }
        assert!(count > 80 && wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
