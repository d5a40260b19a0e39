//! Datelines: what opens a story, with its place, its date and who sent it.

mod habit;
mod han;
mod latin;

pub(crate) use habit::{mark_places, place};
pub(crate) use han::{is_day, is_report, writer};
pub(crate) use latin::{is_agency, names_agencies, opens_text};

use crate::page::Writing;

/// The dateline that a text begins with, as the number of its characters.
pub(crate) fn dateline(text: &[char], writing: Writing) -> Option<usize> {
    match writing {
        Writing::Han => han::dateline(text),
        Writing::Latin => latin::dateline(text),
    }
}

#[cfg(test)]
mod tests {
    use newsbind_core::{TextLine, TextPage};

    use super::*;
    use crate::page::prepare;
    use crate::traditional::simplify;

    #[test]
    fn datelines_that_open_a_text() {
        for (lines, expected) in [
            ("Hochwasser – Feuerwehr im Einsatz\n\nNach dem Regen der vergangenen", false),
            ("Hochwasser – Feuerwehr im\nEinsatz\n\nNach dem Regen der vergangenen", false),
            (
                "Lindenau – Nach dem Regen der\nvergangenen Nacht ist die\nFeuerwehr ausgerückt.",
                true,
            ),
            ("HANNOVER/dpa – Die Polizei sucht", true),
            ("LINDENAU – Die Polizei sucht", true),
        ] {
            let text = (1..).zip(lines.lines());
            let lines = text.map(|(number, text)| TextLine { number, text: text.to_owned() });
            let page = TextPage { lines: lines.collect(), ..TextPage::default() };
            let page = prepare(1, &page, Writing::Latin);
            assert_eq!(opens_text(&page, 0), expected, "{page:?}");
        }
    }

    #[test]
    fn days_by_themselves() {
        for (text, expected) in [
            ("2019年3月11日", true),
            ("二〇一八年五月二十五日", true),
            ("2019年3月", false),
            ("2019年3月11日电", false),
            ("今年3月11日", false),
        ] {
            assert_eq!(is_day(&text.chars().collect::<Vec<_>>()), expected, "{text}");
        }
    }

    #[test]
    fn datelines_by_what_is_left_after_them() {
        for (text, rest) in [
            ("本报讯（胜萱）“您的婚期", Some("“您的婚期")),
            ("本报讯 （记者 陈悦勤） 10月", Some(" 10月")),
            ("本报讯 记者 邵玲 通讯员 建宣 报道 昨天", Some("昨天")),
            ("本报北京1月10日讯记者王建新报道：今天", Some("今天")),
            ("据新华社贵阳12月31日电 （记者刘子富）中共", Some("中共")),
            ("中新社上海3月2日电（张三）昨天", Some("昨天")),
            ("【本報訊】昨天", Some("昨天")),
            ("【记者林志明／基隆报导】停工", Some("停工")),
            ("记者林志明、王美华／综合报导", Some("")),
            ("（中央社记者王美华新竹十一日电）北埔", Some("北埔")),
            ("记者和／或编辑都报道过，他说", None),
            ("本报讯员工说", Some("员工说")),
            ("商报讯（记者 齐眉）昨天", Some("昨天")),
            ("▲本报讯 昨天", Some(" 昨天")),
            ("新华社特稿 在昨天", Some(" 在昨天")),
            ("临渡晚报讯 昨天", Some(" 昨天")),
            ("临渡融媒讯（记者 齐眉）昨天", Some("昨天")),
            ("【临渡日报讯】昨天", Some("昨天")),
            ("本报电（记者 齐眉）昨天", Some("昨天")),
            ("本报综合消息 昨天", Some(" 昨天")),
            ("他向晚报讯问此事", None),
            ("铁路本报讯 昨天", None),
            ("本报记者王楚", None),
            ("新华社区今年通电", None),
        ] {
            let text = simplify(text.chars().collect());
            let left =
                dateline(&text, Writing::Han).map(|at| text[at..].iter().collect::<String>());
            assert_eq!(left.as_deref(), rest, "{text:?}");
        }
        for (text, rest) in [
            ("LONDON (Reuters) — The pound", Some(" The pound")),
            ("PORT ELLERY, May 8 -- The", Some(" The")),
            ("NEW YORK, March 3 - Shares", Some(" Shares")),
            ("TILDEN, May 20.—Two", Some("Two")),
            ("WASHINGTON, March 3 (Reuters) - The", Some(" The")),
            ("PARIS, 16 décembre. Le président", Some(" Le président")),
            ("Berlin, 3. Mai", Some("")),
            ("Madrid, 3 enero. El", Some(" El")),
            ("Vienne ( Autriche ) , 21 juillet.", Some("")),
            ("Londres, 29 avril, 6 h. 30.", Some(", 6 h. 30.")),
            ("PARIS. 16 décembre. Le", Some(" Le")),
            ("Quimper, 2 avril. — Un", Some(" Un")),
            ("SOFIA, 1er avril. Outre", Some(" Outre")),
            ("BREST, IER avril. Aujourd'hui", Some(" Aujourd'hui")),
            ("Hamburg (dpa). Nach sechs", Some(" Nach sechs")),
            ("Bad Segeberg (dpa/lno) – Nach", Some(" Nach")),
            ("Paris (AFP) Le", Some(" Le")),
            ("MADRID (EFE).- El", Some(" El")),
            ("New Delhi, May 5 (PTI): The", Some(" The")),
            ("NORDTAL (ots/kl). Ein", Some(" Ein")),
            ("Mumbai, Jan. 18: Sugar", Some(" Sugar")),
            ("LONDON—Cocoa futures", Some("Cocoa futures")),
            ("Score: 18 to 4", None),
            ("BAD LENZHEIM. Die Schwimmer", Some(" Die Schwimmer")),
            ("Guingamp – Deux personnes", Some(" Deux personnes")),
            ("HANNOVER/dpa – Die Polizei sucht", Some(" Die Polizei sucht")),
            ("CIUDAD DE MÉXICO.- El Congreso ha", Some(" El Congreso ha")),
            ("LIMA (ANDINA).- El ministro", Some(" El ministro")),
            ("TORONTO | A man was held", Some(" A man was held")),
            ("México, 5 mar (EFE).- La Guardia", Some(" La Guardia")),
            ("Der Verein lädt am Freitag, 26. September, ein", None),
            ("Monday, June 2: Chicken and rice", None),
            ("He left Guingamp – Deux sets", None),
            ("Bus Strike – Talks Fail Again", None),
            ("Borussia Dortmund – Bayern München 2:1", None),
            ("Ida Marsh | The Marrow Bay Examiner", None),
            ("den – Der Vorstand hat gestern", None),
            ("Monday – The library is closed", None),
            ("Smith (Labour) – The councillor said", None),
            ("Eintritt, 12 Euro: Karten gibt es", None),
            ("U.S. The Schwimmer went out", None),
            ("BAD LENZHEIM. Die", None),
            ("Smith (Labour) said", None),
            ("(dpa) Nach", None),
            ("He was born. 3 May", None),
            ("Mr Jones, 34 years old", None),
            ("On March 3, 12 May apples", None),
            ("The U.S. - a country", None),
            ("MPs voted - at last", None),
        ] {
            let text = text.chars().collect::<Vec<char>>();
            let left =
                dateline(&text, Writing::Latin).map(|at| text[at..].iter().collect::<String>());
            assert_eq!(left.as_deref(), rest, "{text:?}");
        }
    }
}
