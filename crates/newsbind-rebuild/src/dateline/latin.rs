//! Datelines of Latin scripts.

use crate::form::{self, skip_spaces};
use crate::furniture;
use crate::nameplate;
use crate::page::{Page, begins_block};
use crate::signature;

/// The dateline that a text of a Latin script begins with.
pub(super) fn dateline(text: &[char]) -> Option<usize> {
    shouted_and_dash(text)
        .or_else(|| sent_place(text))
        .or_else(|| dated_place(text))
        .or_else(|| shouted_place(text))
        .or_else(|| place_and_day(text))
        .or_else(|| marked_place(text))
}

/// `LONDON, March 3 (Reuters) -`, `NEW YORK —`, `ELY, May 8 --`: capitals, then a dash within 48
/// characters.
fn shouted_and_dash(text: &[char]) -> Option<usize> {
    let window = &text[..text.len().min(56)];
    let dash = (2..window.len()).find(|&i| {
        let mark = match window[i] {
            '—' | '–' => true,
            '-' => matches!(window[i - 2..i], [_, ' '] | [' ', '-']),
            _ => false,
        };
        // `TILDEN, May 20.—Two`, as old papers have it, and `LONDON—Cocoa`.
        let titled = window[i] == '—' && window.get(i + 1).is_some_and(|c| c.is_uppercase());
        mark && (window[i - 1] == '.' || titled || window.get(i + 1).is_none_or(|c| *c == ' '))
    })?;
    let head: &[char] = &window[..dash];
    let place = head.iter().position(|c| matches!(c, ',' | '(' | '—')).unwrap_or(head.len());
    let name = &head[..place];
    let letters = name.iter().filter(|c| c.is_alphabetic()).count();
    let shouted =
        name.iter().all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '\'' | '-' | '/'));
    let rest = &head[place..];
    let dated =
        rest.is_empty() || rest.iter().all(|c| c.is_alphanumeric() || form::is_any(*c, " ,.()/—-"));
    (letters >= 3 && shouted && dated).then_some(dash + 1)
}

/// `Guingamp – Deux`, `HANNOVER/dpa – Die`, `CIUDAD DE MÉXICO.- El`, `TORONTO | A`: a place, who
/// sent it, and the mark that papers put behind both, in a line that runs on in small letters.
fn marked_place(text: &[char]) -> Option<usize> {
    const RUNNING: usize = 20;
    const LONGEST: usize = 36;
    let mark = (2..text.len().min(LONGEST)).find(|at| {
        matches!(text[*at..], ['.', '-' | '–' | '—', ..] | [' ', '-' | '–' | '—' | '|', ' ', ..])
    })?;
    let mut words = signature::words(&text[mark + 2..]);
    // `Bus Strike – Talks Fail Again` and `Ida Marsh | The Ely Herald` have nothing but capitals
    // there.
    let speaks = words.next().is_some_and(|word| word[0].is_uppercase())
        && words.any(|word| word[0].is_lowercase());
    let place = without_sender(&text[..mark]);
    // `St. Valentin`
    let place = [['S', 't', '.', ' '], ['M', 't', '.', ' '], ['F', 't', '.', ' ']]
        .iter()
        .find_map(|short| place.strip_prefix(short))
        .unwrap_or(place);
    let is_plain = |c: &char| c.is_alphabetic() || matches!(c, ' ' | '-' | '/' | '\'' | '’');
    // `Hannover/Wiesenau` are two.
    let is_place =
        place.split(|c| *c == '/').all(|name| name.first().is_some_and(|c| c.is_uppercase()))
            && signature::words(place).count() <= 3
            && signature::words(place).all(signature::is_of_name)
            && place.iter().filter(|c| c.is_alphabetic()).count() > 2
            && place.iter().all(is_plain)
            && !furniture::is_weekday(place);
    (text.len() >= RUNNING && speaks && is_place).then_some(mark + 2)
}

/// Whether a text of several lines begins with the dateline of a line, or the dateline is none that
/// a headline may begin with: `Hochwasser – Feuerwehr im Einsatz` is one, and `Guingamp – Deux
/// personnes ont été` begins a text.
pub(crate) fn opens_text(page: &Page, i: usize) -> bool {
    let text = &page.lines[i].text;
    let end = dateline(text).unwrap_or(0);
    !is_bare_place(&text[..end]) || signature::runs_on(page, i) && !begins_block(page, i + 2)
}

/// `Guingamp –`: whether a dateline is nothing but a place in small letters and a mark.
fn is_bare_place(dateline: &[char]) -> bool {
    let mark = matches!(dateline, [.., ' ', '-' | '–' | '—' | '|']);
    mark && !form::is_capitals(dateline) && !dateline.iter().any(|c| matches!(c, '/' | '(' | ','))
}

