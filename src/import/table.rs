//! A CSV file: its columns by name, its rows with their lines.

use std::collections::BTreeMap;

/// A file of rows.
#[derive(Debug)]
pub(crate) struct Table {
    /// The names of the columns, as they are written and in small letters.
    header: Vec<(String, String)>,
    pub(crate) rows: Vec<Row>,
    /// What is wrong with the form of the file, with the line; it may have cost rows.
    pub(crate) faults: Vec<(usize, Fault)>,
}

/// What can be wrong with the form of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A quote is opened and never closed.
    Unclosed,
    /// A quote stands in a quoted cell, and is not doubled.
    StrayQuote,
    /// A row has more cells than there are columns.
    TooManyCells,
    /// A column is there twice, and the two do not agree.
    TwoColumns(String),
}

/// A row, and the line that it begins on.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) line: usize,
    cells: Vec<String>,
    /// Whether it has more cells than there are columns, so that nobody knows which cell is of which column.
    pub(crate) is_shifted: bool,
}

/// A column: one that the file does not have holds nothing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column(Option<usize>);

/// Counts lines from one record to the next. The reader's own count is one behind where lines end as on Windows, and
/// where some are empty.
struct Lines<'t> {
    text: &'t str,
    byte: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of a record that begins at this byte, or after the line ends there.
    fn of(&mut self, byte: usize) -> usize {
        let rest = self.text.get(byte..).unwrap_or_default();
        let begins = byte + (rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        let between = self.text.get(self.byte..begins).unwrap_or_default();
        self.line += between.bytes().filter(|byte| *byte == b'\n').count();
        self.byte = begins;
        self.line
    }
}

impl Table {
    /// Reads it; `None` where there is not even a first line.
    pub(crate) fn read(text: &str) -> Option<Table> {
        let first = text.lines().next()?;
        // Some spreadsheets write the delimiter into a line of its own, and read it from there.
        let declared = first.trim().strip_prefix("sep=").or_else(|| first.trim().strip_prefix("SEP="));
        let declared = declared.and_then(|sep| sep.bytes().next()).filter(u8::is_ascii);
        let (body, above) = match declared {
            Some(_) => (text.split_once('\n').map_or("", |(_, body)| body), 1),
            None => (text, 0),
        };
        let first = body.lines().next()?;
        // Spreadsheets write what is usual where they run.
        let delimiter = declared.or_else(|| {
            [b',', b';', b'\t']
                .into_iter()
                .max_by_key(|delimiter| (columns(first, *delimiter), *delimiter == b','))
        })?;
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .from_reader(body.as_bytes());
        // The file is UTF-8 and in memory, so that no record can fail.
        let mut records = reader.records().filter_map(Result::ok);
        let header = records.next()?;
        let header: Vec<(String, String)> =
            header.iter().map(|name| (name.trim().to_owned(), name.trim().to_lowercase())).collect();
        let mut lines = Lines { text: body, byte: 0, line: 1 + above };
        let rows = records.map(|record| Row {
            line: record.position().map_or(0, |place| lines.of(usize::try_from(place.byte()).unwrap_or(0))),
            is_shifted: record.iter().skip(header.len()).any(|cell| !cell.trim().is_empty()),
            cells: record.iter().map(str::to_owned).collect(),
        });
        let rows: Vec<Row> = rows.collect();
        let mut faults = quote_faults(body, delimiter, above);
        faults.extend(rows.iter().filter(|row| row.is_shifted).map(|row| (row.line, Fault::TooManyCells)));
        let mut table = Table { header, rows, faults };
        table.join_columns();
        Some(table)
    }

    /// Of columns with the same name the first is read, unless they do not agree: then none of them is.
    fn join_columns(&mut self) {
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        for at in 0..self.header.len() {
            let Some((written, name)) = self.header.get(at).filter(|(_, name)| !name.is_empty()).cloned()
            else {
                continue;
            };
            let before = *first.entry(name.clone()).or_insert(at);
            let cell = |row: &Row, at: usize| {
                row.cells.get(at).map(|cell| cell.trim().to_owned()).unwrap_or_default()
            };
            let differs = |row: &&Row| !cell(row, at).is_empty() && cell(row, at) != cell(row, before);
            if before != at
                && let Some(row) = self.rows.iter().find(differs)
            {
                self.faults.push((row.line, Fault::TwoColumns(written)));
                self.header
                    .iter_mut()
                    .filter(|(_, known)| *known == name)
                    .for_each(|(_, known)| known.clear());
                first.remove(&name);
            }
        }
    }

    /// The column of the first of these names that there is.
    pub(crate) fn column(&self, names: &[&str]) -> Column {
        Column(names.iter().find_map(|name| self.header.iter().position(|(_, known)| known == name)))
    }

    /// Whether there is a column of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.header.iter().any(|(_, known)| known == name)
    }

    /// Whether there is a column whose name begins with this.
    pub(crate) fn has_prefix(&self, start: &str) -> bool {
        self.header.iter().any(|(_, known)| known.starts_with(start))
    }

    /// The names of its columns, as they are written.
    pub(crate) fn header(&self) -> impl Iterator<Item = &str> {
        self.header.iter().map(|(written, _)| written.as_str())
    }

    /// The name of a column, as it is written.
    pub(crate) fn title(&self, column: Column) -> &str {
        column.0.and_then(|at| self.header.get(at)).map(|(written, _)| written.as_str()).unwrap_or_default()
    }

    /// All that stands in a column.
    pub(crate) fn cells(&self, column: Column) -> impl Iterator<Item = &str> {
        self.rows.iter().filter(|row| !row.is_shifted).map(move |row| row.get(column))
    }
}

