//! Numbers in the spellings of shops and spreadsheets.

use super::*;

fn read(style: NumberStyle, text: &str, decimals: Decimals) -> Result<String, String> {
    style.read(text, decimals).map(|number| {
        let sign = if number.negative { "-" } else { "" };
        let point = if number.fraction.is_empty() { "" } else { "." };
        format!("{sign}{}{point}{}", number.integer, number.fraction)
    })
}

const CENTS: Decimals = Decimals::Exactly(2);

#[test]
fn what_only_one_reading_fits_is_read() {
    for (text, number) in [
        ("1200", "1200"),
        ("1200.00", "1200.00"),
        ("1200,5", "1200.5"),
        ("1,200.00", "1200.00"),
        ("1.200,00", "1200.00"),
        ("1 200,00", "1200.00"),
        ("1\u{a0}200", "1200"),
        ("1\u{202f}200,5", "1200.5"),
        ("1'200.00", "1200.00"),
        ("1’200", "1200"),
        ("1,200,000", "1200000"),
        ("1.200.000", "1200000"),
        ("12,34,567.50", "1234567.50"),
        ("0.125", "0.125"),
        ("0,750", "0.750"),
        ("30825.000", "30825.000"),
        (".5", "0.5"),
        ("16.528926", "16.528926"),
        ("29,-", "29"),
        ("29.–", "29"),
        ("-1", "-1"),
        ("5-", "-5"),
        ("(1,200.00)", "-1200.00"),
        ("+7", "7"),
    ] {
        assert_eq!(read(NumberStyle::default(), text, CENTS).as_deref(), Ok(number), "{text}");
    }
}

#[test]
fn what_two_readings_fit_is_read_by_the_file() {
    let [points, commas] = [["1,200.00"], ["49,90"]].map(NumberStyle::of);
    let both = NumberStyle::of(["49,90", "19.90"]);
    let none = NumberStyle::of(["10", "1,200", "x", ""]);
    let any = Decimals::Any(2);
    assert_eq!(read(points, "1,200", CENTS).as_deref(), Ok("1200"));
    assert_eq!(read(commas, "1.200", CENTS).as_deref(), Ok("1200"));
    assert_eq!(read(points, "44.355", any).as_deref(), Ok("44.355"));
    assert_eq!(read(commas, "44,355", any).as_deref(), Ok("44.355"));
    assert_eq!(NumberStyle::of(["1.200.000"]), commas);
    // Two decimals are all that Shopify writes.
    assert!(read(points, "1.200", CENTS).is_err());
    assert!(read(both, "1,200", CENTS).is_err());
    assert_eq!(read(none, "1,200", CENTS).as_deref(), Ok("1200"));
    assert_eq!(read(none, "1,200", Decimals::Any(0)).as_deref(), Ok("1200"));
    for decimals in [any, Decimals::Exactly(3)] {
        assert!(read(none, "1,200", decimals).is_err());
    }
    assert!(read(none, "1.200", CENTS).unwrap_err().contains("1200 or 1.200"));
}

#[test]
fn what_no_reading_fits_is_refused() {
    for text in [
        "",
        " ",
        "free",
        "29.",
        "1,299,00",
        "1 20",
        "1,20.000,0",
        "1,,200",
        "1.2.3",
        "1e3",
        "12%",
        "٢٩",
        "--1",
        "0x1f",
        "1_000",
        "NaN",
        "1'2",
        "12 pcs",
        ".",
        ",",
        "1 200 00",
    ] {
        assert!(read(NumberStyle::default(), text, CENTS).is_err(), "{text}");
    }
    let said = |text| read(NumberStyle::default(), text, CENTS).unwrap_err();
    assert!(said("1.2E+3").contains("spreadsheet"), "{}", said("1.2E+3"));
    assert!(said("12 %").contains("percentage"));
}