/// `HANNOVER/dpa`, `Lima (ANDINA)`: a place without the agency that sent the story from there.
fn without_sender(place: &[char]) -> &[char] {
    if let Some(stroke) = place.iter().position(|c| *c == '/') {
        return if names_agencies(&place[stroke + 1..]) { &place[..stroke] } else { place };
    }
    match place.windows(2).position(|two| two == [' ', '(']) {
        Some(open) if is_agency_in_capitals(&place[open + 2..]) => &place[..open],
        _ => place,
    }
}

/// `ANDINA)`: whether few letters, all capitals, stand before a closing parenthesis.
fn is_agency_in_capitals(text: &[char]) -> bool {
    matches!(text, [name @ .., ')']
        if (2..=8).contains(&name.len()) && name.iter().all(|c| c.is_uppercase()))
}

/// `PARIS, 16 décembre.`, `Berlin, 3. Mai`, `Vienne (Autriche), 21 juillet.`, `SOFIA. 1er avril.`:
/// a place, a day and a month, as papers on the Continent set them.
fn dated_place(text: &[char]) -> Option<usize> {
    let window = &text[..text.len().min(48)];
    let mark = window.iter().position(|c| matches!(c, ',' | '.'))?;
    let place = &window[..mark];
    let plain = |c: &char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '(' | ')');
    let shown =
        |word: &[char]| window[mark] == ',' || word.first().is_some_and(|c| c.is_uppercase());
    // `Der Verein lädt am Freitag, 26. September` names none.
    let is_of_week = || signature::words(place).next_back().is_some_and(furniture::is_weekday);
    let named = place.first().is_some_and(|c| c.is_uppercase())
        && place.iter().all(plain)
        && place.split(|c| *c == ' ').all(shown)
        && !is_of_week();
    let day = skip_spaces(window, mark + 1);
    let after_day = day + day_length(&window[day..])?;
    let month = skip_spaces(window, after_day);
    let letters = window[month..].iter().take_while(|c| c.is_alphabetic()).count();
    let end = month + letters;
    let known = nameplate::day::month(&window[month..end].iter().collect::<String>()).is_some();
    let end = end + usize::from(matches!(text.get(end), Some('.' | ':')));
    let dash = skip_spaces(text, end);
    let end = if matches!(text.get(dash), Some('—' | '–')) { dash + 1 } else { end };
    ((2..=30).contains(&mark) && named && letters >= 3 && known).then_some(end)
}

/// What agencies are called behind places and below stories, in small letters.
const AGENCIES: [&str; 44] = [
    "dpa", "afp", "ap", "reuters", "epd", "kna", "sid", "apa", "sda", "ots", "lno", "havas", "ddp",
    "upi", "agencias", "efe", "ansa", "anp", "tt", "ntb", "lusa", "pti", "uni", "ani", "ians",
    "aap", "pa", "pap", "ritzau", "belga", "stt", "čtk", "ats", "red.", "rnz", "nzpa", "cp", "mti",
    "tass", "xinhua", "kyodo", "yonhap", "hina", "télam",
];

/// `(TT)`, `(dpa/lno)`, `/ritzau/`: whether a text is nothing but agencies in parentheses or
/// between strokes.
pub(crate) fn is_agency(text: &[char]) -> bool {
    match text {
        ['(', inside @ .., ')'] | ['/', inside @ .., '/'] => names_agencies(inside),
        _ => false,
    }
}

/// Whether a text is nothing but agencies, and the signs of editors beside one: `dpa/lno`,
/// `ots/kl`.
pub(crate) fn names_agencies(text: &[char]) -> bool {
    let lower = form::small(text);
    let mut names = lower.split(['/', ',', ' ']);
    let is_sign = |name: &str| (2..=3).contains(&name.len()) && text.contains(&'/');
    names.clone().any(|name| AGENCIES.contains(&name))
        && names.all(|name| AGENCIES.contains(&name) || is_sign(name))
}

