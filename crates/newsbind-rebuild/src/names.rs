//! Names out of bylines, datelines and credits.

mod han;
mod latin;

pub(crate) use han::{is_place_and_name, is_role_and_name, says_where};
pub(crate) use latin::{joins, naming, persons};

use crate::page::Writing;

/// The names in a text that holds nothing but names and roles.
pub(crate) fn of(text: &[char], writing: Writing) -> Vec<String> {
    match writing {
        Writing::Han => han::of(text),
        Writing::Latin => latin::of(text),
    }
}

/// For each row of a byline whether it stands apart from the one above it, and does not go on with
/// it. `below_letter`: the byline signs a letter.
pub(crate) fn rows_apart(rows: &[&[char]], below_letter: bool, writing: Writing) -> Vec<bool> {
    match writing {
        Writing::Han => han::rows_apart(rows),
        Writing::Latin => latin::rows_apart(rows, below_letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_bylines_that_stand_apart() {
        for (rows, writing, expected) in [
            (&["By Ida Marsh", "Staff Writer"][..], Writing::Latin, &[false, true][..]),
            (&["By Ida Marsh", "and Tom Ray"], Writing::Latin, &[false, false]),
            (&["IDA MARSH — ELY", "TOM RAY — HOLM"], Writing::Latin, &[false, true]),
            (&["本报记者 沈砚", "通讯员 林小满"], Writing::Han, &[false, true]),
            (&["本报记者 沈砚 林", "小满"], Writing::Han, &[false, false]),
        ] {
            let rows: Vec<Vec<char>> = rows.iter().map(|row| row.chars().collect()).collect();
            let rows: Vec<&[char]> = rows.iter().map(Vec::as_slice).collect();
            assert_eq!(rows_apart(&rows, false, writing), expected, "{rows:?}");
        }
    }

    #[test]
    fn rows_of_bylines_that_name_somebody() {
        for (rows, expected) in [
            (&["Ida Marsh", "Crime Reporter", "Tom Ray"][..], Some(&["Ida Marsh", "Tom Ray"][..])),
            (&["Ida Marsh", "Marrow Bay Examiner"], Some(&["Ida Marsh"])),
            (&["Ida Marsh", "ELLERY NEWS NETWORK – COAST"], Some(&["Ida Marsh"])),
            (&["Ida Marsh", "PORT ELLERY"], Some(&["Ida Marsh"])),
            (&["Ida Marsh", "Reporter"], Some(&["Ida Marsh"])),
            (&["Ida Marsh", "Emily Post"], None),
            (&["By Ida Marsh and", "Tom Ray"], None),
        ] {
            let rows: Vec<Vec<char>> = rows.iter().map(|row| row.chars().collect()).collect();
            let rows: Vec<&[char]> = rows.iter().map(|row| &row[..]).collect();
            let naming = naming(&rows, false).map(|rows| -> Vec<String> {
                rows.iter().map(|row| row.iter().collect()).collect()
            });
            assert_eq!(
                naming.as_deref(),
                expected
                    .map(|rows| rows.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>())
                    .as_deref()
            );
        }
    }

    #[test]
    fn names_come_out_clean() {
        for (text, writing, expected) in [
            ("□ 本报记者 韩 雷", Writing::Han, &["韩雷"][..]),
            (
                "（记者 温 宪 刘也刚 赵 毅 尚绪谦）",
                Writing::Han,
                &["温宪", "刘也刚", "赵毅", "尚绪谦"],
            ),
            ("（张聪 黄飞英 张红军）", Writing::Han, &["张聪", "黄飞英", "张红军"]),
            ("（记者孙珺 通讯员褚家威）", Writing::Han, &["孙珺", "褚家威"]),
            ("本报驻阿联酋记者 林皎明", Writing::Han, &["林皎明"]),
            ("记者王建新报道：", Writing::Han, &["王建新"]),
            ("（新华社记者兰红光摄）", Writing::Han, &["兰红光"]),
            ("朱丽兵 摄", Writing::Han, &["朱丽兵"]),
            ("王正摄（影像中国）", Writing::Han, &["王正"]),
            ("（孔繁文秦友顺）", Writing::Han, &["孔繁文", "秦友顺"]),
            ("（记者侯 嘉王亚东）", Writing::Han, &["侯嘉", "王亚东"]),
            ("（诸葛仓麟）", Writing::Han, &["诸葛仓麟"]),
            ("本报记者 许立群在希望的田野上", Writing::Han, &[]),
            ("（传真照片）", Writing::Han, &[]),
            ("资料图片", Writing::Han, &[]),
            ("沈砚 供图", Writing::Han, &["沈砚"]),
            ("沈砚提供图片", Writing::Han, &["沈砚"]),
            ("警方提供", Writing::Han, &[]),
            ("医管局提供", Writing::Han, &[]),
            ("新华社/法新", Writing::Han, &[]),
            ("新華社/法新", Writing::Han, &[]),
            ("本报讯（全媒体记者 沈砚 通讯员 魏来）", Writing::Han, &["沈砚", "魏来"]),
            ("临渡融媒记者 沈 砚/文 魏 来/图", Writing::Han, &["沈砚", "魏来"]),
            ("晚报首席记者 沈砚 文 晚报记者 魏来 图", Writing::Han, &["沈砚", "魏来"]),
            ("撰文/沈砚 摄影/魏来", Writing::Han, &["沈砚", "魏来"]),
            ("本报记者 沈砚 编译", Writing::Han, &["沈砚"]),
            ("[法]让·杜邦 著 沈砚 译", Writing::Han, &["让·杜邦", "沈砚"]),
            ("（田禾译）", Writing::Han, &["田禾"]),
            ("（安徽）沈砚", Writing::Han, &["沈砚"]),
            ("◎林以諾（南灣市，退休教師）", Writing::Han, &["林以諾"]),
            ("□临渡林业站 施一诺", Writing::Han, &["施一诺"]),
            ("本报读者来信版编辑 温如玉", Writing::Han, &["温如玉"]),
            ("（综合新华社报道）", Writing::Han, &[]),
            ("海曲市 陈桂兰", Writing::Han, &["陈桂兰"]),
            ("（市民 姜望）", Writing::Han, &["姜望"]),
            ("編譯許芷晴／綜合外電報導", Writing::Han, &["許芷晴"]),
            ("【記者林志明／基隆報導】", Writing::Han, &["林志明"]),
            ("【記者許瓊文／嘉義報導】", Writing::Han, &["許瓊文"]),
            ("文／江月桃（國小教師）", Writing::Han, &["江月桃"]),
            ("（公交）", Writing::Han, &[]),
            ("【本报记者沈砚临渡报道】", Writing::Han, &["沈砚"]),
            ("【本報記者林以諾三藩市報道】", Writing::Han, &["林以諾"]),
            ("记者沈砚林小满报道", Writing::Han, &["沈砚", "林小满"]),
            ("記者陳國樑、王美華／綜合報導", Writing::Han, &["陳國樑", "王美華"]),
            ("（中央社記者王美華新竹十一日電）", Writing::Han, &["王美華"]),
            ("（中央社記者李明台北11日電）", Writing::Han, &["李明"]),
            ("記者林志明／攝", Writing::Han, &["林志明"]),
            ("By ANDREW BROWNE", Writing::Latin, &["Andrew Browne"]),
            ("BY GREG MCCUNE", Writing::Latin, &["Greg McCune"]),
            ("By Ann Lee and Tom Ray", Writing::Latin, &["Ann Lee", "Tom Ray"]),
            ("Af Mette Bjerre og Ole Holm", Writing::Latin, &["Mette Bjerre", "Ole Holm"]),
            ("AF METTE BJERRE OG OLE HOLM", Writing::Latin, &["Mette Bjerre", "Ole Holm"]),
            ("By Ann Y Lee", Writing::Latin, &["Ann Y Lee"]),
            ("Por Duarte Vale e Rita Lobo", Writing::Latin, &["Duarte Vale", "Rita Lobo"]),
            ("Por Rita Castro e Melo", Writing::Latin, &["Rita Castro e Melo"]),
            ("Recipe by Ann Lee", Writing::Latin, &["Ann Lee"]),
            ("By PIUS OKELLO, in Mwera", Writing::Latin, &["Pius Okello"]),
            ("ANN LEE | THE POST", Writing::Latin, &["Ann Lee"]),
            ("EFE | Villarreal", Writing::Latin, &[]),
            ("By Ann Lee •", Writing::Latin, &["Ann Lee"]),
            ("Interview by Ann Lee", Writing::Latin, &["Ann Lee"]),
            ("By Ann Lee, Staff writer", Writing::Latin, &["Ann Lee"]),
            ("By Jerry Bieszk Reuters", Writing::Latin, &["Jerry Bieszk"]),
            ("BY PHILIP BARBARA OF REUTERS", Writing::Latin, &["Philip Barbara"]),
            ("By RORY CHANNING Staff writer", Writing::Latin, &["Rory Channing"]),
            ("By PETRA LINDQVIST Sports Editor", Writing::Latin, &["Petra Lindqvist"]),
            ("By Petra Lindqvist Sports Editor", Writing::Latin, &["Petra Lindqvist"]),
            ("Ida Marsh Health Correspondent", Writing::Latin, &["Ida Marsh"]),
            ("Ida van der Marsh Chief Reporter", Writing::Latin, &["Ida van der Marsh"]),
            ("Ida Marsh Senior Crime Reporter", Writing::Latin, &["Ida Marsh"]),
            ("Ida Marsh Columnist", Writing::Latin, &["Ida Marsh"]),
            ("By Ida Jane Marsh Editor", Writing::Latin, &["Ida Jane Marsh"]),
            ("HAROLD PINCOTT Lighthouse Road", Writing::Latin, &["Harold Pincott"]),
            ("Alexandre D'AGIOUT", Writing::Latin, &["Alexandre D'AGIOUT"]),
            ("J. CORNÉLY.", Writing::Latin, &["J. Cornély"]),
            ("E. L. B.", Writing::Latin, &["E. L. B."]),
            ("R. T. Hollis", Writing::Latin, &["R. T. Hollis"]),
            ("By Ali Raven", Writing::Latin, &["Ali Raven"]),
            ("(Ida Marsh/The Herald)", Writing::Latin, &["Ida Marsh"]),
            ("(AP Photo/Ida Marsh)", Writing::Latin, &["Ida Marsh"]),
            ("(Photo by Ida Marsh)", Writing::Latin, &["Ida Marsh"]),
            ("IDA MARSH FOR THE POST", Writing::Latin, &["Ida Marsh"]),
            ("By Ida Marsh, Education Correspondent", Writing::Latin, &["Ida Marsh"]),
            ("By Ida Marsh imarsh@post.example", Writing::Latin, &["Ida Marsh"]),
            ("Photo J.-M. Kervella", Writing::Latin, &["J.-M. Kervella"]),
            ("Por Ana López y Luis Vega", Writing::Latin, &["Ana López", "Luis Vega"]),
            ("di Marta Ferrero", Writing::Latin, &["Marta Ferrero"]),
            ("Door onze verslaggever Marten de Boer", Writing::Latin, &["Marten de Boer"]),
            ("LUCÍA OTERO. Arbela", Writing::Latin, &["Lucía Otero"]),
            ("/ BRAIS LEMA", Writing::Latin, &["Brais Lema"]),
            ("Exclusive by Molly Fenwick", Writing::Latin, &["Molly Fenwick"]),
            ("Foto: Caio Brandão/Divulgação", Writing::Latin, &["Caio Brandão"]),
            ("Von unserem Korrespondenten", Writing::Latin, &[]),
            ("By our bowls correspondent", Writing::Latin, &[]),
            ("By our bowls correspondent Ivor Mead", Writing::Latin, &["Ivor Mead"]),
            ("(dpa/lno)", Writing::Latin, &[]),
            ("Von Karl Moor", Writing::Latin, &["Karl Moor"]),
            ("Propos recueillis par Ida Morel", Writing::Latin, &["Ida Morel"]),
            ("Das Gespräch führte Karl Moor", Writing::Latin, &["Karl Moor"]),
            ("Ida Marsh, Ely", Writing::Latin, &["Ida Marsh"]),
            ("Ida Marsh, Birch Street", Writing::Latin, &["Ida Marsh"]),
            ("— Ida Marsh, Port Ely", Writing::Latin, &["Ida Marsh"]),
        ] {
            let text: Vec<char> = text.chars().collect();
            assert_eq!(of(&text, writing), expected);
        }
    }
}
