//! Tables that a phone can stack: roles written out, each cell with its column's name.

use pulldown_cmark::Alignment;

use crate::markup::draw::attribute;

use super::{Open, Reader, one_line};

/// The most letters of a column's name that each of its cells repeats.
const LABEL: usize = 60;

#[derive(Debug)]
pub(super) struct Table {
    aligns: Vec<Alignment>,
    /// What each column's heading says.
    labels: Vec<String>,
    in_head: bool,
    column: usize,
    /// Where the first cell of each row opens and closes.
    first: Vec<(usize, usize)>,
    /// Whether every first cell says something.
    all_say: bool,
    /// Whether some first cell says more than a number.
    some_word: bool,
}

impl Table {
    fn class(&self, column: usize) -> &'static str {
        match self.aligns.get(column) {
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::Center) => " class=\"centre\"",
            _ => "",
        }
    }

    /// The name of the column of the cell that is being read, below the head.
    fn label(&self) -> Option<&str> {
        self.labels.get(self.column).map(String::as_str).filter(|label| !self.in_head && !label.is_empty())
    }

    /// Whether a row is named by its first cell.
    fn has_row_headers(&self) -> bool {
        self.labels.len() > 1 && self.all_say && self.some_word
    }
}

impl Reader<'_> {
    pub(super) fn table(&mut self, aligns: Vec<Alignment>) -> Open {
        self.out.html("<table class=\"stack\" role=\"table\">\n");
        let labels = Vec::with_capacity(aligns.len());
        Open::Table(Table { aligns, labels, in_head: false, column: 0, first: Vec::new(), all_say: true, some_word: false })
    }

    pub(super) fn table_head(&mut self) -> Open {
        self.out.html("<thead role=\"rowgroup\"><tr role=\"row\">");
        self.quiet += 1;
        if let Some(Open::Table(table)) = self.stack.last_mut() {
            table.in_head = true;
            table.column = 0;
        }
        Open::QuietTag("</tr></thead>\n<tbody role=\"rowgroup\">\n")
    }

    pub(super) fn table_row(&mut self) -> Open {
        self.out.html("<tr role=\"row\">");
        if let Some(Open::Table(table)) = self.stack.last_mut() {
            table.in_head = false;
            table.column = 0;
        }
        Open::Tag("</tr>\n")
    }

    pub(super) fn table_cell(&mut self) -> Open {
        let mut open = String::new();
        let mut is_first = false;
        if let Some(table) = innermost(&mut self.stack) {
            is_first = table.column == 0;
            let class = table.class(table.column);
            if table.in_head {
                open = format!("<th scope=\"col\" role=\"columnheader\"{class}>");
            } else {
                open = format!("<td role=\"cell\"{class}");
                if let Some(label) = table.label() {
                    attribute("data-label", label, &mut open);
                }
                // On a phone the label stands beside what the cell says: one thing, however many links are in it.
                open.push_str(if table.label().is_some() { "><span>" } else { ">" });
            }
        }
        if is_first {
            self.out.seal();
            return Open::Cell(self.out.patch(&open));
        }
        self.out.html(&open);
        Open::Cell(self.out.seal() - 1)
    }

    pub(super) fn end_cell(&mut self, at: usize) {
        let text = one_line(&self.out.pieces[at + 1..]);
        let says = self.out.pieces.len() > at + 1;
        let close = self.out.seal();
        let Some(table) = innermost(&mut self.stack) else { return };
        let column = table.column;
        let end = if table.label().is_some() { "</span></td>" } else { "</td>" };
        table.column += 1;
        if table.in_head {
            table.labels.push(text.chars().take(LABEL).collect());
            return self.out.html("</th>");
        }
        if column > 0 {
            return self.out.html(end);
        }
        table.all_say &= says;
        table.some_word |= text.contains(char::is_alphabetic);
        table.first.push((at, close));
        self.out.patch(end);
    }

    pub(super) fn end_table(&mut self, table: &Table) {
        if table.has_row_headers() {
            let class = table.class(0);
            for (open, close) in &table.first {
                self.out.replace(*open, format!("<th scope=\"row\" role=\"rowheader\"{class}>"));
                self.out.replace(*close, "</th>".to_owned());
            }
        }
        self.out.html("</tbody></table>\n");
    }
}

/// The table whose cell or row is being read.
fn innermost(stack: &mut [Open]) -> Option<&mut Table> {
    stack.iter_mut().rev().find_map(|open| if let Open::Table(table) = open { Some(table) } else { None })
}
