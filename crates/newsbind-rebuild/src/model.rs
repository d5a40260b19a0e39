//! The weights: how much each feature of a line speaks for each label, and what follows what.

#[cfg(feature = "train")]
use std::fmt::Write as _;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::field::{self, Field, Seen};
use crate::label::{LABELS, Label};
use crate::template::{self, Features, TEMPLATES, Template};
use crate::tree::find_value;

/// One lane for each label: a width that processors add at once.
pub(crate) const LANES: usize = 16;

/// One number for each label.
pub(crate) type Scores = [f32; LANES];

/// How many kinds of boundary between two lines have transitions of their own.
pub(crate) const LINKS: usize = 4;

/// The score of what may not follow.
pub(crate) const NEVER: f32 = -1e4;

/// A table of weights, as learned.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    pub(crate) features: Features,
    /// For each feature its row of weights. Few features weigh anything; the others share the first
    /// row.
    rows: Vec<u32>,
    pub(crate) weights: Vec<Row>,
    pub(crate) links: Links,
}

/// The weights of a feature, which processors fetch from memory at once.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
pub(crate) struct Row(pub(crate) Scores);

/// What follows what.
#[derive(Clone, Debug)]
pub(crate) struct Links {
    /// By kind of boundary, label before and label.
    pub(crate) transitions: [[Scores; LABELS]; LINKS],
    /// For the first line of a page.
    pub(crate) start: Scores,
}

impl Links {
    /// The grammar, and nothing else.
    pub(crate) fn new() -> Self {
        let row = |previous| {
            let mut row = [NEVER; LANES];
            for label in Label::ALL {
                if label.may_follow(previous) {
                    row[label as usize] = 0.0;
                }
            }
            row
        };
        let transitions = [std::array::from_fn(|i| row(Some(Label::ALL[i]))); LINKS];
        Self { transitions, start: row(None) }
    }

    /// Adds a share of others.
    #[cfg(feature = "train")]
    pub(crate) fn add(&mut self, links: &Self, share: f32) {
        let rows = self.transitions.iter_mut().flatten().chain([&mut self.start]);
        let others = links.transitions.iter().flatten().chain([&links.start]);
        rows.zip(others).for_each(|(row, other)| add_row(row, other, share));
    }

    /// Reads a row of a table, `link TAB kind label TAB label=weight …`, behind its name.
    pub(crate) fn read<'a>(
        &mut self,
        value: &str,
        cells: impl Iterator<Item = &'a str>,
    ) -> Option<()> {
        let (link, previous) = value.split_once(' ')?;
        let link: usize = link.parse().ok()?;
        let row = match find_label(previous) {
            Some(label) => &mut self.transitions.get_mut(link)?[label as usize],
            None => &mut self.start,
        };
        read_row(row, cells)
    }

    /// The rows of a table.
    #[cfg(feature = "train")]
    pub(crate) fn write(&self, table: &mut String) {
        for (link, rows) in self.transitions.iter().enumerate() {
            for (label, row) in Label::ALL.iter().zip(rows) {
                write_row(table, "link", &format!("{link} {}", label.name()), row);
            }
        }
        write_row(table, "link", "0 start", &self.start);
    }
}

#[cfg(feature = "train")]
fn add_row(row: &mut Scores, other: &Scores, share: f32) {
    row.iter_mut().zip(other).for_each(|(weight, other)| *weight += share * other);
}

fn read_row<'a>(row: &mut Scores, cells: impl Iterator<Item = &'a str>) -> Option<()> {
    for cell in cells {
        let end = cell.bytes().position(|byte| byte == b'=')?;
        row[find_label(&cell[..end])? as usize] += cell[end + 1..].parse::<f32>().ok()?;
    }
    Some(())
}

impl Model {
    /// A model that knows nothing but the grammar.
    pub(crate) fn new() -> Self {
        Self::of(TEMPLATES.to_vec())
    }

    fn of(templates: Vec<Template>) -> Self {
        let features = Features::of_templates(templates);
        let rows = vec![0; features.count];
        Self { features, rows, weights: vec![Row::default()], links: Links::new() }
    }

    /// The same, with a row for every feature, by the feature's number.
    #[cfg(feature = "train")]
    pub(crate) fn with_all_rows() -> Self {
        let model = Self::new();
        let count = model.features.count;
        Self { rows: (0..count as u32).collect(), weights: vec![Row::default(); count], ..model }
    }

    /// Adds a share of the weights of another one to a model that has a row for every feature; both
    /// know all templates.
    #[cfg(feature = "train")]
    pub(crate) fn add(&mut self, model: &Self, share: f32) {
        for (Row(row), other) in self.weights.iter_mut().zip(&model.rows) {
            add_row(row, &model.weights[*other as usize].0, share);
        }
        self.links.add(&model.links, share);
    }

    /// Reads a table: a line for each row, `template TAB values TAB label=weight …`; lines that
    /// begin with `#` say something to people.
    ///
    /// # Errors
    /// The number of the first line that is not understood.
    pub(crate) fn parse(table: &str) -> Result<Self, usize> {
        // Templates without a weight need not be asked of every line.
        let weighed: FxHashSet<&str> =
            table.lines().filter_map(|line| line.split('\t').next()).collect();
        let weighs = |template: &&Template| weighed.contains(template::name(template).as_str());
        Self::of(TEMPLATES.iter().filter(weighs).copied().collect()).with(table)
    }

