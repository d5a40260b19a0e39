//! What no Chinese paper prints.

mod boxes;
mod captions;
mod heads;
mod rows;

use newsbind_core::is_han;
use rustc_hash::FxHashMap;

use super::{GOES_ON, HEADS, RuledOut, bullets, by_themselves, labelled};
use crate::dateline;
use crate::field::{self, Field, Seen, value};
use crate::form;
use crate::label::Label;
use crate::language::chinese;
use crate::measure;
use crate::names;
use crate::page::{Line, Page, begins_block};
use crate::surname;
use crate::verse;

pub(super) fn rule_out(page: &Page, seen: &[Seen], ruled_out: &mut RuledOut) {
    rule_out_texts(page, seen, ruled_out);
    heads::rule_out(page, seen, ruled_out);
    captions::rule_out(page, seen, ruled_out);
    rule_out_signatures(page, seen, ruled_out);
    boxes::rule_out(page, seen, ruled_out);
    let kickers = heads::kickers(page, seen);
    let below = kickers.iter().map(|at| at + 1).filter(|below| *below < seen.len());
    ruled_out.never(below, &[Label::Resumed]);
    ruled_out.only(kickers, &[Label::Kicker]);
    let items = [questions(page), speeches(page, seen), labelled(page), boxes::figures(page)];
    ruled_out.lists(items.concat(), seen);
    let answers = answers(page);
    ruled_out.only(askers(page, &answers), &[Label::Continued]);
    ruled_out.never(answers, &[Label::Body]);
}

/// What goes on, and what does not.
fn rule_out_texts(page: &Page, seen: &[Seen], ruled_out: &mut RuledOut) {
    use Label::{Caption, Continued, Jump, Paragraph, Photo, Resumed};
    // With a dateline behind a blank line, and a bullet, which is set before headlines too, no
    // paragraph goes on.
    ruled_out.never(bullets(page), &[Continued, Caption, Photo]);
    ruled_out.never(datelines(seen), &[Continued, Caption, Photo]);
    ruled_out.never(leads(page, seen), &[Paragraph, Continued]);
    ruled_out.never(tight_paragraphs(page, seen), GOES_ON);
    ruled_out.never(set_in(page, seen), GOES_ON);
    let sentences = sentences(page, seen);
    ruled_out.never(sentences.iter().copied(), HEADS);
    ruled_out.never(enclosed(page), HEADS);
    ruled_out.never(sentences, &[Label::BylineBefore, Label::BylineAfter]);
    ruled_out.never(clauses(page, seen), &[Label::BylineBefore, Label::BylineAfter]);
    ruled_out.never(behind_verse(page, seen), &[Paragraph, Continued, Resumed]);
    ruled_out.only(verse::suites(&page.lines, page.writing), &[Paragraph]);
    ruled_out.never(verse::stanzas(&page.lines), &[Caption, Label::CaptionNext, Photo]);
    let titles = verse::titles(&page.lines);
    ruled_out.only(titles.iter().map(|title| title + 1), &[Label::BylineBefore]);
    ruled_out.only(titles, &[Label::Before]);
    ruled_out.only(by_themselves(seen, value!(Form, "jump")), &[Jump]);
}

/// Who wrote.
fn rule_out_signatures(page: &Page, seen: &[Seen], ruled_out: &mut RuledOut) {
    use Label::{BylineAfter, BylineBefore, Continued, Paragraph, Resumed};
    ruled_out.only(bylines(page, seen), &[BylineBefore, BylineAfter]);
    ruled_out.only(bylines_within(page, seen), &[BylineBefore, BylineAfter]);
    ruled_out.only(bylines_with_places(page, seen), &[BylineBefore]);
    ruled_out.never(nobody(page, seen), &[BylineBefore, BylineAfter]);
    for at in addresses(page) {
        let below = Some(at + 1).filter(|below| *below < seen.len());
        let signs = at > 0 && seen[at - 1][Field::Form] == value!(Form, "byline");
        ruled_out.never([at], HEADS);
        ruled_out.never([at].into_iter().chain(below), GOES_ON);
        ruled_out.only(Some(at).filter(|_| signs), &[BylineBefore, BylineAfter]);
    }
    let marked = marked(page, seen);
    ruled_out.never(marked.iter().copied(), &[BylineBefore, BylineAfter]);
    ruled_out
        .only(marked.into_iter().filter(|at| is_above_dateline(page, seen, *at)), &[Label::Before]);
    for at in round_up(page) {
        ruled_out.only([at], &[Paragraph]);
        ruled_out.never([at - 1], &[BylineBefore, BylineAfter]);
    }
    ruled_out.letters(page, seen);
    let signed = signed(page, seen);
    let below = signed.iter().map(|at| at + 1).filter(|below| *below < seen.len());
    let (noted, others): (Vec<usize>, Vec<usize>) =
        below.partition(|at| is_note(&page.lines[*at].text));
    ruled_out.only(noted, &[Paragraph]);
    ruled_out.never(others, &[Paragraph, Continued, Resumed]);
    let (offices, writers): (Vec<usize>, Vec<usize>) =
        signed.into_iter().partition(|at| is_office(&page.lines[*at].text));
    ruled_out.only(offices, &[Paragraph]);
    ruled_out.only(writers, &[BylineAfter]);
    ruled_out.only(signed_tight(page, seen), &[BylineAfter]);
}

