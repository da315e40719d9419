//! Every code that a finding can carry, with what it means: the one table of them.

/// A code of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The code itself. It never changes its meaning.
    pub id: &'static str,
    /// What it means, in a line.
    pub meaning: &'static str,
}

macro_rules! codes {
    ($($name:ident $id:literal $meaning:literal)*) => {
        $(pub(crate) const $name: Code = Code { id: $id, meaning: $meaning };)*
        /// All of them, in the order of their subjects.
        pub const ALL: &[Code] = &[$($name),*];
    };
}

codes! {
    // The file.
    NOT_UTF8 "not_utf8" "the file is not UTF-8 text"
    JSON_SYNTAX "json_syntax" "the file is not JSON"
    JSON_TOO_DEEP "json_too_deep" "lists and objects nest too deep"
    DUPLICATE_NAME "duplicate_name" "an object has the same name twice"
    UNKNOWN_FIELD "unknown_field" "the format has no such field here"
    MISSING_FIELD "missing_field" "a required field is missing"
    WRONG_TYPE "wrong_type" "a value is of another type than the format asks for"
    UNKNOWN_VALUE "unknown_value" "a value is none of those that the format knows"
    UNKNOWN_FORMAT "unknown_format" "the source format is of a version that this build does not read"
    // Ids and references.
    BAD_ID "bad_id" "an id is empty or holds characters that it may not"
    EMPTY_VALUE "empty_value" "a text that must say something is empty"
    EMPTY_LIST "empty_list" "a list or condition that must hold something is empty"
    DUPLICATE_ID "duplicate_id" "an id is used twice"
    UNKNOWN_PRODUCT "unknown_product" "the product index has no such product"
    UNKNOWN_VARIANT "unknown_variant" "the product has no such variant"
    UNKNOWN_PLAN "unknown_plan" "no variant has such a subscription plan"
    UNKNOWN_OPTION "unknown_option" "no product has such an option or option value"
    UNKNOWN_ATTRIBUTE "unknown_attribute" "no product has such an attribute"
    UNKNOWN_SKU "unknown_sku" "no variant has such a SKU"
    NO_VARIANTS "no_variants" "a product has no variant"
    // Numbers and amounts.
    BAD_AMOUNT "bad_amount" "an amount is not a decimal number"
    NEGATIVE_AMOUNT "negative_amount" "an amount is below zero"
    TOO_PRECISE "too_precise" "a number has more decimals than are kept"
    AMOUNT_TOO_LARGE "amount_too_large" "an amount or number is larger than can be handled"
    BAD_CURRENCY "bad_currency" "a currency is not an ISO 4217 code that is supported"
    OUT_OF_RANGE "out_of_range" "a number lies outside of what is allowed"
    EMPTY_RANGE "empty_range" "a range has no end, or ends before it begins"
    // Times.
    BAD_TIME "bad_time" "a time is not an RFC 3339 time or a date"
    REVERSED_SCHEDULE "reversed_schedule" "a schedule ends before it begins"
    // Texts and links.
    BAD_LANGUAGE "bad_language" "a language is not a BCP 47 tag"
    MISSING_LANGUAGE "missing_language" "a text is not given in the bundle's language"
    UNSAFE_TEXT "unsafe_text" "a text holds control or bidirectional characters"
    UNSAFE_LINK "unsafe_link" "a link is neither a web address nor a path of the shop"
    BAD_BRACES "bad_braces" "braces in a text do not match"
    UNKNOWN_PLACEHOLDER "unknown_placeholder" "there is no such placeholder"
    UNUSABLE_PLACEHOLDER "unusable_placeholder" "a placeholder has no value for this offer"
    LONG_WHY "long_why" "a why is longer than 120 characters"
    SEVERAL_SENTENCES "several_sentences" "a why is more than one sentence"
    // Claims about other shoppers.
    CLAIM_WITHOUT_EVIDENCE "claim_without_evidence" "a sentence about other shoppers has no figures behind it"
    MAJORITY_NOT_SHOWN "majority_not_shown" "the figures do not bear a claim about most people"
    // The settings.
    TOO_MANY_SUGGESTIONS "too_many_suggestions" "more than three suggestions are asked for"
    // Offers.
    BAD_COUNTRY "bad_country" "a country is not a two-letter ISO 3166 code"
    NO_TRIGGER_LINE "no_trigger_line" "an offer can be met without a line of the cart"
    CONDITION_TOO_DEEP "condition_too_deep" "conditions nest too deep"
    NO_SUGGESTION "no_suggestion" "an offer suggests nothing, or several things at once"
    WRONG_KIND "wrong_kind" "what an offer suggests does not go with its kind"
    BAD_DEAL "bad_deal" "a deal has no price, or several"
    UNPRICED_DEAL "unpriced_deal" "a part of a deal has no price in a currency that the deal is for"
    NO_SAVING "no_saving" "a deal does not cost less than buying separately"
    FREE_DEAL "free_deal" "a deal takes off all of the price, or more"
    SMALL_KIT "small_kit" "a kit has fewer than two components, or one of them twice"
    FAKE_TIER "fake_tier" "two steps of a tier do not differ in what they give or cost"
    TIER_STEPS "tier_steps" "a tier has too few or too many steps, or steps that do not go together"
    // The compiler.
    INTERNAL "internal" "the compiler could not write down what it had checked; please report it"
}

/// The one code that no rule bundle can bring about, short of a mistake in the compiler.
pub const INTERNAL_ID: &str = INTERNAL.id;
