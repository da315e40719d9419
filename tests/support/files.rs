//! The files, one by one, because a browser has no folder to look into.

/// The decisions of the native build.
pub(crate) const SNAPSHOT: &str = include_str!("../cases/decisions.snap.json");

/// The same decisions in plain words.
pub(crate) const EXPLANATIONS: &str = include_str!("../cases/explanations.snap.txt");

macro_rules! files {
    ($folder:literal: $($name:literal)*) => {
        &[$(($name, include_str!(concat!("../cases/", $folder, $name)))),*]
    };
}

/// The rule bundles that several scenarios share.
pub(super) const BUNDLES: &[(&str, &str)] =
    files!("bundles/": "audit.json" "coffee.json" "desk.json" "jacket.json" "sofa.json");

/// The scenarios.
pub(crate) const CASES: &[(&str, &str)] = files!("":
    "01-shoes-and-belt.json"
    "02-standing-desk.json"
    "03-baby-monitor.json"
    "04-sizing-guidance.json"
    "05-claim-without-evidence.json"
    "06-sofa.json"
    "07-camera.json"
    "08-candles.json"
    "09-soap.json"
    "10-coffee-kit.json"
    "11-complete-kit.json"
    "12-kit-without-saving.json"
    "13-service-tiers.json"
    "14-fake-tier.json"
    "15-nothing-fits.json"
    "16-shown-elsewhere.json"
    "17-dismissed.json"
    "18-forty-offers.json"
    "19-four-suggestions.json"
    "20-yen.json"
    "21-dinar.json"
    "22-second-variant.json"
    "23-price-share.json"
    "24-price-mismatch.json"
    "25-holdout.json"
    "26-languages.json"
    "27-hostile-texts.json"
    "28-after-the-switch.json"
    "29-plan-without-sofa.json"
    "30-delivery.json"
    "31-dismissed-enough.json"
    "32-match-the-trigger.json"
    "33-advice-and-a-deal.json"
    "34-deal-for-nothing.json"
    "35-clock-ahead.json"
    "36-added-in-part.json"
    "37-seen-in-one-place.json"
    "38-plan-with-another-sofa.json"
    "39-open-options.json"
);
