//! The few words that newsbind itself adds to an issue, in the issue's language.

use crate::{Article, Date, Issue};

/// Words for one language. A `{}` takes what is put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The list of what is in the issue.
    pub contents: &'static str,
    /// The cover of a book.
    pub cover: &'static str,
    /// The front page of an e-book, with its sections.
    pub front_page: &'static str,
    /// Where reading begins.
    pub start: &'static str,
    /// The list of printed pages.
    pub pages: &'static str,
    /// What the links to the documents around one are: those of this issue.
    pub in_this_issue: &'static str,
    /// To the article before.
    pub previous: &'static str,
    /// To the article after.
    pub next: &'static str,
    /// An article without headline that is only a picture.
    pub photograph: &'static str,
    /// Name for the articles of an issue without sections.
    pub articles: &'static str,
    /// Name for the articles that are in none of an issue's named sections.
    pub others: &'static str,
    page: &'static str,
    several_pages: &'static str,
    continued_on: &'static str,
    continued_from: &'static str,
    length: &'static str,
    months: Option<&'static [&'static str; 12]>,
    first_day: &'static str,
    date: &'static str,
}

/// The words for a language (BCP 47); English where there are none.
pub fn words(language: &str) -> &'static Words {
    let mut parts = language.split('-');
    match parts.next().unwrap_or_default() {
        "zh" if parts.any(|part| matches!(part, "Hant" | "TW" | "HK" | "MO")) => &ZH_HANT,
        "zh" => &ZH_HANS,
        "ja" => &JA,
        "fr" => &FR,
        "de" => &DE,
        _ => &EN,
    }
}

impl Words {
    /// Whether words have spaces between them. Where they have not, months are numbers.
    fn is_spaced(&self) -> bool {
        self.months.is_some()
    }

    /// A link's words with what it leads to: `Next: Harbour reopens`, `下一篇：港口重开`.
    pub fn leading_to(&self, link: &str, title: &str) -> String {
        let colon = if self.is_spaced() { ": " } else { "：" };
        format!("{link}{colon}{title}")
    }

    /// What a page is called: `page A4`, `第4版`.
    pub fn page(&self, label: &str) -> String {
        self.page.replace("{}", label)
    }

    /// What pages are called: `page A4`, `pages 1, 4`, `第1、4版`; nothing where there are none.
    pub fn pages_of(&self, labels: &[String]) -> String {
        match labels {
            [] => String::new(),
            [label] => self.page(label),
            _ => self.several_pages.replace("{}", &labels.join(self.between())),
        }
    }

    /// What stands between the parts of a list.
    fn between(&self) -> &'static str {
        if self.is_spaced() { ", " } else { "、" }
    }

    /// What stands between a dateline and the text that it opens: a space; where words have none
    /// between them an em, which is in closing marks already: `（记者 吴兰）`.
    pub fn behind_dateline(&self, dateline: &str) -> &'static str {
        match self.is_spaced() {
            true => " ",
            false if dateline.ends_with(['）', '：', ':', ')']) => "",
            false => "\u{3000}",
        }
    }

    /// A jump line that leads on: `continued on page A4`, `下转第4版`.
    pub fn continued_on(&self, label: &str) -> String {
        self.continued_on.replace("{}", label)
    }

    /// A jump line that leads back: `continued from page A1`, `上接第1版`.
    pub fn continued_from(&self, label: &str) -> String {
        self.continued_from.replace("{}", label)
    }

    /// How long an article is: words where words are spaced, else characters.
    pub fn length(&self, article: &Article) -> String {
        let text = article.text();
        let count = if !self.is_spaced() {
            text.chars().filter(|c| !c.is_whitespace()).count()
        } else {
            text.split_whitespace().count()
        };
        self.length.replace("{}", &count.to_string())
    }

    /// A day, written out: `13 October 2022`, `2022年10月13日`.
    pub fn date(&self, date: Date) -> String {
        let month = usize::from(date.month());
        let name =
            self.months.map_or_else(|| month.to_string(), |names| names[month - 1].to_owned());
        let day = match date.day() {
            1 => self.first_day.to_owned(),
            day => day.to_string(),
        };
        let year = date.year().to_string();
        self.date.replace("{d}", &day).replace("{m}", &name).replace("{y}", &year)
    }
}

