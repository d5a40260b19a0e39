//! Evening papers: pages as Chinese city papers set them. A headline stands between a kicker and a
//! deck; bylines name posts and helpers; pictures, tables and boxes stand in the midst of a story,
//! and narrow items below one head.

use fastrand::Rng;
use newsbind_core::{Article, Block, Byline, Figure};

use crate::sheet::{Sheet, Story, han_lines, happens, intrude, pick};

/// How the pages of an evening paper are set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evening {
    /// Width of a column and of a caption in half ems.
    measure: usize,
    caption: usize,
    /// Lines of a column, after which a blank one stands.
    column: usize,
    /// A blank line between paragraphs.
    open: bool,
    /// So many stories of a hundred have it.
    kicker: u8,
    deck: u8,
    picture: u8,
    table: u8,
    subheads: u8,
    /// Bylines of so many of a hundred stories; the others name the writer in the dateline, or
    /// nowhere.
    signed: u8,
}

#[rustfmt::skip]
const KICKERS: [&str; 16] = [
    "足协杯半决赛", "高考首日", "多家银行下调利率", "新春走基层", "缺水危机", "民生关注",
    "聚焦两会", "记者调查", "CBA季前赛", "暑期安全提醒", "“清河行动”追踪", "关注老旧小区改造",
    "夜读", "城事", "对话院士", "热点问答",
];
#[rustfmt::skip]
const BYLINES: [&str; 14] = [
    "□本报记者 {}", "◎记者 {} 实习生 {2}", "本报记者 {} 通讯员 {2}", "记者 {} 文/图", "■{}",
    "文/本报记者 {}", "首席记者 {}", "融媒体记者 {}", "全媒体记者 {} 见习记者 {2}",
    "本报驻临渡记者 {}", "撰文 {}", "{}", "□ {} {2}", "晚报记者 {}",
];
#[rustfmt::skip]
const DATELINES: [&str; 12] = [
    "本报讯（记者 {}）", "本报讯（记者 {} 通讯员 {2}）", "本报讯 记者 {} ", "晚报讯（记者{}）",
    "商报讯（全媒体记者 {}）", "本报临渡9月14日电（记者 {}）", "据新华社电", "本报综合消息 ",
    "【海潮社东京11月2日电】", "〔记者{}／青溪报导〕", "本报讯", "记者{}报道：",
];
#[rustfmt::skip]
const CREDITS: [&str; 12] = [
    "{} 摄", "记者 {} 摄", "本报记者 {} 摄", "本报记者 {} 通讯员 {2} 摄影报道", "（记者{}摄）",
    "{} 供图", "图/{}", "新华社发", "资料图片", "（{} 摄）", "通讯员 {} 供图", "受访者供图",
];
#[rustfmt::skip]
const HELPERS: [&str; 8] = [
    "罗锦年", "顾小棠", "方岑", "苗青", "魏来", "韩冰", "柳絮", "余波",
];
#[rustfmt::skip]
const ROUND_UPS: [&str; 8] = [
    "短讯", "简讯", "快讯", "一句话新闻", "国际短波", "要闻速览", "城市快报", "便民信息",
];
#[rustfmt::skip]
const BOXES: [&str; 8] = [
    "链接", "相关链接", "新闻多一点", "名词解释", "数读", "小贴士", "▍小档案", "记者手记",
];
#[rustfmt::skip]
const REFERENCES: [&str; 5] = [
    "（相关报道见2、3版）", "（下转第7版）", "扫码看视频", "更多报道见客户端", "（详见A05版）",
];
const HEADS: [&[&str]; 4] = [
    &[
        "A12 体育 2024.10.21 星期一",
        "03 要闻",
        "B3",
        "7版 民生",
        "2018年5月29日 星期二 广告热线：0999-8234567",
    ],
    &["临渡晚报", "LINDU WANBAO", "青溪都市报"],
    &["2023年9月\n15\n星期五", "癸卯年八月初一", "今日16版 总第8236期"],
    &[
        "责编：龙飞 组版：晓燕 电话：0999-8612345",
        "本版编辑 罗锦年 美编 顾小棠",
        "天气：晴转多云 12℃～21℃",
    ],
];
#[rustfmt::skip]
const FEET: [&str; 5] = [
    "责任编辑：姚远 视觉：丁一 校对：常青", "总值班：徐卫国", "本版邮箱：laixin@lindu.example",
    "临渡新闻客户端 临渡晚报微信公众号", "新闻热线：96123",
];
const TABLES: [(&str, &[&str], usize); 4] = [
    ("技术统计", &["控球率", "射门", "射正", "角球", "黄牌"], 2),
    ("积分榜", &["1海曲江豚", "2北港船长", "3东岭铁骑", "4南浦白鹭", "5临渡水手"], 5),
    ("利率一览", &["海曲银行", "渤江银行", "农合银行", "临渡银行"], 3),
    ("今日菜价", &["白菜", "土豆", "鸡蛋", "五花肉", "带鱼"], 2),
];

