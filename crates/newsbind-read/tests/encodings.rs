//! Bytes of every encoding to the same lines.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252,
};
use newsbind_core::{TextLayer, Warned};
use newsbind_read::{PageFile, ReadError, read_text};

const PAGE: &str = include_str!("../../../seeds/000_34008544ac8028ee.txt");
const TRADITIONAL: &str = "【本報訊】鐵路局昨日宣布，沿海支線將於\n下月一日起恢復行車，旅客毋須再轉乘接駁\n巴士。發言人說，修復工程歷時三個月，期\n間共更換枕木二千四百條。\n";
const JAPANESE: &str = "市は十二日、港の古い灯台を来春から一般\nに公開すると発表した。修理の費用は市民\nの寄付で賄われる。\n";
const KOREAN: &str = "시는 십이일 항구의 낡은 등대를 내년 봄부터\n일반에 공개한다고 밝혔다. 수리 비용은 시민들의\n기부금으로 마련된다.\n";
const FRENCH: &str = "Le conseil a décidé, hier soir, de rouvrir la\nvoie côtière dès le 1er août. « Rien n’est\nencore joué », a déclaré l’élue.\n";
const GERMAN: &str = "Die Brücke über die Ache wird früher fertig als\ngeplant. Größere Schäden, so das Bauamt, seien\nnicht zu befürchten.\n";
const ENGLISH: &str = "The ferry will sail again on Monday, the harbor\nmaster said. “We have waited long enough” —\nthat was the word on the pier.\n";

fn read(bytes: &[u8], encoding: Option<&str>) -> Result<Warned<TextLayer>, ReadError> {
    read_text(&[PageFile { name: "page.txt", label: None, bytes }], encoding)
}

fn lines(layer: &TextLayer) -> Vec<&str> {
    layer.pages.iter().flat_map(|page| &page.lines).map(|line| line.text.as_str()).collect()
}

/// The bytes of a text, without the characters that the encoding has not.
fn encode(text: &str, encoding: &'static Encoding) -> (Vec<u8>, String) {
    let unit = |c: u16| if encoding == UTF_16BE { c.to_be_bytes() } else { c.to_le_bytes() };
    if encoding == UTF_16BE || encoding == UTF_16LE {
        return (text.encode_utf16().flat_map(unit).collect(), text.to_owned());
    }
    let known = |c: &char| !encoding.encode(c.encode_utf8(&mut [0; 4])).2;
    let text: String = text.chars().filter(known).collect();
    (encoding.encode(&text).0.into_owned(), text)
}

/// The text reads right in an encoding that nobody states, whole and in pieces of `sizes` lines;
/// gives the number of pieces.
fn check(text: &str, encoding: &'static Encoding, sizes: &[usize]) -> usize {
    let printed: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let mut pieces = vec![text.to_owned()];
    for size in sizes {
        pieces.extend(printed.chunks(*size).map(|lines| lines.join("\n") + "\n"));
    }
    for piece in &pieces {
        let (bytes, expected) = encode(piece, encoding);
        let layer = read(&bytes, None).expect("a text").value;
        let name = encoding.name();
        assert_eq!(lines(&layer), expected.lines().collect::<Vec<_>>(), "{name}: {piece}");
    }
    pieces.len()
}

#[test]
fn the_sample_page_in_every_encoding_of_its_language() {
    for encoding in [UTF_8, UTF_16LE, UTF_16BE, GB18030, BIG5] {
        assert_eq!(check(PAGE, encoding, &[3, 10, 50]), 1 + 147 + 45 + 9);
    }
}

/// A text of which one byte is lost, or one more put in, reads right but for what stands near, with
/// a warning.
fn check_damaged(text: &str, encoding: &'static Encoding, damage: fn(&mut Vec<u8>, usize)) {
    let (bytes, whole) = encode(text, encoding);
    let beyond: Vec<usize> = (0..bytes.len()).filter(|at| !bytes[*at].is_ascii()).collect();
    for part in 1..8 {
        let mut damaged = bytes.clone();
        damage(&mut damaged, beyond[beyond.len() * part / 8]);
        let layer = read(&damaged, None).expect("a text");
        let (read, whole) = (lines(&layer.value), whole.lines().collect::<Vec<_>>());
        let same = read.iter().zip(&whole).filter(|(read, line)| read == line).count();
        assert!(same + 2 >= whole.len(), "{}: {same} of {}", encoding.name(), whole.len());
    }
}

#[test]
fn a_lost_byte_costs_its_line() {
    for encoding in [GB18030, BIG5] {
        check_damaged(PAGE, encoding, |bytes, at| {
            bytes.remove(at);
        });
        check_damaged(PAGE, encoding, |bytes, at| bytes.insert(at, 0xff));
        check_damaged(PAGE, encoding, |bytes, at| {
            bytes.truncate(bytes.len().min(at.max(bytes.len() - 1)));
        });
    }
}

#[test]
fn a_few_lines_of_other_languages() {
    for (text, encoding) in [
        (TRADITIONAL, BIG5),
        (TRADITIONAL, GB18030),
        (JAPANESE, SHIFT_JIS),
        (KOREAN, EUC_KR),
        (FRENCH, WINDOWS_1252),
        (GERMAN, WINDOWS_1252),
        (ENGLISH, WINDOWS_1252),
    ] {
        check(text, encoding, &[]);
        check(text, UTF_16LE, &[1]);
        check(text, UTF_16BE, &[1]);
        check(text, UTF_8, &[1]);
    }
}

