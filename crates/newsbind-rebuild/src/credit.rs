//! Credits of pictures.

mod han;
mod latin;

pub(crate) use han::{
    behind_blank, behind_stop, behind_stroke, is_agency_in_brackets, is_from_agencies,
    is_sent_story, names_artwork, names_draughtsman, names_source, without_house,
};
pub(crate) use latin::{
    credit, heads, is_above_name, is_before_name, is_marked, is_of_caption, is_of_house, is_row,
    last_row, names_client, names_photographer, of_paper, opener_in_small, told,
};
