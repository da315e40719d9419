//! Sentences that say nothing: they could stand on any card, for anything.

use super::template::{self, Piece};

/// How little a sentence says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Emptiness {
    /// That something is suggested, which the card says already.
    Generic,
    /// Praise, a push, or that things go together, without a reason.
    Vague,
}

/// Phrases in lower case and without punctuation.
type Phrases = &'static [(&'static str, &'static [&'static str])];

/// What says no more than that something is suggested, by language.
const GENERIC: Phrases = &[
    (
        "en",
        &[
            "you may also like",
            "you might also like",
            "you may like",
            "you might like",
            "recommended for you",
            "we recommend",
            "our recommendation",
            "just for you",
            "hand picked for you",
            "handpicked for you",
            "related products",
            "similar products",
            "more like this",
        ],
    ),
    (
        "de",
        &[
            "das könnte ihnen auch gefallen",
            "das könnte dir auch gefallen",
            "könnte ihnen auch gefallen",
            "könnte dir auch gefallen",
            "das könnte sie auch interessieren",
            "das könnte dich auch interessieren",
            "für sie empfohlen",
            "für dich empfohlen",
            "empfohlen für sie",
            "empfohlen für dich",
            "unsere empfehlung",
            "wir empfehlen",
            "ähnliche produkte",
        ],
    ),
    (
        "fr",
        &[
            "vous aimerez aussi",
            "vous aimeriez aussi",
            "vous pourriez aussi aimer",
            "vous pourriez aimer",
            "cela pourrait vous plaire",
            "recommandé pour vous",
            "recommandée pour vous",
            "nous recommandons",
            "notre recommandation",
            "rien que pour vous",
            "produits similaires",
        ],
    ),
    (
        "es",
        &[
            "también te puede gustar",
            "también te podría gustar",
            "también le puede gustar",
            "te puede interesar",
            "te podría interesar",
            "quizás te guste",
            "recomendado para ti",
            "recomendado para usted",
            "te recomendamos",
            "le recomendamos",
            "nuestra recomendación",
            "solo para ti",
            "productos similares",
        ],
    ),
    (
        "pt",
        &[
            "você também pode gostar",
            "também pode gostar",
            "poderá gostar também",
            "talvez também goste",
            "você pode gostar",
            "recomendado para você",
            "recomendado para si",
            "recomendamos",
            "nossa recomendação",
            "a nossa recomendação",
            "só para você",
            "produtos relacionados",
            "produtos semelhantes",
        ],
    ),
];

