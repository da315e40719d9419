//! Every code that a finding can carry, with what it means and why it matters: the one table of them.
//!
//! Each has a page, `docs/diagnostics/<code>.md`, with an example that is wrong and one that is right.

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is compiled.
    Error,
    /// It works, but not as it should.
    Warning,
}

impl Severity {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// A code of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The code itself. It never changes its meaning.
    pub id: &'static str,
    /// How bad it usually is. A finding says for itself.
    pub severity: Severity,
    /// What it means, in a line.
    pub meaning: &'static str,
    /// Why it matters, to a shopper before all else.
    pub why: &'static str,
}

macro_rules! codes {
    ($($group:ident { $($name:ident $id:literal $meaning:literal $why:literal)* })*) => {
        $($(pub(crate) const $name: Code =
            Code { id: $id, severity: Severity::$group, meaning: $meaning, why: $why };)*)*
        /// All of them, in the order of their subjects.
        pub const ALL: &[Code] = &[$($($name),*),*];
    };
}

codes! {
    Error {
        // The file.
        NOT_UTF8 "not_utf8" "the file is not UTF-8 text"
            "letters such as é or ü would reach the shopper as gibberish"
        JSON_SYNTAX "json_syntax" "the file is not JSON"
            "nothing of the file can be read, so no shopper sees any suggestion"
        JSON_TOO_DEEP "json_too_deep" "lists and objects nest too deep"
            "no rule needs that; a file like this is damaged, and nothing of it is read"
        TOO_MANY_FINDINGS "too_many_findings" "more is wrong than anybody reads at once"
            "what is not told here may be what keeps a suggestion from shoppers: look again after mending"
        DUPLICATE_NAME "duplicate_name" "an object has the same name twice"
            "only one of the two could count, and nobody could tell which one shoppers get"
        UNKNOWN_FIELD "unknown_field" "the format has no such field here"
            "what you meant by it would silently not happen in the shop"
        MISSING_FIELD "missing_field" "a required field is missing"
            "without it there is no telling what shoppers should see"
        WRONG_TYPE "wrong_type" "a value is of another type than the format asks for"
            "a guess at what was meant could show shoppers a wrong price or a wrong product"
        UNKNOWN_VALUE "unknown_value" "a value is none of those that the format knows"
            "what you meant by it would silently not happen in the shop"
        UNKNOWN_FORMAT "unknown_format" "the source format is of a version that this build does not read"
            "its fields may mean something else than they seem to, and shoppers would see the difference"
        // Ids and references.
        BAD_ID "bad_id" "an id is empty or holds characters that it may not"
            "an id that does not match the platform's finds nothing, so the suggestion never appears"
        EMPTY_VALUE "empty_value" "a text that must say something is empty"
            "a shopper would see a gap where something should be said"
        EMPTY_LIST "empty_list" "a list or condition that must hold something is empty"
            "empty could mean everything or nothing, and shoppers should not find out which"
        DUPLICATE_ID "duplicate_id" "an id is used twice"
            "what a shopper dismissed under an id would take the other one away as well, or bring it back"
        UNKNOWN_PRODUCT "unknown_product" "the product index has no such product"
            "no shopper can be offered, or be recognised by, a product that nobody knows"
        UNKNOWN_VARIANT "unknown_variant" "the product has no such variant"
            "the click would add nothing, or something else than the card showed"
        UNKNOWN_PLAN "unknown_plan" "no variant has such a subscription plan"
            "a shopper who chooses the step would not get the plan"
        UNKNOWN_OPTION "unknown_option" "no product has such an option or option value"
            "the rule can never match, so whoever it was meant for never sees it"
        UNKNOWN_ATTRIBUTE "unknown_attribute" "no product has such an attribute"
            "the rule can never match, so whoever it was meant for never sees it"
        UNKNOWN_SKU "unknown_sku" "no variant has such a SKU"
            "the rule can never match, so whoever it was meant for never sees it"
        NO_VARIANTS "no_variants" "a product has no variant"
            "what has no variant has no price and cannot be put into a cart"
        // Numbers and amounts.
        BAD_AMOUNT "bad_amount" "an amount is not a decimal number"
            "a price that is read wrongly is a promise that the checkout does not keep"
        NEGATIVE_AMOUNT "negative_amount" "an amount is below zero"
            "nobody is paid for buying something; a card that says so is not believed"
        TOO_PRECISE "too_precise" "a number has more decimals than are kept"
            "rounding it silently could show shoppers a price that the cart does not charge"
        AMOUNT_TOO_LARGE "amount_too_large" "an amount or number is larger than can be handled"
            "sums with it could not be exact, and every price that shoppers see is exact"
        BAD_CURRENCY "bad_currency" "a currency is not an ISO 4217 code that is supported"
            "no cart is in that currency, so the price is never shown to anyone"
        OUT_OF_RANGE "out_of_range" "a number lies outside of what is allowed"
            "it would promise shoppers something that cannot be, or let cards become a nuisance"
        EMPTY_RANGE "empty_range" "a range has no end, or ends before it begins"
            "no cart can lie in it, so the offer never appears"
        // Times.
        BAD_TIME "bad_time" "a time is not an RFC 3339 time or a date"
            "the offer could begin or end on the wrong day, and a shopper be promised a price that is over"
        REVERSED_SCHEDULE "reversed_schedule" "a schedule ends before it begins"
            "the offer never runs, so no shopper ever sees it"
        // Texts and links.
        BAD_LANGUAGE "bad_language" "a language is not a BCP 47 tag"
            "no page is in such a language, so nobody ever reads the text"
        MISSING_LANGUAGE "missing_language" "a text is not given in the bundle's language"
            "shoppers whose language is not there would read nothing at all"
        UNSAFE_TEXT "unsafe_text" "a text holds control or bidirectional characters"
            "such characters can make a text read as something else than it says"
        UNSAFE_LINK "unsafe_link" "a link is neither a web address nor a path of the shop"
            "a click on it could run something, or lead a shopper where you did not mean to"
        BAD_BRACES "bad_braces" "braces in a text do not match"
            "shoppers would read the brace, and perhaps the name of a placeholder in place of its value"
        UNKNOWN_PLACEHOLDER "unknown_placeholder" "there is no such placeholder"
            "shoppers would read a sentence with a hole in it"
        UNUSABLE_PLACEHOLDER "unusable_placeholder" "a placeholder has no value for this offer"
            "shoppers would read a sentence with a hole in it"
        MISSING_WHY "missing_why" "an offer does not say why"
            "a suggestion without a reason is an advertisement; the reason is what helps"
        LONG_WHY "long_why" "a why is longer than 120 characters"
            "nobody reads that much beside a cart, and on a phone it pushes the cart away"
        SEVERAL_SENTENCES "several_sentences" "a why is more than one sentence"
            "one reason convinces; the second makes it sound like selling"
        GENERIC_WHY "generic_why" "a why says no more than that something is suggested"
            "it could stand on any card for anything, so it helps nobody to decide"
        IMAGE_WITHOUT_SIZE "image_without_size" "a picture has no width or height"
            "the drawer would jump when the picture arrives, under the finger of someone who is about to press"
        // Claims about other shoppers.
        CLAIM_WITHOUT_EVIDENCE "claim_without_evidence" "a sentence about other shoppers has no figures behind it"
            "people follow what others do, so it has to be true; in many countries it must be proved"
        MAJORITY_NOT_SHOWN "majority_not_shown" "the figures do not bear a claim about most people"
            "people follow what others do, so it has to be true; a few customers are not most people"
        // The settings.
        TOO_MANY_SUGGESTIONS "too_many_suggestions" "more than three suggestions are asked for"
            "a shopper who is shown a shelf reads none of it"
        // Offers.
        BAD_COUNTRY "bad_country" "a country is not a two-letter ISO 3166 code"
            "no shopper is ever in that country, so nobody sees the offer"
        NO_TRIGGER_LINE "no_trigger_line" "an offer can be met without a line of the cart"
            "what nothing in the cart calls for is noise to whoever reads it"
        CONDITION_TOO_DEEP "condition_too_deep" "conditions nest too deep"
            "nobody can tell any more which shoppers it is for"
        NO_SUGGESTION "no_suggestion" "an offer suggests nothing, or several things at once"
            "a card is one thing to decide about, and one click"
        WRONG_KIND "wrong_kind" "what an offer suggests does not go with its kind"
            "the kind decides what comes first; the wrong one puts a sale before a warning"
        UNAPPLIED_DEAL "unapplied_deal" "a deal does not say who applies it"
            "a browser cannot grant a discount: the card would promise a price that the cart does not charge"
        BAD_DEAL "bad_deal" "a deal has no price, or several"
            "the price on the card has to be the price in the cart"
        UNPRICED_DEAL "unpriced_deal" "a part of a deal has no price in a currency that the deal is for"
            "nobody could say what the deal saves there, so shoppers there never see it"
        NO_SAVING "no_saving" "a deal does not cost less than buying separately"
            "a deal that saves nothing is a trick, and shoppers do find out"
        FREE_DEAL "free_deal" "a deal takes off all of the price, or more"
            "it is most likely a slip, and the shop would honour it"
        SMALL_KIT "small_kit" "a kit has fewer than two components, or one of them twice"
            "a set of one thing is no set; a card that calls it so makes no sense to anyone"
        FAKE_TIER "fake_tier" "two steps of a tier do not differ in what they give or cost"
            "a choice between two equal things is there to make the third look good, and shoppers see through it"
        TIER_STEPS "tier_steps" "a tier has too few or too many steps, or steps that do not go together"
            "shoppers can choose well among two to four things that replace one another, and not otherwise"
        // The compiler.
        INTERNAL "internal" "the compiler could not write down what it had checked; please report it"
            "nothing is wrong with your rules, and shoppers keep what was published before"
    }
    Warning {
        // Relevance.
        GENERIC_OFFER "generic_offer" "nearly every cart meets the trigger of an offer"
            "what is suggested to everyone is meant for no one; shoppers learn to look past it, and past the good ones too"
        NEVER_TRIGGERED "never_triggered" "the trigger of an offer contradicts itself"
            "the offer never appears, so whoever it was meant for goes without it"
        ALWAYS_IN_CART "always_in_cart" "what an offer suggests is in the cart whenever it is triggered"
            "nothing is suggested that is in the cart already, so the offer never appears"
        NEVER_FITS "never_fits" "nothing that triggers an offer has what `same` asks for"
            "what does not fit is not suggested, so the offer never appears"
        OPEN_OPTION "open_option" "a kit or a step takes a variant that leaves an option open"
            "nobody asks the shopper for a value there, and it is never guessed, so the offer never appears"
        NEVER_WINS "never_wins" "another offer of the same product always comes first"
            "shoppers always see the other one; this one only makes the file longer"
        DUPLICATE_OFFER "duplicate_offer" "two offers suggest the same product for the same trigger"
            "only one of them is ever shown, and it may be the one with the worse why"
        NOTHING_SHOWN "nothing_shown" "the settings let no suggestion be shown"
            "no shopper sees anything, however good the offers are"
        UNKNOWN_COLLECTION "unknown_collection" "no product of the file is in such a collection"
            "unless the cart brings it, the rule never matches and the suggestion never appears"
        UNKNOWN_TAG "unknown_tag" "no product of the file has such a tag"
            "unless the cart brings it, the rule never matches and the suggestion never appears"
        UNKNOWN_TYPE "unknown_type" "no product of the file is of such a type"
            "unless the cart brings it, the rule never matches and the suggestion never appears"
        UNKNOWN_VENDOR "unknown_vendor" "no product of the file is from such a vendor"
            "unless the cart brings it, the rule never matches and the suggestion never appears"
        UNKNOWN_MARKET "unknown_market" "an offer is for a market that the file does not list"
            "if the market is misspelt, none of its shoppers ever sees the offer"
        // What is said.
        VAGUE_WHY "vague_why" "a why gives no reason"
            "it could stand on any card for anything, so it helps nobody to decide"
        SHOUTING_WHY "shouting_why" "a why shouts"
            "an associate who shouts at a customer is not asked again"
        TYPED_NUMBER "typed_number" "a number is typed where a placeholder belongs"
            "the typed figure stays when the price, the cart or the currency is another, and then it is a false promise"
        SMALL_SAMPLE "small_sample" "a claim rests on few people"
            "a share of a handful of people is chance, and a shopper would take it for advice"
        MISSING_TRANSLATION "missing_translation" "a text lacks a language that the other offers have"
            "a shopper reads one card in their language and the next in another"
        IMAGE_WITHOUT_ALT "image_without_alt" "the picture of what is suggested has no alternative text"
            "whoever does not see the picture is not told what is being suggested"
        // Money and time.
        UNPRICED_CURRENCY "unpriced_currency" "what an offer suggests has no price in a currency of its trigger"
            "prices are never converted, so shoppers who pay in that currency never see the offer"
        OUT_OF_PROPORTION "out_of_proportion" "an offer adds more than half of what triggered it costs"
            "who came for the one thing is asked to buy a second of nearly its price: that is a hurdle, not help"
        LOW_MARGIN "low_margin" "the margin after the deal is below the floor"
            "it costs you money each time a shopper accepts it, and then the good offers go as well"
        COMPARE_AT_WITHOUT_LOWEST "compare_at_without_lowest" "a compare-at price stands without the lowest price of the last 30 days"
            "many markets allow a struck-through price only against it, so shoppers there do not see yours"
        DEAD_SCHEDULE "dead_schedule" "an offer, or the whole file, is over"
            "no shopper sees it any more"
    }
}

/// The code of that id.
pub fn find(id: &str) -> Option<&'static Code> {
    ALL.iter().find(|code| code.id == id)
}

/// The one code that no rule bundle can bring about, short of a mistake in the compiler.
pub const INTERNAL_ID: &str = INTERNAL.id;
