//! Headlines that stand apart from their articles are given to those that they speak of.

use crate::assemble::{At, Draft};
use crate::claim::{self, Claim};
use crate::look::Look;
use crate::model::Scores;
use crate::tree::Odds;

/// A headline is given to an article from so probable a claim on.
const LEAST: f32 = 0.4;

/// A headline, and the draft that it was read with.
pub(crate) struct Headline {
    pub(crate) rows: Vec<At>,
    pub(crate) home: usize,
    /// It is the draft's own one, not a spare.
    pub(crate) own: bool,
}

/// Gives headlines to the articles whose claims are best, on a page where some may stand with the wrong one.
/// What nobody takes stays where it stands: as the headline of an article without one, else as a kicker.
pub(crate) fn assign(
    claims: &Odds,
    look: &Look,
    marginals: &[Scores],
    drafts: &mut Vec<Draft>,
    from: usize,
) {
    let page = &mut drafts[from..];
    let headlines = headlines(page);
    if headlines.iter().any(|headline| !headline.own || !page[headline.home].has_text()) {
        let mut found: Vec<(f32, Claim)> = claim::look(look, marginals, &headlines, page)
            .into_iter()
            .map(|claim| (claims.chance(&claim.seen), claim))
            .filter(|(chance, _)| *chance >= LEAST)
            .collect();
        found.sort_by(|(a, one), (b, other)| {
            let order = (one.headline, one.draft).cmp(&(other.headline, other.draft));
            b.total_cmp(a).then(order)
        });
        give(page, headlines, found.into_iter().map(|(_, claim)| claim));
    }
    let mut at = 0;
    drafts.retain(|draft| {
        at += 1;
        at <= from || draft.lines().next().is_some()
    });
}

/// All headlines of a page.
pub(crate) fn headlines(drafts: &[Draft]) -> Vec<Headline> {
    let mut headlines = Vec::new();
    for (home, draft) in drafts.iter().enumerate() {
        let spare = draft.spare.iter().cloned();
        headlines.extend(spare.map(|rows| Headline { rows, home, own: false }));
        if !draft.headline.is_empty() {
            headlines.push(Headline { rows: draft.headline.clone(), home, own: true });
        }
    }
    headlines
}

/// Gives the headlines to the drafts, the first claims first.
fn give(drafts: &mut [Draft], headlines: Vec<Headline>, claims: impl Iterator<Item = Claim>) {
    for draft in drafts.iter_mut() {
        draft.spare.clear();
        draft.headline.clear();
    }
    let mut given = vec![false; headlines.len()];
    for Claim { headline, draft, .. } in claims {
        if !given[headline] && drafts[draft].headline.is_empty() {
            drafts[draft].headline.clone_from(&headlines[headline].rows);
            given[headline] = true;
        }
    }
    let left = headlines.into_iter().zip(&given).filter(|(_, given)| !**given);
    let (own, spare): (Vec<_>, Vec<_>) =
        left.map(|(headline, _)| headline).partition(|headline| headline.own);
    for headline in own.into_iter().chain(spare) {
        let home = &mut drafts[headline.home];
        if home.headline.is_empty() && (headline.own || !home.has_text()) {
            home.headline = headline.rows;
        } else {
            home.kicker.extend(headline.rows);
        }
    }
}
