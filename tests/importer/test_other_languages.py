"""Pages in other languages are cleaned and drafted, and say that agreements are not looked for."""

from dataclasses import dataclass

import pytest

from briefs.importer.draft import Draft
from briefs.importer.pipeline import read_draft


@dataclass(frozen=True, slots=True)
class Sample:
    """A page of one language: what stands around the article, its parts, and its day."""

    language: str
    before: tuple[str, ...]
    title: str
    stamp: str
    body: tuple[str, ...]
    after: tuple[str, ...]
    published: str = "2023-05-12"

    def text(self) -> str:
        parts = (*self.before, self.title, self.stamp, "", *self.body, *self.after)
        return "\n".join(parts) + "\n"


SAMPLES = (
    Sample(
        "fr", ("Accueil", "Rechercher", "Se connecter"),
        "Le Sénégal et le Maroc signent un accord sur la pêche", "Publié le 12 mai 2023",
        (
            "Le Sénégal et le Maroc ont signé vendredi à Rabat un accord sur la pêche, a annoncé"
            " le ministère des Affaires étrangères dans un communiqué.",
            "Le texte est valable pour une durée de quatre ans et porte sur les licences.",
        ),
        ("Lire aussi", "© 2023 Le Journal du Cap. Tous droits réservés"),
    ),
    Sample(
        "es", ("Inicio", "Buscar", "Iniciar sesión"),
        "Chile y Perú firman un convenio sobre aduanas", "12 de mayo de 2023",
        (
            "Los gobiernos de Chile y Perú firmaron el viernes en Lima un convenio sobre aduanas"
            " que entrará en vigor en enero, informó la cancillería.",
            "El documento prevé la creación de una comisión que se reunirá cada año.",
        ),
        ("Te puede interesar", "© 2023 El Diario del Sur. Todos los derechos reservados"),
    ),
    Sample(
        "de", ("Startseite", "Suche", "Anmelden"),
        "Österreich und Slowenien unterzeichnen Abkommen über Bahnstrecke", "12. Mai 2023",
        (
            "Österreich und Slowenien haben am Freitag in Laibach ein Abkommen über den Ausbau der"
            " Bahnstrecke unterzeichnet, teilte das Ministerium mit.",
            "Die Bauarbeiten beginnen im Herbst und dauern nach Angaben der Behörden drei Jahre.",
        ),
        ("Mehr zum Thema", "© 2023 Alpenbote. Alle Rechte vorbehalten"),
    ),
    Sample(
        "ru", ("Главная", "Поиск", "Войти"),
        "Казахстан и Узбекистан подписали соглашение о водных ресурсах", "12 мая 2023",
        (
            "Казахстан и Узбекистан подписали в пятницу в Ташкенте соглашение о совместном"
            " использовании водных ресурсов, сообщила пресс-служба правительства.",
            "Документ рассчитан на пять лет и будет направлен в парламент для ратификации.",
        ),
        ("Читайте также", "© 2023 Степной вестник. Все права защищены"),
    ),
    Sample(
        "ar", ("الرئيسية", "بحث"),
        "مصر والأردن توقعان اتفاقية للتعاون في مجال الطاقة", "١٢ مايو ٢٠٢٣",
        (
            "وقعت مصر والأردن اليوم الجمعة في عمان اتفاقية للتعاون في مجال الطاقة بحضور وزيري"
            " الطاقة في البلدين، حسب بيان صادر عن الوزارة.",
            "وتنص الاتفاقية على تبادل الخبرات وتدريب الكوادر الفنية خلال السنوات الثلاث المقبلة.",
        ),
        ("© 2023 صحيفة النيل. جميع الحقوق محفوظة",),
    ),
    Sample(
        "zh", ("首页", "搜索", "登录"),
        "中国和老挝签署铁路运输合作协议", "2023年5月12日",
        (
            "中国和老挝12日在万象签署铁路运输合作协议，双方将扩大货物运输规模，并在人员培训方面开展合作。",
            "协议有效期为五年。两国官员表示，协议将促进边境地区的贸易和旅游业发展。",
        ),
        ("相关新闻", "© 2023 江城日报 版权所有"),
    ),
    Sample(
        "ja", ("ホーム", "検索", "ログイン"),
        "日本とベトナムが防災協力に関する覚書に署名", "2023年5月12日",
        (
            "日本とベトナムの両政府は12日、ハノイで防災協力に関する覚書に署名した。台風や洪水の情報を共有する。",
            "覚書の期間は三年で、専門家の派遣や訓練の実施も盛り込まれている。",
        ),
        ("関連記事", "© 2023 みなと新報"),
    ),
    Sample(
        "ko", ("홈", "검색", "로그인"),
        "한국과 몽골, 희소금속 협력 양해각서 체결", "2023년 5월 12일",
        (
            "한국과 몽골이 12일 울란바토르에서 희소금속 협력에 관한"
            " 양해각서를 체결했다고 산업부가 밝혔다.",
            "양국은 공동 연구소를 설립하고 전문 인력을 교류하기로 했다. 유효 기간은 삼 년이다.",
        ),
        ("관련기사", "© 2023 한강일보 무단전재 금지"),
    ),
)  # fmt: skip


@pytest.fixture(params=SAMPLES, ids=lambda sample: sample.language)
def sample(request: pytest.FixtureRequest) -> Sample:
    found: Sample = request.param
    return found


@pytest.fixture
def draft(sample: Sample) -> Draft:
    return read_draft("page.txt", sample.text().encode())


def test_language_is_recognised(sample: Sample, draft: Draft) -> None:
    assert draft.language == sample.language


def test_title_and_day_are_read(sample: Sample, draft: Draft) -> None:
    assert (draft.title, draft.published) == (sample.title, sample.published)


def test_paragraphs_are_kept_and_furniture_is_not(sample: Sample, draft: Draft) -> None:
    assert tuple(span.of(draft.text) for span in draft.paragraphs) == sample.body
    assert [span.of(draft.text) for span in draft.chrome] == [*sample.before, *sample.after]


def test_agreements_are_not_looked_for_and_the_draft_says_so(draft: Draft) -> None:
    assert draft.agreements == ()
    assert "agreements are found in English only" in draft.warnings
