//! Supplements: pages as Chinese weeklies, supplements and trade papers set them. Headlines are
//! short, many of a word or two; a head stands between blank lines or has none; writers sign with
//! where they work, above or below what they wrote; what is parted by a blank line is the same on
//! most pages.

use fastrand::Rng;
use newsbind_core::{Article, Block, Byline, Figure};

use crate::evening::{is_inside, take_sentence};
use crate::sheet::{Sheet, Story, end_story, han_lines, happens, intrude, pick, set_rows};

/// How the pages of a supplement are set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Supplement {
    /// Width of a column and of a row of a headline in half ems.
    measure: usize,
    display: usize,
    /// Lines of a column, after which a blank one stands; none where the text layer shows no
    /// columns.
    column: Option<usize>,
    /// What the text layer keeps of the indent of a paragraph.
    indent: &'static str,
    /// Headlines stand below their stories.
    after: bool,
    /// Blank lines stand between stories; where there are none, none stand elsewhere.
    apart: bool,
    /// Blank lines stand between paragraphs, and below each part of a head.
    open: bool,
    open_kicker: bool,
    open_headline: bool,
    open_deck: bool,
    open_byline: bool,
    /// So many stories of a hundred have it.
    kicker: u8,
    deck: u8,
    signed: u8,
    dated: u8,
    pictured: u8,
    noted: u8,
    /// So many headlines of a hundred are a few words only, so many what somebody says.
    terse: u8,
    quoted: u8,
    /// So many stories of a hundred are told in one paragraph or two.
    shorts: u8,
    /// Writers sign below.
    below: bool,
    sign: &'static str,
    dateline: &'static str,
    subheads: Subheads,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subheads {
    None,
    Apart,
    Tight,
    Numbered,
}

#[rustfmt::skip]
const KICKERS: [&str; 26] = [
    "生活提醒", "教学札记", "健康门诊", "书边小札", "案件回放", "赛后声音", "行家谈", "读者来信", "编读往来", "田间课堂",
    "海外速递", "市场观察", "人物素描", "百味人生", "街谈巷议", "厂区新事", "老照片", "幕后", "我的老师", "问题会诊",
    "理论新探", "专家视点", "基层来信", "童言童语", "一周影讯", "【法眼】",
];
/// What stands in place of `{}` is the writer, of `{2}` a second one, `{u}` where they work, `{p}`
/// where they live.
#[rustfmt::skip]
const ABOVE: [&str; 26] = [
    "{}", "{}", "·{}·", "□{}", "■ {}", "◎{}", "文/{}", "{} 文", "撰文/{}", "作者：{}", "本报记者 {}", "□本报记者 {}",
    "特约记者 {}", "{u} {}", "{u} {}", "{u}　{}", "文/{u} {}", "□{u} {}", "{p} {}", "{p}{u} {}", "{}（68岁）",
    "本报记者 {} 发自{p}", "{} {2}", "记者 {} 通讯员 {2}", "文/图 本报记者 {}", "{} 口述 {2} 整理",
];
#[rustfmt::skip]
const BELOW: [&str; 16] = [
    "（{}）", "（{}）", "（{u} {}）", "（{p} {}）", "{}", "{}", "{u} {}", "{u}　{}", "{p} {}", "{p}{u} {}", "作者：{}",
    "读者 {}", "{u} 部分职工", "{p}{u} {}等十二人", "（作者：{}）", "（本报记者 {}）",
];
#[rustfmt::skip]
const UNITS: [&str; 14] = [
    "第二中学", "实验小学", "中心医院骨科主任医师", "机修分厂", "三车间", "材料学院研究生", "县农技站", "文化馆", "法院民一庭",
    "外国语学院2007级", "三（1）班", "铁路小学五（2）班", "市政工程公司", "退休教师",
];
#[rustfmt::skip]
const PLACES: [&str; 10] = [
    "临渡", "青溪", "云坪", "石岭", "海塘", "青溪市", "临渡县", "石岭乡", "海塘镇", "柳荫街道",
];
#[rustfmt::skip]
const DATELINES: [&str; 12] = [
    "本报讯（记者 {}）", "本报讯（{}）", "本报讯（{} {2}）", "本报讯 记者{}、通讯员{2}报道：", "本报讯 {}、{2}报道：",
    "本报临渡9月14日电（记者 {}）", "新华社青溪3月2日电（记者{}）", "据新华社电 ", "本报讯 ", "【本报讯】", "【记者{}青溪报道】",
    "（临渡讯）",
];
#[rustfmt::skip]
const CREDITS: [&str; 10] = [
    "{} 摄", "本报记者 {} 摄", "（{} 摄）", "摄影：{}", "图/{}", "{}/摄", "图由受访者提供", "新华社发", "资料图", "{u} {} 摄",
];
#[rustfmt::skip]
const NOTES: [&str; 6] = [
    "（作者单位：{u}）", "（作者系{u}教师）", "（本文为作者个人意见）", "（据《青溪晚报》）", "（文中人物均为化名）", "（本报综合）",
];
#[rustfmt::skip]
const HELPERS: [&str; 8] = [
    "罗锦年", "顾小棠", "方岑", "苗青", "魏来", "韩冰", "柳絮", "余波",
];
const HEADS: [&[&str]; 4] = [
    &[
        "6 副刊 2011年3月18日 星期五",
        "第三版",
        "荧屏周报\n2001年6月第3周\n节目预告 9",
        "B2·健康",
        "2009.4.7 星期二",
        "一九八三年六月十五日 第二版",
    ],
    &["临渡日报", "青溪教育周刊", "LINDU RIBAO", "工人生活报", "青溪法制报"],
    &["专刊", "理论", "文艺副刊", "教学研究", "健康周刊", "柳荫", "百姓信箱"],
    &[
        "责任编辑 罗锦年 美术编辑 顾小棠",
        "本版主编：姚远",
        "投稿邮箱：fukan@lindu.example",
        "电话：0999-8612345",
    ],
];
#[rustfmt::skip]
const FEET: [&str; 6] = [
    "责任编辑：姚远 校对：常青", "本版投稿：laixin@lindu.example", "广告热线：96123", "编辑 方岑", "国内统一刊号 CN99-0001",
    "地址：临渡市柳荫街12号 邮编：999001",
];