impl Issue {
    /// What the issue is called on a cover: its title, else newspaper and date, else its id, and the
    /// date unless the id has its year.
    pub fn display_title(&self) -> String {
        if let Some(title) = &self.title {
            return title.clone();
        }
        let words = words(&self.language);
        // Names of files often say the day.
        let told = |date: &Date| self.id.contains(&date.year().to_string());
        let name = self.newspaper.name.as_ref();
        let date = self.date.filter(|date| name.is_some() || !told(date));
        let date = date.map(|date| words.date(date));
        match (name, date) {
            (Some(name), Some(date)) if !words.is_spaced() => format!("{name} {date}"),
            (Some(name), Some(date)) => format!("{name}, {date}"),
            (Some(name), None) => name.clone(),
            (None, Some(date)) => format!("{}, {date}", self.id),
            (None, None) => self.id.clone(),
        }
    }
}

impl Article {
    /// What the article is called in a list: its headline, else its beginning (16 ems at most),
    /// else the word for a photograph.
    pub fn display_title(&self, words: &Words) -> String {
        if let Some(headline) = &self.headline {
            return headline.clone();
        }
        let text = self.body.iter().map(crate::Block::text).find(|text| !text.is_empty());
        text.map_or_else(|| words.photograph.to_owned(), |text| beginning(text, 32))
    }
}

/// The first characters of a text, cut at a word, `…` where it goes on. A character of ASCII counts
/// one half em, any other an em. Chinese does not show its words: it is cut at the last mark of its
/// second half, where there is one.
pub fn beginning(text: &str, halves: usize) -> String {
    let mut width = 0;
    let mut word_end = 0;
    let mut clause_end = 0;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() || !c.is_ascii() {
            word_end = at;
        }
        if "，；：、。！？".contains(c) && 2 * width >= halves {
            clause_end = at;
        }
        width += if c.is_ascii() { 1 } else { 2 };
        if width > halves {
            let ends = [clause_end, word_end, at];
            let end = ends.into_iter().find(|end| *end > 0).unwrap_or(at);
            return format!("{}…", text[..end].trim_end());
        }
    }
    text.to_owned()
}

const ZH_HANS: Words = Words {
    contents: "目录",
    cover: "封面",
    front_page: "首页",
    start: "正文",
    pages: "版面",
    in_this_issue: "本期内容",
    previous: "上一篇",
    next: "下一篇",
    photograph: "图片",
    articles: "全部文章",
    others: "其他文章",
    page: "第{}版",
    several_pages: "第{}版",
    continued_on: "下转第{}版",
    continued_from: "上接第{}版",
    length: "{}字",
    months: None,
    first_day: "1",
    date: "{y}年{m}月{d}日",
};

const ZH_HANT: Words = Words {
    contents: "目錄",
    front_page: "首頁",
    pages: "版面",
    in_this_issue: "本期內容",
    photograph: "圖片",
    articles: "全部文章",
    others: "其他文章",
    continued_on: "下轉第{}版",
    continued_from: "上接第{}版",
    ..ZH_HANS
};

const JA: Words = Words {
    contents: "目次",
    cover: "表紙",
    front_page: "トップ",
    start: "本文",
    pages: "紙面",
    in_this_issue: "この号の記事",
    previous: "前の記事",
    next: "次の記事",
    photograph: "写真",
    articles: "記事一覧",
    others: "その他の記事",
    page: "{}面",
    several_pages: "{}面",
    continued_on: "{}面に続く",
    continued_from: "{}面から続く",
    length: "{}字",
    months: None,
    first_day: "1",
    date: "{y}年{m}月{d}日",
};

const EN: Words = Words {
    contents: "Contents",
    cover: "Cover",
    front_page: "Front page",
    start: "Start of reading",
    pages: "Pages",
    in_this_issue: "In this issue",
    previous: "Previous",
    next: "Next",
    photograph: "Photograph",
    articles: "All articles",
    others: "Other articles",
    page: "page {}",
    several_pages: "pages {}",
    continued_on: "continued on page {}",
    continued_from: "continued from page {}",
    length: "{} words",
    months: Some(&[
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]),
    first_day: "1",
    date: "{d} {m} {y}",
};