/// `Hamburg (dpa).`, `Bad Segeberg (dpa/lno) –`, `Paris (AFP)`, `Ely (Karnataka) [India], May 5
/// (ANI):`, `Wiesenau (kb).`: a place and the agency that the story comes from, or the sign of who
/// wrote it and a stop.
fn sent_place(text: &[char]) -> Option<usize> {
    let window = &text[..text.len().min(56)];
    let closing = |open: usize| window[open..].iter().position(|c| *c == ')').map(|at| open + at);
    let opens = (1..window.len()).filter(|at| window[at - 1..=*at] == [' ', '(']);
    let mut sent = opens.filter_map(|open| Some((open, closing(open)?)));
    let (open, close) = sent.find(|(open, close)| {
        let stops = matches!(window[close + 1..], ['.', ' ', next, ..] if next.is_uppercase());
        let inside = &window[open + 1..*close];
        names_agencies(inside) || stops && is_sign(inside)
    })?;
    let place = without_day_and_month(without_day(&window[..open - 1]));
    let named = place.split(|c| matches!(c, ' ' | '/')).all(|word| {
        let word = match word {
            ['(', word @ .., ')'] | ['[', word @ .., ']'] => word,
            word => word,
        };
        word.first().is_some_and(|c| c.is_uppercase())
            && word.iter().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’'))
    });
    let mut end = close + 1;
    // `(EFE).-`, `(AFP). –`: a stop, a dash, or both.
    for marks in [".:", "—–-"] {
        let mark = skip_spaces(text, end);
        end = if text.get(mark).is_some_and(|c| marks.contains(*c)) { mark + 1 } else { end };
    }
    named.then_some(end)
}

/// `kb`: the sign of an editor.
fn is_sign(text: &[char]) -> bool {
    (2..=3).contains(&text.len()) && text.iter().all(|c| c.is_lowercase())
}

/// `BAD LENZHEIM. Die`: a place in capitals and a stop, as German papers have it, in a line that
/// runs on.
fn shouted_place(text: &[char]) -> Option<usize> {
    const RUNNING: usize = 20;
    let stop = text.iter().take(32).position(|c| *c == '.').filter(|_| text.len() >= RUNNING)?;
    let place = &text[..stop];
    let words = place.split(|c| *c == ' ').count();
    let shouts = place.iter().all(|c| c.is_uppercase() || matches!(c, ' ' | '-'));
    let speaks =
        matches!(text[stop + 1..], [' ', a, b, ..] if a.is_uppercase() && b.is_lowercase());
    (stop > 3 && words <= 3 && shouts && speaks).then_some(stop + 1)
}

/// `Mumbai, Jan. 18:`: a place, a day and a colon, as Indian papers have it.
fn place_and_day(text: &[char]) -> Option<usize> {
    let colon = text.iter().take(48).position(|c| *c == ':')?;
    let place = without_day(&text[..colon]);
    let mut words = place.split(|c| *c == ' ');
    let named = words.all(|word| {
        word.first().is_some_and(|c| c.is_uppercase()) && word.iter().all(|c| c.is_alphabetic())
    });
    // `Monday, June 2:` is of a calendar.
    (named && place.len() < colon && !furniture::is_weekday(place)).then_some(colon + 1)
}

/// `New Delhi, May 5`: a place without the day behind it.
fn without_day(text: &[char]) -> &[char] {
    match at_comma(text) {
        Some((place, day))
            if matches!(day[..], [month, number]
            if month.len() > 2 && month[0].is_uppercase() && is_number(number)) =>
        {
            place
        }
        _ => text,
    }
}

/// `México, 5 mar`: the same as Spanish agencies have it.
fn without_day_and_month(text: &[char]) -> &[char] {
    match at_comma(text) {
        Some((place, day))
            if matches!(day[..], [number, month]
            if number.len() <= 2 && is_number(number) && month.len() > 2 && !is_number(month)) =>
        {
            place
        }
        _ => text,
    }
}

/// What stands before a text's first comma, and the words behind it.
fn at_comma(text: &[char]) -> Option<(&[char], Vec<&[char]>)> {
    let comma = text.iter().position(|c| *c == ',')?;
    Some((&text[..comma], signature::words(&text[comma + 1..]).collect()))
}

fn is_number(word: &[char]) -> bool {
    word.iter().all(char::is_ascii_digit)
}

/// The characters of a day of the month: `16`, `3.`, `1er`, and `IER`, `l«r` as it is misread.
fn day_length(text: &[char]) -> Option<usize> {
    let digits = text.iter().take_while(|c| c.is_ascii_digit()).count();
    let word = text.iter().take_while(|c| !c.is_whitespace()).count();
    match digits {
        1 | 2 if matches!(text.get(digits), Some('.')) => Some(digits + 1),
        1 | 2 if word == digits => Some(digits),
        0 | 1 => {
            let one = matches!(text.first(), Some('1' | 'I' | 'l' | 'i'));
            let first = word == 3 && one && matches!(text.get(2), Some('r' | 'R'));
            first.then_some(word)
        }
        _ => None,
    }
}