impl Supplement {
    /// A paper as it falls.
    pub(crate) fn drawn(random: &mut Rng) -> Self {
        let apart = random.u8(..7) > 0;
        let measure = random.usize(20..48);
        let open = apart && random.u8(..3) > 0;
        let mut gap = |of: u8| apart && random.u8(..of) == 0;
        let (open_kicker, open_headline) = (gap(3), gap(2));
        let (open_deck, open_byline) = (gap(2), gap(2));
        let below = random.u8(..3) == 0;
        let subheads = [Subheads::None, Subheads::Apart, Subheads::Tight, Subheads::Numbered];
        Self {
            measure,
            display: random.usize(14..44),
            column: random.bool().then(|| random.usize(8..40)).filter(|_| apart),
            indent: ["", "", "　　", "　", "    "][random.usize(..5)],
            after: random.u8(..12) == 0,
            apart,
            open,
            open_kicker,
            open_headline,
            open_deck,
            open_byline,
            kicker: random.u8(..70),
            deck: random.u8(..40),
            signed: random.u8(..100),
            dated: [0, 0, 30, 90][random.usize(..4)],
            pictured: random.u8(..30),
            noted: random.u8(..20),
            terse: random.u8(..70),
            quoted: random.u8(..20),
            shorts: random.u8(..60),
            below,
            sign: if below { pick(&BELOW, random) } else { pick(&ABOVE, random) },
            dateline: pick(&DATELINES, random),
            subheads: subheads[[0, 0, 1, 1, 2, 3][random.usize(..6)]],
        }
    }