/// Datelines behind a blank line, or a row that does not fill its column.
fn datelines(seen: &[Seen]) -> Vec<usize> {
    let (dateline, tight) = (value!(Form, "dateline"), value!(Blank, "0"));
    let (short, wide) = (value!(Deficit, "<3.4"), value!(Deficit, "wide"));
    let is_apart = |at: usize| {
        let behind_row = at > 0 && (short..=wide).contains(&seen[at - 1][Field::Deficit]);
        seen[at][Field::Blank] > tight || behind_row
    };
    let is_dateline = |at: &usize| seen[*at][Field::Form] == dateline && is_apart(*at);
    (0..seen.len()).filter(is_dateline).collect()
}

/// 本报讯 with a parenthesis, or behind a blank line and a stop: all 651 of Chinese dailies open a
/// story, and of those with another dateline nine in ten. So do datelines in brackets, as papers of
/// Hong Kong have them: 【明潮时报专讯】.
fn leads(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let tight = value!(Blank, "0");
    let is_lead = |at: &usize| {
        let text = &page.lines[*at].text;
        let behind_stop = *at > 0 && field::stops(&seen[at - 1]);
        let own = form::starts(text, "本报讯");
        let signed = own && matches!(text.get(form::skip_spaces(text, 3)), Some('（' | '('));
        let bracketed =
            text.first() == Some(&'【') && seen[*at][Field::Form] == value!(Form, "dateline");
        let apart = seen[*at][Field::Blank] > tight;
        signed || apart && (bracketed || own && behind_stop)
    };
    (0..seen.len()).filter(is_lead).collect()
}

/// First lines of paragraphs on a page that parts fewer of them by blank lines: behind a sentence
/// whose last line had room for what follows. A line set in may have been full.
fn tight_paragraphs(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const SET_IN: f32 = 0.9;
    let (text, room) = (value!(Like, "no"), value!(Slack, "<2.1"));
    let is_text = |at: usize| seen[at][Field::Like] == text;
    let begins = |at: &usize| {
        let before = &seen[at - 1];
        is_text(at - 1)
            && is_text(*at)
            && field::stops(before)
            && before[Field::Slack] >= room
            && page.lines[at - 1].indent < SET_IN
    };
    let (tight, parted): (Vec<usize>, Vec<usize>) =
        (1..seen.len()).filter(begins).partition(|at| page.lines[*at].blanks == 0);
    if tight.len() > parted.len() { tight } else { Vec::new() }
}

/// First lines of paragraphs on a page that sets them in by two em: nothing else of its texts is.
fn set_in(page: &Page, seen: &[Seen]) -> Vec<usize> {
    // So many tell, and one of so many may be something else.
    const LEAST: usize = 4;
    const ONE_OF: usize = 10;
    let (text, none, room) = (value!(Like, "no"), value!(Form, "none"), value!(Slack, "<6"));
    let is_set_in = |at: &usize| (1.5..2.6).contains(&page.lines[*at].indent);
    let is_text = |seen: &Seen| {
        let plain = seen[Field::Like] == text && seen[Field::Form] == none;
        plain && seen[Field::Slack] < room && !field::stops(seen)
    };
    let begins = |at: &usize| at.checked_sub(1).is_none_or(|above| !is_text(&seen[above]));
    let (first, others): (Vec<usize>, Vec<usize>) =
        (0..seen.len()).filter(is_set_in).partition(begins);
    let tell = first.len() >= LEAST && others.len() * ONE_OF <= first.len();
    if tell { first } else { Vec::new() }
}

