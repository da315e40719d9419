//! What holds for a whole import: the options, with what the rule bundle says added.

use super::Options;
use crate::date;
use cart_associate_authoring::json;
use jiff::tz::TimeZone;

/// The settings of an import.
#[derive(Debug)]
pub(super) struct ImportSettings<'a> {
    /// The currency of all prices in the files.
    pub(super) currency: &'a str,
    /// The market that the prices are of; `None` where they hold everywhere.
    pub(super) market: Option<&'a str>,
    /// A collection that every product is in.
    pub(super) collection: Option<&'a str>,
    /// Width and height, in pixels, of pictures whose size the files do not say.
    pub(super) image_size: Option<(u32, u32)>,
    /// The language of the rule bundle's plain texts.
    pub(super) language: String,
    /// Now, in ms since 1970, where it is known.
    pub(super) now: Option<i64>,
    /// The time zone of the shop, where it is known.
    pub(super) time_zone: Option<TimeZone>,
}

impl<'a> ImportSettings<'a> {
    /// The settings, or a sentence that says what is wrong with the options.
    pub(super) fn new(
        options: &'a Options,
        currency: &'a str,
        rules: &str,
    ) -> Result<ImportSettings<'a>, String> {
        let image_size = match options.image_size.as_deref() {
            Some(text) => {
                let sides = text.split_once('x').map(|(width, height)| (width.parse(), height.parse()));
                let Some((Ok(width), Ok(height))) = sides else {
                    return Err(format!("`{text}` is no size; write it as 600x600"));
                };
                Some((width, height))
            }
            None => None,
        };
        let time_zone = options.time_zone.as_deref().map(date::time_zone).transpose()?;
        let language = json::parse(rules)
            .ok()
            .and_then(|(root, _)| Some(root.member("language")?.node.text()?.to_owned()));
        Ok(ImportSettings {
            currency,
            market: options.market.as_deref().filter(|market| !market.trim().is_empty()),
            collection: options.collection.as_deref(),
            image_size,
            language: language.unwrap_or_else(|| "en".into()),
            now: options.now,
            time_zone,
        })
    }
}
