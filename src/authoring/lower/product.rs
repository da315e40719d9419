//! Products: what is matched, and what is displayed.

use super::{Lowered, Lowering, Unchecked};
use crate::exact;
use crate::source::{self, Product, UnitPrice, Variant};
use cart_associate_core::bundle::ProductParts;
use cart_associate_core::bundle::record::{
    Amount, Image, Measure, ProductDisplay, ProductFacts, QuantityRule, VariantDisplay, VariantFacts,
    Variants, address,
};
use cart_associate_core::money::Money;
use cart_associate_core::text::{before, decimal};
use cart_associate_core::wire::List;

impl<'a> Lowering<'a> {
    pub(super) fn product(&self, source: &'a Product) -> Lowered<ProductParts<'a>> {
        let variants = source.variants.iter();
        let facts = variants.clone().map(|one| self.variant(one)).collect::<Lowered<Vec<_>>>()?;
        let mut attributes = Vec::new();
        for (name, value) in &source.attributes {
            attributes.push((self.key(name)?, self.value(value)?));
        }
        let facts = ProductFacts {
            id: self.key(&source.id)?,
            product_type: source.product_type.as_ref().map(|name| self.key(name)).transpose()?,
            vendor: source.vendor.as_ref().map(|name| self.key(name)).transpose()?,
            tags: self.keys(&source.tags)?,
            collections: self.keys(&source.collections)?,
            attributes: self.arena.list(&attributes),
            needs: self.keys_of(source.need.as_ref())?,
            requires_shipping: source.requires_shipping,
            variants: Variants::of(self.arena, &facts),
        };
        let title = self.text(&source.title)?;
        let own = address::handle_of(title);
        // The last part of the page's address is the handle, whatever the file calls so.
        let page =
            source.url.as_deref().map(|url| before(url, b"?#")).and_then(|path| path.rsplit('/').next());
        let handle = page.or(source.handle.as_deref()).unwrap_or(&own);
        let short = |full: &str, stem: &str| self.arena.text(&address::shortened(full, stem));
        let picture = |image: &'a source::Image| -> Lowered<Image<'a>> {
            let alt = self.text(&image.alt)?;
            Ok(Image { src: short(&image.src, handle), alt, width: image.width, height: image.height })
        };
        let mut displays = Vec::new();
        for variant in variants {
            let image = variant.image.as_ref().map(picture).transpose()?;
            displays.push(VariantDisplay { image, ..self.variant_display(variant)? });
        }
        let display = ProductDisplay {
            title,
            handle: short(handle, &own),
            short_name: source.short_name.as_ref().map(|name| self.text(name)).transpose()?,
            url: source.url.as_deref().map(|url| short(url, handle)),
            image: source.image.as_ref().map(picture).transpose()?,
            variants: self.arena.list(&displays),
        };
        Ok(ProductParts { facts, display })
    }

    fn variant(&self, source: &'a Variant) -> Lowered<VariantFacts<'a>> {
        let mut options = Vec::new();
        for (name, value) in &source.options {
            options.push((self.key(name)?, self.key(value)?));
        }
        let mut plans = Vec::new();
        for plan in &source.plans {
            plans.push((plan.id.as_str(), self.amounts(&plan.prices, &plan.market_prices)?));
        }
        plans.sort_by_key(|(id, _)| *id);
        let default = QuantityRule::default();
        let quantities = source.quantity_rule.as_ref().map_or(default, |rule| QuantityRule {
            min: rule.min.unwrap_or(default.min),
            max: rule.max,
            increment: rule.increment.unwrap_or(default.increment),
        });
        Ok(VariantFacts {
            further: 0,
            id: self.key(&source.id)?,
            sku: source.sku.as_ref().map(|sku| self.key(sku)).transpose()?,
            options: self.arena.list(&options),
            prices: self.amounts(&source.prices, &source.market_prices)?,
            available: source.available,
            stock: source.stock,
            quantities,
            plans: self.arena.list(&plans),
            choice_of: match self.choices.get(&source.id).filter(|choice| choice.is_available) {
                Some(choice) => Some(u32::try_from(choice.of).map_err(|_| Unchecked)?),
                None => None,
            },
        })
    }

    fn variant_display(&self, source: &'a Variant) -> Lowered<VariantDisplay<'a>> {
        Ok(VariantDisplay {
            title: source.title.as_ref().map(|title| self.text(title)).transpose()?,
            measure: source.unit_price.as_ref().map(|one| self.measure(one)).transpose()?,
            compare_at: self.compare_at(source)?,
            open: self.choices.get(&source.id).map(|choice| choice.names.as_str()),
            image: None,
        })
    }

    /// What may be struck through: only where a market declares its lowest price of the last 30 days, and then
    /// no more than that.
    fn compare_at(&self, source: &Variant) -> Lowered<List<'a, Amount>> {
        let mut all = Vec::new();
        for (market, lowest) in &source.lowest_30_days {
            let market = self.key(market)?;
            for (currency, text) in lowest {
                let Some(compare_at) = source.compare_at.get(currency) else { continue };
                let lowest = self.amount(currency, text, Some(market))?;
                let compare_at = self.amount(currency, compare_at, Some(market))?;
                all.push(if compare_at.amount < lowest.amount { compare_at } else { lowest });
            }
        }
        all.sort_by_key(|amount| (amount.currency, amount.market));
        Ok(self.arena.list(&all))
    }

    fn measure(&self, source: &UnitPrice) -> Lowered<Measure<'a>> {
        let thousandths = |number| exact::contents(number).map_err(|_| Unchecked);
        let reference = thousandths(source.reference)?;
        // One unit needs no number: "€12.00/l".
        let number = if reference == 1000 { String::new() } else { decimal(Money(reference), 3) };
        let number = number.trim_end_matches('0').trim_end_matches('.');
        let per = format!("{number} {}", source.unit);
        Ok(Measure {
            quantity: thousandths(source.quantity)?,
            reference,
            per: self.arena.text(per.trim_start()),
        })
    }
}
