//! The cover that is made where none is given.

use crate::book::Book;
use crate::picture::Picture;

/// A cover from nameplate, date and top headlines.
pub(crate) fn make(_: &Book<'_>) -> Option<Picture> {
    None
}
