//! A CSV file: its columns by name, its rows with their lines.

/// A file of rows.
#[derive(Debug)]
pub(crate) struct Table {
    header: Vec<String>,
    pub(crate) rows: Vec<Row>,
    /// Whether a quote was opened and never closed.
    pub(crate) unclosed: bool,
}

/// A row, and the line that it begins on.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) line: usize,
    cells: Vec<String>,
}

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

/// A column: one that the file does not have holds nothing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column(Option<usize>);

impl Table {
    /// Reads it; `None` where there is not even a first line.
    pub(crate) fn read(text: &str) -> Option<Table> {
        let first = text.lines().next()?;
        // Spreadsheets write what is usual where they run.
        let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|delimiter| {
            let count = first.bytes().filter(|byte| byte == delimiter).count();
            (count, *delimiter == b',')
        })?;
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        // The file is UTF-8 and in memory, so that no record can fail.
        let mut records = reader.records().filter_map(Result::ok);
        let header = records.next()?.iter().map(|name| name.trim().to_lowercase()).collect();
        let mut lines = Lines { text, byte: 0, line: 1 };
        let rows = records.map(|record| Row {
            line: record.position().map_or(0, |place| lines.of(usize::try_from(place.byte()).unwrap_or(0))),
            cells: record.iter().map(str::to_owned).collect(),
        });
        let rows = rows.collect();
        let unclosed = text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
        Some(Table { header, rows, unclosed })
    }

    /// The column of the first of these names that there is.
    pub(crate) fn column(&self, names: &[&str]) -> Column {
        Column(names.iter().find_map(|name| self.header.iter().position(|known| known == name)))
    }

    /// Whether there is a column of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.header.iter().any(|known| known == name)
    }

    /// The names of its columns, in small letters.
    pub(crate) fn header(&self) -> &[String] {
        &self.header
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

#[cfg(test)]
mod tests {
    use super::Table;

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
        assert!(!table.unclosed && table.has("price") && !table.column(&["x"]).is_there());
    }

    #[test]
    fn other_delimiters_are_recognised() {
        for text in ["ID;Name\n1;a,b\n", "ID\tName\n1\ta,b\n"] {
            let table = Table::read(text).unwrap();
            assert_eq!(table.rows[0].get(table.column(&["name"])), "a,b");
        }
        assert!(Table::read("").is_none());
        assert!(Table::read("a,\"b\n").unwrap().unclosed);
    }
}
