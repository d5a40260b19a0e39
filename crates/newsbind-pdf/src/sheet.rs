//! The sheet: page, type area, columns and baseline grid, worked out from the options.

use newsbind_core::{ExportError, OptionError};

use crate::Pdf;
use crate::options::{Columns, Style};

/// Points in a millimetre.
const MM: f64 = 72.0 / 25.4;

/// Where things may stand on a page. Lengths are in points, from the upper left corner.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) style: Style,
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// Left edge of the type area.
    pub(crate) left: f64,
    /// Upper edge of the running head.
    pub(crate) head: f64,
    /// Upper edge of the first row.
    pub(crate) top: f64,
    pub(crate) columns: usize,
    /// Width of a column.
    pub(crate) measure: f64,
    /// Space between columns.
    pub(crate) gutter: f64,
    /// Size of running text.
    pub(crate) size: f64,
    /// From baseline to baseline; everything stands on this grid.
    pub(crate) leading: f64,
    /// The widest leading that a page may have instead, to be full.
    loosest: f64,
    /// The narrowest leading that pages may have, to save one.
    tightest: f64,
    /// Rows of the grid that a page has.
    pub(crate) rows: usize,
}

/// Ems of a comfortable measure: clreq has no number; Chinese newspapers set 10 to 18, and 17 ems
/// of Latin are about 40 characters.
const COMFORTABLE: f64 = 16.5;

/// Fewest ems that a column may have: below, kinsoku leaves no choice.
const NARROWEST: f64 = 4.0;

impl Sheet {
    /// Whether issues of some script fit the options.
    ///
    /// # Errors
    /// The option without which they would.
    pub(crate) fn check(options: &Pdf) -> Result<(), OptionError> {
        let fits = |options: &Pdf| Self::new(options, false).or_else(|_| Self::new(options, true));
        let Err(error) = fits(options) else { return Ok(()) };
        let without = [
            ("margin", Pdf { margin: None, ..options.clone() }),
            ("font_size", Pdf { font_size: None, ..options.clone() }),
            ("columns", Pdf { columns: Columns::Auto, ..options.clone() }),
        ];
        let wrong = without.iter().find(|(_, options)| fits(options).is_ok());
        Err(OptionError::new(wrong.map_or("page", |(option, _)| option), error))
    }

    /// Works out the sheet for an issue that is mostly CJK or mostly not.
    ///
    /// # Errors
    /// If the page is too small for the text.
    pub(crate) fn new(options: &Pdf, cjk: bool) -> Result<Self, ExportError> {
        let (width, height) = (options.page.width * MM, options.page.height * MM);
        let shorter = width.min(height);
        let style = options.style.unwrap_or_else(|| default_style(width, height));
        let margin = options.margin.map_or_else(|| (shorter / 16.0).max(5.0 * MM), |mm| mm * MM);
        let area = width - 2.0 * margin;
        let wanted = options.font_size.unwrap_or(match style {
            Style::Paper if cjk => 9.5,
            Style::Paper => 9.0,
            Style::Book => 10.5,
        });
        if !(wanted.is_finite() && wanted >= 1.0 && margin.is_finite() && margin >= 0.0) {
            return Err(too_small("`font_size` and `margin` are no sizes for print"));
        }
        let gutter = if cjk { 1.6 * wanted } else { 1.4 * wanted };
        let columns = count(options.columns, style, area, wanted, gutter);
        let free = options.style.is_none() && options.columns == Columns::Auto;
        if free && style == Style::Paper && columns == 1 {
            // Of modules one column wide, one above the other, no reader finds the order.
            return Self::new(&Pdf { style: Some(Style::Book), ..options.clone() }, cjk);
        }
        let measure = (area - gutter * (columns - 1) as f64) / columns as f64;
        // A page wider than is good to read holds a narrower column in its middle.
        let measure = if columns == 1 { measure.min(38.0 * wanted) } else { measure };
        if measure < NARROWEST * wanted {
            let message = "a column of the page holds fewer than 4 characters";
            return Err(too_small(message));
        }
        let whole = (measure / wanted).round().max(1.0);
        let (size, measure) = match options.font_size {
            Some(size) => (size, (measure / size).floor() * size),
            None => (measure / whole, measure),
        };
        let leading = size * if cjk { 1.42 } else { 1.28 };
        let head = margin;
        // Below the running head; a module brings room of its own, in which the rule above it
        // stands.
        let below = if style == Style::Paper { 1.2 } else { 1.8 };
        let top = head + below * size;

        let rows = ((height - margin - top) / leading).floor();
        if rows < 4.0 {
            return Err(too_small("the page holds fewer than 4 lines"));
        }
        // The rows fill the page to its last point.
        let leading = (height - margin - top) / rows;
        let gutter = if columns == 1 {
            0.0
        } else {
            (area - measure * columns as f64) / (columns - 1) as f64
        };
        let used = measure * columns as f64 + gutter * (columns - 1) as f64;
        let left = (width - used) / 2.0;
        let rows = rows as usize;
        Ok(Self {
            style,
            width,
            height,
            left,
            head,
            top,
            columns,
            measure,
            gutter,
            size,
            leading,
            loosest: (size * if cjk { 1.5 } else { 1.37 }).max(leading),
            tightest: size * if cjk { 1.33 } else { 1.2 },
            rows,
        })
    }

