"""The few words of a calendar, in English, Russian and Indonesian."""

# ruff: noqa: RUF001  # Texts in three languages.

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "proposed": "Proposed time, not accepted yet.",
        "accepted": "Accepted by both sides.",
        "cancelled": "Cancelled.",
        "declined": "Declined.",
        "unanswered": "No answer within the agreed time.",
        "weekly": "Standing weekly call.",
        "agenda": "Agenda:",
        "skipped": "Skipped on: {days}",
        "round": "Round of talks.",
        "partial": "Only “{said}” is known: the whole range is shown.",
        "commitment": "Commitment.",
        "follow_up": "Follow-up.",
        "due_partial": "Due by “{said}”: the last day of it is shown.",
        "open_due": "No day was named.",
        "decides": "Shown by the line's node of {party}; the record decides, not this calendar.",
    },
    "ru": {
        "proposed": "Предложенное время, ещё не принято.",
        "accepted": "Принято обеими сторонами.",
        "cancelled": "Отменено.",
        "declined": "Отклонено.",
        "unanswered": "Нет ответа в согласованный срок.",
        "weekly": "Постоянный еженедельный разговор.",
        "agenda": "Повестка:",
        "skipped": "Пропущено: {days}",
        "round": "Раунд переговоров.",
        "partial": "Известно только «{said}»: показан весь промежуток.",
        "commitment": "Обязательство.",
        "follow_up": "Дальнейший шаг.",
        "due_partial": "Срок «{said}»: показан его последний день.",
        "open_due": "День не назван.",
        "decides": "Показывает узел линии стороны {party}; решает журнал, а не этот календарь.",
    },
    "id": {
        "proposed": "Waktu usulan, belum diterima.",
        "accepted": "Diterima kedua pihak.",
        "cancelled": "Dibatalkan.",
        "declined": "Ditolak.",
        "unanswered": "Tidak dijawab dalam waktu yang disepakati.",
        "weekly": "Panggilan mingguan tetap.",
        "agenda": "Agenda:",
        "skipped": "Dilewati pada: {days}",
        "round": "Putaran perundingan.",
        "partial": "Hanya “{said}” yang diketahui: seluruh rentangnya ditampilkan.",
        "commitment": "Komitmen.",
        "follow_up": "Tindak lanjut.",
        "due_partial": "Tenggat “{said}”: hari terakhirnya ditampilkan.",
        "open_due": "Tidak ada hari yang disebut.",
        "decides": "Ditampilkan node saluran pihak {party}; catatanlah yang menentukan, bukan kalender ini.",
    },
}
DAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "ru": ("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
    "id": ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"),
}
MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "ru": ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
}


def spoken(language: str) -> str:
    """The language itself if calendars speak it, else English."""
    return language if language in WORDS else "en"
