//! The layout of a document for people: two spaces a level, and a list of numbers on one line.

use std::io::{self, Write};

use serde_json::ser::Formatter;

/// Like `serde_json`'s pretty layout, but for lists of numbers: a span `[1, 12, 0, 17]` would take
/// six lines there, and an issue has thousands. Lists of an issue hold strings, objects and lists
/// of numbers; these are the values that find their line here.
#[derive(Default)]
pub(crate) struct Layout {
    depth: usize,
    /// What the list or object at hand holds so far.
    held: Held,
    /// Whether the value to come is the next of a list, whose line is not yet chosen.
    waiting: bool,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Held {
    #[default]
    Nothing,
    Number,
    Value,
}

impl Layout {
    fn enter<W: Write + ?Sized>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.settle(writer, Held::Value)?;
        self.depth += 1;
        self.held = Held::Nothing;
        writer.write_all(bracket)
    }

    fn leave<W: Write + ?Sized>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.held == Held::Value {
            self.break_line(writer)?;
        }
        self.held = Held::Value;
        writer.write_all(bracket)
    }

    /// Chooses the place of a list's value now that its kind is known.
    fn settle<W: Write + ?Sized>(&mut self, writer: &mut W, kind: Held) -> io::Result<()> {
        if !std::mem::take(&mut self.waiting) {
            return Ok(());
        }
        let held = std::mem::replace(&mut self.held, kind);
        match (held, kind) {
            (Held::Nothing, Held::Number) => Ok(()),
            (Held::Number, Held::Number) => writer.write_all(b" "),
            _ => self.break_line(writer),
        }
    }

    fn break_line<W: Write + ?Sized>(&self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| writer.write_all(b"  "))
    }
}

impl Formatter for Layout {
    fn begin_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.enter(writer, b"[")
    }

    fn end_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.leave(writer, b"]")
    }

    fn begin_array_value<W: Write + ?Sized>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.waiting = true;
        if first { Ok(()) } else { writer.write_all(b",") }
    }

    fn begin_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.enter(writer, b"{")
    }

    fn end_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.leave(writer, b"}")
    }

    fn begin_object_key<W: Write + ?Sized>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        self.break_line(writer)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.held = Held::Value;
        Ok(())
    }

    fn begin_string<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.settle(writer, Held::Value)?;
        writer.write_all(b"\"")
    }

    fn write_u32<W: Write + ?Sized>(&mut self, writer: &mut W, value: u32) -> io::Result<()> {
        self.settle(writer, Held::Number)?;
        write!(writer, "{value}")
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use serde_json::{Serializer, json};

    use super::*;

    fn check(value: &impl Serialize, expected: &str) {
        let mut bytes = Vec::new();
        value.serialize(&mut Serializer::with_formatter(&mut bytes, Layout::default())).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }

    #[test]
    fn numbers_share_a_line() {
        check(&[[1_u32, 12, 0, 17], [1, 13, 0, 9]], "[\n  [1, 12, 0, 17],\n  [1, 13, 0, 9]\n]");
    }

    #[test]
    fn all_else_is_laid_out_as_everywhere() {
        for value in [
            json!({"a": [], "b": {}, "c": ["x", ["y"]], "d": 0.5}),
            json!([{"a": "1"}, {"b": {"c": []}}, []]),
        ] {
            check(&value, &serde_json::to_string_pretty(&value).unwrap());
        }
    }
}