#[test]
fn a_stated_encoding_is_used() {
    for (label, encoding) in [
        ("gb18030", GB18030),
        ("GBK", GB18030),
        ("cp936", GB18030),
        ("big5", BIG5),
        (" Big5 ", BIG5),
        ("utf-16le", UTF_16LE),
        ("utf-16be", UTF_16BE),
        ("utf8", UTF_8),
    ] {
        let (bytes, expected) = encode(TRADITIONAL, encoding);
        let layer = read(&bytes, Some(label)).unwrap();
        assert_eq!(lines(&layer.value), expected.lines().collect::<Vec<_>>(), "{label}");
        assert_eq!(layer.warnings, [], "{label}");
    }
}

#[test]
fn a_byte_order_mark_is_stronger() {
    for (encoding, mark) in
        [(UTF_8, &b"\xef\xbb\xbf"[..]), (UTF_16LE, &b"\xff\xfe"[..]), (UTF_16BE, &b"\xfe\xff"[..])]
    {
        let bytes = [mark, &encode("本报讯\n", encoding).0].concat();
        for (stated, warnings) in [(None, 0), (Some(encoding.name()), 0), (Some("big5"), 1)] {
            let layer = read(&bytes, stated).unwrap();
            assert_eq!(lines(&layer.value), ["本报讯"]);
            assert_eq!(layer.warnings.len(), warnings, "{:?}", layer.warnings);
        }
    }
}

#[test]
fn an_unknown_label_is_an_error_with_near_ones() {
    for (label, message) in [
        ("gb18031", "unknown encoding `gb18031`; write `gb18030`"),
        ("big-5", "unknown encoding `big-5`; write `big5`"),
        ("shift jis", "unknown encoding `shift jis`; write `shift_jis`"),
        ("win1252", "unknown encoding `win1252`; write `windows-1252`"),
        ("foo", "unknown encoding `foo`; write `utf-8` or `gb18030` or `big5` or `shift_jis`"),
    ] {
        let error = read(b"text", Some(label)).unwrap_err().to_string();
        assert!(error.starts_with(message), "{error}");
    }
}

#[test]
fn what_does_not_fit_is_counted_and_placed() {
    for (bytes, encoding, message, at) in [
        (
            &b"one\ntw\xffo \xff\n"[..],
            Some("utf-8"),
            "2 places do not fit the encoding `utf-8` and read as `\u{fffd}`; it looks like `windows-1252`",
            [1, 2, 2, 3],
        ),
        (
            "本报讯昆山市综合风险池\n".as_bytes(),
            Some("shift_jis"),
            "2 places do not fit the encoding `shift_jis` and read as `\u{fffd}`; it looks like `utf-8`",
            [1, 1, 7, 8],
        ),
        (
            &[&b"\xff\n"[..], "本报讯昆山市综合风险池".as_bytes()].concat(),
            None,
            "1 place does not fit the encoding `utf-8` and read as `\u{fffd}`; state `encoding`, or check the file",
            [1, 1, 0, 1],
        ),
    ] {
        let layer = read(bytes, encoding).unwrap();
        let found: Vec<_> =
            layer.warnings.iter().map(|w| (w.message.as_str(), w.at.map(Into::into))).collect();
        assert_eq!(found, [(message, Some(at))]);
    }
}

/// A text of which every `step`th line is in another encoding than UTF-8 reads right, with a
/// warning at the first of them.
fn check_mixed(text: &str, encoding: &'static Encoding, step: usize) {
    let (mut bytes, mut expected, mut others) = (Vec::new(), Vec::new(), 0);
    for (number, line) in text.lines().enumerate() {
        let is_other = number % step == step - 1;
        let (line, text) = encode(line, if is_other { encoding } else { UTF_8 });
        others += usize::from(is_other && !text.is_ascii());
        bytes.extend([line, b"\n".to_vec()].concat());
        expected.push(text);
    }
    let layer = read(&bytes, None).expect("a text");
    assert_eq!(lines(&layer.value), expected, "{}", encoding.name());
    let message = layer.warnings.first().map_or("", |warning| warning.message.as_str());
    assert!(message.starts_with(&format!("{others} of ")), "{message}");
    let at = layer.warnings[0].at.map(<[u32; 4]>::from);
    let first = (1..).zip(&expected).find(|(number, line)| number % step == 0 && !line.is_ascii());
    assert_eq!(at.map(|at| at[1] as usize), first.map(|(number, _)| number));
}

#[test]
fn a_file_of_two_encodings_is_read_line_by_line() {
    for step in [2, 3, 10] {
        check_mixed(PAGE, GB18030, step);
        check_mixed(PAGE, BIG5, step);
    }
    for (text, encoding) in
        [(JAPANESE, SHIFT_JIS), (KOREAN, EUC_KR), (TRADITIONAL, BIG5), (TRADITIONAL, GB18030)]
    {
        check_mixed(&text.repeat(2), encoding, 2);
    }
    check_mixed(&FRENCH.repeat(9), WINDOWS_1252, 2);
}

#[test]
fn a_guess_from_a_few_bytes_is_said() {
    let layer = read(b"caf\xe9", None).unwrap();
    assert_eq!(lines(&layer.value), ["café"]);
    let message =
        "read as `windows-1252`, guessed from 1 bytes; state `encoding` if it reads wrong";
    assert_eq!(layer.warnings[0].message, message);
}

#[test]
fn a_short_page_is_read_as_its_neighbours() {
    // Alone, these bytes pass for Latin letters.
    let short = encode("図", SHIFT_JIS).0;
    let long = encode(JAPANESE, SHIFT_JIS).0;
    let file = |bytes| PageFile { name: "page.txt", label: None, bytes };
    let layer = read_text(&[file(&short[..]), file(&long[..])], None).unwrap();
    assert_eq!(layer.value.pages[0].lines[0].text, "図");
    assert_eq!(layer.warnings, []);
}
