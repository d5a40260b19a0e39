//! Confidence: how often an article that was read so surely is right.

use crate::LineReading;
use crate::label::Label;

/// How often articles of such sureness were right, on pages that the weights had not been learned from.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Confidence {
    /// Sureness, ascending, and the share of right articles; between two points as on a line.
    points: Vec<(f32, f32)>,
}

impl Confidence {
    /// Reads a table, `sureness TAB share` a line; without one, the confidence is the sureness.
    ///
    /// # Errors
    /// The number of the first line that is not understood.
    pub(crate) fn parse(table: &str) -> Result<Self, usize> {
        let point = |line: &str| {
            let (sureness, share) = line.split_once('\t')?;
            Some((sureness.parse().ok()?, share.parse().ok()?))
        };
        let lines = (1_usize..).zip(table.lines()).filter(|(_, line)| !line.starts_with('#'));
        let points: Result<_, _> = lines.map(|(number, line)| point(line).ok_or(number)).collect();
        Ok(Self { points: points? })
    }

    /// The confidence in an article of such sureness.
    pub(crate) fn of(&self, sureness: f32) -> f32 {
        let next = self.points.partition_point(|(x, _)| *x < sureness);
        match (next.checked_sub(1).map(|at| self.points[at]), self.points.get(next).copied()) {
            (Some((_, share)), None) | (None, Some((_, share))) => share,
            (Some((x, share)), Some((to, up))) => {
                share + (up - share) * (sureness - x) / (to - x).max(1e-6)
            }
            (None, None) => sureness,
        }
    }
}

/// For each line how sure it is that its article is what it was read to be: how probable its label is; the
/// lines of a body may as well begin a paragraph as not, or be a caption.
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

    fn check(table: &str, sureness: f32, confidence: f32) {
        let found = Confidence::parse(table).expect("a table").of(sureness);
        assert!((found - confidence).abs() < 1e-6, "{table:?} {sureness}: {found}");
    }

    #[test]
    fn between_points_as_on_a_line() {
        let table = "0.2\t0.1\n0.6\t0.5\n0.9\t0.7\n";
        for (sureness, confidence) in
            [(0.1, 0.1), (0.2, 0.1), (0.4, 0.3), (0.6, 0.5), (0.75, 0.6), (1.0, 0.7)]
        {
            check(table, sureness, confidence);
        }
        check("", 0.4, 0.4);
    }

    #[test]
    fn a_broken_table_names_its_line() {
        assert_eq!(Confidence::parse("0.2\t0.1\n0.6 0.5\n"), Err(2));
    }
}