/// Rows between blank lines behind verse that read as headlines: no subhead stands in a poem.
fn behind_verse(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let alone = value!(Like, "alone");
    let is_behind = |at: &usize| {
        page.lines[at - 1].line_for_line
            && !page.lines[*at].line_for_line
            && seen[*at][Field::Like] == alone
    };
    (1..seen.len()).filter(is_behind).collect()
}

/// Bylines between blank lines, 记者沈砚／综合报导 as well; not those behind the sentence that leads to an
/// article.
fn bylines(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let leads = |line: &Line| matches!(line.text.last(), Some('：' | '—' | '）'));
    let mut bylines = by_themselves(seen, value!(Form, "byline"));
    let reports = by_themselves(seen, value!(Form, "dateline")).into_iter();
    bylines.extend(reports.filter(|at| dateline::is_report(&page.lines[*at].text)));
    bylines.retain(|at| *at == 0 || !leads(&page.lines[at - 1]));
    bylines
}

/// 最后一班渡船: rows of no form that are longer than a name, and are neither several names nor say a role.
fn nobody(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const NAME: usize = 4;
    let none = value!(Form, "none");
    let names_nobody = |at: &usize| {
        let text = &page.lines[*at].text;
        let mut roles = chinese::WRITERS.iter().chain(&chinese::EDITORS);
        seen[*at][Field::Form] == none
            && text.len() > NAME
            && text.iter().all(|c| is_han(*c))
            && !roles.any(|role| form::contains(text, role))
            && surname::part(&text.iter().collect::<String>()).is_none()
    };
    (0..seen.len()).filter(names_nobody).collect()
}

/// `peishan@example.sg`: rows that say where somebody is written to, and nothing else.
fn addresses(page: &Page) -> Vec<usize> {
    let is_address = |at: &usize| {
        let text = &page.lines[*at].text;
        text.contains(&'@') && text.iter().all(|c| c.is_ascii() && *c != ' ')
    };
    (0..page.lines.len()).filter(is_address).collect()
}

/// Lines of no form that end in the stop of a sentence, or in which one ends and another one
/// begins: none of 5,792 headlines of Chinese dailies does.
fn sentences(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let none = value!(Form, "none");
    let speaks = |text: &[char]| {
        let stop = text.iter().position(|c| *c == '。');
        stop.is_some_and(|stop| text.get(stop + 1).is_none_or(|c| is_han(*c)))
    };
    let is_sentence = |at: &usize| seen[*at][Field::Form] == none && speaks(&page.lines[*at].text);
    (0..seen.len()).filter(is_sentence).collect()
}

/// （本文仅代表作者个人观点）: rows in parentheses, which head nothing.
fn enclosed(page: &Page) -> Vec<usize> {
    const SHORTEST: usize = 8;
    let is_enclosed = |at: &usize| {
        let text = &page.lines[*at].text;
        text.len() >= SHORTEST && matches!(text[..], ['（', .., '）'])
    };
    (0..page.lines.len()).filter(is_enclosed).collect()
}

/// ■第二水厂并网供水: rows with a mark that heads what stands below; □ 沈砚 and ○沈砚 name writers.
fn marked(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let byline = value!(Form, "byline");
    let is_marked = |at: &usize| {
        let first = page.lines[*at].text.first();
        seen[*at][Field::Form] != byline && first.is_some_and(|c| form::is_any(*c, "■◆●▲◇★"))
    };
    (0..seen.len()).filter(is_marked).collect()
}

/// The items of a round-up, but for the first one: they begin with one mark, and behind each stands
/// who sent it, in parentheses.
fn round_up(page: &Page) -> Vec<usize> {
    const LEAST: usize = 3;
    // An item is no longer, in rows.
    const LONGEST: usize = 10;
    // ▲本报讯 begins a story of its own.
    let is_item = |at: &usize| match &page.lines[*at].text[..] {
        ['▲' | '●' | '■' | '◆' | '★', text @ ..] => {
            dateline::dateline(text, page.writing).is_none()
        }
        _ => false,
    };
    let items: Vec<usize> = (0..page.lines.len()).filter(is_item).collect();
    let is_behind_name = |at: usize| {
        let above = [at.saturating_sub(2), at.saturating_sub(1)].map(|at| &page.lines[at].text[..]);
        form::signature(above[1]).is_some() || form::signature(&above.concat()).is_some()
    };
    let follows = |pair: &[usize]| {
        let [one, next] = [pair[0], pair[1]];
        page.lines[one].text.first() == page.lines[next].text.first()
            && next - one <= LONGEST
            && is_behind_name(next)
    };
    let run = |run: &[usize]| if run.len() >= LEAST { run[1..].to_vec() } else { Vec::new() };
    items.chunk_by(|one, next| follows(&[*one, *next])).flat_map(run).collect()
}

