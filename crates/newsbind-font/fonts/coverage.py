"""Prints the code points of the built-in fonts, one a line, as pyftsubset reads them."""


def encoded(codec, leads, trails):
    """The characters that a two-byte encoding has at some places of its table."""
    for lead in leads:
        for trail in trails:
            try:
                yield ord(bytes([lead, trail]).decode(codec))
            except UnicodeDecodeError:
                pass


RANGES = [
    (0x20, 0x7E),  # ASCII
    (0xA0, 0x17F),  # Latin-1, Latin Extended-A
    (0x18F, 0x192),
    (0x1CD, 0x1DC),  # Pinyin
    (0x218, 0x21B),
    (0x251, 0x251),
    (0x261, 0x261),
    (0x2C6, 0x2DD),
    (0x300, 0x30C),
    (0x370, 0x3FF),  # Greek
    (0x400, 0x45F),  # Cyrillic
    (0x490, 0x491),
    (0x1E80, 0x1E85),
    (0x1EF2, 0x1EF3),
    (0x2000, 0x206F),  # punctuation
    (0x2070, 0x209C),
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x218B),  # letterlike, number forms
    (0x2190, 0x2199),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2460, 0x24FF),  # enclosed numbers
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2600, 0x2642),  # stars, suns, genders
    (0x2660, 0x266F),
    (0x2713, 0x2717),
    (0x2756, 0x2756),
    (0x2776, 0x2793),
    (0x27A1, 0x27A1),
    (0x2E3A, 0x2E3B),
    (0x3000, 0x30FF),  # CJK punctuation, kana
    (0x3105, 0x312F),  # Bopomofo
    (0x31F0, 0x31FF),
    (0x3220, 0x3247),
    (0x3280, 0x32B0),
    (0x3300, 0x33FF),  # squared words and units
    (0xFB00, 0xFB04),
    (0xFE10, 0xFE19),  # vertical forms
    (0xFE30, 0xFE4F),
    (0xFF01, 0xFFEE),  # full width and half width
]

# Characters of names and places that GB 2312 lacks and newspapers need.
NAMES = """
镕珺琤玒劼喆堃赟玥翀旸昉炘烨瑨璟祎淼垚犇骉濛婳嫄彧弢忞惇悫掞旻昀晅晗晞暄暅朐栻棻樾沄沚泺洄洺浛浥淏湉湜溦滢
潆灏炅炆烔焓焜煊熠燊燚玎玓玘玙玚玢玦玭玹珈珉珏珅珑珣珩珽琀琇琎琨琬琮琯琰瑀瑄瑆瑗瑭璇璠璥璩璪甯畀禛筠筱箐粲綦翙翚
翯翾芃芊芾苡莜菡葳蓥蘅虓衎諲跹轸邈鄢鋆鍪铉铖锟锴镠闳阗霁韫頔顗颀颉飏飐骁骅骐骕骦骧鹓鹔黟囧嫒暐毐沣涢潞瀍燏珪珺
珵琏琳瑱璘璿祐祜祾禄穟竑竽笪筼篪绂绚缦罡羑翊耔耜胤舢艽艿茈茚荇荦荭莙菀菂萩葸蒗蕤藁蘧虢蚌蛟袆裒覃觊訚誉谌谖谞
豳赉赜趵踔轫辂辚郇郐郓郗郜郧郫郯郴鄄鄞鄯酃醴钇钌钐钲钿铄铎铨锜锽镏镐镒阆阊陂隰雎雒靓韪颍颎飒飨饴馥骀骎骙髡鬻魃
"""

points = {point for first, last in RANGES for point in range(first, last + 1)}
points |= set(encoded("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF)))
trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
points |= set(encoded("big5", range(0xA1, 0xC7), trails))  # level 1 ends at 0xC67E
points |= {ord(c) for c in NAMES if not c.isspace()}
for point in sorted(points):
    print(f"U+{point:04X}")
