"""The words of the ledger's sentences in three languages; `sentence` puts them together."""

from __future__ import annotations

from typing import Any, Final

MONTHS: Final[dict[str, tuple[str, ...]]] = {
    "en": tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()),  # noqa: SIM905
    "en whole": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "ru": (
        *("января", "февраля", "марта", "апреля", "мая", "июня"),
        *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
    ),
    "ru whole": (
        *("январь", "февраль", "март", "апрель", "май", "июнь"),
        *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
    ),
    "id": tuple("Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()),  # noqa: SIM905
    "id whole": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ),
}

KINDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "any": "contact of any kind",
        "in_person": "in-person contact",
        "voice": "voice contact",
        "video": "video contact",
        "written": "written contact",
        "line_check": "line check",
    },
    "ru": {
        "any": "контакт любого вида",
        "in_person": "личный контакт",
        "voice": "телефонный контакт",
        "video": "видеоконтакт",
        "written": "письменный контакт",
        "line_check": "проверка линии",
    },
    "id": {
        "any": "kontak jenis apa pun",
        "in_person": "kontak tatap muka",
        "voice": "kontak telepon",
        "video": "kontak video",
        "written": "kontak tertulis",
        "line_check": "uji saluran",
    },
}

LEVELS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "head_of_state": "head of state",
        "head_of_government": "head of government",
        "minister": "minister",
        "chief_of_staff": "chief of staff",
        "deputy_minister": "deputy minister",
        "under_secretary": "under secretary",
        "commander": "commander",
        "duty": "duty officer",
    },
    "ru": {
        "head_of_state": "глав государств",
        "head_of_government": "глав правительств",
        "minister": "министров",
        "chief_of_staff": "начальников генштабов",
        "deputy_minister": "заместителей министров",
        "under_secretary": "заместителей госсекретаря",
        "commander": "командующих",
        "duty": "дежурных офицеров",
    },
    "id": {
        "head_of_state": "kepala negara",
        "head_of_government": "kepala pemerintahan",
        "minister": "menteri",
        "chief_of_staff": "kepala staf",
        "deputy_minister": "wakil menteri",
        "under_secretary": "wakil sekretaris",
        "commander": "panglima",
        "duty": "perwira jaga",
    },
}

WORDS: Final[dict[str, dict[str, Any]]] = {
    "en": {
        "ledger": "On this ledger ({start} to {end}, {sources})",
        "empty": "On this ledger (empty)",
        "source": ("source", "sources"),
        "day": ("day", "days"),
        "days_to": ("day", "days"),
        "range": "{least} to {most}",
        "first": "is the first {kind}{where}",
        "at_level": " at {level} level",
        "of_pair": " of {of}",
        "since": " since {date}: {days} (prior: {prior})",
        "never": ": none stands before it",
        "beside": "; as prior may also count, the order being unknown: {ids}",
        "unordered": "; unless it came after one of these, whose order to it is unknown: {ids}",
        "on_day": "on {date}",
        "in_month": "in {date}",
        "after_beside": "; as the first after it may also count, the order being unknown: {ids}",
        "before_beside": "; as the last before it may also count, the order being unknown: {ids}",
        "event_unordered": "; before or after it, the order being unknown: {ids}",
        "more": " and {count} more",
        "after": "after {event} the first {kind}{where} was {date}, {days} after ({id})",
        "none_after": "after {event} there was no {kind}{where}",
        "before": "; the last before it was {date}, {days} before ({id})",
        "none_before": "; none stands before it",
    },
    "ru": {
        "ledger": "По этому реестру ({start} – {end}, {sources})",
        "empty": "По этому реестру (пуст)",
        "source": ("источник", "источника", "источников"),
        "day": ("день", "дня", "дней"),
        "days_to": ("дня", "дней", "дней"),
        "range": "от {least} до {most}",
        "first": "— первый {kind}{where}",
        "at_level": " на уровне {level}",
        "of_pair": " «{of}»",
        "since": " после предыдущего ({date}): {days} (предыдущий: {prior})",
        "never": ": более ранних нет",
        "beside": "; предыдущим может быть и другой, порядок неизвестен: {ids}",
        "unordered": "; если только один из этих не был раньше, порядок неизвестен: {ids}",
        "on_day": "{date}",
        "in_month": "{date}",
        "after_beside": "; первым после неё может быть и другой, порядок неизвестен: {ids}",
        "before_beside": "; последним до неё может быть и другой, порядок неизвестен: {ids}",
        "event_unordered": "; до неё или после, порядок неизвестен: {ids}",
        "more": " и ещё {count}",
        "after": "после даты {event} первый {kind}{where} — {date}, разница {days} ({id})",
        "none_after": "после даты {event} не найден {kind}{where}",
        "before": "; последний до неё — {date}, разница {days} ({id})",
        "none_before": "; до неё ни одного нет",
    },
    "id": {
        "ledger": "Menurut register kontak ini ({start} s.d. {end}, {sources})",
        "empty": "Menurut register kontak ini (kosong)",
        "source": ("sumber", "sumber"),
        "day": ("hari", "hari"),
        "days_to": ("hari", "hari"),
        "range": "{least} sampai {most}",
        "first": "adalah {kind} pertama{where}",
        "at_level": " pada tingkat {level}",
        "of_pair": " antara {of}",
        "since": " sejak {date}: {days} (sebelumnya: {prior})",
        "never": ": tidak ada yang lebih awal",
        "beside": "; yang sebelumnya mungkin juga ini, urutannya tidak diketahui: {ids}",
        "unordered": "; kecuali salah satu dari ini lebih dahulu, urutannya tidak diketahui: {ids}",
        "on_day": "pada {date}",
        "in_month": "pada {date}",
        "after_beside": "; yang pertama sesudahnya mungkin juga ini, urutannya tidak diketahui: {ids}",
        "before_beside": "; yang terakhir sebelumnya mungkin juga ini, urutannya tidak diketahui: {ids}",
        "event_unordered": "; sebelum atau sesudahnya, urutannya tidak diketahui: {ids}",
        "more": " dan {count} lainnya",
        "after": "setelah {event}, {kind} pertama{where} terjadi {date}, selisih {days} ({id})",
        "none_after": "setelah {event} tidak ada {kind}{where}",
        "before": "; yang terakhir sebelumnya {date}, selisih {days} ({id})",
        "none_before": "; tidak ada yang lebih awal",
    },
}