/// Whether a row between blank lines stands above a dateline.
fn is_above_dateline(page: &Page, seen: &[Seen], at: usize) -> bool {
    let (alone, dateline) = (value!(Place, "only"), value!(Form, "dateline"));
    seen[at][Field::Place] == alone
        && !form::stops(&page.lines[at].text)
        && seen.get(at + 1).is_some_and(|below| below[Field::Form] == dateline)
}

/// 记者 沈砚 综合报道, 文/本报记者 沈砚 图/本报记者 林小满: rows within a block that are nothing but roles and names,
/// below a row that does not stop and above a text.
fn bylines_within(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (byline, text) = (value!(Form, "byline"), value!(Like, "no"));
    let is_byline = |at: &usize| {
        let row = &page.lines[*at].text;
        let [above, below] = [at - 1, at + 1].map(|at| &page.lines[at].text);
        // 新华社 above 记者沈砚、本报记者林小, and 满报道 below, are of a dateline.
        let is_short = row.len() + 2 < above.len().max(below.len());
        let is_headed = |at: &usize| seen[at - 1][Field::Like] != text && row.contains(&' ');
        seen[*at][Field::Form] == byline
            && names::is_role_and_name(row)
            && above.last().is_some_and(|c| is_han(*c) || form::is_any(*c, "”》！？）"))
            && page.lines[*at].blanks == 0
            && page.lines[at + 1].blanks == 0
            && seen[at + 1][Field::Like] == text
            && (is_short || is_headed(at) || row.iter().any(|c| matches!(c, '/' | '／')))
    };
    (1..seen.len().saturating_sub(1)).filter(is_byline).collect()
}

/// 山前县实验小学 付小荷 between a headline and a text, and by blank lines apart from one of them: who wrote
/// it, and where from.
fn bylines_with_places(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (alone, row, text) = (value!(Like, "alone"), value!(Like, "row"), value!(Like, "no"));
    let is_byline = |at: &usize| {
        [alone, row].contains(&seen[at - 1][Field::Like])
            && seen[at + 1][Field::Like] == text
            && !field::stops(&seen[at - 1])
            && (begins_block(page, *at) || begins_block(page, at + 1))
            && names::is_place_and_name(&page.lines[*at].text)
    };
    (1..seen.len().saturating_sub(1)).filter(is_byline).collect()
}

/// Lines of no form with a comma, which names do not have.
fn clauses(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let none = value!(Form, "none");
    let is_clause =
        |at: &usize| seen[*at][Field::Form] == none && page.lines[*at].text.contains(&'，');
    (0..seen.len()).filter(is_clause).collect()
}

/// 河东省柳林县 赵守信, ——沈砚, 临渡供电公司, 读者 何女士, behind a stop and at the end of a block, or above 编后：: who
/// wrote a letter or gave a notice.
fn signed(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let ends = |at: &usize| {
        field::stops(&seen[at - 1])
            && (begins_block(page, at + 1) || is_note(&page.lines[at + 1].text))
    };
    let signs = |at: &usize| {
        let line = &page.lines[*at];
        is_office(&line.text) && line.blanks == 0
            || names::is_place_and_name(&line.text)
            || is_name_behind_dash(&line.text)
            || is_reader(&line.text)
            || is_name_at_margin(line)
    };
    (1..page.lines.len()).filter(ends).filter(signs).collect()
}

/// 临渡供电公司, 城东街道办事处: whether a text is nothing but what may be an office.
fn is_office(text: &[char]) -> bool {
    const TELLING: [char; 8] = ['到', '被', '把', '将', '的', '了', '不', '让'];
    (4..=18).contains(&text.len())
        // 夫妻一纸诉状告到法院 tells of one.
        && text.iter().all(|c| is_han(*c) && !TELLING.contains(c))
        && form::ends_any(text, &chinese::OFFICES)
}

