//! Photographs that stand by themselves: their captions say little that the article above says.

use crate::assemble::{Draft, Part};
use crate::stitch;
use crate::topic::Index;

/// How much of its caption the article of a photograph says at least.
const LEAST: f32 = 0.2;

/// Takes captions out of articles that do not speak of them; each becomes an article of its own, behind
/// the one that it stood in.
pub(crate) fn set_apart(index: &Index, drafts: &mut Vec<Draft>, from: usize) {
    let bodies: Vec<Vec<usize>> = drafts[from..].iter().map(stitch::body).collect();
    let articles = stitch::articles(index, &bodies);
    let page = drafts.split_off(from);
    for (number, mut draft) in page.into_iter().enumerate() {
        let speaks_of = |part: &Part| match part {
            Part::Caption(lines) => {
                let said = index.said(lines.iter().map(|at| at.line), &articles);
                said.iter().any(|(article, share)| *article == number && *share >= LEAST)
            }
            Part::Paragraph(_) | Part::Subhead(_) => true,
        };
        if !draft.has_text() || draft.body.iter().all(speaks_of) {
            drafts.push(draft);
            continue;
        }
        let (body, captions): (Vec<Part>, Vec<Part>) =
            std::mem::take(&mut draft.body).into_iter().partition(speaks_of);
        draft.body = body;
        let confidence = draft.confidence;
        drafts.push(draft);
        drafts.extend(captions.into_iter().map(|caption| Draft::photograph(caption, confidence)));
    }
}
