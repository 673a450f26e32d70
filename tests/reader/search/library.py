"""A small library of which each brief is found by something that the others lack."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from briefs.edition import Edition
from tests.factories import make_edition, make_ready_brief

TEXTS: dict[str, dict[str, str]] = {
    "Fisheries after the treaty": {
        "summary": "What two ministries owe the fishers of the Yellow Sea.",
        "context": "Quotas are negotiated every spring, and nets are counted by hand.",
    },
    "Trade in the Yellow Sea": {
        "summary": "Ships, ports and fisheries of one narrow sea.",
        "context": "A free trade agreement has stood for ten years.",
    },
    "An agreement on trade": {
        "summary": "Why ministers signed at all.",
        "context": "The Czech Republic’s minister spoke of fish once.",
    },
    "Semiconductors and the ministries": {
        "summary": "Chips, and who may export them.",
        "context": "Export controls, export licences, export lists: exports are controlled.",
    },
    "Cafés of São Paulo": {
        "summary": "A letter from abroad on coffee and an exchange of notes.",
        "context": "The U.S. buys most of it; notes of exchange are of no use.",
    },
    "한국과 중국의 자유무역협정": {
        "summary": "서비스 무역에 관한 두 번째 협상.",
        "context": "반도체 수출은 협정의 대상이 아니다.",
    },
    "中韩自由贸易协定": {
        "summary": "关于服务贸易的第二轮谈判。",
        "context": "半导体出口不在协定范围之内。",
    },
    "Соглашение о торговле": {
        "summary": "Что подписали министры.",
        "context": "Рыболовство осталось вне договора.",
    },
    "اتفاقية التجارة": {
        "summary": "ما الذي وقّعه الوزراء.",
        "context": "الصيد خارج الاتفاقية.",
    },
}


def stock() -> None:
    """Publish all of them, the first one last."""
    for days, (title, texts) in enumerate(TEXTS.items(), start=1):
        edition = make_edition(make_ready_brief(title=title, **_plain(texts)))
        when = timezone.now() - timedelta(days=days)
        # Backdated past the guard of editions: of equals the newest comes first.
        _backdate(edition, when)


def _plain(texts: dict[str, str]) -> dict[str, Any]:
    rest = {
        "key_messages": "One point.\nAnother point.",
        "analysis": "None.",
        "recommendations": "-",
    }
    return {**rest, **texts}


def _backdate(edition: Edition, when: Any) -> None:
    from django.db import connection

    from briefs.immutability import install_triggers

    with connection.cursor() as cursor:
        on = ' ON "briefs_edition"' if connection.vendor == "postgresql" else ""
        cursor.execute(f'DROP TRIGGER "briefs_edition_is_immutable"{on}')
        Edition._base_manager.filter(pk=edition.pk).update(published_at=when)
    install_triggers()