impl Evening {
    /// A paper as it falls.
    pub(crate) fn drawn(random: &mut Rng) -> Self {
        let measure = random.usize(20..48);
        Self {
            measure,
            caption: measure * random.usize(9..22) / 10,
            column: random.usize(8..40),
            open: random.u8(..3) > 0,
            kicker: random.u8(..60),
            deck: random.u8(..60),
            picture: random.u8(..50),
            table: if random.u8(..3) == 0 { random.u8(..30) } else { 0 },
            subheads: random.u8(..40),
            signed: random.u8(..80),
        }
    }

    /// Sets some stories, the last ones as short ones of a round-up; the same for the same stories
    /// and seed.
    pub(crate) fn set(&self, stories: &[Story], random: &mut Rng) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.heads(&HEADS, random);
        let few = stories.len() > 4 && random.u8(..3) == 0;
        let short = stories.len() - if few { random.usize(2..4) } else { 0 };
        for (at, story) in stories.iter().enumerate() {
            if at < short {
                self.story(story, &mut sheet, random);
            } else {
                self.short(story, at == short, &mut sheet, random);
            }
        }
        let feet: Vec<&str> = FEET.into_iter().filter(|_| random.u8(..4) == 0).collect();
        sheet.block(feet);
        sheet
    }

    /// A story of a round-up, the first with its name.
    fn short(&self, story: &Story, opens: bool, sheet: &mut Sheet, random: &mut Rng) {
        let kicker = opens.then(|| pick(&ROUND_UPS, random).to_owned());
        let paragraph = story.paragraphs[0].clone();
        sheet.block(&kicker);
        sheet.block([&story.headline]);
        sheet.block(han_lines(&paragraph, self.measure, 4));
        let body = vec![Block::paragraph(paragraph)];
        let headline = Some(story.headline.clone());
        sheet.articles.push(Article { kicker, headline, body, ..Article::default() });
    }

    fn story(&self, story: &Story, sheet: &mut Sheet, random: &mut Rng) {
        let mut paragraphs = story.paragraphs.clone();
        let mut article = Article { headline: Some(story.headline.clone()), ..Article::default() };
        article.kicker = happens(self.kicker, random).then(|| kicker(&mut paragraphs, random));
        sheet.block(&article.kicker);
        sheet.block(rows(&story.headline));
        if happens(self.deck, random) {
            article.deck = take_sentence(&mut paragraphs, 10..34);
            sheet.block(&article.deck);
        }
        self.sign(story, &mut article, sheet, random);
        let figure =
            happens(self.picture, random).then(|| take_sentence(&mut paragraphs, 10..70)).flatten();
        let intruder = figure.map(|caption| self.picture(&caption, story, random));
        let boxes = intruder.is_none() && happens(8, random) && paragraphs.len() > 3;
        let boxed = boxes.then(|| self.boxed(paragraphs.remove(3), random));
        article.body = paragraphs.into_iter().map(Block::paragraph).collect();
        if happens(self.subheads, random) {
            part(&mut article.body, random);
        }
        let mut lines = self.lines(article.dateline.as_deref(), &article.body);
        let text = intruder.as_ref().map(|(text, _)| text).or(boxed.as_ref().map(|(text, _)| text));
        let stands = random.u8(..3);
        if let Some(text) = text.filter(|_| stands == 0) {
            intrude(&mut lines, text, is_inside, random);
        }
        if happens(self.table, random) {
            table(&mut lines, &mut article.body, random);
        }
        sheet.text.extend(lines);
        if !sheet.text.ends_with("\n\n") {
            sheet.text.push('\n');
        }
        if happens(6, random) {
            sheet.block([pick(&REFERENCES, random)]);
        }
        if let Some(text) = text.filter(|_| stands > 0) {
            sheet.text.extend([text.as_str(), "\n"]);
        }
        article.body.extend(intruder.map(|(_, figure)| Block::Figure(figure)));
        sheet.articles.push(article);
        sheet.articles.extend(boxed.map(|(_, article)| article));
    }

    /// Names who wrote a story, above it or in its dateline.
    fn sign(&self, story: &Story, article: &mut Article, sheet: &mut Sheet, random: &mut Rng) {
        let helper = pick(&HELPERS, random);
        let name = |form: &str, random: &mut Rng| {
            let mut names = vec![story.author.clone()];
            names.extend(form.contains("{2}").then(|| helper.to_owned()));
            let loose = random.bool();
            let author = if loose { spaced(&story.author) } else { story.author.clone() };
            let other = if loose { spaced(helper) } else { helper.to_owned() };
            let text = form.replace("{2}", &other).replace("{}", &author);
            if form.contains("{}") { (text, names) } else { (text, Vec::new()) }
        };
        let signed = happens(self.signed, random);
        if signed {
            let (text, names) = name(pick(&BYLINES, random), random);
            sheet.block([&text]);
            article.byline = Some(Byline { text: Some(text), names });
        }
        if !signed && random.u8(..5) > 0 {
            let (text, names) = name(pick(&DATELINES, random), random);
            article.dateline = Some(text);
            article.byline = (!names.is_empty()).then_some(Byline { text: None, names });
        }
    }

    /// The lines of a body, with blank ones where paragraphs or columns end.
    fn lines(&self, dateline: Option<&str>, body: &[Block]) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for (at, block) in body.iter().enumerate() {
            if matches!(block, Block::Subhead { .. }) {
                lines.push(format!("\n{}\n\n", block.text()));
                continue;
            }
            let opening = dateline.filter(|_| at == 0).unwrap_or_default();
            for line in han_lines(&format!("{opening}{}", block.text()), self.measure, 4) {
                lines.push(format!("{line}\n"));
                if (lines.len() + 1).is_multiple_of(self.column) {
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
        let mark = pick(&["", "", "▲", "▶ ", "►", "图为"], random);
        let caption = format!("{mark}{caption}");
        let credit = (random.u8(..5) > 0).then(|| {
            let form = pick(&CREDITS, random);
            form.replace("{2}", pick(&HELPERS, random)).replace("{}", &story.author)
        });
        let lines = han_lines(&caption, self.caption, 0);
        let text: String = lines.iter().chain(&credit).map(|line| format!("{line}\n")).collect();
        let credit = credit.map(|text| Byline { text: Some(text), names: Vec::new() });
        (text, Figure { caption, credit, ..Figure::default() })
    }

    /// A box that says more, an article of its own.
    fn boxed(&self, text: String, random: &mut Rng) -> (String, Article) {
        let headline = pick(&BOXES, random).to_owned();
        let lines = han_lines(&text, self.measure, 4).join("\n");
        let printed = format!("{headline}\n\n{lines}\n");
        let body = vec![Block::paragraph(text)];
        (printed, Article { headline: Some(headline), body, ..Article::default() })
    }
}

/// What stands above a headline: a few words, or a clause of the story.
fn kicker(paragraphs: &mut Vec<String>, random: &mut Rng) -> String {
    let clause = if random.bool() { take_sentence(paragraphs, 8..20) } else { None };
    clause.unwrap_or_else(|| pick(&KICKERS, random).to_owned())
}

/// The rows of a headline: in two where a space parts it.
fn rows(headline: &str) -> Vec<&str> {
    match headline.split_once(' ') {
        Some((first, second)) if first.chars().count() > 4 => vec![first, second],
        _ => vec![headline],
    }
}

/// A name of two characters, set as wide as one of three.
fn spaced(name: &str) -> String {
    let chars: Vec<String> = name.chars().map(String::from).collect();
    if chars.len() == 2 { chars.join(" ") } else { name.to_owned() }
}

/// Takes the last sentence of such a length that ends a paragraph but the first, without its stop.
pub(crate) fn take_sentence(
    paragraphs: &mut Vec<String>,
    length: std::ops::Range<usize>,
) -> Option<String> {
    for at in (2..paragraphs.len()).rev() {
        let Some(text) = paragraphs[at].strip_suffix('。') else { continue };
        let from = text.rfind('。').map_or(0, |stop| stop + '。'.len_utf8());
        if length.contains(&text[from..].chars().count()) {
            let sentence = text[from..].to_owned();
            paragraphs[at].truncate(from);
            if paragraphs[at].is_empty() {
                paragraphs.remove(at);
            }
            return Some(sentence);
        }
    }
    None
}

/// Parts a body by subheads, each a clause of what stands below it.
fn part(body: &mut Vec<Block>, random: &mut Rng) {
    let mut at = random.usize(1..4);
    while at + 1 < body.len() {
        let clauses = body[at].text().split(['，', '。', '；', '、', '：']);
        let clause =
            clauses.map(str::to_owned).find(|clause| (4..14).contains(&clause.chars().count()));
        if let Some(text) = clause {
            body.insert(at, Block::Subhead { text, source: Vec::new() });
        }
        at += random.usize(3..6);
    }
}

/// Sets a table below a story: its head and each of its rows is a paragraph.
fn table(lines: &mut Vec<String>, body: &mut Vec<Block>, random: &mut Rng) {
    let Some((head, names, columns)) = random.choice(TABLES) else { return };
    if lines.last().is_some_and(|line| line != "\n") {
        lines.push("\n".to_owned());
    }
    lines.push(format!("{head}\n\n"));
    body.push(Block::Subhead { text: head.to_owned(), source: Vec::new() });
    for name in names {
        let figures: Vec<String> = (0..columns).map(|_| random.u8(1..99).to_string()).collect();
        let row = format!("{name} {}", figures.join(" "));
        lines.push(format!("{row}\n"));
        body.push(Block::paragraph(row));
    }
}

/// Whether a line is in the midst of a paragraph, and does not begin or end it.
pub(crate) fn is_inside(lines: &[String], at: usize) -> bool {
    let ends = |line: &str| {
        line.starts_with('\n') || line.trim_end().ends_with(['。', '！', '？', '”', '：'])
    };
    !ends(&lines[at - 1]) && !ends(&lines[at])
}
