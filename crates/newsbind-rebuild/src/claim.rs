//! Claims: what is seen of a headline and an article that it may be the headline of.

use crate::assemble::Draft;
use crate::field::{COUNTS, FORMS, Field, LEADS, SHARES};
use crate::headlines::Headline;
use crate::label::Label;
use crate::look::Look;
use crate::model::Scores;
use crate::seam::{CHANCES, LINES, RANKS, compare};
use crate::sight::sights;
use crate::topic::Sayers;
use crate::tree::Names;

sights! {
    /// One thing that is seen of a headline and an article.
    enum Sign {
        /// How much of the headline the article says; how much more than any other article; which
        /// it is by that.
        Said: SHARES,
        SaidMore: LEADS,
        SaidRank: RANKS,
        /// How much more of this headline the article says than of any other headline.
        Rival: LEADS,
        /// Whether the headline was read as this article's, or as one beside its own.
        Home: HOMES,
        /// Lines from the headline to the body; less than nothing where it stands below.
        Away: LINES,
        /// Lines of the body.
        Lines: COUNTS,
        /// Whether the article has been read with a headline, and whether the headline's own has a
        /// body.
        Headed: YES,
        Housed: YES,
        /// How probable it is that the headline's first row is one of a headline, of what follows,
        /// of what stands above.
        Row: CHANCES,
        RowBefore: CHANCES,
        RowAfter: CHANCES,
        /// How probable it is that the body's first line begins an article, or resumes one.
        Body: CHANCES,
        Resumed: CHANCES,
        /// The set form of that line.
        Form: FORMS,
        /// Lines and characters of the headline.
        Rows: Field::RowLines.values(),
        Characters: Field::RowCharacters.values(),
        /// Where the page's headlines stand, how many parts of bodies resume others, share of
        /// articles without a headline, and of words that were misread.
        Habit: Field::HabitRead.values(),
        Scattered: Field::Scattered.values(),
        Bare: Field::Bare.values(),
        Worn: Field::Worn.values(),
    }
}

/// How many signs there are.
pub(crate) const SIGNS: usize = Sign::ALL.len();

/// What is seen of a claim, by sign.
pub(crate) type Seen = [u8; SIGNS];

const HOMES: &[&str] = &["no", "spare", "own"];

const YES: &[&str] = &["no", "yes"];

/// A headline, by its number, and a draft that it may belong to.
pub(crate) struct Claim {
    pub(crate) headline: usize,
    pub(crate) draft: usize,
    pub(crate) seen: Seen,
}

/// What is seen of all claims on a page.
pub(crate) fn look(
    look: &Look,
    marginals: &[Scores],
    headlines: &[Headline],
    drafts: &[Draft],
) -> Vec<Claim> {
    let bodies: Vec<Vec<usize>> = drafts.iter().map(crate::stitch::body).collect();
    let articles = crate::stitch::articles(&look.index, &bodies);
    let mut sayers = Sayers::of(&look.index, &articles);
    let said: Vec<Vec<(usize, f32)>> = headlines
        .iter()
        .map(|headline| sayers.said(headline.rows.iter().map(|at| at.line)).to_vec())
        .collect();
    let rivals = rivals(&said, drafts.len());
    let page = Page { look, marginals, headlines, drafts, bodies, said, rivals };
    let claim = |headline, draft| Claim { headline, draft, seen: page.see(headline, draft) };
    (0..headlines.len())
        .flat_map(|headline| {
            page.claimants(headline).into_iter().map(move |draft| (headline, draft))
        })
        .map(|(headline, draft)| claim(headline, draft))
        .collect()
}

/// For each article the two headlines that it says most of.
fn rivals(said: &[Vec<(usize, f32)>], articles: usize) -> Vec<[(usize, f32); 2]> {
    let mut rivals = vec![[(usize::MAX, 0.0); 2]; articles];
    for (headline, said) in said.iter().enumerate() {
        for (article, share) in said {
            let [first, second] = &mut rivals[*article];
            if *share > first.1 {
                (*first, *second) = ((headline, *share), *first);
            } else if *share > second.1 {
                *second = (headline, *share);
            }
        }
    }
    rivals
}

/// The headlines and articles of a page.
struct Page<'a> {
    look: &'a Look,
    marginals: &'a [Scores],
    headlines: &'a [Headline],
    drafts: &'a [Draft],
    bodies: Vec<Vec<usize>>,
    /// For each headline how much of it each article says.
    said: Vec<Vec<(usize, f32)>>,
    rivals: Vec<[(usize, f32); 2]>,
}