    /// Reads a table so that it can be added to others, which know all templates.
    ///
    /// # Errors
    /// The number of the first line that is not understood.
    #[cfg(feature = "train")]
    pub(crate) fn parse_whole(table: &str) -> Result<Self, usize> {
        Self::new().with(table)
    }

    /// The model with the rows of a table.
    fn with(mut self, table: &str) -> Result<Self, usize> {
        let names = self.features.templates.iter().map(|template| template::name(template));
        let names: FxHashMap<String, usize> = names.zip(0..).collect();
        for (number, line) in (1_usize..).zip(table.lines()) {
            if line.starts_with('#') || line.is_empty() {
                continue;
            }
            self.read(&names, line).ok_or(number)?;
        }
        Ok(self)
    }

    fn read(&mut self, names: &FxHashMap<String, usize>, line: &str) -> Option<()> {
        let mut parts = line.split('\t');
        let (name, value) = (parts.next()?, parts.next()?);
        if name == "link" {
            return self.links.read(value, parts);
        }
        let at = *names.get(name)?;
        let template = self.features.templates.get(at)?;
        let number = parse_values(template, value)?;
        let row = &mut self.rows[(self.features.base(at) + number) as usize];
        if *row == 0 {
            *row = self.weights.len() as u32;
            self.weights.push(Row::default());
        }
        read_row(&mut self.weights[*row as usize].0, parts)
    }

    /// The table as text: a line for each feature that weighs anything, `template TAB values TAB
    /// label=weight …`, weights with three decimals.
    #[cfg(feature = "train")]
    pub(crate) fn table(&self) -> String {
        let mut table = String::new();
        for (at, template) in self.features.templates.iter().enumerate() {
            let size: usize = template.iter().map(|(field, _)| field.size()).product();
            let base = self.features.base(at) as usize;
            for number in 0..size {
                let Row(row) = &self.weights[self.rows[base + number] as usize];
                write_row(&mut table, &template::name(template), &values(template, number), row);
            }
        }
        self.links.write(&mut table);
        table
    }

    /// The score of each label for each line by its own features.
    pub(crate) fn score(&self, seen: &[Seen]) -> Vec<Scores> {
        let mut features = Vec::with_capacity(self.features.templates.len());
        let mut scores = vec![[0.0; LANES]; seen.len()];
        for (at, score) in scores.iter_mut().enumerate() {
            self.features.of(seen, at, &mut features);
            let mut sum = [0.0; LANES];
            for feature in &features {
                let Row(row) = &self.weights[self.rows[*feature as usize] as usize];
                for lane in 0..LANES {
                    sum[lane] += row[lane];
                }
            }
            *score = sum;
        }
        scores
    }
}

/// The kind of boundary before a line: whether blank lines stand there, and whether the line before
/// stopped.
pub(crate) fn link(seen: &[Seen], at: usize) -> usize {
    let blank = usize::from(seen[at][Field::Blank] > 1);
    let stopped = at > 0 && field::stops(&seen[at - 1]);
    2 * blank + usize::from(stopped)
}

pub(crate) fn find_label(name: &str) -> Option<Label> {
    find_value(&Label::NAMES, name).map(|at| Label::ALL[at])
}

/// What weighs less is left out of a table. Of many features of a line each may weigh little:
/// without weights below .01 one Chinese article in a hundred more is read wrong.
#[cfg(feature = "train")]
const LEAST: f32 = 0.005;

#[cfg(feature = "train")]
fn write_row(table: &mut String, name: &str, value: &str, row: &Scores) {
    let heavy = |weight: f32| weight.abs() >= LEAST && weight > NEVER / 2.0;
    if !row.iter().any(|weight| heavy(*weight)) {
        return;
    }
    let _ = write!(table, "{name}\t{value}");
    for (label, weight) in Label::ALL.iter().zip(row) {
        if heavy(*weight) {
            let _ = write!(table, "\t{}={weight:.3}", label.name());
        }
    }
    table.push('\n');
}

/// The values behind a feature's number, by name.
#[cfg(feature = "train")]
fn values(template: Template, number: usize) -> String {
    let mut number = number;
    let mut names = Vec::new();
    for (field, _) in template.iter().rev() {
        names.push(field.values()[number % field.size()]);
        number /= field.size();
    }
    names.reverse();
    names.join(" ")
}

fn parse_values(template: Template, values: &str) -> Option<u32> {
    let mut number = 0;
    let mut names = values.split_ascii_whitespace();
    for (field, _) in template {
        let name = names.next()?;
        let value = find_value(field.values(), name)?;
        number = number * field.size() + value;
    }
    names.next().is_none().then(|| u32::try_from(number).ok())?
}

#[cfg(all(test, feature = "train"))]
mod tests {
    use super::*;

    /// Halves of two tables, added up, and the row that they make of the first class of `deficit`.
    fn check(one: &str, other: &str, expected: &str) {
        let mut mean = Model::with_all_rows();
        for table in [one, other] {
            mean.add(&Model::parse_whole(table).expect("a table"), 0.5);
        }
        let table = mean.table();
        let rows: Vec<&str> = table.lines().filter(|row| row.starts_with("deficit\t")).collect();
        assert_eq!(rows, [expected]);
    }

    #[test]
    fn shares_of_tables_add_up() {
        check(
            "deficit\t<-3\tbody=0.400\tparagraph=-0.100\n",
            "deficit\t<-3\tbody=0.200\tfurniture=1.000\n",
            "deficit\t<-3\tbody=0.300\tparagraph=-0.050\tfurniture=0.500",
        );
        check("deficit\t<-3\tbody=0.400\n", "", "deficit\t<-3\tbody=0.200");
    }
}