    /// Left edge of a column.
    pub(crate) fn column(&self, column: usize) -> f64 {
        self.left + column as f64 * (self.measure + self.gutter)
    }

    /// Width of several columns with what is between them.
    pub(crate) fn span(&self, columns: usize) -> f64 {
        self.measure * columns as f64 + self.gutter * columns.saturating_sub(1) as f64
    }

    /// Upper edge of a row.
    pub(crate) fn row(&self, row: usize) -> f64 {
        self.top + row as f64 * self.leading
    }

    /// The fewest rows that can take the room of so many.
    pub(crate) fn fewest(&self, rows: usize) -> usize {
        (rows as f64 * self.leading / self.loosest).ceil() as usize
    }

    /// The sheet with more rows: so many that so many pages have room for those that are over, then
    /// as many as there may be. How many are over is not known better: what stands on a last page
    /// is spread over its width, under a head of its own.
    pub(crate) fn tighter(&self, pages: usize, over: usize) -> Vec<Self> {
        let height = self.rows as f64 * self.leading;
        let most = (height / self.tightest) as usize;
        // What is kept together may leave a row at the foot of a page.
        let enough = self.rows + over.div_ceil(pages.max(1)) + 1;
        let mut rows = vec![enough, most];
        rows.retain(|rows| (self.rows + 1..=most).contains(rows));
        rows.dedup();
        let with = |rows| Self { rows, leading: height / rows as f64, ..self.clone() };
        rows.into_iter().map(with).collect()
    }

    /// Rows that a height takes.
    pub(crate) fn rows_for(&self, height: f64) -> usize {
        // A hair of tolerance: what just fits must not take another row.
        (height / self.leading - 0.01).ceil().max(0.0) as usize
    }
}

fn default_style(width: f64, height: f64) -> Style {
    // ISO A4 is 595 x 842 points; US letter, which is shorter, counts as well.
    if width.min(height) >= 590.0 && width.max(height) >= 780.0 {
        Style::Paper
    } else {
        Style::Book
    }
}

fn count(columns: Columns, style: Style, area: f64, size: f64, gutter: f64) -> usize {
    match (columns, style) {
        (Columns::Number(number), _) => usize::from(number).max(1),
        (Columns::Auto, Style::Book) => 1,
        (Columns::Auto, Style::Paper) => {
            ((area + gutter) / (COMFORTABLE * size + gutter)).round().max(1.0) as usize
        }
    }
}

fn too_small(what: &str) -> ExportError {
    let way_out = "choose a larger `page`, a smaller `margin` or `font_size`, or fewer `columns`";
    ExportError::Refused(format!("{what}; {way_out}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::PageSize;

    #[test]
    fn large_print_is_a_book() {
        for (size, style, expected) in [
            (12.0, None, Style::Paper),
            (22.0, None, Style::Book),
            (22.0, Some(Style::Paper), Style::Paper),
        ] {
            let options = Pdf { font_size: Some(size), style, ..Pdf::default() };
            assert_eq!(Sheet::new(&options, true).unwrap().style, expected, "{size}");
        }
    }

    fn sheet(page: &str, cjk: bool) -> Sheet {
        let page: PageSize = page.parse().unwrap();
        Sheet::new(&Pdf { page, ..Pdf::default() }, cjk).unwrap()
    }

    #[test]
    fn pages_have_columns_of_a_comfortable_measure() {
        for (page, style, columns) in [
            ("a4", Style::Paper, 3),
            ("a3", Style::Paper, 4),
            ("letter", Style::Paper, 3),
            ("tabloid", Style::Paper, 4),
            ("phone", Style::Book, 1),
            ("e-ink", Style::Book, 1),
        ] {
            let sheet = sheet(page, true);
            assert_eq!((sheet.style, sheet.columns), (style, columns), "{page}");
            let ems = sheet.measure / sheet.size;
            assert!((ems - ems.round()).abs() < 1e-9, "{page}: {ems} ems");
            assert!(sheet.left + sheet.span(sheet.columns) <= sheet.width - sheet.left + 1e-9);
        }
    }

    #[test]
    fn a_page_without_room_is_refused() {
        for (page, columns, font_size) in
            [("10x200mm", 1, None), ("a4", 20, None), ("100x20mm", 1, None), ("a4", 1, Some(300.0))]
        {
            let page = page.parse().unwrap();
            let options =
                Pdf { page, columns: Columns::Number(columns), font_size, ..Pdf::default() };
            let error = Sheet::new(&options, true).unwrap_err().to_string();
            assert!(error.contains("choose a larger `page`"), "{error}");
        }
    }

    #[test]
    fn the_option_that_takes_the_room_is_told() {
        for (options, expected) in [
            (Pdf { margin: Some(80.0), ..Pdf::default() }, Ok(())),
            (Pdf { margin: Some(200.0), ..Pdf::default() }, Err("margin")),
            (Pdf { font_size: Some(300.0), ..Pdf::default() }, Err("font_size")),
            (Pdf { font_size: Some(f64::NAN), ..Pdf::default() }, Err("font_size")),
            (Pdf { columns: Columns::Number(20), ..Pdf::default() }, Err("columns")),
            (Pdf { page: "10x200mm".parse().unwrap(), ..Pdf::default() }, Err("page")),
        ] {
            let found = Sheet::check(&options).map_err(|wrong| wrong.option);
            assert_eq!(found, expected.map_err(str::to_owned));
        }
    }
}