/// A headline is claimed by the articles beside it, and by those that say at least so much of it.
const LEAST: f32 = 0.1;

impl Page<'_> {
    /// The articles that claim a headline, in order.
    fn claimants(&self, headline: usize) -> Vec<usize> {
        let home = self.headlines[headline].home;
        let beside = home.saturating_sub(1)..(home + 2).min(self.drafts.len());
        let said = self.said[headline].iter().filter(|(_, share)| *share >= LEAST);
        let mut claimants: Vec<usize> = beside.chain(said.map(|(draft, _)| *draft)).collect();
        claimants.retain(|draft| !self.bodies[*draft].is_empty());
        claimants.sort_unstable();
        claimants.dedup();
        claimants
    }

    fn see(&self, number: usize, draft: usize) -> Seen {
        let mut signs = [0; SIGNS];
        let mut put = |sign: Sign, value: u8| {
            debug_assert!(usize::from(value) < sign.size(), "{sign:?} {value}");
            signs[sign as usize] = value;
        };
        let headline = &self.headlines[number];
        let (body, rows) = (&self.bodies[draft], &headline.rows);
        let (Some(&first), Some(&last)) = (body.iter().min(), body.iter().max()) else {
            return signs;
        };
        let (Some(top), Some(foot)) = (rows.first(), rows.last()) else { return signs };
        let (share, lead, rank) = compare(&self.said[number], (usize::MAX, draft));
        put(Sign::Said, class(Sign::Said, share));
        put(Sign::SaidMore, class(Sign::SaidMore, lead));
        put(Sign::SaidRank, class(Sign::SaidRank, rank as f32));
        put(Sign::Rival, class(Sign::Rival, share - self.rival(number, draft)));
        let home = if headline.home == draft { 1 + u8::from(headline.own) } else { 0 };
        put(Sign::Home, home);
        let away = match body[0] {
            begin if begin > foot.line => begin as f32 - foot.line as f32,
            _ if last < top.line => -(top.line as f32 - last as f32),
            _ => 0.0,
        };
        put(Sign::Away, class(Sign::Away, away));
        put(Sign::Lines, class(Sign::Lines, body.len() as f32));
        put(Sign::Headed, u8::from(!self.drafts[draft].headline.is_empty()));
        put(Sign::Housed, u8::from(!self.bodies[headline.home].is_empty()));
        let chance = |line: usize, labels: &[Label]| -> f32 {
            labels.iter().map(|label| self.marginals[line][*label as usize]).sum()
        };
        let (before, after) =
            ([Label::Before, Label::BeforeNext], [Label::After, Label::AfterNext]);
        let (before, after) = (chance(top.line, &before), chance(top.line, &after));
        put(Sign::Row, class(Sign::Row, before + after));
        put(Sign::RowBefore, class(Sign::RowBefore, before));
        put(Sign::RowAfter, class(Sign::RowAfter, after));
        put(Sign::Body, class(Sign::Body, chance(body[0], &[Label::Body])));
        put(Sign::Resumed, class(Sign::Resumed, chance(body[0], &[Label::Resumed])));
        let seen = |line: usize, field: Field| self.look.seen[line][field];
        put(Sign::Form, seen(first, Field::Form));
        for (sign, field) in [
            (Sign::Rows, Field::RowLines),
            (Sign::Characters, Field::RowCharacters),
            (Sign::Habit, Field::HabitRead),
            (Sign::Scattered, Field::Scattered),
            (Sign::Bare, Field::Bare),
            (Sign::Worn, Field::Worn),
        ] {
            put(sign, seen(top.line, field));
        }
        signs
    }

    /// How much an article says of the other headline that it says most of.
    fn rival(&self, headline: usize, draft: usize) -> f32 {
        let other = self.rivals[draft].iter().find(|(other, _)| *other != headline);
        other.map_or(0.0, |(_, share)| *share)
    }
}

/// The names of what is seen of a claim.
pub(crate) fn names() -> Names {
    Names::new(Sign::ALL.iter().map(|sign| (sign.name(), sign.values())))
}

/// The value for a number.
fn class(sign: Sign, x: f32) -> u8 {
    sign.class(x) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rivals_are_the_headlines_that_an_article_says_most_of() {
        let said = [vec![(0, 0.2), (1, 0.5)], vec![(0, 0.6)], vec![(0, 0.3), (1, 0.1)]];
        let none = (usize::MAX, 0.0);
        let expected = vec![[(1, 0.6), (2, 0.3)], [(0, 0.5), (2, 0.1)], [none, none]];
        assert_eq!(rivals(&said, 3), expected);
    }
}