    /// Sets some stories; the same for the same stories and seed.
    pub(crate) fn set(&self, stories: &[Story], random: &mut Rng) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.heads(&HEADS, random);
        for story in stories {
            self.story(story, &mut sheet, random);
        }
        let feet: Vec<&str> = FEET.into_iter().filter(|_| random.u8(..5) == 0).collect();
        sheet.block(feet);
        sheet
    }

    fn story(&self, story: &Story, sheet: &mut Sheet, random: &mut Rng) {
        let mut paragraphs = story.paragraphs.clone();
        let is_short = happens(self.shorts, random);
        if is_short {
            paragraphs.truncate(random.usize(1..3));
        }
        let headline = self.headline(story, random);
        let mut article = Article { headline: Some(headline), ..Article::default() };
        article.kicker = happens(self.kicker, random).then(|| pick(&KICKERS, random).to_owned());
        if happens(self.deck, random) {
            article.deck = take_sentence(&mut paragraphs, 10..40);
        }
        let picture = happens(self.pictured, random)
            .then(|| take_sentence(&mut paragraphs, 10..70))
            .flatten()
            .map(|caption| self.picture(&caption, story, random));
        let place = pick(&PLACES, random);
        let unit = pick(&UNITS, random);
        if happens(self.signed, random) {
            let (text, names) = signed(self.sign, story, place, unit, random);
            article.byline = Some(Byline { text: Some(text), names });
        }
        if happens(self.dated, random) {
            let (text, names) = signed(self.dateline, story, place, unit, random);
            article.dateline = Some(text);
            if article.byline.is_none() && !names.is_empty() {
                article.byline = Some(Byline { text: None, names });
            }
        }
        if happens(self.noted, random) {
            paragraphs.push(pick(&NOTES, random).replace("{u}", unit));
        }
        article.body = paragraphs.into_iter().map(Block::paragraph).collect();
        if !is_short {
            self.part(&mut article.body, random);
        }
        let signature: Vec<String> =
            article.byline.iter().filter_map(|byline| byline.text.clone()).collect();
        let head = self.head(&article);
        let mut lines = self.lines(&article);
        let within = self.apart && random.bool();
        if let Some((text, _)) = picture.as_ref().filter(|_| within) {
            intrude(&mut lines, text, is_inside, random);
        }
        let text = &mut sheet.text;
        if self.after {
            text.extend(lines);
            end_story(self.apart, text);
            set_rows(&head, self.apart && self.open_byline, text);
            set_rows(&signature, self.apart, text);
        } else if self.below {
            set_rows(&head, self.apart && self.open_headline, text);
            text.push_str(lines.concat().trim_end());
            text.push_str(if self.open_byline { "\n\n" } else { "\n" });
            set_rows(&signature, self.apart, text);
        } else {
            set_rows(&head, self.apart && self.open_headline, text);
            set_rows(&signature, self.apart && self.open_byline, text);
            text.extend(lines);
        }
        end_story(self.apart, text);
        if let Some((text, figure)) = picture {
            if !within {
                sheet.text.push_str(&text);
                end_story(self.apart, &mut sheet.text);
            }
            article.body.push(Block::Figure(figure));
        }
        sheet.articles.push(article);
    }

    /// The headline of a story, or a few words of it.
    fn headline(&self, story: &Story, random: &mut Rng) -> String {
        let whole = story.headline.as_str();
        let mut headline = whole.to_owned();
        if happens(self.terse, random) {
            let words = whole.split([' ', '，', '、', '：', '“', '”', '！', '？', '《', '》']);
            let words: Vec<&str> =
                words.filter(|words| (3..12).contains(&words.chars().count())).collect();
            let words = random.choice(words).unwrap_or(whole);
            headline = words.chars().take(random.usize(4..10)).collect();
        }
        if happens(self.quoted, random) && !headline.contains(['“', '”']) {
            headline = format!("“{headline}”");
        }
        headline
    }

    /// The rows of kicker, headline and deck, with blank lines where this paper has them.
    fn head(&self, article: &Article) -> Vec<String> {
        let mut head: Vec<String> = article.kicker.iter().cloned().collect();
        if self.open_kicker && !head.is_empty() {
            head.push(String::new());
        }
        head.extend(rows(article.headline.as_deref().unwrap_or_default(), self.display));
        if let Some(deck) = &article.deck {
            if self.open_deck {
                head.push(String::new());
            }
            head.extend(han_lines(deck, self.measure * 3 / 2, 0));
        }
        head
    }

    /// Parts a body by subheads, each a clause of what stands below it.
    fn part(&self, body: &mut Vec<Block>, random: &mut Rng) {
        if self.subheads == Subheads::None {
            return;
        }
        let mut at = random.usize(1..4);
        let mut number = "一二三四五六七八九".chars();
        while at + 1 < body.len() {
            let clauses = body[at].text().split(['，', '。', '；', '、', '：', '“', '”']);
            let clause =
                clauses.map(str::to_owned).find(|clause| (4..14).contains(&clause.chars().count()));
            if let Some(mut text) = clause {
                if self.subheads == Subheads::Numbered {
                    text.insert_str(0, &number.next().map_or(String::new(), |n| format!("{n}、")));
                }
                body.insert(at, Block::Subhead { text, source: Vec::new() });
            }
            at += random.usize(2..5);
        }
    }

    /// The lines of a body, with blank ones where paragraphs or columns end.
    fn lines(&self, article: &Article) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for (at, block) in article.body.iter().enumerate() {
            if matches!(block, Block::Subhead { .. }) {
                let gap = if self.subheads == Subheads::Tight || !self.apart { "" } else { "\n" };
                let above = if lines.last().is_some_and(|line| line == "\n") { "" } else { gap };
                lines.push(format!("{above}{}\n{gap}", block.text()));
                continue;
            }
            let opening = article.dateline.as_deref().filter(|_| at == 0).unwrap_or_default();
            let set = han_lines(&format!("{opening}{}", block.text()), self.measure, 4);
            for (row, line) in set.iter().enumerate() {
                lines.push(format!("{}{line}\n", if row == 0 { self.indent } else { "" }));
                if self.column.is_some_and(|column| (lines.len() + 1).is_multiple_of(column)) {
                    lines.push("\n".to_owned());
                }
            }
            if self.open && lines.last().is_some_and(|line| line != "\n") {
                lines.push("\n".to_owned());
            }
        }
        lines
    }

    /// A picture, as it is printed.
    fn picture(&self, caption: &str, story: &Story, random: &mut Rng) -> (String, Figure) {
        let mark = pick(&["", "", "", "▲", "图为", "↑"], random);
        let caption = format!("{mark}{caption}。");
        let credit = (random.u8(..4) > 0).then(|| {
            let form = pick(&CREDITS, random);
            form.replace("{u}", pick(&UNITS, random)).replace("{}", &story.author)
        });
        let width = self.measure * random.usize(9..20) / 10;
        let lines = han_lines(&caption, width, 0);
        let text: String = lines.iter().chain(&credit).map(|line| format!("{line}\n")).collect();
        let credit = credit.map(|text| Byline { text: Some(text), names: Vec::new() });
        (text, Figure { caption, credit, ..Figure::default() })
    }
}

