//! Headlines that stand apart from their articles are given to those that they speak of.

use crate::assemble::{At, Draft};
use crate::stitch;
use crate::topic::Index;

/// How much of a headline an article has to say for it to be given to it.
const LEAST: f32 = 0.35;

/// What standing beside an article counts, where a headline speaks of another.
const BESIDE: f32 = 0.3;

/// Articles of fewer lines than this may well be without a headline.
const BRIEF: usize = 3;

/// A headline, and the draft that it was read with.
struct Headline {
    rows: Vec<At>,
    home: usize,
    /// It is the draft's own one, not a spare.
    own: bool,
}

/// Gives spare headlines to articles without one. What nobody takes becomes a kicker where it stands, or
/// stays an article without a body.
pub(crate) fn assign(index: &Index, drafts: &mut Vec<Draft>, from: usize) {
    let page = &mut drafts[from..];
    let bodies: Vec<Vec<usize>> = page.iter().map(stitch::body).collect();
    let spare = |draft: &Draft| !draft.spare.is_empty() || !draft.has_text();
    let bare = |draft: &Draft| draft.headline.is_empty() && draft.has_text();
    if page.iter().any(spare) && page.iter().any(bare) {
        give(index, page, &bodies);
    }
    for draft in page {
        let spare = std::mem::take(&mut draft.spare);
        draft.kicker.extend(spare.into_iter().flatten());
    }
    let mut at = 0;
    drafts.retain(|draft| {
        at += 1;
        at <= from || draft.lines().next().is_some()
    });
}

fn give(index: &Index, drafts: &mut [Draft], bodies: &[Vec<usize>]) {
    let headlines = take(drafts);
    let articles = stitch::articles(index, bodies);
    let mut pairs = Vec::new();
    for (number, headline) in headlines.iter().enumerate() {
        if headline.own {
            pairs.push((BESIDE, number, headline.home));
        }
        for (draft, said) in index.said(headline.rows.iter().map(|at| at.line), &articles) {
            let beside = headline.own && headline.home == draft;
            if bodies[draft].len() < BRIEF {
                continue;
            }
            if beside {
                pairs.push((said + BESIDE, number, draft));
            } else if said >= LEAST {
                pairs.push((said, number, draft));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut given = vec![false; headlines.len()];
    for (_, number, draft) in pairs {
        if !given[number] && drafts[draft].headline.is_empty() {
            drafts[draft].headline.clone_from(&headlines[number].rows);
            given[number] = true;
        }
    }
    for (headline, _) in headlines.into_iter().zip(&given).filter(|(_, given)| !**given) {
        let home = &mut drafts[headline.home];
        if home.headline.is_empty() && !home.has_text() {
            home.headline = headline.rows;
        } else {
            home.kicker.extend(headline.rows);
        }
    }
}

/// Takes the headlines from all drafts.
fn take(drafts: &mut [Draft]) -> Vec<Headline> {
    let mut headlines = Vec::new();
    for (home, draft) in drafts.iter_mut().enumerate() {
        let spare = std::mem::take(&mut draft.spare);
        headlines.extend(spare.into_iter().map(|rows| Headline { rows, home, own: false }));
        let rows = std::mem::take(&mut draft.headline);
        if !rows.is_empty() {
            headlines.push(Headline { rows, home, own: true });
        }
    }
    headlines
}
