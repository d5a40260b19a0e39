//! English papers.

use super::Language;

#[rustfmt::skip]
pub(super) const ENGLISH: Language = Language {
    tag: "en",
    small_words: &[
        "the", "and", "of", "to", "in", "that", "is", "for", "was", "with", "said", "on",
    ],
    days: &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    months: [
        "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
        "aug august", "sep sept september", "oct october", "nov november", "dec december",
    ],
    by: &["by "],
    by_names: &[
        "by ", "text: ", "exclusive by ", "words by ", "report by ", "review by ", "story by ",
        "written by ", "compiled by ",
    ],
    asked: &["interview: ", "interview by "],
    ours: &["from our own correspondent", "from our correspondent"],
    posts: &[
        "writer", "writers", "reporter", "reporters", "correspondent", "correspondents", "editor",
        "columnist", "contributor", "critic", "photographer", "staff", "bureau",
    ],
    fields: &[
        "health", "political", "politics", "crime", "chief", "senior", "environment", "education",
        "business", "sport", "sports", "staff", "countryside", "science", "religion", "home",
        "foreign", "transport", "economics", "city", "court", "arts", "local", "agriculture",
        "energy", "housing", "legal", "defence", "diplomatic", "media", "music", "features", "news",
        "deputy", "associate", "special", "technology", "consumer", "football", "cricket",
    ],
    sent: &["special to "],
    joins: &["and", "&"],
    particles: &[],
    openers: &[
        "a", "after", "an", "and", "are", "as", "at", "because", "before", "but", "by", "did",
        "do", "does", "even", "every", "few", "for", "from", "he", "her", "his", "how", "if",
        "in", "it", "its", "just", "many", "most", "my", "no", "not", "on", "once", "one", "our",
        "over", "she", "since", "so", "some", "that", "the", "their", "then", "there", "these",
        "they", "this", "those", "though", "to", "under", "until", "we", "what", "when",
        "where", "while", "who", "why", "with", "yet", "you", "your",
    ],
    noun_openers: &[],
    articles: &["the", "a", "an"],
    whence: &["at", "in"],
    before_names: &[
        "near", "against", "between", "without", "under", "over", "before", "during", "since",
        "until", "into", "across", "around", "behind", "beyond", "towards", "toward", "mayor",
        "president", "minister", "coach", "judge",
    ],
    titles: &["Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Rev", "Cllr", "Sir"],
    abbreviations: &[
        "Mr.", "Mrs.", "Ms.", "Dr.", "Sen.", "Rep.", "Gov.", "Gen.", "Prof.", "Rev.", "Lt.",
        "Capt.", "Col.", "Sgt.", "Mt.", "St.", "Ave.", "No.",
    ],
    does: &["writes", "column", "lives", "covers", "edits", "farms", "teaches", "works", "runs"],
    streets: &[" Street", " Road", " Avenue", " Lane", " Drive", " Close"],
    on: &[
        "continued on", "continued to", "continues on", "cont. on", "cont'd on",
        "story continues on", "turn to", "please turn to",
    ],
    back: &["continued from", "cont. from", "cont'd from"],
    naming: &[],
    page: &["page", "p.", "pg."],
    front: &["front page", "page one"],
    numerals: &[
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ],
    elsewhere: &["see", "more", "inside", "inside:"],
    heads: &[
        "letters to the editor", "your letters", "your say", "your views", "correction",
        "corrections", "clarification", "corrections & amplifications",
        "corrections and clarifications", "corrections & clarifications", "obituaries", "obituary",
        "deaths", "classifieds", "classified", "fact file", "from the front page", "neighbors",
        "neighbours", "in memoriam", "births", "marriages", "engagements", "public notices",
        "court record", "for the record",
       
        "on this day",
    ],
    briefs: &[
        "in brief", "news in brief", "news digest", "in short", "short takes", "briefly", "briefs",
        "news briefs", "local briefs", "world briefs", "nation briefs", "sports briefs",
        "police log", "police blotter", "community calendar", "around the state",
        "around the region", "around the county", "around the nation", "around the world", "shorts",
        "world digest", "nation & world digest", "metro briefs", "business briefs", "region briefs",
        "state briefs", "roundup", "round-up", "news round-up",
    ],
    brief: &["brief", "briefs", "briefly"],
    straps: &[
        "exclusive", "analysis", "comment", "interview", "special report", "profile", "review",
    ],
    letters: &["letter to the editor", "letters to the editor"],
    addresses: &[
        "to the editor", "dear editor", "dear sir", "dear sirs", "dear sir or madam", "sir", "sirs",
        "editor",
    ],
    sections: &[
        "news", "national news", "world news", "local news", "world", "nation", "national", "local",
        "region", "metro", "international", "politics", "business", "money", "markets", "sport",
        "sports", "opinion", "comment", "letters", "editorial", "arts", "culture", "books",
        "science", "technology", "health", "education", "life", "lifestyle", "features", "travel",
        "food", "weather", "obituaries", "weekend", "tech", "property", "homes", "motoring",
        "finance", "entertainment", "style", "city", "community", "environment", "economy", "crime",
        "courts",
    ],
    topics: &[
        "athletics", "baseball", "basketball", "boxing", "cricket", "cycling", "football", "golf",
        "hockey", "racing", "rugby", "soccer", "swimming", "tennis", "music", "film", "theatre",
        "theater", "what", "when", "where", "who", "why", "how", "cost", "info", "tickets",
    ],
    credits: &[
        "staff photo by ", "staff photos by ", "file photo by ", "photo courtesy of ", "image: ",
        "photo submitted by ", "photo supplied by ", "photo provided by ",
        "photo by ", "photo: ", "photos by ", "photos: ", "photograph by ", "photograph: ",
        "photographs by ", "picture by ", "picture: ", "pictures: ", "pic: ", "pics: ",
    ],
    papers: &[
        "advertiser", "age", "argus", "bulletin", "call", "chronicle", "citizen", "courier",
        "democrat", "dispatch", "echo", "enquirer", "examiner", "express", "gazette", "globe",
        "guardian", "herald", "independent", "inquirer", "journal", "leader", "ledger", "mail",
        "mercury", "messenger", "mirror", "monitor", "news", "observer", "post", "press", "record",
        "recorder", "register", "reporter", "review", "sentinel", "standard", "star", "sun",
        "telegram", "telegraph", "times", "tribune", "union", "voice",
    ],
};