/// 读者 何女士, 市民林晚: whether a text is who reads the paper, and a name.
fn is_reader(text: &[char]) -> bool {
    let name = chinese::READERS.iter().find_map(|word| {
        form::starts(text, word).then(|| &text[form::skip_spaces(text, word.chars().count())..])
    });
    name.is_some_and(|name| {
        (2..=4).contains(&name.len())
            && name.iter().all(|c| is_han(*c))
            && surname::is_surname(name[0])
    })
}

/// 编后：, 编者按: what an editor says of a letter, below it.
fn is_note(text: &[char]) -> bool {
    ["编后", "编者按", "编者的话", "编辑点评"].iter().any(|word| form::starts(text, word))
}

/// ——沈砚: whether a text is a dash and a name.
fn is_name_behind_dash(text: &[char]) -> bool {
    matches!(text, ['—', '—', name @ ..] if (2..=4).contains(&name.len())
        && name.iter().all(|c| is_han(*c))
        && surname::is_surname(name[0]))
}

/// Whether a row is nothing but a name far behind the beginning of the column.
fn is_name_at_margin(line: &Line) -> bool {
    const FAR: f32 = 6.0;
    line.indent >= FAR
        && (2..=4).contains(&line.text.len())
        && surname::is_surname(line.text[0])
        && line.text.iter().all(|c| is_han(*c) || *c == ' ')
}

/// 本报记者 沈砚 right below a sentence, at the end of a block and above a row that may head another
/// article: who wrote what stands above.
fn signed_tight(page: &Page, seen: &[Seen]) -> Vec<usize> {
    let (byline, alone) = (value!(Form, "byline"), value!(Like, "alone"));
    let signs = |at: &usize| {
        seen[*at][Field::Form] == byline
            && seen.get(at + 1).is_some_and(|below| below[Field::Like] == alone)
            && page.lines[*at].blanks == 0
            && field::stops(&seen[at - 1])
            && begins_block(page, at + 1)
    };
    (1..page.lines.len()).filter(signs).collect()
}

/// Lines that begin a question or an answer: 问：…, 答：….
fn questions(page: &Page) -> Vec<usize> {
    let asks = |at: &usize| matches!(page.lines[*at].text[..], ['问' | '答', '：' | ':', _, ..]);
    (0..page.lines.len()).filter(asks).collect()
}

/// Those of them that answer, with which no story begins.
fn answers(page: &Page) -> Vec<usize> {
    let answers = |at: &usize| page.lines[*at].text[0] == '答';
    questions(page).into_iter().filter(answers).collect()
}

/// Who asked, in parentheses right above the answer: （平水县 沈砚）.
fn askers(page: &Page, answers: &[usize]) -> Vec<usize> {
    let row = |at: usize| page.lines[at].text.as_slice();
    let is_asker = |at: &usize| matches!(row(*at), ['（', .., '）']);
    let above = answers.iter().filter_map(|at| at.checked_sub(1));
    above.filter(|at| *at > 0 && page.lines[*at].blanks == 0).filter(is_asker).collect()
}

/// Lines behind a stop that begin with who speaks, as interviews print them: 记者：…, without marks of
/// quotation. There are two speakers at least, and each begins to speak twice.
fn speeches(page: &Page, seen: &[Seen]) -> Vec<usize> {
    const LONGEST: usize = 8;
    let speaker = |at: usize| {
        let text = &page.lines[at].text;
        let colon = text.iter().take(LONGEST + 1).position(|c| *c == '：')?;
        let quoted = text.get(colon + 1).is_none_or(|c| measure::is_opening(*c));
        let named = colon > 0 && text[..colon].iter().all(|c| is_han(*c));
        (named && !quoted).then(|| &text[..colon])
    };
    let behind_stop = (1..seen.len()).filter(|at| field::stops(&seen[at - 1]));
    let speeches: Vec<(usize, &[char])> =
        behind_stop.filter_map(|at| Some((at, speaker(at)?))).collect();
    let mut times: FxHashMap<&[char], usize> = FxHashMap::default();
    speeches.iter().for_each(|(_, speaker)| *times.entry(speaker).or_default() += 1);
    let answered: Vec<&(usize, &[char])> =
        speeches.iter().filter(|(_, speaker)| times[speaker] > 1).collect();
    let several = answered.windows(2).any(|pair| pair[0].1 != pair[1].1);
    answered.into_iter().filter(|_| several).map(|(at, _)| *at).collect()
}

/// Whether a line ends in the signature of a story.
fn is_signed(seen: &Seen) -> bool {
    seen[Field::Ending] == value!(Ending, "signature")
}
