//! Puts into the compiled form what the check refuses, to see what the engine makes of it.

use cart_associate::bundle::record::{Effect, Terms};
use cart_associate::bundle::{Builder, Bundle, OfferParts, ProductParts};
use cart_associate::money::Money;
use cart_associate::text::{Piece, Text, Translation};
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

fn plain(text: &str) -> Text {
    Text { translations: vec![Translation { language: 0, pieces: vec![Piece::Words(text.into())] }] }
}

/// The same bundle with something else in it.
pub(super) fn tampered(bytes: Vec<u8>, tampers: &[Tamper]) -> Vec<u8> {
    let bundle = Bundle::open(bytes).unwrap();
    let texts = (0..).map_while(|at| bundle.text(cart_associate::bundle::record::Key(at)).ok());
    let builder = Builder::new(texts.map(Into::into).collect());
    let mut products: Vec<ProductParts> = (0..bundle.product_count())
        .map(|at| ProductParts {
            facts: bundle.product(at).unwrap(),
            display: bundle.product_display(at).unwrap(),
        })
        .collect();
    let mut offers: Vec<OfferParts> = (0..bundle.offer_count())
        .map(|at| OfferParts {
            id: bundle.key(bundle.offer_id(at).unwrap()).unwrap(),
            rule: bundle.offer(at).unwrap(),
            display: bundle.offer_display(at).unwrap(),
        })
        .collect();
    for tamper in tampers {
        let key = |id: &str| bundle.key(id).unwrap_or_else(|| panic!("there is no {id}"));
        match tamper {
            Tamper::KitTotal { offer, .. }
            | Tamper::StepAdds { offer, .. }
            | Tamper::Why { offer, .. }
            | Tamper::Link { offer, .. } => {
                let of_it = offers.iter_mut().filter(|one| one.id == key(offer));
                of_it.for_each(|one| put_into_offer(one, tamper));
            }
            Tamper::Url { product, .. } | Tamper::Picture { product, .. } | Tamper::Title { product, .. } => {
                let of_it = products.iter_mut().filter(|one| one.facts.id == key(product));
                of_it.for_each(|one| put_into_product(one, tamper));
            }
        }
    }
    builder.write(bundle.meta(), &products, &offers).unwrap()
}

fn put_into_offer(offer: &mut OfferParts, tamper: &Tamper) {
    match (tamper, &mut offer.rule.effect) {
        (Tamper::KitTotal { amount, .. }, Effect::Kit(kit)) => match &mut kit.deal.terms {
            Terms::Total(amounts) => amounts.iter_mut().for_each(|one| one.amount = Money(*amount)),
            other => panic!("{other:?} is no total"),
        },
        (Tamper::StepAdds { step, like, .. }, _) => {
            offer.display.steps[*step].adds = offer.display.steps[*like].adds.clone();
        }
        (Tamper::Why { text, .. }, _) => offer.display.why = plain(text),
        (Tamper::Link { url, .. }, _) => offer.display.link.as_mut().unwrap().url.clone_from(url),
        (other, _) => panic!("{other:?} is not for this offer"),
    }
}

fn put_into_product(product: &mut ProductParts, tamper: &Tamper) {
    match tamper {
        Tamper::Url { url, .. } => product.display.url = Some(url.clone()),
        Tamper::Picture { src, .. } => product.display.image.as_mut().unwrap().src.clone_from(src),
        Tamper::Title { text, .. } => product.display.title = plain(text),
        other => panic!("{other:?} is not for a product"),
    }
}
