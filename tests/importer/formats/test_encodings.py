"""Real sentences in the encodings that old sites and old mail still use."""

import pytest

from briefs.importer.draft import DocumentRejected
from briefs.importer.formats.decoding import decode
from briefs.importer.formats.normal import normalise

SENTENCES = {
    "ru": (
        "Москва и Пекин подписали соглашение о сотрудничестве.",
        "Министр иностранных дел России заявил во вторник, что стороны договорились расширить "
        "сотрудничество в области энергетики и торговли. В ходе визита подписано пять документов.",
    ),
    "uk": (
        "Україна та Польща підписали угоду про співпрацю.",
        "Міністр закордонних справ України заявив, що сторони домовилися розширити співпрацю в "
        "галузі енергетики та торгівлі. Її підписали в Києві.",
    ),
    "zh": (
        "中国和肯尼亚签署了五项合作协议。",
        "外交部长周二在北京表示，中肯两国将进一步扩大在基础设施、农业和贸易领域的合作。双方签署了"
        "十四项协议，其中包括一份关于铁路建设的谅解备忘录。",
    ),
    "zh-hant": (
        "臺灣與巴拉圭簽署經濟合作協定。",
        "外交部長週二在臺北表示，兩國將進一步擴大在基礎設施、農業和貿易領域的合作。雙方簽署了十四"
        "項協議，其中包括一份關於鐵路建設的諒解備忘錄。",
    ),
    "ko": (
        "한국과 베트남은 양해각서를 체결했다.",
        "외교부 장관은 화요일 서울에서 열린 회담에서 양국이 에너지와 무역 분야의 협력을 확대하기로 "
        "합의했다고 밝혔다. 양측은 14건의 협정을 체결했다.",
    ),
    "ja": (
        "日本とインドは協定に署名した。",
        "外務大臣は火曜日、東京で行われた会談で、両国がエネルギーと貿易の分野での協力を拡大すること"
        "で合意したと発表した。双方は14件の協定に署名した。",
    ),
    "fr": (
        "La France et le Sénégal ont signé un accord à Dakar.",
        "Le ministre des Affaires étrangères a déclaré mardi que les deux pays s’étaient engagés à "
        "renforcer leur coopération dans les domaines de l’énergie et de la pêche. Où ? À Genève.",
    ),
    "de": (
        "Deutschland und Österreich schließen Abkommen über Züge.",
        "Der Außenminister erklärte am Dienstag, dass beide Länder ihre Zusammenarbeit ausbauen "
        "würden. Für die Länder – „wichtig“.",
    ),
    "es": (
        "España y Perú firmaron un acuerdo de cooperación.",
        "El ministro declaró el martes que ambos países ampliarán su cooperación en energía, pesca "
        "y comercio. ¿Cuándo? El próximo año según él.",
    ),
    "pl": (
        "Polska i Łotwa podpisały umowę o współpracy.",
        "Minister spraw zagranicznych oświadczył we wtorek, że oba kraje rozszerzą współpracę w "
        "dziedzinie energii i handlu. Podpisano pięć umów.",
    ),
    "cs": (
        "Česko a Keňa podepsaly dohodu o spolupráci v Praze.",
        "Ministr zahraničí v úterý prohlásil, že obě země rozšíří spolupráci v oblasti energetiky "
        "a obchodu. Příští týden bude podepsáno několik dalších dohod.",
    ),
    "hu": (
        "Magyarország és Szerbia megállapodást írt alá a jövőről.",
        "A külügyminiszter kedden kijelentette, hogy a két ország bővíti együttműködését az "
        "energia területén. Öt szerződést írtak alá, közülük kettőt az erőművekről.",
    ),
    "tr": (
        "Türkiye ve Kenya işbirliği anlaşması imzaladı.",
        "Dışişleri Bakanı salı günü yaptığı açıklamada, iki ülkenin enerji ve ticaret alanlarında "
        "işbirliğini genişleteceğini söyledi.",
    ),
    "el": (
        "Η Ελλάδα και η Αίγυπτος υπέγραψαν συμφωνία.",
        "Ο υπουργός Εξωτερικών δήλωσε την Τρίτη ότι οι δύο χώρες θα επεκτείνουν τη συνεργασία τους "
        "στους τομείς της ενέργειας και του εμπορίου.",
    ),
    "he": (
        "ישראל ומצרים חתמו על הסכם.",
        "שר החוץ אמר ביום שלישי כי שתי המדינות ירחיבו את שיתוף הפעולה בתחומי האנרגיה והמסחר.",
    ),
    "ar": (
        "وقعت مصر والأردن اتفاقية تعاون.",
        "قال وزير الخارجية يوم الثلاثاء إن البلدين سيوسعان التعاون في مجالات الطاقة والتجارة.",
    ),
    "lt": (
        "Lietuva ir Latvija pasirašė susitarimą dėl energijos.",
        "Užsienio reikalų ministras antradienį pareiškė, kad abi šalys išplės bendradarbiavimą "
        "energetikos ir prekybos srityse.",
    ),
    "en": (
        "Morocco’s ministry signed a pact – the “first”.",
        "Morocco’s foreign ministry said on Tuesday the two countries had agreed to expand "
        "cooperation. The €20 million plan — the first of its kind — was signed in Geneva.",
    ),
}
ENCODINGS = {
    "ru": "cp1251 koi8-r iso8859-5 cp866",
    "uk": "cp1251 koi8-u",
    "zh": "gb18030 gb2312",
    "zh-hant": "big5",
    "ko": "euc-kr",
    "ja": "shift_jis euc_jp iso2022_jp",
    "fr": "cp1252",
    "de": "cp1252",
    "es": "cp1252",
    "pl": "cp1250 iso8859-2",
    "cs": "cp1250 iso8859-2",
    "hu": "cp1250",
    "tr": "cp1254",
    "el": "cp1253",
    "he": "cp1255",
    "ar": "cp1256",
    "lt": "cp1257",
    "en": "cp1252",
}
OLD = [
    (text, encoding)
    for language, encodings in ENCODINGS.items()
    for encoding in encodings.split()
    for text in SENTENCES[language]
]
WIDE = [
    (text, encoding)
    for texts in SENTENCES.values()
    for text in texts
    for encoding in ("utf-16-le", "utf-16-be")
]


