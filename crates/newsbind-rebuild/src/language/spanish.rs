//! Spanish papers.

use super::Language;

#[rustfmt::skip]
pub(super) const SPANISH: Language = Language {
    tag: "es",
    small_words: &[
        "el", "los", "las", "una", "que", "por", "con", "para", "del", "como", "más", "y",
    ],
    days: &["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    months: [
        "ene enero", "feb febrero", "mar marzo", "abr abril", "mayo", "jun junio", "jul julio",
        "ago agosto", "sep sept septiembre set", "oct octubre", "nov noviembre", "dic diciembre",
    ],
    by: &[],
    by_names: &["por ", "por: ", "texto: ", "texto y fotos: "],
    asked: &["entrevista de "],
    ours: &[
        "de nuestro corresponsal", "de nuestra corresponsal", "de nuestro enviado especial",
        "de nuestra enviada especial", "de nuestra redacción", "de la redacción", "redacción",
        "nuestro corresponsal",
    ],
    posts: &[
        "reportero", "reportera", "redactor", "redactora", "columnista", "corresponsal",
    ],
    fields: &[],
    sent: &["para el ", "especial para ", "enviado especial ", "enviada especial "],
    joins: &["y"],
    particles: &["de", "del", "la", "y"],
    openers: &[
        "a", "además", "al", "antes", "así", "aunque", "ayer", "cada", "como", "con", "cuando",
        "de", "del", "desde", "después", "donde", "el", "ella", "ellos", "en", "entre", "era",
        "es", "esa", "ese", "esta", "estas", "este", "esto", "estos", "fue", "ha", "hace",
        "hasta", "hay", "la", "las", "lo", "los", "mientras", "más", "ni", "no", "nos", "para",
        "pero", "por", "porque", "que", "se", "según", "ser", "si", "sin", "sobre", "son", "su",
        "sus", "también", "todo", "todos", "tras", "un", "una", "unos", "y", "ya",
    ],
    noun_openers: &[],
    articles: &["los", "las"],
    whence: &["en", "de"],
    before_names: &["con", "contra", "hacia", "entre", "para", "por"],
    titles: &[],
    abbreviations: &[],
    does: &[],
    streets: &[],
    on: &["continúa en", "continúa en la", "pasa a la", "sigue en", "sigue en la"],
    back: &["viene de la", "viene de"],
    naming: &[],
    page: &["página", "pág."],
    front: &["tapa", "portada"],
    numerals: &[],
    elsewhere: &["leer"],
    weather: &["el tiempo", "tiempo"],
    index: &["en esta edición", "sumario", "índice"],
    heads: &[
        "opinión", "entrevista", "del lector", "cartas al director", "fe de errores", "contexto", "editorial",
        "tribuna", "cartas de los lectores", "obituario", "el tiempo", "denuncia ciudadana",
        "cartas", "cartas de lectores", "correo de lectores", "columna", "análisis", "perfil",
        "crónica", "reportaje", "las claves", "claves", "esquelas", "necrológicas", "rectificación",
        "el dato", "tribuna libre", "agenda", "sucesos", "lotería", "loterías", "santoral",
        "horóscopo", "farmacias de guardia", "farmacias",
    ],
    briefs: &[
        "en breve", "apuntes", "breves", "noticias breves", "en corto", "breves locales",
        "de un vistazo",
    ],
    brief: &["breve", "breves"],
    straps: &[],
    letters: &["cartas al director", "cartas de los lectores", "del lector", "señor director"],
    addresses: &[],
    closings: &["atentamente", "un saludo", "saludos"],
    sections: &[
        "sociedad", "economía", "deportes", "cultura", "internacional", "nacional", "espectáculos",
        "ciudad", "mundo", "política", "provincia", "comarcas", "policiales", "locales",
        "actualidad",
    ],
    topics: &[
        "fútbol", "baloncesto", "toros", "ciclismo", "atletismo", "tenis", "natación", "béisbol",
        "boxeo", "cine", "música", "teatro",
    ],
    credits: &["foto: ", "fotos: "],
    papers: &["diario", "correo"],
};