impl Column {
    /// Whether the file has it.
    pub(crate) fn is_there(self) -> bool {
        self.0.is_some()
    }
}

impl Row {
    /// What stands in a column, without the space around it.
    pub(crate) fn get(&self, column: Column) -> &str {
        column.0.and_then(|at| self.cells.get(at)).map(|cell| unquoted(cell.trim())).unwrap_or_default()
    }

    /// Whether nothing stands in it at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Exports put an apostrophe before what a spreadsheet would take for a formula.
fn unquoted(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}

/// How many columns a first line has with this delimiter.
fn columns(first: &str, delimiter: u8) -> usize {
    let mut quoted = false;
    let mut is_between = |byte: &u8| {
        quoted ^= *byte == b'"';
        !quoted && *byte == delimiter
    };
    first.as_bytes().iter().filter(|byte| is_between(byte)).count()
}

/// Quotes that do not go in pairs. A quote that does not begin a cell is a letter like any other: `5" lamp`.
fn quote_faults(body: &str, delimiter: u8, above: usize) -> Vec<(usize, Fault)> {
    let mut faults = Vec::new();
    let (mut line, mut opened) = (1 + above, None);
    let mut begins = true;
    let mut bytes = body.bytes().peekable();
    while let Some(byte) = bytes.next() {
        line += usize::from(byte == b'\n');
        match (byte, opened) {
            (b'"', None) if begins => opened = Some(line),
            (b'"', Some(_)) => match bytes.peek() {
                Some(b'"') => drop(bytes.next()),
                next => {
                    let ends = next.is_none_or(|next| [delimiter, b'\r', b'\n'].contains(next));
                    if !ends {
                        faults.push((line, Fault::StrayQuote));
                    }
                    opened = None;
                }
            },
            _ => {}
        }
        begins = opened.is_none() && [delimiter, b'\r', b'\n'].contains(&byte);
    }
    faults.extend(opened.map(|line| (line, Fault::Unclosed)));
    faults
}

#[cfg(test)]
mod tests {
    use super::{Fault, Table};

    #[test]
    fn rows_know_their_lines() {
        let text = "Handle,Body (HTML),Price\r\na,\"one\ntwo, \"\"three\"\"\",'-5\r\n\r\nb;x\r\n";
        let table = Table::read(text).unwrap();
        let (handle, body, price) = (
            table.column(&["url handle", "handle"]),
            table.column(&["body (html)"]),
            table.column(&["price"]),
        );
        let rows: Vec<_> =
            table.rows.iter().map(|row| (row.line, row.get(handle), row.get(body), row.get(price))).collect();
        assert_eq!(rows, [(2, "a", "one\ntwo, \"three\"", "-5"), (5, "b;x", "", "")]);
        assert!(table.faults.is_empty() && table.has("price") && !table.column(&["x"]).is_there());
        assert_eq!(table.title(body), "Body (HTML)");
    }

    #[test]
    fn other_delimiters_are_recognised() {
        for text in [
            "ID;Name\n1;a,b\n",
            "ID\tName\n1\ta,b\n",
            "sep=;\r\nID;Name\r\n1;a,b\r\n",
            "\"ID, of the shop\";ID;Name\n0;1;a,b\n",
        ] {
            let table = Table::read(text).unwrap();
            assert_eq!(table.rows[0].get(table.column(&["name"])), "a,b");
            assert_eq!(table.rows[0].line, text.lines().count());
        }
        assert!(Table::read("").is_none() && Table::read("sep=,\n").is_none());
    }

    #[test]
    fn quotes_that_do_not_go_in_pairs_are_found() {
        let faults = |text| Table::read(text).unwrap().faults;
        assert_eq!(faults("a,b\nx,5\" lamp\n"), []);
        assert_eq!(faults("a,b\nx,\"5\"\" lamp\"\n"), []);
        assert_eq!(faults("a,b\nx,\"5\" lamp\"\n"), [(2, Fault::StrayQuote)]);
        assert_eq!(faults("a,b\nx,\"one\ntwo\"\ny,\"b\n"), [(4, Fault::Unclosed)]);
        assert_eq!(faults("sep=;\na;b\n1;\"2\n"), [(3, Fault::Unclosed)]);
    }

    #[test]
    fn rows_and_columns_that_do_not_fit_are_found() {
        let table = Table::read("a,Price\nx,1,200\ny,5,\n").unwrap();
        assert_eq!(table.faults, [(2, Fault::TooManyCells)]);
        assert!(table.rows[0].is_shifted && !table.rows[1].is_shifted);
        let table = Table::read("a,Price,price,A\nx,1,1,\ny,5,6,y\n").unwrap();
        assert_eq!(table.faults, [(3, Fault::TwoColumns("price".into()))]);
        assert!(!table.has("price"));
        assert_eq!(table.rows[1].get(table.column(&["a"])), "y");
    }
}
