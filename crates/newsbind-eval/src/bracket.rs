//! Brackets: how far a rate would go up and down with other pages of the same kind.

use std::ops::RangeInclusive;

use fastrand::Rng;

use crate::{Rate, Tally};

/// How often the pages are drawn anew.
const DRAWS: usize = 2000;

/// The 95 % bracket of a rate over some pages (or issues), each with its tally: the percentile
/// bootstrap, which draws as many pages as there are, with replacement, again and again. The same
/// tallies give the same bracket. None for fewer than two pages, or where there is no rate.
pub fn bracket(pages: &[Tally], rate: Rate) -> Option<RangeInclusive<f64>> {
    if pages.len() < 2 {
        return None;
    }
    let mut random = Rng::with_seed(0);
    let mut rates: Vec<f64> = (0..DRAWS)
        .filter_map(|_| {
            let drawn = (0..pages.len()).map(|_| pages[random.usize(..pages.len())]);
            drawn.sum::<Tally>().rate(rate)
        })
        .collect();
    rates.sort_by(f64::total_cmp);
    let last = rates.len().checked_sub(1)?;
    let percentile = |part: f64| rates[(part * last as f64).round() as usize];
    Some(percentile(0.025)..=percentile(0.975))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(articles: usize, right_articles: usize) -> Tally {
        Tally { articles, predicted_articles: articles, right_articles, ..Tally::default() }
    }

    #[test]
    fn a_bracket_holds_the_rate_and_is_the_same_again() {
        let pages: Vec<Tally> = (0..40).map(|at| page(10, 6 + at % 4)).collect();
        let found = bracket(&pages, Rate::Article).expect("a bracket");
        let rate = pages.iter().copied().sum::<Tally>().rate(Rate::Article).expect("a rate");
        assert!(found.contains(&rate));
        // The mean of 40 draws with a standard deviation of 0.112: 1.96 × 0.112 / √40 either way.
        assert!((found.end() - found.start() - 0.069).abs() < 0.01, "{found:?}");
        assert_eq!(bracket(&pages, Rate::Article), Some(found));
    }

    #[test]
    fn there_is_none_without_pages_or_a_rate() {
        assert_eq!(bracket(&[page(10, 5)], Rate::Article), None);
        assert_eq!(bracket(&[page(10, 5); 2], Rate::Byline), None);
    }
}
