//! Articles out of labels: which parts, headlines, kickers and captions belong together.

use crate::PageReading;
use crate::assemble::{self, Drafts};
use crate::confidence::sureness;
use crate::headlines;
use crate::page::Page;
use crate::photographs;
use crate::standing;
use crate::stitch;

/// Adds the articles of a page, as its lines were read, and its furniture. Bodies are put together
/// first, since headlines are given by what whole bodies say; photographs leave then, since a
/// photograph is known by what no article says of it; and what has no text is last, since anything
/// may have found its text before.
pub(crate) fn settle(number: usize, page: &Page, reading: &PageReading, drafts: &mut Drafts) {
    let from = drafts.articles.len();
    let PageReading { lines, look, weights } = reading;
    let ties = &weights.ties;
    assemble::assemble(number, page, &lines.labels, &sureness(lines), drafts);
    let articles = &mut drafts.articles;
    stitch::stitch(&ties.seams, page, look, &lines.marginals, articles, from);
    headlines::assign(&ties.claims, page, look, &lines.marginals, articles, from);
    headlines::give_on(page, articles, from);
    headlines::take_decks(page, articles, from);
    headlines::take_between(articles, from);
    standing::lift(page, &mut articles[from..]);
    stitch::join_torn(page, articles, from);
    photographs::find_captions(page, look, &mut articles[from..]);
    photographs::set_apart(page, &look.index, articles, from);
    photographs::give_back(page, &look.index, articles, from);
    photographs::raise_titles(page, &mut articles[from..]);
    stitch::join_around_photographs(page, look, articles, from);
    standing::lift_of_photographs(page, articles, from);
    standing::lift_bare(page, articles, from);
    if !page.is_worn() {
        standing::give_kickers(articles, from);
    }
    headlines::raise_last(page, &mut articles[from..]);
}
