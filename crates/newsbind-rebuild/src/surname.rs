//! Chinese names that run together: where one ends and the next begins.

use crate::traditional::simplified;

/// The surnames that nine of ten Chinese bear, and others that bylines show often.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由傅赖洪丘萧阎桓蒯逄隗訾宓庾竺糜";

/// Surnames of two characters.
const LONG_SURNAMES: [&str; 12] = [
    "欧阳", "司马", "诸葛", "上官", "司徒", "东方", "皇甫", "尉迟", "慕容", "令狐", "夏侯", "端木",
];

/// Whether a word may be somebody's name by its beginning and its length: no name of four
/// characters begins with a surname of one.
pub(crate) fn is_name(word: &[char]) -> bool {
    let long = || LONG_SURNAMES.iter().any(|long| long.chars().eq(word.iter().copied().take(2)));
    word.first().is_some_and(|c| is_surname(*c)) && word.len() < 4 || word.len() == 4 && long()
}

/// A text of more characters than a name has, as the names that it is made of: each a surname and
/// one or two characters. Of several ways the one with the fewest names is taken; `None` where
/// there is no way.
pub(crate) fn part(text: &str) -> Option<Vec<String>> {
    let chars: Vec<char> = text.chars().collect();
    // For each place the fewest names that reach it, and where the last of them begins.
    let mut ways: Vec<Option<(usize, usize)>> = vec![None; chars.len() + 1];
    ways[0] = Some((0, 0));
    for at in 0..chars.len() {
        let Some((count, _)) = ways[at] else { continue };
        let Some(surname) = surname(&chars[at..]) else { continue };
        // The longer name first, since more names have two characters behind the surname than one.
        for end in [at + surname + 2, at + surname + 1] {
            if end <= chars.len() && ways[end].is_none_or(|(fewest, _)| count + 1 < fewest) {
                ways[end] = Some((count + 1, at));
            }
        }
    }
    let mut names = Vec::new();
    let mut end = chars.len();
    while end > 0 {
        let (_, at) = ways[end]?;
        names.push(chars[at..end].iter().collect());
        end = at;
    }
    names.reverse();
    Some(names)
}

/// How many characters of a text's beginning are a surname.
fn surname(text: &[char]) -> Option<usize> {
    let long = |name: &str| name.chars().eq(text.iter().copied().map(simplified).take(2));
    if LONG_SURNAMES.iter().any(|name| long(name)) {
        return Some(2);
    }
    text.first().is_some_and(|c| is_surname(*c)).then_some(1)
}

/// Whether a character is a surname.
pub(crate) fn is_surname(c: char) -> bool {
    SURNAMES.contains(simplified(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_run_together() {
        for (text, names) in [
            ("孔繁文秦友顺", Some(&["孔繁文", "秦友顺"][..])),
            ("侯嘉王亚东", Some(&["侯嘉", "王亚东"])),
            ("张育宾段建勋岳林才", Some(&["张育宾", "段建勋", "岳林才"])),
            ("張育賓陳國樑", Some(&["張育賓", "陳國樑"])),
            ("张雄刘占", Some(&["张雄", "刘占"])),
            ("诸葛明远李白", Some(&["诸葛明远", "李白"])),
            ("在希望的田野上", None),
        ] {
            let expected = names.map(|names| names.iter().map(ToString::to_string).collect());
            assert_eq!(part(text), expected, "{text}");
        }
    }
}
