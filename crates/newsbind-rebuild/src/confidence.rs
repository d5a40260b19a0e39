//! Confidence: how often an article that was read so surely is right.

use crate::LineReading;
use crate::label::Label;

/// How often articles of such sureness were right, on pages that the weights had not been learned
/// from.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Confidence {
    /// For pages whose columns are in order: sureness, ascending, and the share of right articles;
    /// between two points as on a line.
    ordered: Vec<(f32, f32)>,
    /// The same for pages whose columns are not.
    scattered: Vec<(f32, f32)>,
}

impl Confidence {
    /// Reads a table, `ordered` or `scattered`, `TAB sureness TAB share` a line; without one, the
    /// confidence is the sureness.
    ///
    /// # Errors
    /// The number of the first line that is not understood.
    pub(crate) fn parse(table: &str) -> Result<Self, usize> {
        let mut confidence = Self::default();
        for (number, line) in (1_usize..).zip(table.lines()) {
            confidence.read(line).ok_or(number)?;
        }
        Ok(confidence)
    }

    fn read(&mut self, line: &str) -> Option<()> {
        let mut cells = line.split('\t');
        let points = match cells.next()? {
            "ordered" => &mut self.ordered,
            "scattered" => &mut self.scattered,
            _ => return None,
        };
        points.push((cells.next()?.parse().ok()?, cells.next()?.parse().ok()?));
        cells.next().is_none().then_some(())
    }

    /// The confidence in an article of such sureness.
    pub(crate) fn of(&self, sureness: f32, scattered: bool) -> f32 {
        let points = if scattered { &self.scattered } else { &self.ordered };
        let next = points.partition_point(|(x, _)| *x < sureness);
        match (next.checked_sub(1).map(|at| points[at]), points.get(next).copied()) {
            (Some((_, share)), None) | (None, Some((_, share))) => share,
            (Some((x, share)), Some((to, up))) => {
                share + (up - share) * (sureness - x) / (to - x).max(1e-6)
            }
            (None, None) => sureness,
        }
    }
}

/// On a page whose columns are out of order so many parts of bodies resume others, or more.
pub(crate) const SCATTERED: usize = 2;

/// Whether a page's columns are out of order.
pub(crate) fn is_scattered(labels: &[Label]) -> bool {
    labels.iter().filter(|label| **label == Label::Resumed).count() >= SCATTERED
}

/// For each line how sure it is that its article is what it was read to be: how probable its label
/// is; the lines of a body may as well begin a paragraph as not, or be a caption.
pub(crate) fn sureness(reading: &LineReading) -> Vec<f32> {
    let inside = [Label::Paragraph, Label::Continued, Label::Caption, Label::CaptionNext];
    let of_line = |(label, line): (&Label, &crate::model::Scores)| {
        if inside.contains(label) {
            inside.iter().map(|label| line[*label as usize]).sum::<f32>().min(1.0)
        } else {
            line[*label as usize]
        }
    };
    reading.labels.iter().zip(&reading.marginals).map(of_line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(table: &str, (sureness, scattered): (f32, bool), confidence: f32) {
        let found = Confidence::parse(table).expect("a table").of(sureness, scattered);
        assert!((found - confidence).abs() < 1e-6, "{table:?} {sureness}: {found}");
    }

    #[test]
    fn between_points_as_on_a_line() {
        let table =
            "ordered\t0.2\t0.1\nordered\t0.6\t0.5\nordered\t0.9\t0.7\nscattered\t0.5\t0.3\n";
        for (sureness, confidence) in
            [(0.1, 0.1), (0.2, 0.1), (0.4, 0.3), (0.6, 0.5), (0.75, 0.6), (1.0, 0.7)]
        {
            check(table, (sureness, false), confidence);
        }
        check(table, (0.9, true), 0.3);
        check("", (0.4, false), 0.4);
    }

    #[test]
    fn a_broken_table_names_its_line() {
        assert_eq!(Confidence::parse("ordered\t0.2\t0.1\n0.6\t0.5\n"), Err(2));
    }
}