@pytest.mark.parametrize(("text", "encoding"), OLD, ids=lambda value: str(value)[:12])
def test_decode_sentence_in_an_old_encoding_is_told_and_said(text: str, encoding: str) -> None:
    found, named, warnings = decode("a.txt", text.encode(encoding))
    assert found == text
    assert named
    assert named in warnings[0]


@pytest.mark.parametrize(("text", "encoding"), WIDE, ids=lambda value: str(value)[:12])
def test_decode_utf16_without_a_mark_is_told_and_said(text: str, encoding: str) -> None:
    found, named, warnings = decode("a.txt", text.encode(encoding))
    assert (found, named) == (text, encoding)
    assert "guess" in warnings[0]


@pytest.mark.parametrize("texts", SENTENCES.values(), ids=SENTENCES)
def test_decode_unicode_with_a_mark_or_utf8_needs_no_warning(texts: tuple[str, str]) -> None:
    for text in texts:
        for encoding in ("utf-8", "utf-8-sig", "utf-16"):
            found, _, warnings = decode("a.txt", text.encode(encoding))
            assert (found, warnings) == (text, ())


def test_decode_utf8_with_a_broken_byte_stays_utf8() -> None:
    content = "Genève, Zürich, São Paulo. ".encode() * 3 + b"\xff end"
    text, encoding, warnings = decode("a.txt", content)
    assert encoding == "utf-8"
    assert text.startswith("Genève, Zürich")
    assert "1 byte is no UTF-8" in warnings[0]


def test_decode_label_means_what_browsers_make_of_it() -> None:
    content = '<meta charset="iso-8859-1"><p>Morocco’s Genève</p>'.encode("cp1252")
    text, encoding, _ = decode("a.html", content)
    assert "Morocco’s Genève" in text
    assert encoding == "iso-8859-1"


@pytest.mark.parametrize("label", ["base64", "rot13", "zip", "nonsense", "idna\0", "undefined"])
def test_decode_label_that_is_no_encoding_is_passed_over(label: str) -> None:
    text, _, _ = decode("a.eml", "Le Sénégal a signé".encode("cp1252"), label)
    assert text == "Le Sénégal a signé"


@pytest.mark.parametrize("content", [b"\0" * 999, bytes(range(256)) * 20, b"\x01\x02\x03 " * 50])
def test_decode_binary_is_rejected(content: bytes) -> None:
    with pytest.raises(DocumentRejected, match="binary"):
        decode("a.txt", content)


def test_decode_label_that_the_bytes_belie_is_not_believed() -> None:
    content = f'<meta charset="iso-8859-1"><p>{SENTENCES["ru"][0]}'.encode("cp1251")
    text, encoding, _ = decode("a.html", content)
    assert SENTENCES["ru"][0] in text
    assert encoding == "cp1251"


@pytest.mark.parametrize("language", SENTENCES)
def test_normalise_utf8_read_as_latin_is_mended(language: str) -> None:
    for text in SENTENCES[language]:
        mangled = text.encode().decode("latin-1")
        assert normalise("a.txt", f"Plain line.\n{mangled}")[0] == f"Plain line.\n{text}"


def test_normalise_mends_only_the_lines_that_are_mangled() -> None:
    text = "Il s’est engagé\xa0» et dit\nMoroccoâ€™s pact"
    assert normalise("a.txt", text)[0].startswith("Il s’est engagé\xa0» et dit\nMorocco")


def test_normalise_invisible_characters_and_odd_breaks() -> None:
    text, _ = normalise(
        "a.txt", "a\u2028b\x0bc\x85d \u202ee\u2066 f\u200cg \u0645\u06cc\u200c\u0634"
    )
    assert text == "a\nb\nc\nd e fg \u0645\u06cc\u200c\u0634"


def test_normalise_printed_hyphens_and_spaces_stay_as_printed() -> None:
    assert normalise("a.txt", "long\u2011term\xa0plan")[0] == "long\u2011term\xa0plan"
