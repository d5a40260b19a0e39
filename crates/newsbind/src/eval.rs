//! How right issues are, against the same issues as they should be.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use newsbind_core::Issue;
use newsbind_eval::{Rate, Tally, bracket, score};
use newsbind_read::read_issue;

use crate::arguments::Eval;
use crate::report::{Failure, Outcome, Report, count, paint, reason};

/// Prints how much of the gold issues is found in the predicted ones.
pub(crate) fn eval(eval: &Eval, report: &Report) -> Result<Outcome, Failure> {
    let gold = documents(&eval.gold)?;
    let predicted = documents(&eval.predicted)?;
    let pairs = pairs(&gold, &predicted);
    let mut tallies = Vec::new();
    let mut missing = 0;
    for (name, gold, predicted) in pairs {
        let tally = match predicted {
            Some(predicted) => score(&read(gold, report)?, &read(predicted, report)?),
            None => {
                missing += 1;
                let folder = eval.predicted.display();
                report.error(format_args!("`{name}` is not in `{folder}`; nothing of it is found"));
                score(&read(gold, report)?, &Issue::default())
            }
        };
        tallies.push((name, tally));
    }
    for name in predicted.keys().filter(|name| gold.len() > 1 && !gold.contains_key(*name)) {
        let folder = eval.gold.display();
        report.warning(format_args!("`{name}` is not in `{folder}`; it is not counted"));
    }
    if eval.per_page {
        report.result(Table { color: report.color_results }.pages(&tallies));
    }
    let tallies: Vec<Tally> = tallies.into_iter().map(|(_, tally)| tally).collect();
    report.result(Table { color: report.color_results }.total(&tallies));
    Ok(if missing == 0 { Outcome::Done } else { Outcome::Failed })
}

/// The documents of a path by their names: a file by itself, or all of a folder and those below it.
fn documents(path: &Path) -> Result<BTreeMap<String, PathBuf>, Failure> {
    let mut files = Vec::new();
    std::fs::metadata(path).map_err(|error| {
        Failure::new(format!("cannot read `{}`: {}", path.display(), reason(&error)))
    })?;
    if path.is_dir() {
        list(path, &mut Vec::new(), &mut files)?;
    } else {
        files.push(path.to_owned());
    }
    let mut documents = BTreeMap::new();
    for file in files {
        if let Some(other) = documents.insert(name(&file), file.clone()) {
            let (one, other) = (file.display(), other.display());
            return Err(Failure::new(format!(
                "`{one}` and `{other}` have one name; rename one, or name the folder of one"
            )));
        }
    }
    if documents.is_empty() {
        let path = path.display();
        return Err(Failure::new(format!("there is no *.json in `{path}`; name another folder")));
    }
    Ok(documents)
}

/// `above`: the folders that it is in, as they are without links; one that it is in is not listed
/// again.
fn list(folder: &Path, above: &mut Vec<PathBuf>, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let failure = |error: std::io::Error| {
        Failure::new(format!("cannot read `{}`: {}", folder.display(), reason(&error)))
    };
    let plain = std::fs::canonicalize(folder).map_err(failure)?;
    if above.contains(&plain) {
        return Ok(());
    }
    above.push(plain);
    for entry in std::fs::read_dir(folder).map_err(failure)? {
        let path = entry.map_err(failure)?.path();
        if path.is_dir() {
            list(&path, above, files)?;
        } else if path.extension().is_some_and(|ending| ending == "json") {
            files.push(path);
        }
    }
    above.pop();
    Ok(())
}

/// What a document is called on both sides: `page-1` for `page-1.json`, `page-1.gold.json` and
/// `page-1.pred.json`.
fn name(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let stem = stem.strip_suffix(".gold").or_else(|| stem.strip_suffix(".pred")).unwrap_or(&stem);
    stem.to_owned()
}

/// Each gold document with its name and its prediction. Two files by themselves are a pair whatever
/// they are called.
fn pairs<'a>(
    gold: &'a BTreeMap<String, PathBuf>,
    predicted: &'a BTreeMap<String, PathBuf>,
) -> Vec<(&'a str, &'a Path, Option<&'a Path>)> {
    let only = predicted.values().next().filter(|_| gold.len() == 1 && predicted.len() == 1);
    let partner = |name: &String| predicted.get(name).or(only).map(PathBuf::as_path);
    let pair =
        |(name, path): (&'a String, &'a PathBuf)| (name.as_str(), path.as_path(), partner(name));
    gold.iter().map(pair).collect()
}