/// What gives no reason, by language.
const VAGUE: Phrases = &[
    (
        "en",
        &[
            "you will love",
            "youll love",
            "dont miss",
            "dont miss out",
            "hurry",
            "last chance",
            "limited time",
            "while stocks last",
            "while supplies last",
            "dont forget",
            "check this out",
            "check out",
            "take a look",
            "goes well with",
            "goes great with",
            "goes perfectly with",
            "pairs well with",
            "pairs perfectly with",
            "the perfect match",
            "a perfect match",
            "perfect for you",
            "perfect with",
            "great with",
            "perfect addition",
            "the perfect addition",
            "great addition",
            "a great addition",
            "a must have",
            "must have",
            "complete the look",
            "complete your look",
            "complete your outfit",
            "complete your order",
            "complete your purchase",
            "why not add",
            "add this",
            "add it to your",
            "add to your",
            "treat yourself",
            "we think youll love",
            "we think you will love",
            "we think youd love",
            "popular right now",
            "our top pick",
            "top pick",
            "our pick",
            "staff pick",
            "our favourite",
            "our favorite",
            "a great choice",
            "great choice",
            "a good choice",
            "good choice",
        ],
    ),
    (
        "de",
        &[
            "passt gut zu",
            "passt perfekt zu",
            "passt super zu",
            "passt dazu",
            "passend dazu",
            "nicht vergessen",
            "nicht verpassen",
            "nur für kurze zeit",
            "solange der vorrat reicht",
            "jetzt zugreifen",
            "ein muss",
            "das perfekte geschenk",
            "die perfekte ergänzung",
            "perfekte ergänzung",
            "das perfekte zubehör",
            "perfekt zu",
            "perfekt für",
            "gönn dir",
            "gönnen sie sich",
            "wir glauben das gefällt",
            "das wird ihnen gefallen",
            "das wird dir gefallen",
            "gerade beliebt",
            "jetzt beliebt",
            "unser tipp",
            "unser favorit",
            "unser liebling",
            "eine gute wahl",
            "gute wahl",
        ],
    ),
    (
        "fr",
        &[
            "va bien avec",
            "va parfaitement avec",
            "se marie bien avec",
            "à ne pas manquer",
            "dernière chance",
            "complément idéal",
            "le complément idéal",
            "parfait avec",
            "noubliez pas",
            "un indispensable",
            "complétez votre commande",
            "complétez votre look",
            "faites vous plaisir",
            "vous allez adorer",
            "vous allez aimer",
            "populaire en ce moment",
            "notre coup de cœur",
            "notre sélection",
            "notre favori",
            "un bon choix",
            "un excellent choix",
        ],
    ),
    (
        "es",
        &[
            "combina bien con",
            "combina perfectamente con",
            "no te lo pierdas",
            "última oportunidad",
            "complemento ideal",
            "el complemento ideal",
            "perfecto con",
            "no olvides",
            "un imprescindible",
            "completa tu pedido",
            "completa tu look",
            "date un capricho",
            "te va a encantar",
            "te encantará",
            "le encantará",
            "popular ahora",
            "nuestro favorito",
            "nuestra selección",
            "una buena elección",
            "una gran elección",
        ],
    ),
    (
        "pt",
        &[
            "você vai adorar",
            "vai adorar",
            "popular agora",
            "em alta",
            "nossa escolha",
            "a nossa escolha",
            "o nosso favorito",
            "combina bem com",
            "combina perfeitamente com",
            "combina com",
            "perfeito com",
            "complemento ideal",
            "o complemento ideal",
            "não perca",
            "última oportunidade",
            "não se esqueça",
            "indispensável",
            "um indispensável",
            "complete o seu visual",
            "complete sua compra",
            "uma ótima escolha",
            "boa escolha",
        ],
    ),
];

/// So many words after a phrase that says nothing may still be a reason: "goes well with leather that …".
const REASON: usize = 4;

/// The phrase that a sentence in this language consists of, or begins with and adds no more to than a few words.
pub(crate) fn phrase(language: &str, text: &str) -> Option<(&'static str, Emptiness)> {
    let said = plain(text);
    let words: Vec<&str> = said.split_whitespace().collect();
    let primary = language.split('-').next().unwrap_or_default();
    let all = [(GENERIC, Emptiness::Generic), (VAGUE, Emptiness::Vague)];
    all.into_iter().find_map(|(phrases, emptiness)| {
        let (_, phrases) = phrases.iter().find(|(known, _)| known.eq_ignore_ascii_case(primary))?;
        let phrase = phrases.iter().find(|phrase| is_all(&words, phrase))?;
        Some((*phrase, emptiness))
    })
}

/// Whether a phrase stands at the beginning, or after one word of introduction, with few words behind it.
fn is_all(words: &[&str], phrase: &str) -> bool {
    let begins = |at: usize| {
        words.get(at).is_some_and(|first| phrase.starts_with(first))
            && phrase.split(' ').zip(0..).all(|(word, next)| words.get(at + next) == Some(&word))
    };
    (begins(0) || begins(1)) && words.len() - phrase.split(' ').count() < REASON
}

/// The words alone, in lower case; what fills the placeholders is no part of the reason.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::new();
    for piece in template::pieces(text).0 {
        match piece {
            Piece::Slot(_) => out.push(' '),
            Piece::Words(words) => {
                for c in words.chars() {
                    match c {
                        '\'' | '’' => {}
                        c if c.is_alphanumeric() => out.extend(c.to_lowercase()),
                        _ => out.push(' '),
                    }
                }
            }
        }
    }
    out
}