const FR: Words = Words {
    contents: "Sommaire",
    cover: "Couverture",
    front_page: "Une",
    start: "Début du texte",
    pages: "Pages",
    in_this_issue: "Dans ce numéro",
    previous: "Précédent",
    next: "Suivant",
    photograph: "Photographie",
    articles: "Tous les articles",
    others: "Autres articles",
    page: "page {}",
    several_pages: "pages {}",
    continued_on: "suite page {}",
    continued_from: "suite de la page {}",
    length: "{} mots",
    months: Some(&[
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ]),
    first_day: "1er",
    date: "{d} {m} {y}",
};

const DE: Words = Words {
    contents: "Inhalt",
    cover: "Titelbild",
    front_page: "Titelseite",
    start: "Textbeginn",
    pages: "Seiten",
    in_this_issue: "In dieser Ausgabe",
    previous: "Zurück",
    next: "Weiter",
    photograph: "Foto",
    articles: "Alle Artikel",
    others: "Weitere Artikel",
    page: "Seite {}",
    several_pages: "Seiten {}",
    continued_on: "Fortsetzung auf Seite {}",
    continued_from: "Fortsetzung von Seite {}",
    length: "{} Wörter",
    months: Some(&[
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ]),
    first_day: "1",
    date: "{d}. {m} {y}",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Newspaper;

    #[test]
    fn a_day_in_each_language() {
        let first = Date::new(2022, 8, 1).unwrap();
        for (language, expected) in [
            ("zh-Hans", "2022年8月1日"),
            ("zh-TW", "2022年8月1日"),
            ("ja", "2022年8月1日"),
            ("en-GB", "1 August 2022"),
            ("fr", "1er août 2022"),
            ("de-CH", "1. August 2022"),
            ("und", "1 August 2022"),
        ] {
            assert_eq!(words(language).date(first), expected, "{language}");
        }
    }

    #[test]
    fn pages_in_each_language() {
        for (language, labels, expected) in [
            ("en", &["4"][..], "page 4"),
            ("en", &["1", "4"], "pages 1, 4"),
            ("fr", &["1", "4", "5"], "pages 1, 4, 5"),
            ("de", &["1", "4"], "Seiten 1, 4"),
            ("zh-Hans", &["A1", "A4"], "第A1、A4版"),
            ("ja", &["1", "4"], "1、4面"),
            ("en", &[], ""),
        ] {
            let labels: Vec<String> = labels.iter().map(|label| (*label).to_owned()).collect();
            assert_eq!(words(language).pages_of(&labels), expected, "{language}");
        }
    }

    #[test]
    fn a_dateline_is_set_off() {
        for (language, dateline, expected) in [
            ("en", "PORT ELLEN, May 5 —", " "),
            ("zh-Hans", "本报讯（记者 吴兰）", ""),
            ("zh-Hans", "新华社北京5月6日电", "\u{3000}"),
        ] {
            assert_eq!(words(language).behind_dateline(dateline), expected, "{dateline}");
        }
    }

    #[test]
    fn an_issue_is_called_by_what_is_known() {
        let name = Newspaper { name: Some("The Echo".into()), ..Newspaper::default() };
        let date = Date::new(2022, 10, 13);
        let issue = Issue { id: "x".into(), language: "en".into(), ..Issue::default() };
        assert_eq!(issue.display_title(), "x");
        let dated = |id: &str| Issue { id: id.into(), date, ..issue.clone() };
        assert_eq!(dated("page").display_title(), "page, 13 October 2022");
        assert_eq!(dated("echo-2022-10-13").display_title(), "echo-2022-10-13");
        let issue = Issue { newspaper: name, date, ..issue };
        assert_eq!(issue.display_title(), "The Echo, 13 October 2022");
        let issue = Issue { title: Some("Jubilee".into()), ..issue };
        assert_eq!(issue.display_title(), "Jubilee");
    }

    #[test]
    fn a_beginning_is_cut_at_a_word() {
        for (text, halves, expected) in [
            ("one two three", 9, "one two…"),
            ("one two", 9, "one two"),
            ("incomprehensible", 5, "incom…"),
            ("十月十二日走进苏州", 8, "十月十二…"),
            ("昨，今天桥修好了", 8, "昨，今天…"),
            ("昨天上午，桥修好了", 10, "昨天上午…"),
        ] {
            assert_eq!(beginning(text, halves), expected);
        }
    }
}