fn read(path: &Path, report: &Report) -> Result<Issue, Failure> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path)
        .map_err(|error| Failure::new(format!("cannot read `{name}`: {}", reason(&error))))?;
    let issue = read_issue(&name, &bytes).map_err(|error| Failure::new(error.to_string()))?;
    for warning in &issue.warnings {
        report.warning(format_args!("{name}: {}", warning.message));
    }
    Ok(issue.value)
}

/// The rates by which issues are compared at a glance.
const MAIN: [(Rate, &str); 5] = [
    (Rate::Article, "article"),
    (Rate::Headline, "headline"),
    (Rate::Byline, "byline"),
    (Rate::Paragraph, "paragraph"),
    (Rate::Caption, "caption"),
];

/// Columns of a name.
const NAME: usize = 24;

/// How tables are set.
struct Table {
    color: bool,
}

impl Table {
    /// A line for each document.
    fn pages(&self, tallies: &[(&str, Tally)]) -> String {
        let heads = MAIN.map(|(_, name)| format!(" {name:>9}")).concat();
        let mut lines = vec![paint(&format!("{:NAME$}{heads}", ""), "1", self.color)];
        lines.extend(tallies.iter().map(|(name, tally)| {
            let rates = MAIN.map(|(rate, _)| format!(" {:>9}", shown(tally.rate(rate)))).concat();
            format!("{name:NAME$}{rates}")
        }));
        lines.join("\n") + "\n"
    }

    /// A line for each rate of all documents together.
    fn total(&self, tallies: &[Tally]) -> String {
        let total: Tally = tallies.iter().copied().sum();
        let head = format!(
            "{}: {} expected, {} found",
            count(tallies.len(), "issue"),
            count(total.articles, "article"),
            total.predicted_articles
        );
        let mut lines = vec![paint(&head, "1", self.color)];
        lines.extend(rows(&total).map(|(rate, name, right, of)| {
            let bracket = bracket(tallies, rate);
            let bracket = bracket.map_or_else(String::new, |bracket| {
                format!("{:.3}–{:.3}", bracket.start(), bracket.end())
            });
            let row = format!(
                "  {name:20} {:>6}  {bracket:11}  {right} of {of}",
                shown(total.rate(rate))
            );
            let is_main = MAIN.iter().any(|(main, _)| *main == rate);
            if is_main { paint(&row, "1", self.color) } else { row }
        }));
        if let Some(error) = total.calibration_error() {
            lines.push(format!("  {:20} {error:>6.3}", "confidence off by"));
        }
        if total.false_bylines > 0 {
            lines.push(format!("  {:20} {:>6}", "bylines too many", total.false_bylines));
        }
        if tallies.len() > 1 {
            lines.push("  (brackets: 95 %, bootstrap over the issues)".to_owned());
        }
        lines.join("\n")
    }
}

/// Each rate with its name, how many are right, and of how many.
fn rows(total: &Tally) -> impl Iterator<Item = (Rate, &'static str, usize, String)> {
    let mean = |predicted: usize, wanted: usize| format!("{wanted} expected, {predicted} found");
    let of = |number: usize| number.to_string();
    let t = total;
    [
        (Rate::Article, "article F1", t.right_articles, mean(t.predicted_articles, t.articles)),
        (Rate::ArticlePrecision, "  precision", t.right_articles, of(t.predicted_articles)),
        (Rate::ArticleRecall, "  recall", t.right_articles, of(t.articles)),
        (Rate::Headline, "headline", t.right_headlines, of(t.headlines)),
        (Rate::Unheaded, "no headline", t.right_unheaded, of(t.unheaded)),
        (Rate::Byline, "byline", t.right_bylines, of(t.bylines)),
        (Rate::Paragraph, "paragraph break F1", t.right_breaks, mean(t.predicted_breaks, t.breaks)),
        (Rate::ParagraphPrecision, "  precision", t.right_breaks, of(t.predicted_breaks)),
        (Rate::ParagraphRecall, "  recall", t.right_breaks, of(t.breaks)),
        (Rate::Caption, "caption", t.right_captions, of(t.captions)),
    ]
    .into_iter()
}

fn shown(rate: Option<f64>) -> String {
    rate.map_or_else(|| "-".to_owned(), |rate| format!("{rate:.3}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_have_one_name_on_both_sides() {
        for path in ["page-1.json", "gold/page-1.gold.json", "out/page-1/page-1.pred.json"] {
            assert_eq!(name(Path::new(path)), "page-1", "{path}");
        }
    }
}