/// A form with the names of its writers, and those names.
fn signed(
    form: &str,
    story: &Story,
    place: &str,
    unit: &str,
    random: &mut Rng,
) -> (String, Vec<String>) {
    let other = pick(&HELPERS, random);
    let mut names = vec![story.author.clone()];
    names.retain(|_| form.contains("{}"));
    names.extend(form.contains("{2}").then(|| other.to_owned()));
    let loose = random.u8(..3) == 0 && !form.contains('：');
    let shown = |name: &str| {
        let chars: Vec<String> = name.chars().map(String::from).collect();
        if loose && chars.len() == 2 { chars.join(" ") } else { name.to_owned() }
    };
    let text = form.replace("{u}", unit).replace("{p}", place);
    (text.replace("{2}", &shown(other)).replace("{}", &shown(&story.author)), names)
}

/// The rows of a headline: as many as it needs, of nearly one width, or parted where a space is.
fn rows(headline: &str, display: usize) -> Vec<String> {
    if let Some((first, second)) = headline.split_once(' ')
        && first.chars().count() > 4
    {
        return vec![first.to_owned(), second.to_owned()];
    }
    let width = 2 * headline.chars().count();
    let count = width.div_ceil(display).max(1);
    han_lines(headline, width.div_ceil(count).max(8), 0)
}
