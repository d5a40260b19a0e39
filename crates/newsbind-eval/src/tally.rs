//! What was counted, and the rates that follow.

use std::iter::Sum;
use std::ops::AddAssign;

use crate::paragraph::right_breaks;
use crate::reading::Text;

/// Counts of one comparison, or of several added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Articles that should be there.
    pub articles: usize,
    /// Articles that are there.
    pub predicted_articles: usize,
    /// Those of them that are right.
    pub right_articles: usize,
    /// Headlines that should be there.
    pub headlines: usize,
    /// Those that read the same.
    pub right_headlines: usize,
    /// Articles that should have no headline, and were found.
    pub unheaded: usize,
    /// Those of them that have none.
    pub right_unheaded: usize,
    /// Bylines that should be there.
    pub bylines: usize,
    /// Those that name the same persons.
    pub right_bylines: usize,
    /// Bylines on articles that should have none.
    pub false_bylines: usize,
    /// Paragraph breaks that should be there.
    pub breaks: usize,
    /// Paragraph breaks that are there.
    pub predicted_breaks: usize,
    /// Those of them that are right.
    pub right_breaks: usize,
    /// Captions that should be there.
    pub captions: usize,
    /// Those that are there.
    pub right_captions: usize,
    /// Articles that are there by the confidence in them, in tenths.
    pub trust: [Trust; 10],
}

/// Articles of about one confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trust {
    /// How many there are.
    pub articles: usize,
    /// How many of them are right.
    pub right: usize,
    /// The confidence in all of them added up, in thousandths.
    pub confidence: usize,
}

/// What a tally tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rate {
    /// Right articles: the harmonic mean of precision and recall (F1).
    Article,
    /// Right articles of those that are there.
    ArticlePrecision,
    /// Right articles of those that should be there.
    ArticleRecall,
    /// Right headlines of those that should be there.
    Headline,
    /// Articles that rightly have no headline, of those that were found and should have none.
    Unheaded,
    /// Right bylines of those that should be there.
    Byline,
    /// Right paragraph breaks: F1.
    Paragraph,
    /// Right paragraph breaks of those that are there.
    ParagraphPrecision,
    /// Right paragraph breaks of those that should be there.
    ParagraphRecall,
    /// Captions that are there, of those that should be.
    Caption,
}

impl Rate {
    /// All rates, the four that matter most being [`Rate::Article`], [`Rate::Headline`],
    /// [`Rate::Byline`] and [`Rate::Paragraph`].
    pub const ALL: [Self; 10] = [
        Self::Article,
        Self::ArticlePrecision,
        Self::ArticleRecall,
        Self::Headline,
        Self::Unheaded,
        Self::Byline,
        Self::Paragraph,
        Self::ParagraphPrecision,
        Self::ParagraphRecall,
        Self::Caption,
    ];
}

impl Tally {
    /// A rate, 0 to 1; none where there is nothing to be right about.
    pub fn rate(&self, rate: Rate) -> Option<f64> {
        let articles = (self.right_articles, self.predicted_articles, self.articles);
        let breaks = (self.right_breaks, self.predicted_breaks, self.breaks);
        match rate {
            Rate::Article => f1(articles),
            Rate::ArticlePrecision => part(articles.0, articles.1),
            Rate::ArticleRecall => part(articles.0, articles.2),
            Rate::Headline => part(self.right_headlines, self.headlines),
            Rate::Unheaded => part(self.right_unheaded, self.unheaded),
            Rate::Byline => part(self.right_bylines, self.bylines),
            Rate::Paragraph => f1(breaks),
            Rate::ParagraphPrecision => part(breaks.0, breaks.1),
            Rate::ParagraphRecall => part(breaks.0, breaks.2),
            Rate::Caption => part(self.right_captions, self.captions),
        }
    }

    /// How far the confidence in articles is from the share of them that is right: the mean of the
    /// difference in each tenth, by its articles (expected calibration error); none without a
    /// confidence.
    pub fn calibration_error(&self) -> Option<f64> {
        let articles: usize = self.trust.iter().map(|trust| trust.articles).sum();
        let off = |trust: &Trust| (trust.right as f64 - trust.confidence as f64 / 1000.0).abs();
        (articles > 0).then(|| self.trust.iter().map(off).sum::<f64>() / articles as f64)
    }

    /// Counts the confidence in an article that is there.
    pub(crate) fn trust(&mut self, confidence: f64, right: bool) {
        let thousandths = (confidence.clamp(0.0, 1.0) * 1000.0).round() as usize;
        let trust = &mut self.trust[(thousandths / 100).min(9)];
        trust.articles += 1;
        trust.right += usize::from(right);
        trust.confidence += thousandths;
    }

    /// Counts an article that should be there, and the one that was found for it.
    pub(crate) fn enter(&mut self, gold: &Text, found: Option<&Text>) {
        self.breaks += gold.body.len() - 1;
        self.headlines += usize::from(!gold.headline.is_empty());
        self.bylines += usize::from(!gold.byline.is_empty());
        let Some(found) = found else { return };
        if gold.headline.is_empty() {
            self.unheaded += 1;
            self.right_unheaded += usize::from(found.headline.is_empty());
        } else {
            self.right_headlines += usize::from(gold.is_headed_like(found));
        }
        if gold.byline.is_empty() {
            self.false_bylines += usize::from(!found.byline.is_empty());
        } else {
            self.right_bylines += usize::from(found.byline == gold.byline);
        }
        self.predicted_breaks += found.body.len() - 1;
        self.right_breaks += right_breaks(&gold.body, &found.body);
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.articles += other.articles;
        self.predicted_articles += other.predicted_articles;
        self.right_articles += other.right_articles;
        self.headlines += other.headlines;
        self.right_headlines += other.right_headlines;
        self.unheaded += other.unheaded;
        self.right_unheaded += other.right_unheaded;
        self.bylines += other.bylines;
        self.right_bylines += other.right_bylines;
        self.false_bylines += other.false_bylines;
        self.breaks += other.breaks;
        self.predicted_breaks += other.predicted_breaks;
        self.right_breaks += other.right_breaks;
        self.captions += other.captions;
        self.right_captions += other.right_captions;
        for (trust, other) in self.trust.iter_mut().zip(other.trust) {
            trust.articles += other.articles;
            trust.right += other.right;
            trust.confidence += other.confidence;
        }
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), |mut sum, tally| {
            sum += tally;
            sum
        })
    }
}

fn part(right: usize, of: usize) -> Option<f64> {
    (of > 0).then(|| right as f64 / of as f64)
}

/// The harmonic mean of precision and recall.
fn f1((right, predicted, wanted): (usize, usize, usize)) -> Option<f64> {
    (wanted > 0).then(|| 2.0 * right as f64 / (predicted + wanted) as f64)
}
