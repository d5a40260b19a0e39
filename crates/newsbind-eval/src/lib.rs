//! Scores a rebuilt issue against the same issue as it should be.
//!
//! [`score`] compares two issues and counts what is right in a [`Tally`]; tallies add up, and give
//! rates from 0 to 1 ([`Tally::rate`]) with brackets that say how far chance may carry them
//! ([`bracket()`]).
//!
//! ```
//! use newsbind_core::{Article, Block, Issue, Section};
//! use newsbind_eval::{Rate, score};
//!
//! let article = |headline: &str| Article {
//!     headline: Some(headline.into()),
//!     body: vec![Block::paragraph("The harbour opened again.")],
//!     ..Article::default()
//! };
//! let issue = |headline: &str| Issue {
//!     sections: vec![Section { articles: vec![article(headline)], ..Section::default() }],
//!     ..Issue::default()
//! };
//! let tally = score(&issue("Harbour reopens"), &issue("Harbour"));
//! assert_eq!(tally.rate(Rate::Article), Some(1.0));
//! assert_eq!(tally.rate(Rate::Headline), Some(0.0));
//! assert_eq!(tally.rate(Rate::Byline), None);
//! ```

mod alignment;
mod bracket;
mod character;
mod gram;
mod pair;
mod paragraph;
mod reading;
mod tally;

pub use bracket::bracket;
pub use tally::{Rate, Tally, Trust};

use newsbind_core::Issue;

use crate::pair::Pair;
use crate::reading::Reading;

/// Compares an issue with what it should be.
///
/// - An **article** is right where its body is that of one article of `gold`: the multisets of their
///   runs of five characters have at least nine tenths in common (intersection over union). Bodies are
///   compared without spaces, hyphens and dashes, without what opens a Chinese story (本报讯（…）) and
///   without jump lines in brackets. Each article has one partner at most, the likest first.
/// - A **headline** is right on a partner that is alike at least by half, if it reads the same with or
///   without the kickers; a **byline** if it names the same persons, roles set aside.
/// - A **paragraph** break is right if both bodies have it at the same character, where the bodies
///   differ at one that corresponds.
/// - A **caption** is found where nine tenths of its runs are in the captions of `predicted`.
///
/// - The **confidence** in an article of `predicted` is compared with whether it is right.
///
/// Advertisements among the furniture of `gold` are nobody's: an article of `predicted` that is
/// made of them counts neither way.
pub fn score(gold: &Issue, predicted: &Issue) -> Tally {
    let gold = reading::of_gold(gold);
    let predicted = reading::of_predicted(predicted, &gold);
    let pairs = pair::pairs(&gold.articles, &predicted.articles);
    let mut tally = Tally {
        articles: gold.with_body().count(),
        predicted_articles: predicted.with_body().count(),
        right_articles: pairs.iter().filter(|pair| pair.is_right()).count(),
        ..Tally::default()
    };
    for (at, article) in gold.articles.iter().enumerate().filter(|(_, a)| a.has_body()) {
        let partner = pairs.iter().find(|pair| pair.gold == at).filter(|pair| pair.is_alike());
        tally.enter(article, partner.map(|pair| &predicted.articles[pair.predicted]));
    }
    for (at, article) in predicted.articles.iter().enumerate().filter(|(_, a)| a.has_body()) {
        let right = pairs.iter().any(|pair| pair.predicted == at && pair.is_right());
        article.confidence.into_iter().for_each(|confidence| tally.trust(confidence, right));
    }
    tally.predicted_breaks += strays(&predicted, &pairs);
    reading::count_captions(&gold, &predicted, &mut tally);
    tally
}

/// Paragraph breaks of articles that are like none.
fn strays(predicted: &Reading, pairs: &[Pair]) -> usize {
    let has_partner = |at: usize| pairs.iter().any(|pair| pair.predicted == at && pair.is_alike());
    let strays = predicted.articles.iter().enumerate().filter(|(at, _)| !has_partner(*at));
    strays.map(|(_, article)| article.body.len().saturating_sub(1)).sum()
}
