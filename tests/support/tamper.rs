//! Puts into the compiled form what the check refuses, to see what the engine makes of it.

use cart_associate::bundle::record::{Amount, DealPrice, OfferBody};
use cart_associate::bundle::{Builder, Bundle, OfferParts, ProductParts, Records};
use cart_associate::money::Money;
use cart_associate::text::{Piece, Text};
use cart_associate::wire::Arena;
use serde::Deserialize;

/// One thing that is changed in the compiled form.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Tamper {
    /// A kit's total, in minor units.
    KitTotal { offer: String, amount: i64 },
    /// A step adds what another adds.
    StepAdds { offer: String, step: usize, like: usize },
    /// An offer's why, in the bundle's language.
    Why { offer: String, text: String },
    /// A link of an offer's guidance.
    Link { offer: String, url: String },
    /// A product's page.
    Url { product: String, url: String },
    /// A product's picture.
    Picture { product: String, src: String },
    /// A product's title, in the bundle's language.
    Title { product: String, text: String },
}

fn plain<'b>(arena: &'b Arena, text: &str) -> Text<'b> {
    Text::of(arena, &[(0, vec![Piece::Words(text)])])
}

/// The same bundle with something else in it.
pub(super) fn tampered(bytes: Vec<u8>, tampers: &[Tamper]) -> Vec<u8> {
    let bundle = Bundle::open(bytes).unwrap();
    let (records, arena) = (Records::new(&bundle), Arena::default());
    let texts = (0..).map_while(|at| bundle.text(cart_associate::key::Key::at(at)));
    let builder = Builder::new(texts.collect());
    let mut products: Vec<ProductParts<'_>> = (0..bundle.product_count())
        .map(|at| ProductParts { facts: records.product(at), display: records.product_display(at) })
        .collect();
    let mut offers: Vec<OfferParts<'_>> = (0..bundle.offer_count())
        .map(|at| OfferParts {
            id: records.offer_id(at),
            rule: records.offer(at),
            display: records.offer_display(at),
        })
        .collect();
    for tamper in tampers {
        match tamper {
            Tamper::KitTotal { offer, .. }
            | Tamper::StepAdds { offer, .. }
            | Tamper::Why { offer, .. }
            | Tamper::Link { offer, .. } => {
                let of_it = offers.iter_mut().filter(|one| one.id == offer.as_str());
                of_it.for_each(|one| put_into_offer(&arena, one, tamper));
            }
            Tamper::Url { product, .. } | Tamper::Picture { product, .. } | Tamper::Title { product, .. } => {
                let of_it = products.iter_mut().filter(|one| Some(one.facts.id) == bundle.key(product));
                of_it.for_each(|one| put_into_product(&arena, one, tamper));
            }
        }
    }
    assert!(!records.is_damaged());
    builder.write(&bundle.meta(), &products, &offers).unwrap()
}

fn put_into_offer<'b>(arena: &'b Arena, offer: &mut OfferParts<'b>, tamper: &'b Tamper) {
    match (tamper, &mut offer.rule.body) {
        (Tamper::KitTotal { amount, .. }, OfferBody::Kit(kit)) => match &mut kit.deal.price {
            DealPrice::Total(amounts) => {
                let changed = amounts.iter().map(|one| Amount { amount: Money(*amount), ..one });
                *amounts = arena.list(&changed.collect::<Vec<_>>());
            }
            other => panic!("{other:?} is no total"),
        },
        (Tamper::StepAdds { step, like, .. }, _) => {
            let mut steps: Vec<_> = offer.display.steps.iter().collect();
            steps[*step].adds = steps[*like].adds;
            offer.display.steps = arena.list(&steps);
        }
        (Tamper::Why { text, .. }, _) => offer.display.why = plain(arena, text),
        (Tamper::Link { url, .. }, _) => offer.display.link.as_mut().unwrap().url = url,
        (other, _) => panic!("{other:?} is not for this offer"),
    }
}

fn put_into_product<'b>(arena: &'b Arena, product: &mut ProductParts<'b>, tamper: &'b Tamper) {
    match tamper {
        Tamper::Url { url, .. } => product.display.url = Some(url),
        Tamper::Picture { src, .. } => product.display.image.as_mut().unwrap().src = src,
        Tamper::Title { text, .. } => product.display.title = plain(arena, text),
        other => panic!("{other:?} is not for a product"),
    }
}
