//! WooCommerce's Store API: texts of digits with the shop's number of decimals, titles with HTML entities, and the
//! line totals always without tax, whatever the shop shows.

use super::fault::Fault;
use super::field::Field;
use super::money::{Currency, currency, digits, unit};
use cart_associate_core::cart::{Cart, Line};
use cart_associate_core::money::Money;

/// How the amounts of a cart are written.
struct Writing {
    currency: Currency,
    decimals: u32,
}

/// A line with what it costs in the two ways of counting.
struct Priced {
    line: Line,
    /// What the shop shows for the line before discounts.
    shown: Money,
    /// The same by the totals, without tax and with it.
    subtotal: [Money; 2],
    /// After discounts, without tax and with it.
    total: [Money; 2],
}

/// Reads the cart.
pub(super) fn read(root: &Field<'_>) -> Result<Cart, Fault> {
    let totals = root.need("totals")?;
    let decimals = totals.need("currency_minor_unit")?;
    let writing = Writing {
        currency: currency(&totals.need("currency_code")?)?,
        decimals: u32::try_from(decimals.integer()?)
            .ok()
            .filter(|count| *count <= 8)
            .ok_or_else(|| decimals.fault("cart_currency", "a currency has 0 to 8 decimals here".into()))?,
    };
    let mut priced = Vec::new();
    let items = root.need("items")?;
    for (added, item) in (1..).zip(items.items()?) {
        priced.push(line(&item, added, &writing)?);
    }
    let with_tax = shows_tax(&priced);
    let taxed = priced.iter().any(|one| one.total[0] != one.total[1]);
    let mut lines = Vec::new();
    let mut total = Money::ZERO;
    for Priced { mut line, total: both, .. } in priced {
        line.total = if with_tax { both[1] } else { both[0] };
        line.unit_price = unit(line.total, line.quantity);
        total = total.plus(line.total).ok_or_else(|| {
            root.fault("cart_amount", "the lines together are more than can be handled".into())
        })?;
        lines.push(line);
    }
    let mut codes = Vec::new();
    if let Some(list) = root.at("coupons") {
        for one in list.items()? {
            codes.push(one.need("code")?.text()?.to_owned());
        }
    }
    Ok(Cart {
        currency: writing.currency.code,
        exponent: writing.currency.exponent,
        total,
        lines,
        codes,
        prices_include_tax: taxed.then_some(with_tax),
    })
}

/// Whether the shop shows prices with tax: the shown price of the lines is then nearer to the totals with tax.
fn shows_tax(lines: &[Priced]) -> bool {
    let away = |which: fn(&Priced) -> Money| {
        lines.iter().map(|one| one.shown.0.abs_diff(which(one).0)).fold(0u64, u64::saturating_add)
    };
    away(|one| one.subtotal[1]) < away(|one| one.subtotal[0])
}

fn line(item: &Field<'_>, added: u32, writing: &Writing) -> Result<Priced, Fault> {
    // A variation's id or, of a product without any, the product's: the cart does not say which product it is of,
    // and the rule bundle does.
    let id = item.need("id")?.id()?;
    let quantity = item.need("quantity")?.quantity()?;
    let prices = item.need("prices")?;
    let totals = item.need("totals")?;
    let amount =
        |around: &Field<'_>, name: &str| digits(&around.need(name)?, writing.decimals, &writing.currency);
    let tax = |name: &str| match totals.at(name) {
        Some(tax) => digits(&tax, writing.decimals, &writing.currency),
        None => Ok(Money::ZERO),
    };
    let too_much = || item.fault("cart_amount", "this line is more than can be handled".into());
    let both = |name: &str, taxes: &str| -> Result<[Money; 2], Fault> {
        let net = amount(&totals, name)?;
        Ok([net, net.plus(tax(taxes)?).ok_or_else(too_much)?])
    };
    let shown = amount(&prices, "price")?.times(quantity).ok_or_else(too_much)?;
    let mut properties = cart_associate_core::properties::Properties::default();
    for data in item.list("item_data") {
        let field = Field::root(&data);
        let name = field.maybe_text("key")?.or(field.maybe_text("name")?);
        if let (Some(name), Some(value)) = (name, field.at("value")) {
            properties.insert(unescaped(&name), unescaped(&value.property()));
        }
    }
    let title = item.maybe_text("name")?.map(|name| unescaped(&name));
    let parent =
        item.at("parent_item_key").map(|parent| parent.id()).transpose()?.filter(|key| !key.is_empty());
    let line = Line {
        key: item.need("key")?.id()?,
        product: id.clone(),
        variant: id,
        quantity,
        added,
        title,
        properties,
        parent,
        ..Line::default()
    };
    Ok(Priced {
        line,
        shown,
        subtotal: both("line_subtotal", "line_subtotal_tax")?,
        total: both("line_total", "line_total_tax")?,
    })
}

fn unescaped(text: &str) -> String {
    html_escape::decode_html_entities(text).into_owned()
}
